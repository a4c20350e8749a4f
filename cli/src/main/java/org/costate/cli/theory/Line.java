package org.costate.cli.theory;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.UniformGrid;

/** Points of the line, functions on them, and the atoms that the reference values are of. */
final class Line {

    private Line() {}

    /** Returns {@code n} equidistant points of {@code [a, b]}. */
    static double[] points(double a, double b, int n) {
        return UniformGrid.line(a, b, n).axis(0);
    }

    /** Returns a function at points. */
    static double[] map(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).toArray();
    }

    /** Returns the largest {@code |f|} over points. */
    static double worst(double[] x, DoubleUnaryOperator f) {
        return Arrays.stream(x).map(f).map(Math::abs).max().orElse(0);
    }

    /** Returns the reference atoms {@code y = ±0.5, ±1.5}, {@code g = 0.3, 1}. */
    static AtomMeasure atomsA() {
        return AtomMeasure.onLine(
                new double[] {-1.5, -0.5, 0.5, 1.5}, new double[] {1, 0.3, 0.3, 1});
    }

    /** Returns {@code n} random atoms in {@code ℝᵈ}. */
    static AtomMeasure randomAtoms(int n, int d, SplittableRandom random) {
        double[][] y = new double[n][];
        double[] g = new double[n];
        for (int j = 0; j < n; j++) {
            y[j] = random.doubles(d, -2, 2).toArray();
            g[j] = random.nextDouble(-0.5, 1);
        }
        return AtomMeasure.of(y, g);
    }

    /** Returns random points of a cube. */
    static double[][] randomPoints(int n, int d, double reach, SplittableRandom random) {
        double[][] x = new double[n][];
        Arrays.setAll(x, i -> random.doubles(d, -reach, reach).toArray());
        return x;
    }
}
