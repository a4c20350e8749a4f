package org.costate.control.feedback;

import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.matrix;
import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.one;
import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.said;
import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.weight;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.ode.SolverStatus;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Filters are regulators of the dual system; together, their modes separate. */
class EstimationIsDualToRegulationTest {

    private static final double ROUNDING = 1e-12;

    /**
     * A drifting number that is measured: {@code Σ = √(wv)}, {@code Σ(t) = √(wv) tanh(√(w/v) t)}.
     */
    @Test
    void scalarFilterHasItsClosedForm() {
        double w = 0.7;
        double v = 2.3;
        KalmanFilter filter = KalmanFilter.of(one(0), one(1), one(w), one(v));
        assertEquals(Math.sqrt(w * v), filter.steady().solution()[0][0], ROUNDING);
        assertEquals(Math.sqrt(w / v), filter.steadyGain()[0][0], ROUNDING);
        CovarianceFlow flow = filter.over(2, 6, one(0));
        double expected = Math.sqrt(w * v) * Math.tanh(Math.sqrt(w / v) * 1.4);
        assertEquals(expected, flow.at(3.4)[0][0], ROUNDING);
        assertEquals(expected / v, flow.gain(3.4)[0][0], ROUNDING);
    }

    /** The covariance equation, differenced in forward time, knows nothing of the dual. */
    @Test
    void covarianceGrowsAsItShould() {
        double[][] a = {{0.2, 1.1}, {-0.7, -0.3}};
        double[][] c = {{1, 0.4}};
        double[][] w = {{0.5, 0.1}, {0.1, 0.9}};
        double[][] first = {{0.3, 0.05}, {0.05, 0.8}};
        CovarianceFlow flow = KalmanFilter.of(a, c, w, one(0.6)).over(1, 3, first);
        double h = 1e-3;
        RealMatrix s = MatrixUtils.createRealMatrix(flow.at(2));
        RealMatrix slope =
                MatrixUtils.createRealMatrix(flow.at(2 + h))
                        .subtract(MatrixUtils.createRealMatrix(flow.at(2 - h)))
                        .scalarMultiply(0.5 / h);
        RealMatrix drift = MatrixUtils.createRealMatrix(a).multiply(s);
        RealMatrix seen = MatrixUtils.createRealMatrix(c).multiply(s);
        RealMatrix expected =
                drift.add(drift.transpose())
                        .add(MatrixUtils.createRealMatrix(w))
                        .subtract(seen.transpose().multiply(seen).scalarMultiply(1 / 0.6));
        assertEquals(0, slope.subtract(expected).getFrobeniusNorm(), 1e-5); // h² of Σ‴
        assertEquals(0.3, flow.at(1)[0][0], ROUNDING);
    }

    private static LinearQuadraticGaussian design(long seed, double[][][] out) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] a = matrix(random, 4, 4);
        double[][] b = matrix(random, 4, 2);
        double[][] c = matrix(random, 3, 4);
        double[][] q = weight(random, 4, 2, 0.1);
        double[][] r = weight(random, 2, 2, 0.5);
        double[][] w = weight(random, 4, 3, 0.05);
        double[][] v = weight(random, 3, 3, 0.4);
        out[0] = q;
        out[1] = r;
        out[2] = w;
        out[3] = v;
        return LinearQuadraticGaussian.of(
                LinearQuadraticRegulator.of(a, b, q, r), KalmanFilter.of(a, c, w, v));
    }

    @Test
    void modesSeparate() {
        LinearQuadraticGaussian whole = design(8, new double[4][][]);
        List<Eigenvalue> parts = new ArrayList<>(whole.regulation().closedLoopEigenvalues());
        parts.addAll(whole.estimation().closedLoopEigenvalues());
        for (Eigenvalue z : whole.closedLoopEigenvalues()) {
            double gap =
                    parts.stream()
                            .mapToDouble(y -> Math.hypot(y.re() - z.re(), y.im() - z.im()))
                            .min()
                            .orElseThrow();
            assertEquals(0, gap, 1e-11); // conditioning of simple eigenvalues of size 1 to 3
        }
        assertEquals(SolverStatus.OPTIMAL, whole.status());
    }

    /** The covariance of the whole loop, from its own Lyapunov equation, gives the same cost. */
    @Test
    void meanCostIsThatOfTheStationaryCovariance() {
        double[][][] weights = new double[4][][];
        LinearQuadraticGaussian whole = design(9, weights);
        RealMatrix loop = MatrixUtils.createRealMatrix(whole.closedLoop());
        RealMatrix l = MatrixUtils.createRealMatrix(whole.estimation().gain()).transpose();
        RealMatrix noise =
                Dense.blocks(
                        MatrixUtils.createRealMatrix(weights[2]),
                        Dense.zero(4, 4),
                        Dense.zero(4, 4),
                        l.multiply(MatrixUtils.createRealMatrix(weights[3]))
                                .multiply(l.transpose()));
        RealMatrix covariance = ComplexSchur.of(loop.transpose()).lyapunov(noise);
        RealMatrix k = MatrixUtils.createRealMatrix(whole.regulation().gain());
        RealMatrix price =
                Dense.blocks(
                        MatrixUtils.createRealMatrix(weights[0]),
                        Dense.zero(4, 4),
                        Dense.zero(4, 4),
                        k.transpose()
                                .multiply(MatrixUtils.createRealMatrix(weights[1]))
                                .multiply(k));
        double mean = 0.5 * price.multiply(covariance).getTrace();
        assertEquals(mean, whole.meanCost(), 1e-10 * mean);
    }

    @Test
    void blindFiltersAndStrangersAreRefused() {
        double[][] a = {{1, 0}, {0, -1}};
        double[][] c = {{0, 1}};
        double[][] w = {{1, 0}, {0, 1}};
        said(
                "RICCATI-01: (C, A) is not detectable",
                () -> KalmanFilter.of(a, c, w, one(1)).steady());
        double[][] other = {{1, 0}, {0, -2}};
        double[][] b = {{1}, {1}};
        said(
                "PROBLEM-01",
                () ->
                        LinearQuadraticGaussian.of(
                                LinearQuadraticRegulator.of(a, b, w, one(1)),
                                KalmanFilter.of(other, b2(), w, one(1))));
    }

    private static double[][] b2() {
        return new double[][] {{1, 1}};
    }
}
