package org.costate.plots;

import static org.costate.plots.Paths.cells;
import static org.costate.plots.Paths.range;

import java.util.ArrayList;
import java.util.List;

/** Pictures of functions of two variables. */
final class GalleryOfFields {

    private static final double[][] ATOMS = atoms();

    private GalleryOfFields() {}

    /** Least time to the origin for x₁″ = u, |u| ≤ 1. */
    static double leastTime(double x, double y) {
        double s = x + y * Math.abs(y) / 2;
        return s > 0
                ? y + 2 * Math.sqrt(y * y / 2 + x)
                : -y + 2 * Math.sqrt(Math.max(0, y * y / 2 - x));
    }

    static Figure value() {
        Bounds b = Bounds.of(-3, 3, -2.5, 2.5);
        double[] y = range(-2.45, 2.45, 101);
        return Figure.of(
                        Panel.heatMap(
                                        Labels.axes("position x₁", "velocity x₂"),
                                        b,
                                        cells(b, 150, 180, GalleryOfFields::leastTime),
                                        "least time V(x)")
                                .contours(1, 2, 3, 4, 5, 6)
                                .curve(
                                        "switching curve",
                                        Paths.each(101, i -> -y[i] * Math.abs(y[i]) / 2),
                                        y))
                .titled("Value function of the time-optimal double integrator")
                .subtitled("x₁″ = u, |u| ≤ 1; level lines are isochrones")
                .sized(740, 500);
    }

    private static double[][] atoms() {
        double[][] atoms = new double[16][];
        for (int j = 0; j < 16; j++) {
            double a = 2.399963 * j; // the golden angle spreads them evenly
            double r = 0.32 * Math.sqrt(j + 0.5) + (j % 3 == 0 ? 0.25 : 0);
            atoms[j] = new double[] {1.4 * r * Math.cos(a), 1.4 * r * Math.sin(a)};
        }
        return atoms;
    }

    /** Returns the weights of the atoms at a point: π_j ∝ exp(−|x − y_j|² / 2ε). */
    private static double[] weights(double x, double y, double eps) {
        double[] w = new double[16];
        double nearest = Double.POSITIVE_INFINITY;
        for (int j = 0; j < 16; j++) {
            w[j] = (sq(x - ATOMS[j][0]) + sq(y - ATOMS[j][1])) / 2;
            nearest = Math.min(nearest, w[j]);
        }
        double sum = 0;
        for (int j = 0; j < 16; j++) {
            sum += w[j] = Math.exp((nearest - w[j]) / eps);
        }
        for (int j = 0; j < 16; j++) {
            w[j] /= sum;
        }
        return w;
    }

    private static double entropy(double x, double y, double eps) {
        double h = 0;
        for (double p : weights(x, y, eps)) {
            h -= p > 0 ? p * Math.log(p) : 0;
        }
        return h;
    }

    private static double sq(double v) {
        return v * v;
    }

    private static double[] atom(int c) {
        return Paths.each(16, j -> ATOMS[j][c]);
    }

    static Figure entropy() {
        Bounds b = Bounds.of(-3, 3, -2.2, 2.2);
        double eps = 0.08;
        double[][] u = new double[41][41];
        double[][] v = new double[41][41];
        for (int i = 0; i < 41; i++) {
            for (int j = 0; j < 41; j++) {
                double x = -3 + 6 * j / 40.0;
                double y = -2.2 + 4.4 * i / 40.0;
                double[] w = weights(x, y, eps);
                for (int k = 0; k < 16; k++) {
                    u[i][j] += w[k] * (ATOMS[k][0] - x);
                    v[i][j] += w[k] * (ATOMS[k][1] - y);
                }
            }
        }
        return Figure.of(
                        Panel.heatMap(
                                        Labels.axes("x₁", "x₂"),
                                        b,
                                        cells(b, 150, 200, (x, y) -> entropy(x, y, eps)),
                                        "entropy H of the weights")
                                .arrows(u, v)
                                .points("atoms", atom(0), atom(1))
                                .equalUnits())
                .titled("Entropy landscape of a log-sum-exp layer")
                .subtitled("16 atoms, ε = 0.08; arrows: negative gradient of the value")
                .sized(740, 560);
    }

