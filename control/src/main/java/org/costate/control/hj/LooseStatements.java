package org.costate.control.hj;

import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * Statements that are often made of these layers and do not hold as made, each measured beside the
 * statement that does.
 *
 * <p>Everything is evaluated when asked; nothing is remembered. The layer is that of four atoms
 * {@code y = ±0.5, ±1.5}, {@code g = 0.3, 1}, at {@code t = 1}, {@code ε = 0.3}.
 */
public final class LooseStatements {

    private static final double EPSILON = 0.3;

    private LooseStatements() {}

    /**
     * A statement and its repair.
     *
     * @param statement as it is made
     * @param error how far it is from true, largest over the points
     * @param repair the statement that holds
     * @param repairedError how far that one is from true: rounding
     */
    public record Row(String statement, double error, String repair, double repairedError) {

        /** Says whether the measurement refutes the statement and bears out the repair. */
        public boolean isRefuted() {
            return error > 1e-3 && repairedError < 1e-9;
        }
    }

    /** Measures them all. */
    public static List<Row> measured() {
        return List.of(
                prefactor(),
                semigroup(),
                limits(),
                relu(),
                softplus(),
                initialData(),
                hopfLaxRelu(),
                temperature(),
                homomorphism());
    }

    private static AtomMeasure atoms() {
        return AtomMeasure.onLine(
                new double[] {-1.5, -0.5, 0.5, 1.5}, new double[] {1, 0.3, 0.3, 1});
    }

    private static double worst(ToDoubleFunction<double[]> error) {
        double worst = 0;
        for (double x : UniformGrid.line(-2.5, 2.5, 501).axis(0)) {
            worst = Math.max(worst, Math.abs(error.applyAsDouble(new double[] {x})));
        }
        return worst;
    }

    private static Row prefactor() {
        HopfColeSolution u = HopfColeSolution.of(atoms(), EPSILON);
        HamiltonJacobiEquation equation = u.equation();
        return new Row(
                "-ε log Σ exp(-E/ε) solves u_t + |∇u|² = εΔu",
                worst(
                        x ->
                                equation.residual(u, x, 1)
                                        - u.timeDerivative(x, 1)
                                        + u.rawTimeDerivative(x, 1)),
                "it does after (εd/2) log(4πεt) is added; without, the residual is -εd/(2t)",
                worst(x -> equation.residual(u, x, 1)));
    }

    private static Row semigroup() {
        HopfColeSolution u = HopfColeSolution.of(atoms(), EPSILON);
        HeatSemigroup heat = HeatSemigroup.on(-14, 14, 4001, EPSILON);
        double[] x = {0.7};
        double composed = heat.advanced(u, 0.6, 0.9, 0.7) - u.normalisation(0.6);
        return new Row(
                "raw snapshots compose: u(s + r) is the heat flow of u(s)",
                Math.abs(composed - u.raw(x, 1.5)),
                "the normalised ones do; raw ones miss (εd/2) log((s + r)/s)",
                Math.abs(composed - u.raw(x, 1.5) - 0.5 * EPSILON * Math.log(1.5 / 0.6)));
    }

    private static Row limits() {
        var family = new OrderOfLimits(Math::abs, -4, 4, 1);
        double shift =
                family.layer(6400, EPSILON, false).value(0.4)
                        - family.layer(100, EPSILON, false).value(0.4);
        double weighted =
                family.layer(6400, EPSILON, true).value(0.4)
                        - family.layer(100, EPSILON, true).value(0.4);
        return new Row(
                "widths and temperatures may go to their limits in either order",
                Math.abs(shift),
                "for sums weighted by 1/N; the unweighted one is larger by ε log N, without limit",
                Math.abs(shift - weighted - EPSILON * Math.log(64)));
    }

    private static Row relu() {
        LseLayer ramp = LseLayer.of(new double[][] {{1}, {0}}, new double[2], EPSILON);
        return new Row(
                "ReLU is a layer of two neurons",
                worst(x -> ramp.value(x) - Math.max(x[0], 0)),
                "of the tropical limit ε = 0; at ε > 0 the error is ε log 2",
                worst(x -> ramp.atTemperature(0).value(x) - Math.max(x[0], 0)));
    }

    private static Row softplus() {
        LseLayer one = LseLayer.of(new double[][] {{1}}, new double[1], 1);
        LseLayer two = LseLayer.of(new double[][] {{1}, {0}}, new double[2], 1);
        return new Row(
                "softplus is a layer of one neuron",
                worst(x -> one.value(x) - Math.log1p(Math.exp(x[0]))),
                "of two: logits x and 0",
                worst(x -> two.value(x) - Math.log1p(Math.exp(x[0]))));
    }

    private static Row initialData() {
        LayerConjugate conjugate = LayerConjugate.of(atoms().layer(1, 0));
        double[][] y = atoms().positions();
        double[] g = atoms().initialValues();
        double naive = 0;
        double repaired = 0;
        for (int j = 0; j < g.length; j++) {
            double star = conjugate.value(y[j][0] / 2);
            naive = Math.max(naive, Math.abs(star - g[j]));
            repaired = Math.max(repaired, Math.abs(star - y[j][0] * y[j][0] / 4 - g[j]));
        }
        return new Row(
                "the initial data are the conjugate f*",
                naive,
                "g(y) = f*(y/2t) - |y|²/4t",
                repaired);
    }

    private static Row hopfLaxRelu() {
        double[] y = UniformGrid.line(0, 5, 50_001).axis(0);
        double[] x = UniformGrid.line(-2, 2, 401).axis(0);
        double[] u = InfConvolution.of(1, 1).onLine(y, new double[y.length], x);
        AtomMeasure right = AtomMeasure.onLine(new double[] {0, 2}, new double[] {0, -1});
        HopfColeSolution limit = HopfColeSolution.of(right, 0);
        double naive = 0;
        double repaired = 0;
        for (int i = 0; i < x.length; i++) {
            double relu = Math.max(x[i], 0);
            naive = Math.max(naive, Math.abs(u[i] - relu));
            double layer = x[i] * x[i] / 4 - limit.value(new double[] {x[i]}, 1);
            repaired = Math.max(repaired, Math.abs(layer - relu));
        }
        return new Row(
                "Hopf–Lax from g = 0 on [0, 5] is ReLU",
                naive,
                "ReLU = |x|²/4t - u from the atoms y = (0, 2t), g = (0, -t)",
                repaired);
    }

    private static Row temperature() {
        QuadraticHamiltonian half = QuadraticHamiltonian.halfSquare(1);
        HopfColeSolution u = HopfColeSolution.of(atoms(), half, EPSILON);
        HamiltonJacobiEquation same = HamiltonJacobiEquation.of(half, EPSILON);
        return new Row(
                "temperature is viscosity, for H = |p|²/2 too",
                worst(x -> same.residual(u, x, 1)),
                "there the viscosity is ε/2",
                worst(x -> u.equation().residual(u, x, 1)));
    }

    private static Row homomorphism() {
        var tropical = new DeformedSemiring(0);
        var warm = new DeformedSemiring(EPSILON);
        double one = warm.dequantise(1);
        double limit = EPSILON * Math.log(2) - (tropical.plus(one, one) - one);
        return new Row(
                "max-plus is a homomorphic image of addition: 1 + 1 goes to 1 ⊕ 1",
                Math.abs(limit),
                "each ⊕_ε is; max is idempotent, the limit is a degeneration",
                Math.abs(warm.dequantise(2) - warm.plus(one, one)));
    }
}
