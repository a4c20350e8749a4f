package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.api.Test;

/** Every derivative of layer and solution against Taylor arithmetic, which has no step. */
class DerivativesAreExactTest {

    /** T1.8: roundings of derivatives of size 1 to 10. */
    private static final double EXACT = 1e-13;

    private static final int N = 5;
    private static final double[] LOG_WEIGHTS = {0.2, -0.3, 0, 0.5, -1};
    private static final double[] X = {0.4, -0.9};
    private static final double EPSILON = 0.35;
    private static final double T = 0.8;

    private final AtomMeasure atoms = ReferenceData.randomAtoms(N, 2, 41).weighted(LOG_WEIGHTS);
    private final LseLayer layer = atoms.layer(1.3, EPSILON);

    /** Variables: x (2), ε, then W (2N), then b (N). */
    private DerivativeStructure layerJet(int order) {
        double[] v = new double[3 + 3 * N];
        v[0] = X[0];
        v[1] = X[1];
        v[2] = EPSILON;
        for (int j = 0; j < N; j++) {
            v[3 + 2 * j] = layer.weights()[j][0];
            v[4 + 2 * j] = layer.weights()[j][1];
            v[3 + 2 * N + j] = layer.biases()[j];
        }
        DerivativeStructure[] s = Jet.variables(order, v);
        DerivativeStructure[] z = new DerivativeStructure[N];
        for (int j = 0; j < N; j++) {
            z[j] =
                    s[3 + 2 * j]
                            .multiply(s[0])
                            .add(s[4 + 2 * j].multiply(s[1]))
                            .add(s[3 + 2 * N + j]);
        }
        return Jet.logSumExp(z, LOG_WEIGHTS, s[2]);
    }

    private static double partial(DerivativeStructure f, int... indices) {
        int[] orders = new int[f.getFreeParameters()];
        for (int i : indices) {
            orders[i]++;
        }
        return f.getPartialDerivative(orders);
    }

    @Test
    void ofTheLayer() {
        DerivativeStructure f = layerJet(2);
        assertEquals(f.getValue(), layer.value(X), EXACT);
        assertEquals(partial(f, 2), layer.temperatureDerivative(X), EXACT);
        double[] pi = layer.gibbs(X).probabilities();
        double[][] dw = layer.weightGradient(X);
        for (int j = 0; j < N; j++) {
            assertEquals(partial(f, 3 + 2 * N + j), pi[j], EXACT);
            assertEquals(partial(f, 3 + 2 * j), dw[j][0], EXACT);
            assertEquals(partial(f, 4 + 2 * j), dw[j][1], EXACT);
        }
        double[] v = {0.6, -1.1};
        double[] product = layer.hessianTimes(X, v);
        for (int i = 0; i < 2; i++) {
            assertEquals(partial(f, i), layer.gradient(X)[i], EXACT);
            for (int k = 0; k < 2; k++) {
                assertEquals(partial(f, i, k), layer.hessian(X)[i][k], EXACT);
            }
            assertEquals(partial(f, i, 0) * v[0] + partial(f, i, 1) * v[1], product[i], EXACT);
        }
    }

    @Test
    void ofThirdOrder() {
        double[] v = {0.6, -1.1};
        DerivativeStructure[] x = Jet.variables(3, X);
        DerivativeStructure[] z = new DerivativeStructure[N];
        for (int j = 0; j < N; j++) {
            double[] w = layer.weights()[j];
            z[j] = x[0].multiply(w[0]).add(x[1].multiply(w[1])).add(layer.biases()[j]);
        }
        DerivativeStructure f = Jet.logSumExp(z, LOG_WEIGHTS, x[0].newInstance(EPSILON));
        for (int i = 0; i < 2; i++) {
            double expected = 0;
            for (int k = 0; k < 2; k++) {
                for (int l = 0; l < 2; l++) {
                    expected += partial(f, i, k, l) * v[k] * v[l];
                }
            }
            assertEquals(expected, layer.thirdDerivative(X, v)[i], EXACT);
        }
    }

    private static final double[][] A = {{1.2, 0.3}, {0.3, 0.7}};

    private final QuadraticHamiltonian hamiltonian = QuadraticHamiltonian.of(A);
    private final HopfColeSolution u = HopfColeSolution.of(atoms, hamiltonian, EPSILON);

