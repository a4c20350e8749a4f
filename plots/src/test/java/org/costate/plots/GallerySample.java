package org.costate.plots;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntToDoubleFunction;

/** Draws every kind of panel, and awkward data, into {@code target/gallery} to be looked at. */
final class GallerySample {

    private static final SplittableRandom RANDOM = new SplittableRandom(7);

    private GallerySample() {}

    public static void main(String[] arguments) {
        Path folder = Path.of(arguments.length > 0 ? arguments[0] : "target/gallery");
        draw(folder);
    }

    static void draw(Path folder) {
        save(folder, "learning", learning());
        save(folder, "curves", curves());
        save(folder, "trajectories", trajectories());
        save(folder, "region", region(2));
        save(folder, "region-classes", region(5));
        save(folder, "layers", layers());
        save(folder, "gradients", gradients());
        save(folder, "errors", errors());
        save(folder, "confusion", confusion());
        save(folder, "field", field());
        save(folder, "images", images());
        save(folder, "scatter", scatter());
        save(folder, "awkward", awkward());
        save(folder, "awkward-names", awkwardNames());
    }

    private static void save(Path folder, String name, Figure figure) {
        figure.save(folder.resolve(name + ".png"));
        figure.save(folder.resolve(name + ".svg"));
    }

    static double[] each(int n, IntToDoubleFunction f) {
        double[] values = new double[n];
        Arrays.setAll(values, f);
        return values;
    }

