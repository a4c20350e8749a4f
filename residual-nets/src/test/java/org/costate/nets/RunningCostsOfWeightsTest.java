package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.kernels.Activation;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regularisation, written out by hand on unequal steps. */
class RunningCostsOfWeightsTest {

    private static final double ROUNDING = 1e-13; // sums of a few hundred terms of size 1

    private static ResidualNetwork network() {
        return Nets.network("verlet", Activation.TANH, 4, 4, Scheme.RK4, Loss.LOGISTIC);
    }

    /** The costs of verlet steps of width 4: K is 0–3, the biases 4–7 of each step. */
    private static double byHand(ResidualNetwork network, double[] theta, Regularisation r) {
        double cost = 0;
        WeightLayout at = network.layout();
        for (int k = 0; k < 4; k++) {
            double h = network.grid().step(k);
            for (int i = 0; i < 8; i++) {
                double w = theta[at.control(k) + i];
                cost += i < 4 ? 0.5 * r.decay() * h * w * w : 0;
                if (k < 3) {
                    double d = theta[at.control(k + 1) + i] - w;
                    cost += 0.5 * r.smoothness() * h * (d / h) * (d / h);
                    cost += 0.5 * r.stepDifference() * h * d * d;
                }
            }
        }
        for (int i = 0; i < 12; i++) { // lift.weight, 4 × 3
            cost += 0.5 * r.endDecay() * theta[i] * theta[i];
        }
        for (int i = 0; i < 4; i++) { // readout.weight, 1 × 4
            double w = theta[at.readOut() + i];
            cost += 0.5 * r.endDecay() * w * w;
        }
        return cost;
    }

    @ParameterizedTest
    @CsvSource({
        "0.7, 0, 0, 0",
        "0, 0.7, 0, 0",
        "0, 0, 0.7, 0",
        "0, 0, 0, 0.7",
        "0.3, 0.02, 0.5, 0.11"
    })
    void valueAndGradientAreTheFormulas(double decay, double smooth, double step, double end) {
        ResidualNetwork network = network();
        Regularisation costs = new Regularisation(decay, smooth, step, end, 0.9);
        double[] theta = Nets.weights(network, Nets.SEED);
        double[] gradient = new double[theta.length];
        java.util.Arrays.fill(gradient, 3.5); // it adds, it does not write
        double value = costs.addGradient(network, theta, gradient);

        assertEquals(byHand(network, theta, costs), value, ROUNDING * (1 + value));
        double d = 1e-3; // the cost is quadratic: central differences are exact to rounding/d
        for (int i = 0; i < theta.length; i++) {
            double kept = theta[i];
            theta[i] = kept + d;
            double up = byHand(network, theta, costs);
            theta[i] = kept - d;
            double down = byHand(network, theta, costs);
            theta[i] = kept;
            assertEquals((up - down) / (2 * d), gradient[i] - 3.5, 1e-10);
        }
    }

    @Test
    void theTwoNormsOfChangeDifferByTheSquareOfTheStep() {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.parabolic(3, Activation.TANH),
                        TimeGrid.uniform(0.0, 1.5, 5),
                        Scheme.EULER);
        double[] theta = Nets.weights(network, Nets.SEED + 1);
        double h = 0.3;
        double[] ignored = new double[theta.length];
        double smoothness =
                Regularisation.none().withSmoothness(0.7).addGradient(network, theta, ignored);
        double difference =
                Regularisation.none().withStepDifference(0.7).addGradient(network, theta, ignored);
        assertTrue(difference > 0);
        assertEquals(smoothness * h * h, difference, ROUNDING * difference);
    }

    @Test
    void theyAreAddedToTheLoss() {
        ResidualNetwork network = network();
        Regularisation costs = new Regularisation(0.3, 0.02, 0.7, 0.1, 0);
        double[] theta = Nets.weights(network, Nets.SEED + 2);
        Ensemble data = Nets.ensemble(network, Loss.LOGISTIC, 5, Nets.SEED + 3);
        TrainingProblem plain = network.fitting(data, Loss.LOGISTIC);
        TrainingProblem regularised = plain.regularised(costs);
        assertEquals(
                plain.cost(theta) + byHand(network, theta, costs),
                regularised.cost(theta),
                ROUNDING * regularised.cost(theta));
        assertEquals(costs, regularised.over(data).regularisation());
    }

    /** {@code ½ κ Σ_k h_k Σ_i b_i mean_s |f(X_i)|²}, stages recomputed by hand. */
    @ParameterizedTest
    @ValueSource(strings = {"euler", "midpoint", "rk4", "luther", "dormand-prince-54"})
    void kineticCostIsTheQuadratureOfTheSpeeds(String name) {
        ButcherTableau scheme = (ButcherTableau) Scheme.named(name);
        ResidualNetwork network =
                Nets.network("antisymmetric", Activation.TANH, 5, 3, scheme, Loss.LOGISTIC);
        double[] theta = Nets.weights(network, Nets.SEED + 4);
        Ensemble data = Nets.ensemble(network, Loss.LOGISTIC, 6, Nets.SEED + 5);
        double kinetic = 0;
        for (int s = 0; s < 6; s++) {
            double[] x = new PlainEnds(network, data, Loss.LOGISTIC, theta, s).initialState();
            for (int k = 0; k < 3; k++) {
                kinetic += 0.5 * 0.4 * stepSpeeds(network, scheme, theta, k, x) / 6;
            }
        }
        TrainingProblem plain = network.fitting(data, Loss.LOGISTIC);
        double cost = plain.regularised(Regularisation.none().withKinetic(0.4)).cost(theta);
        assertEquals(plain.cost(theta) + kinetic, cost, ROUNDING * cost);
    }

    /** Returns {@code h Σ_i b_i |f(X_i)|²} and moves {@code x} on. */
    private static double stepSpeeds(
            ResidualNetwork network, ButcherTableau scheme, double[] theta, int k, double[] x) {
        double h = network.grid().step(k);
        double[] u = network.control(theta).on(k);
        double[][] f = new double[scheme.stages()][x.length];
        double sum = 0;
        for (int i = 0; i < f.length; i++) {
            double[] stage = x.clone();
            for (int j = 0; j < i; j++) {
                for (int c = 0; c < x.length; c++) {
                    stage[c] += h * scheme.a(i, j) * f[j][c];
                }
            }
            network.block().velocity(0, stage, u, f[i]);
            for (double v : f[i]) {
                sum += h * scheme.b(i) * v * v;
            }
        }
        for (int i = 0; i < f.length; i++) {
            for (int c = 0; c < x.length; c++) {
                x[c] += h * scheme.b(i) * f[i][c];
            }
        }
        return sum;
    }

    @Test
    void negativeOrInfiniteWeightsAreRefused() {
        Regularisation none = Regularisation.none();
        assertMessage("decay weight is -0.1, expected", () -> none.withDecay(-0.1));
        assertMessage("smoothness weight is NaN, expected", () -> none.withSmoothness(Double.NaN));
        assertMessage("step difference weight is -2.0,", () -> none.withStepDifference(-2));
        assertMessage("end decay weight is Infinity,", () -> none.withEndDecay(1.0 / 0));
        assertMessage("kinetic weight is -1.0, expected a finite", () -> none.withKinetic(-1));
    }

    private static void assertMessage(String start, Runnable call) {
        var refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertTrue(refusal.getMessage().startsWith(start), refusal::getMessage);
    }
}
