package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code min_y g + tL((x−y)/t)}: brute force, lower envelope, divide and conquer, closed forms. */
class HopfLaxAndHopfAgreeTest {

    private static final double T = 1.3;
    private static final double H = 0.004;
    private static final double[] Y = ReferenceData.line(-8, 8, 4001);
    private static final double[] X = ReferenceData.line(-3, 3, 241);

    /** Initial data, its Lipschitz constant where it counts, and the exact solution for |p|². */
    record Case(String name, DoubleUnaryOperator g, double lipschitz, DoubleUnaryOperator exact) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Case[] cases() {
        return new Case[] {
            new Case(
                    "|y|",
                    Math::abs,
                    1,
                    x -> Math.abs(x) <= 2 * T ? x * x / (4 * T) : Math.abs(x) - T),
            new Case(
                    "0 on [0,5]",
                    y -> y >= -1e-9 && y <= 5 + 1e-9 ? 0 : Double.POSITIVE_INFINITY,
                    3 / (2 * T),
                    x -> {
                        double outside = Math.max(0, Math.max(-x, x - 5));
                        return outside * outside / (4 * T);
                    }),
            new Case(
                    "quadratic",
                    y -> 0.3 * (y - 0.7) * (y - 0.7),
                    3,
                    x -> 0.3 * (x - 0.7) * (x - 0.7) / (1 + 4 * 0.3 * T)),
            new Case("concave", y -> -0.5 * Math.abs(y), 0.5, x -> -0.5 * Math.abs(x) - 0.25 * T),
        };
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyMethodMeetsTheClosedForm(Case c) {
        double[] g = new double[Y.length];
        double[][] rows = new double[Y.length][];
        for (int j = 0; j < Y.length; j++) {
            g[j] = c.g().applyAsDouble(Y[j]);
            rows[j] = new double[] {Y[j]};
        }
        double[] envelope = InfConvolution.of(1, T).onLine(Y, g, X);
        double[] split = HopfLax.onLine(v -> v * v / 4, Y, g, X, T);
        double error = H * H / (4 * T) + c.lipschitz() * H; // the nearest node is within h/2
        for (int i = 0; i < X.length; i++) {
            double brute = HopfLax.at(v -> v[0] * v[0] / 4, rows, g, new double[] {X[i]}, T);
            assertEquals(brute, envelope[i], 1e-14);
            assertEquals(brute, split[i], 1e-14);
            assertEquals(c.exact().applyAsDouble(X[i]), brute, error);
            assertTrue(brute >= c.exact().applyAsDouble(X[i]) - 1e-12, "a minimum over fewer y");
        }
    }

    @Test
    void hopfFormulaEqualsHopfLaxForConvexData() {
        double[] p = ReferenceData.line(-6, 6, 6001);
        double[] g = new double[Y.length];
        for (int j = 0; j < Y.length; j++) {
            g[j] = 0.3 * (Y[j] - 0.7) * (Y[j] - 0.7) + Math.abs(Y[j]);
        }
        double[] lax = InfConvolution.of(1, T).onLine(Y, g, X);
        double[] hopf = HopfLax.hopf(q -> q * q, Y, g, p, X, T);
        assertArrayEquals(lax, hopf, 2e-5); // both discretised: (Δy)² and (Δp)² of size 1e-5
    }

    @Test
    void eikonalEquationHasAnExtendedLagrangian() {
        // H = |p|: L = 0 on |v| ≤ 1, +∞ beyond: u(x, t) = min of g over |y − x| ≤ t
        DoubleUnaryOperator g = y -> Math.cos(2 * y) + 0.1 * y;
        double[] values = new double[Y.length];
        for (int j = 0; j < Y.length; j++) {
            values[j] = g.applyAsDouble(Y[j]);
        }
        DoubleUnaryOperator l = v -> Math.abs(v) <= 1 + 1e-12 ? 0 : Double.POSITIVE_INFINITY;
        double[] u = HopfLax.onLine(l, Y, values, X, 0.5);
        for (int i = 0; i < X.length; i++) {
            double least = Double.POSITIVE_INFINITY;
            for (int j = 0; j < Y.length; j++) {
                if (Math.abs(Y[j] - X[i]) <= 0.5 + 1e-12) {
                    least = Math.min(least, values[j]);
                }
            }
            assertEquals(least, u[i]);
        }
    }

    @Test
    void tensorGridsGoAxisByAxis() {
        UniformGrid grid = UniformGrid.of(new double[] {-1, 0}, new double[] {2, 1.5}, 13, 10);
        SplittableRandom random = new SplittableRandom(91);
        double[] g = random.doubles(grid.size(), -1, 1).toArray();
        g[17] = Double.POSITIVE_INFINITY;
        double[][] nodes = new double[grid.size()][];
        for (int i = 0; i < nodes.length; i++) {
            nodes[i] = grid.node(i);
        }
        double[] fast = InfConvolution.of(0.5, 0.2).onGrid(grid, g);
        for (int i = 0; i < nodes.length; i++) {
            double brute =
                    HopfLax.at(
                            QuadraticHamiltonian.halfSquare(2)::lagrangian,
                            nodes,
                            g,
                            nodes[i],
                            0.2);
            assertEquals(brute, fast[i], 1e-14);
        }
        double[] finite = random.doubles(grid.size(), -1, 1).toArray();
        UniformGrid slopes = UniformGrid.of(new double[] {-3, -2}, new double[] {1, 4}, 13, 10);
        double[] conjugate = LegendreTransform.onGrid(grid, finite, slopes);
        for (int i = 0; i < conjugate.length; i++) {
            double best = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < nodes.length; j++) {
                best = Math.max(best, LseLayer.dot(slopes.node(i), nodes[j]) - finite[j]);
            }
            assertEquals(best, conjugate[i], 1e-14);
        }
    }

    @Test
    void tropicalSolutionIsHopfLaxOfTheAtoms() {
        AtomMeasure atoms = ReferenceData.randomAtoms(20, 3, 92);
        var h = QuadraticHamiltonian.of(ReferenceData.anisotropy());
        HopfColeSolution u = HopfColeSolution.of(atoms, h, 0);
        double[] x = {0.3, -0.4, 1.1};
        double lax = HopfLax.at(h::lagrangian, atoms.positions(), atoms.initialValues(), x, 0.6);
        assertEquals(lax, u.value(x, 0.6), 1e-14);
        assertEquals(0, u.equation().residual(u, x, 0.6), 1e-14);
    }
}
