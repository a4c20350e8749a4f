package org.costate.control.feedback;

import java.util.List;
import org.costate.ode.SolverStatus;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The regulator acting on the estimate of the filter, {@code u = −Kx̂}: best of all feedbacks of
 * the measurements, for the mean of the cost.
 *
 * <pre>
 *   x̂˙ = (A − BK − LC) x̂ + L y,    u = −K x̂,
 *   eigenvalues of the whole = those of A − BK and those of A − LC          (separation)
 *   mean of ½(xᵀQx + 2xᵀSu + uᵀRu) at rest = ½ tr(PW) + ½ tr(Σ Kᵀ R K)
 * </pre>
 *
 * <p>Immutable.
 */
public final class LinearQuadraticGaussian {

    private final ConstantModel plant;
    private final ConstantModel dual;
    private final AlgebraicRiccati regulation;
    private final AlgebraicRiccati estimation;
    private final RealMatrix a;
    private final RealMatrix b;
    private final RealMatrix c;
    private final RealMatrix k;
    private final RealMatrix l;

    private LinearQuadraticGaussian(LinearQuadraticRegulator regulator, KalmanFilter filter) {
        plant = regulator.model();
        dual = filter.dual().model();
        regulation = regulator.forEver();
        estimation = filter.steady();
        a = MatrixUtils.createRealMatrix(plant.a());
        b = MatrixUtils.createRealMatrix(plant.b());
        c = MatrixUtils.createRealMatrix(dual.b()).transpose();
        k = MatrixUtils.createRealMatrix(regulation.gain());
        l = MatrixUtils.createRealMatrix(estimation.gain()).transpose();
    }

    /**
     * Joins a regulator and a filter.
     *
     * @throws IllegalArgumentException PROBLEM-01 unless both are of one {@code A}, RICCATI as
     *     {@link LinearQuadraticRegulator#forEver} and {@link KalmanFilter#steady}
     */
    public static LinearQuadraticGaussian of(
            LinearQuadraticRegulator regulator, KalmanFilter filter) {
        RealMatrix here = MatrixUtils.createRealMatrix(regulator.model().a());
        RealMatrix there = MatrixUtils.createRealMatrix(filter.dual().model().a()).transpose();
        if (!here.equals(there)) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the regulator and the filter have different A. Try: one plant for"
                            + " both");
        }
        return new LinearQuadraticGaussian(regulator, filter);
    }

    /** Returns {@code P} and {@code K}. */
    public AlgebraicRiccati regulation() {
        return regulation;
    }

    /** Returns the dual of {@code Σ} and {@code L}. */
    public AlgebraicRiccati estimation() {
        return estimation;
    }

    /** Returns {@code A − BK − LC}, the matrix of the compensator. */
    public double[][] compensator() {
        return a.subtract(b.multiply(k)).subtract(l.multiply(c)).getData();
    }

    /** Returns the matrix of {@code (x, x̂)˙} without noise, {@code 2n × 2n}. */
    public double[][] closedLoop() {
        return Dense.blocks(
                        a,
                        b.multiply(k).scalarMultiply(-1),
                        l.multiply(c),
                        MatrixUtils.createRealMatrix(compensator()))
                .getData();
    }

    /** Returns the eigenvalues of {@link #closedLoop}, computed from the whole matrix. */
    public List<Eigenvalue> closedLoopEigenvalues() {
        return Eigenvalue.of(closedLoop());
    }

    /** Returns the mean of the running cost at rest. */
    public double meanCost() {
        RealMatrix p = MatrixUtils.createRealMatrix(regulation.solution());
        RealMatrix sigma = MatrixUtils.createRealMatrix(estimation.solution());
        RealMatrix w = MatrixUtils.createRealMatrix(dual.q());
        RealMatrix r = MatrixUtils.createRealMatrix(plant.r());
        RealMatrix loss = sigma.multiply(k.transpose()).multiply(r).multiply(k);
        return 0.5 * (p.multiply(w).getTrace() + loss.getTrace());
    }

    /** Returns the worse of both statuses. */
    public SolverStatus status() {
        SolverStatus one = regulation.status();
        SolverStatus two = estimation.status();
        return one.compareTo(two) >= 0 ? one : two;
    }
}