    static Figure levels() {
        Bounds b = Bounds.of(-6, 6, -3, 3);
        return Figure.of(
                        Panel.heatMap(
                                        Labels.axes("q", "p"),
                                        b,
                                        cells(b, 160, 240, (q, p) -> p * p / 2 - Math.cos(q)),
                                        "energy H(q, p)")
                                .linesOnly()
                                .contours(-0.75, -0.5, 0, 0.5, 1, 1.5, 2, 3)
                                .points("saddles", new double[] {-Math.PI, Math.PI}, new double[2]))
                .titled("Level sets of the pendulum’s Hamiltonian")
                .subtitled("the level 1 is the separatrix")
                .sized(740, 440);
    }

    static Figure signed() {
        Bounds b = Bounds.of(0, 2, 0, 1.5);
        return Figure.of(
                        Panel.heatMap(
                                        Labels.axes("time t", "x"),
                                        b,
                                        cells(b, 120, 160, GalleryOfFields::burgers),
                                        "costate p = ∂S/∂x")
                                .diverging()
                                .contours())
                .titled("A costate that steepens")
                .subtitled("viscous Burgers equation through the Hopf–Cole formula, ε = 0.03")
                .sized(700, 440);
    }

    /** Burgers' solution for S(0, x) = cos(πx)/π: a quotient of two integrals. */
    private static double burgers(double t, double x) {
        double eps = 0.03;
        double up = 0;
        double down = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int pass = 0; pass < 2; pass++) {
            for (int k = -150; k <= 150; k++) {
                double y = x + 0.02 * k;
                double action = sq(x - y) / (2 * t + 1e-9) + Math.cos(Math.PI * y) / Math.PI;
                if (pass == 0) {
                    least = Math.min(least, action);
                } else {
                    double w = Math.exp((least - action) / eps);
                    up += w * -Math.sin(Math.PI * y);
                    down += w;
                }
            }
        }
        return up / down;
    }

    /** Which root of z³ = 1 Newton's iteration finds. */
    static Figure basins() {
        int n = 300;
        int[][] codes = new int[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                codes[i][j] = root(-1.6 + 3.2 * (j + 0.5) / n, -1.6 + 3.2 * (i + 0.5) / n);
            }
        }
        double half = Math.sqrt(3) / 2;
        return Figure.of(
                        Panel.discreteMap(
                                        Labels.axes("Re z", "Im z"),
                                        Bounds.of(-1.6, 1.6, -1.6, 1.6),
                                        codes,
                                        List.of("to 1", "to the upper root", "to the lower root"))
                                .points(
                                        "roots",
                                        new double[] {1, -0.5, -0.5},
                                        new double[] {0, half, -half})
                                .equalUnits())
                .titled("Where Newton’s method goes")
                .subtitled("z³ = 1, 60 iterations from every cell")
                .sized(520, 556);
    }

    private static int root(double x, double y) {
        double a = x;
        double b = y;
        for (int k = 0; k < 60; k++) {
            double r = sq(a * a + b * b) * 3;
            double nextA = 2 * a / 3 + (a * a - b * b) / r;
            double nextB = 2 * b / 3 - 2 * a * b / r;
            a = nextA;
            b = nextB;
        }
        return a > 0.5 ? 0 : b > 0.5 ? 1 : b < -0.5 ? 2 : -1;
    }

    /** One frame for every temperature: the landscape and the weights at one point. */
    static Animation transition() {
        List<Figure> frames = new ArrayList<>();
        Bounds b = Bounds.of(-3, 3, -2.2, 2.2);
        List<String> names = new ArrayList<>();
        for (int j = 1; j <= 16; j++) {
            names.add(String.valueOf(j));
        }
        for (int k = 0; k < 24; k++) {
            int step = k < 13 ? k : 24 - k;
            double eps = 0.03 * Math.pow(40, step / 12.0);
            frames.add(
                    Figure.grid(
                                    2,
                                    Panel.heatMap(
                                                    Labels.of("Entropy", "x₁", "x₂"),
                                                    b,
                                                    cells(b, 60, 80, (x, y) -> entropy(x, y, eps)),
                                                    "H")
                                            .colours(0, Math.log(16))
                                            .points(
                                                    "probe",
                                                    new double[] {0.3},
                                                    new double[] {-0.2}),
                                    Panel.bars(Labels.of("At the probe", "atom", "weight π"), names)
                                            .group("", weights(0.3, -0.2, eps)))
                            .titled("From one atom to all of them")
                            .subtitled("ε = " + Numbers.fixed(eps, 2))
                            .sized(740, 330));
        }
        return Animation.of(frames).delay(120);
    }
}