    static double normal() {
        double u = 1.0 - RANDOM.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * RANDOM.nextDouble());
    }

    static Figure learning() {
        double[] epochs = each(60, i -> i + 1);
        return LearningCurves.of("cross-entropy")
                .on(
                        "training",
                        epochs,
                        each(60, i -> 0.7 * Math.exp(-i / 9.0) + 0.006 * (1 + 0.2 * normal())),
                        each(60, i -> 1 - 0.5 * Math.exp(-i / 7.0)))
                .on(
                        "validation",
                        epochs,
                        each(60, i -> 0.7 * Math.exp(-i / 9.0) + 0.02 + 0.0003 * i),
                        each(60, i -> 0.98 - 0.5 * Math.exp(-i / 7.0) + 0.004 * normal()))
                .bestEpoch(37)
                .figure()
                .titled("Two moons, eight residual layers")
                .subtitled("tanh, width 16, symplectic Euler; descent of rate 0.5, batches of 32");
    }

    static Figure curves() {
        double[] t = each(201, i -> i / 100.0);
        Panel states =
                Panel.curves(Labels.of("State", "time t", "x"))
                        .line(
                                "position x₁",
                                t,
                                each(201, i -> 1 - 1.5 * sq(t[i]) + 0.5 * cube(t[i])))
                        .line("velocity x₂", t, each(201, i -> -3 * t[i] + 1.5 * sq(t[i])));
        Panel costates =
                Panel.curves(Labels.of("Costate", "time t", "p"))
                        .line("p₁", t, each(201, i -> 1.5))
                        .line("p₂", t, each(201, i -> 1.5 - 1.5 * t[i]));
        Panel control =
                Panel.curves(Labels.of("Control", "time t", "u"))
                        .line("u", t, each(201, i -> 3 * t[i] - 3))
                        .line(
                                "saturated at |u| ≤ 1",
                                t,
                                each(201, i -> Math.max(-1, Math.min(1, 3 * t[i] - 3))),
                                LineStyle.DASHED)
                        .horizontal("u = 0", 0)
                        .vertical("switch", 1.0)
                        .shaded("interior arc", 2 / 3.0, 4 / 3.0);
        Panel hamiltonian =
                Panel.curves(Labels.of("Hamiltonian", "time t", "H"))
                        .line("H", t, each(201, i -> -0.5 + 2e-15 * Math.sin(9 * t[i])));
        return Figure.of(states, costates, control, hamiltonian)
                .titled("Double integrator, minimum energy")
                .subtitled("x(0) = (1, 0) to x(2) = (0, 0)");
    }

    private static double sq(double x) {
        return x * x;
    }

    private static double cube(double x) {
        return x * x * x;
    }

    static Figure trajectories() {
        List<double[][]> paths = new ArrayList<>();
        int[] classes = new int[60];
        double[] layers = each(17, i -> i);
        for (int s = 0; s < 60; s++) {
            classes[s] = s % 2;
            double angle = Math.PI * RANDOM.nextDouble();
            double side = classes[s] == 0 ? 1 : -1;
            double x0 = side * Math.cos(angle) + (classes[s] == 0 ? 0 : 1) + 0.08 * normal();
            double y0 = side * Math.sin(angle) + (classes[s] == 0 ? 0 : 0.4) + 0.08 * normal();
            double[][] path = new double[17][];
            for (int k = 0; k < 17; k++) {
                double q = k / 16.0;
                path[k] =
                        new double[] {
                            x0 * (1 - 0.4 * q) + q * side * Math.tanh(1.5 * q) + 0.5 * q * y0,
                            y0 * (1 + 0.3 * Math.sin(3 * q)) + 1.8 * side * q * q
                        };
            }
            paths.add(path);
        }
        return Figure.grid(
                        2,
                        Panel.trajectoriesInPlane(
                                        Labels.of("In the plane", "x₁", "x₂"), paths, classes, 0, 1)
                                .classNames("upper moon", "lower moon"),
                        Panel.trajectoriesInTime(
                                        Labels.of("Second component", "layer", "x₂"),
                                        layers,
                                        paths,
                                        classes,
                                        1)
                                .classNames("upper moon", "lower moon"))
                .titled("How the layers pull two moons apart")
                .subtitled("60 test samples, 16 residual layers");
    }

    static Figure region(int classes) {
        Bounds bounds = Bounds.of(-2, 3, -1.75, 2.25);
        double[][][] p = new double[81][101][classes];
        for (int i = 0; i < 81; i++) {
            for (int j = 0; j < 101; j++) {
                p[i][j] = softmax(-2 + 0.05 * j, -1.75 + 0.05 * i, classes);
            }
        }
        double[][] training = new double[120][];
        double[][] test = new double[40][];
        int[] trainingClasses = new int[120];
        int[] testClasses = new int[40];
        sample(training, trainingClasses, classes);
        sample(test, testClasses, classes);
        DecisionRegion panel =
                Panel.decisionRegion(Labels.axes("x₁", "x₂"), bounds, p)
                        .training(training, trainingClasses)
                        .test(test, testClasses);
        return Figure.of(classes == 2 ? panel.classNames("upper moon", "lower moon") : panel)
                .titled("Decision regions")
                .subtitled("probability of the class; the line is where two classes are equal");
    }

    private static double[] softmax(double x, double y, int classes) {
        double[] e = new double[classes];
        double sum = 0;
        for (int c = 0; c < classes; c++) {
            double a = 2 * Math.PI * c / classes + 0.4;
            double bend = 0.5 * Math.sin(1.7 * x + c);
            sum +=
                    e[c] =
                            Math.exp(
                                    2.2
                                            * (Math.cos(a) * (x - 0.5)
                                                    + Math.sin(a) * (y - 0.2 + bend)));
        }
        for (int c = 0; c < classes; c++) {
            e[c] /= sum;
        }
        return e;
    }

    private static void sample(double[][] points, int[] labels, int classes) {
        for (int i = 0; i < points.length; i++) {
            points[i] =
                    new double[] {-2 + 5 * RANDOM.nextDouble(), -1.75 + 4 * RANDOM.nextDouble()};
            double[] p = softmax(points[i][0], points[i][1], classes);
            for (int c = 0; c < classes; c++) {
                labels[i] = p[c] > p[labels[i]] ? c : labels[i];
            }
        }
    }

    static Figure layers() {
        Profiles norms = Panel.profiles(Labels.of("Costate norm", "layer", "‖p‖"), "epoch").logY();
        for (int epoch : new int[] {1, 2, 5, 10, 20, 40, 80}) {
            norms = norms.at(epoch, each(17, k -> 0.3 / epoch * Math.exp(0.08 * (16 - k))));
        }
        Profiles h = Panel.profiles(Labels.of("Hamiltonian", "layer", "H"), "epoch");
        for (int epoch : new int[] {1, 10, 80}) {
            h = h.at(epoch, each(17, k -> -0.4 / epoch * (1 + 0.2 * Math.sin(k) / epoch)));
        }
        return Figure.of(norms, h)
                .titled("Along the layers")
                .subtitled("costates fade as training converges; H flattens");
    }

    static Figure gradients() {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            names.add("layer " + i + " W");
            names.add("layer " + i + " b");
        }
        return Figure.of(
                        Panel.bars(Labels.axes("parameter", "largest relative difference"), names)
                                .group(
                                        "sweep against autograd",
                                        each(
                                                16,
                                                i ->
                                                        i % 5 == 2
                                                                ? 0
                                                                : 1e-17 * (1 + 20 * sq(i / 9.0))))
                                .group(
                                        "sweep against finite differences",
                                        each(16, i -> 1e-10 * (1 + i % 4)))
                                .logScale())
                .titled("The costate sweep is backpropagation")
                .subtitled("relative difference of gradients, float64");
    }

    static Figure errors() {
        double[] h = each(9, i -> Math.pow(2, -i - 1));
        return Figure.of(
                        Panel.errors(Labels.axes("step size h", "error at T"))
                                .method("Euler", h, each(9, i -> 0.7 * h[i] * (1 + 0.2 * h[i])))
                                .method(
                                        "Verlet",
                                        h,
                                        each(9, i -> 0.2 * sq(h[i]) * (1 + 0.3 * h[i])))
                                .method(
                                        "Runge–Kutta 4",
                                        h,
                                        each(9, i -> Math.max(3e-14, 0.02 * sq(sq(h[i])))),
                                        4e-3,
                                        1))
                .titled("Order of the schemes")
                .subtitled("harmonic oscillator to T = 10");
    }

    static Figure confusion() {
        int[][] counts = new int[10][10];
        List<String> digits = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            digits.add(String.valueOf(i));
            for (int j = 0; j < 10; j++) {
                counts[i][j] =
                        i == j ? 880 + 17 * i : RANDOM.nextInt(4) == 0 ? RANDOM.nextInt(25) : 0;
            }
        }
        return Figure.of(Panel.confusionMatrix("", digits, counts))
                .titled("Digits: confusion matrix")
                .subtitled("test set, 9 783 of 10 000 right; shading is the share of the row");
    }

    static Figure field() {
        double[][] v = new double[121][121];
        for (int i = 0; i < 121; i++) {
            for (int j = 0; j < 121; j++) {
                double x = -3 + 6 * (j + 0.5) / 121;
                double y = -3 + 6 * (i + 0.5) / 121;
                double s = x + y * Math.abs(y) / 2;
                v[i][j] =
                        s > 0
                                ? y + 2 * Math.sqrt(Math.max(0, y * y / 2 + x))
                                : -y + 2 * Math.sqrt(Math.max(0, y * y / 2 - x));
            }
        }
        double[] y = each(101, i -> -2.45 + 4.9 * i / 100);
        return Figure.of(
                        Panel.heatMap(
                                        Labels.axes("position x₁", "velocity x₂"),
                                        Bounds.of(-3, 3, -3, 3),
                                        v,
                                        "minimum time V(x)")
                                .contour("V = 3", 3)
                                .curve(
                                        "switching curve",
                                        each(101, i -> -y[i] * Math.abs(y[i]) / 2),
                                        y))
                .titled("Time-optimal double integrator")
                .subtitled("minimum time to the origin with |u| ≤ 1");
    }

    static Figure images() {
        List<GreyImage> list = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            String predicted = String.valueOf(i == 13 || i == 6 ? (i + 5) % 10 : i % 10);
            list.add(GreyImage.classified(digit(i % 10), predicted, String.valueOf(i % 10)));
        }
        return Figure.of(Panel.images("", 10, list))
                .titled("Digits of the test set")
                .subtitled("predicted class below each; mistakes in colour with the true class");
    }

    private static double[][] digit(int d) {
        double[][] pixels = new double[28][28];
        for (int i = 0; i < 28; i++) {
            for (int j = 0; j < 28; j++) {
                double r = Math.hypot(i - 13.5, j - 13.5);
                double a = Math.atan2(i - 13.5, j - 13.5);
                pixels[i][j] = Math.exp(-sq((r - 6 - 2.5 * Math.sin((d % 5 + 1) * a + d)) / 1.6));
            }
        }
        return pixels;
    }

    static Figure scatter() {
        return Figure.grid(
                        2,
                        Panel.scatter(
                                        Labels.of(
                                                "Predicted against true",
                                                "true value",
                                                "predicted"))
                                .points(
                                        "housing, test",
                                        each(300, i -> i / 60.0),
                                        each(300, i -> i / 60.0 + 0.3 * normal()))
                                .diagonal()
                                .equalUnits(),
                        Panel.scatter(Labels.of("Last layer", "x₁", "x₂"))
                                .points("a", each(90, i -> normal()), each(90, i -> normal()))
                                .points("b", each(90, i -> 3 + normal()), each(90, i -> normal()))
                                .points(
                                        "c",
                                        each(90, i -> 1 + normal()),
                                        each(90, i -> 3 + normal())))
                .titled("Scatter");
    }

    static Figure awkward() {
        double[] x = each(30, i -> i);
        return Figure.grid(
                        3,
                        Panel.curves(Labels.of("Range of 1e-17", "step", "drift"))
                                .line("", x, each(30, i -> 1e-17 * Math.sin(i))),
                        Panel.curves(Labels.of("Huge values", "step", "norm"))
                                .line("norm", x, each(30, i -> 3e250 * i)),
                        Panel.curves(Labels.of("Constant", "step", "H"))
                                .line("H", x, each(30, i -> -0.75)),
                        Panel.curves(Labels.of("Constant zero", "step", "H"))
                                .line("H", x, each(30, i -> 0)),
                        Panel.curves(Labels.of("Gaps", "step", "value"))
                                .line(
                                        "with gaps",
                                        x,
                                        each(30, i -> i % 7 == 3 || i == 9 ? Double.NaN : i * i))
                                .line(
                                        "on its own",
                                        x,
                                        each(30, i -> i % 2 == 0 ? Double.NaN : 500 - i)),
                        Panel.curves(Labels.of("Single point", "step", "value"))
                                .line("value", new double[] {3}, new double[] {0.25}),
                        Panel.curves(Labels.of("Wide logarithmic axis", "step", "error"))
                                .line("error", x, each(30, i -> Math.pow(10, -10 * i)))
                                .logY(),
                        Panel.curves(Labels.of("Narrow logarithmic axis", "step", "loss"))
                                .line("loss", x, each(30, i -> 0.31 + 0.001 * i))
                                .logY(),
                        Panel.curves(Labels.of("Zeros on a logarithmic axis", "step", "error"))
                                .line("error", x, each(30, i -> Math.max(0, 8e-3 - 4e-4 * i)))
                                .logY(),
                        Panel.curves(Labels.of("Nothing finite", "step", "value"))
                                .line("value", x, each(30, i -> Double.NaN)),
                        Panel.curves(Labels.of("Large offset", "day", "seconds"))
                                .line("seconds", x, each(30, i -> 86400123456.0 + 0.01 * i)),
                        Panel.curves(Labels.of("Wide and signed", "step", "value"))
                                .line("value", x, each(30, i -> -120000 + 9000 * i)))
                .titled("Awkward data");
    }

    static Figure awkwardNames() {
        double[] x = each(12, i -> i);
        Curves ten =
                Panel.curves(
                        Labels.of(
                                "Twelve series whose names do not fit on one line",
                                "epoch",
                                "a vertical axis with a name that is longer than the axis itself is"
                                        + " high"));
        for (int c = 0; c < 12; c++) {
            int shift = c;
            ten =
                    ten.line(
                            "class " + c + " of the test set",
                            x,
                            each(12, i -> shift + 0.3 * i),
                            c < 10 ? LineStyle.MARKED : LineStyle.SOLID);
        }
        return Figure.grid(
                        2,
                        ten,
                        Panel.bars(
                                        Labels.of("Long categories", "method", "seconds"),
                                        List.of(
                                                "shooting with a first guess of zero",
                                                "multiple shooting",
                                                "successive approximations, relaxed",
                                                "descent, 500 steps"))
                                .group("mean", new double[] {1.5, -0.4, Double.NaN, 2}),
                        Panel.confusionMatrix(
                                "Three classes",
                                List.of("Iris setosa", "Iris versicolor", "Iris virginica"),
                                new int[][] {{50, 0, 0}, {0, 47, 3}, {0, 0, 0}}),
                        Panel.heatMap(
                                        Labels.of("Small table with holes", "layer", "epoch"),
                                        Bounds.ofCells(8, 5),
                                        new double[][] {
                                            {1e-3, 2e-3, 4e-3, 1e-2, 2e-2, 3e-2, 5e-2, 1e-1},
                                            {1e-4, 2e-3, 4e-3, 1e-2, Double.NaN, 3e-2, 5e-2, 1e-1},
                                            {1e-5, 2e-4, 4e-3, 1e-2, 2e-2, 3e-2, 5e-2, 1e-1},
                                            {1e-6, 2e-5, 4e-4, 1e-3, 2e-2, 0, 5e-2, 1e-1},
                                            {1e-7, 2e-6, 4e-5, 1e-4, 2e-3, 3e-2, 5e-2, 1e-1}
                                        },
                                        "gradient norm")
                                .logColours(),
                        Panel.bars(
                                        Labels.of(
                                                "All equal to the last bit", "layer", "difference"),
                                        List.of("0", "1", "2", "3"))
                                .group("sweep − autograd", new double[4])
                                .logScale(),
                        Panel.profiles(Labels.of("One profile", "layer", "H"), "epoch")
                                .at(3, new double[] {1, 1.5, 1.2}))
                .titled(
                        "Awkward names: a title so long that it has to be broken into two lines,"
                                + " because nothing may be cut off at the right edge of the figure")
                .subtitled("long names, many series, few cells");
    }
}