    /** Variables: x (2), t, then y (2N), then g (N); the true, normalised solution. */
    private DerivativeStructure solutionJet() {
        double[] v = new double[3 + 3 * N];
        v[0] = X[0];
        v[1] = X[1];
        v[2] = T;
        for (int j = 0; j < N; j++) {
            v[3 + 2 * j] = atoms.positions()[j][0];
            v[4 + 2 * j] = atoms.positions()[j][1];
            v[3 + 2 * N + j] = atoms.initialValues()[j];
        }
        DerivativeStructure[] s = Jet.variables(2, v);
        double[][] m = hamiltonian.inverse();
        DerivativeStructure[] score = new DerivativeStructure[N];
        for (int j = 0; j < N; j++) {
            DerivativeStructure p = s[0].subtract(s[3 + 2 * j]);
            DerivativeStructure q = s[1].subtract(s[4 + 2 * j]);
            DerivativeStructure energy =
                    p.multiply(p)
                            .multiply(m[0][0])
                            .add(p.multiply(q).multiply(2 * m[0][1]))
                            .add(q.multiply(q).multiply(m[1][1]))
                            .divide(s[2].multiply(4));
            score[j] = energy.add(s[3 + 2 * N + j]).negate();
        }
        double root = 4 * Math.PI * EPSILON * Math.sqrt(1.2 * 0.7 - 0.3 * 0.3);
        return s[2].multiply(root)
                .log()
                .multiply(EPSILON)
                .subtract(Jet.logSumExp(score, LOG_WEIGHTS, s[0].newInstance(EPSILON)));
    }

    @Test
    void ofTheSolution() {
        DerivativeStructure f = solutionJet();
        assertEquals(f.getValue(), u.value(X, T), EXACT);
        assertEquals(partial(f, 2), u.timeDerivative(X, T), EXACT);
        for (int i = 0; i < 2; i++) {
            assertEquals(partial(f, i), u.gradient(X, T)[i], EXACT);
            for (int k = 0; k < 2; k++) {
                assertEquals(partial(f, i, k), u.hessian(X, T)[i][k], EXACT);
            }
        }
        assertEquals(partial(f, 0, 0) + partial(f, 1, 1), u.laplacian(X, T), EXACT);
        for (int j = 0; j < N; j++) {
            assertEquals(partial(f, 3 + 2 * N + j), u.initialValueGradient(X, T)[j], EXACT);
            assertEquals(partial(f, 3 + 2 * j), u.positionGradient(X, T)[j][0], EXACT);
            assertEquals(partial(f, 4 + 2 * j), u.positionGradient(X, T)[j][1], EXACT);
        }
    }

    @Test
    void ofTheCharacteristic() {
        DerivativeStructure f = solutionJet();
        for (int i = 0; i < 2; i++) {
            double expected = -2 * (A[i][0] * partial(f, 0) + A[i][1] * partial(f, 1));
            double towards = u.optimalVelocity(X, T)[i];
            assertEquals(expected, towards, EXACT, "∂H/∂p at p = −∇u");
            assertEquals(X[i] + T * towards, u.foot(X, T)[i], EXACT, "foot point");
        }
    }

    @Test
    void carriedAlongTheDictionary() {
        HopfColeDictionary dictionary = HopfColeDictionary.at(1.3, 2);
        var gradient =
                dictionary.gradient(atoms, layer.weightGradient(X), layer.gibbs(X).probabilities());
        HopfColeSolution plain = HopfColeSolution.of(atoms, EPSILON);
        double[] pi = plain.initialValueGradient(X, 1.3); // f = |x|²/4t − u, so ∂f = −∂u
        double[][] dy = plain.positionGradient(X, 1.3);
        for (int j = 0; j < N; j++) {
            assertEquals(-pi[j], gradient.g()[j], EXACT);
            assertEquals(-dy[j][0], gradient.y()[j][0], EXACT);
            assertEquals(-dy[j][1], gradient.y()[j][1], EXACT);
        }
    }

    @Test
    void entropyRisesWithTemperature() {
        double[] z = {0.3, -0.2, 0.9, 0.4};
        double slope = LogSumExp.at(0.5).gibbs(z).entropyDerivative();
        double h = 1e-5; // central differences: h² truncation, rounding 1e-11
        double difference =
                (LogSumExp.at(0.5 + h).entropy(z) - LogSumExp.at(0.5 - h).entropy(z)) / (2 * h);
        assertEquals(difference, slope, 1e-8);
    }

    @Test
    void leavingOneOutChangesTheValueByItsShare() {
        double[] z = {0.3, -0.2, 0.9, 0.4};
        for (double epsilon : new double[] {0, 0.01, 0.3, 2}) {
            for (int j = 0; j < 4; j++) {
                double[] rest = z.clone();
                rest[j] = Double.NEGATIVE_INFINITY;
                LogSumExp lse = LogSumExp.at(epsilon);
                assertEquals(lse.value(rest) - lse.value(z), lse.gibbs(z).leaveOneOut(j), 1e-14);
            }
        }
    }
}
