package org.costate.control.hj;

import java.util.function.DoubleUnaryOperator;

/**
 * The semigroup of {@code u_t + u_x² = εu_xx} on the line by quadrature, {@code u(x, s + r) = −ε
 * log ∫ G_{εr}(x − y) e^{−u(y, s)/ε} dy}, {@code G_τ(z) = (4πτ)^{−1/2} e^{−z²/(4τ)}}.
 *
 * <p>The trapezoidal rule in the log domain: spectrally accurate where {@code e^{−u/ε}} is analytic
 * and has died out at both ends. It is the Hopf–Cole solution from a function as initial data,
 * whose quadrature nodes are atoms with the quadrature weights.
 *
 * @param nodes rising nodes, at least 2
 * @param epsilon the viscosity {@code ε > 0}
 */
public record HeatSemigroup(double[] nodes, double epsilon) {

    /** Makes the rule. */
    public HeatSemigroup {
        Require.positiveTemperature(epsilon, "at ε = 0 the semigroup is HopfLax");
        InfConvolution.rising("nodes", nodes);
        if (nodes.length < 2) {
            throw new IllegalArgumentException(
                    "HJ-03: " + nodes.length + " nodes given, expected at least 2");
        }
        nodes = nodes.clone();
    }

    /** Returns the trapezoidal rule of {@code n} nodes on {@code [a, b]}. */
    public static HeatSemigroup on(double a, double b, int n, double epsilon) {
        return new HeatSemigroup(UniformGrid.line(a, b, n).axis(0), epsilon);
    }

    @Override
    public double[] nodes() {
        return nodes.clone();
    }

    /** Returns the quadrature of initial data {@code g}: atoms with the weights of the rule. */
    public AtomMeasure atoms(DoubleUnaryOperator g) {
        double[] values = new double[nodes.length];
        double[] logWeights = new double[nodes.length];
        for (int j = 0; j < nodes.length; j++) {
            values[j] = g.applyAsDouble(nodes[j]);
            double left = j == 0 ? 0 : nodes[j] - nodes[j - 1];
            double right = j == nodes.length - 1 ? 0 : nodes[j + 1] - nodes[j];
            logWeights[j] = Math.log(0.5 * (left + right));
        }
        return AtomMeasure.onLine(nodes, values).weighted(logWeights);
    }

    /** Returns the solution from initial data {@code g}, for every {@code t > 0}. */
    public HopfColeSolution from(DoubleUnaryOperator g) {
        return HopfColeSolution.of(atoms(g), epsilon);
    }

    /** Returns {@code u(x, s + r)} of a solution known at time {@code s}. */
    public double advanced(ValueFunction u, double s, double r, double x) {
        return from(y -> u.value(new double[] {y}, s)).value(new double[] {x}, r);
    }
}
