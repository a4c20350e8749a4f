package org.costate.plots;

import static org.costate.plots.Paths.each;
import static org.costate.plots.Paths.plus;
import static org.costate.plots.Paths.rk4;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Pictures of measurements: orders, work, differences, distributions. */
final class GalleryOfNumbers {

    private static final Paths.Field PENDULUM = (t, z) -> new double[] {z[1], -Math.sin(z[0])};
    private static final double[] START = {1.2, 0.4};

    private GalleryOfNumbers() {}

    private static double[] euler(int n, double end) {
        double[] z = START;
        for (int k = 0; k < n; k++) {
            z = plus(z, end / n, PENDULUM.at(0, z));
        }
        return z;
    }

    private static double[] verlet(double[] start, int n, double end) {
        double h = end / n;
        double q = start[0];
        double p = start[1];
        for (int k = 0; k < n; k++) {
            p -= h / 2 * Math.sin(q);
            q += h * p;
            p -= h / 2 * Math.sin(q);
        }
        return new double[] {q, p};
    }

    private static double gap(double[] a, double[] b) {
        return Math.hypot(a[0] - b[0], a[1] - b[1]);
    }

    private static double[][] errors() {
        double[] exact = rk4(PENDULUM, START, 0, 5, 20000)[20000];
        double[][] e = new double[4][9];
        for (int i = 0; i < 9; i++) {
            int n = 10 << i;
            e[0][i] = 5.0 / n;
            e[1][i] = gap(euler(n, 5), exact);
            e[2][i] = gap(verlet(START, n, 5), exact);
            e[3][i] = gap(rk4(PENDULUM, START, 0, 5, n)[n], exact);
        }
        return e;
    }

    static Figure order() {
        double[][] e = errors();
        return Figure.of(
                        Panel.errors(Labels.axes("step size h", "error at T = 5"))
                                .method("Euler", e[0], e[1], 0, 0.1)
                                .method("Verlet", e[0], e[2], 0, 0.3)
                                .method("Runge–Kutta 4", e[0], e[3], 4e-3, 0.3)
                                .triangle(1)
                                .triangle(2)
                                .triangle(4))
                .titled("Order of the schemes")
                .subtitled("pendulum; slopes fitted where neither rounding nor coarse steps rule")
                .sized(660, 460);
    }

    static Figure work() {
        double[][] e = errors();
        double[] n = each(9, i -> 10 << i);
        return Figure.of(
                        Panel.workPrecision(
                                        Labels.axes("evaluations of the force", "error at T = 5"))
                                .method("Euler", n, e[1], 200, 1e9)
                                .method("Verlet", n, e[2], 60, 1e9)
                                .method("Runge–Kutta 4", each(9, i -> 4 * n[i]), e[3], 100, 6000)
                                .triangle(-2)
                                .triangle(-4)
                                .horizontal("rounding", 2.2e-16))
                .titled("Work and precision")
                .subtitled("the same pendulum")
                .sized(660, 460);
    }

    /** Errors of three ways to differentiate sin(3x)·eˣ at 60 random points, double precision. */
    private static double[][][] derivatives() {
        SplittableRandom random = new SplittableRandom(21);
        double[][][] errors = new double[2][4][60];
        double[] steps = {1e-2, 1e-4, 1e-6, 1e-8};
        for (int s = 0; s < 60; s++) {
            double x = 2 * random.nextDouble();
            double exact = Math.exp(x) * (Math.sin(3 * x) + 3 * Math.cos(3 * x));
            for (int i = 0; i < 4; i++) {
                double h = steps[i];
                errors[0][i][s] = Math.abs((f(x + h) - f(x)) / h - exact);
                errors[1][i][s] = Math.abs((f(x + h) - f(x - h)) / (2 * h) - exact);
            }
        }
        return errors;
    }

    private static double f(double x) {
        return Math.sin(3 * x) * Math.exp(x);
    }

    private static final List<String> STEPS = List.of("10⁻²", "10⁻⁴", "10⁻⁶", "10⁻⁸");

    static Figure boxes() {
        double[][][] errors = derivatives();
        return Figure.of(
                        Panel.boxes(
                                        Labels.axes("difference step", "error of the derivative"),
                                        STEPS)
                                .group("forward", errors[0])
                                .group("central", errors[1])
                                .logScale())
                .titled("Difference quotients")
                .subtitled("(sin 3x · eˣ)′ at 60 random points; boxes from quartile to quartile")
                .sized(660, 400);
    }

    static Figure bars() {
        double[][][] errors = derivatives();
        double[][][] q = new double[2][3][4];
        for (int m = 0; m < 2; m++) {
            for (int i = 0; i < 4; i++) {
                Quantiles quantiles = Quantiles.of(errors[m][i]);
                q[m][0][i] = quantiles.at(0.5);
                q[m][1][i] = quantiles.at(0.1);
                q[m][2][i] = quantiles.at(0.9);
            }
        }
        return Figure.of(
                        Panel.bars(Labels.axes("difference step", "error of the derivative"), STEPS)
                                .group("forward", q[0][0], q[0][1], q[0][2])
                                .group("central", q[1][0], q[1][1], q[1][2])
                                .logScale())
                .titled("Difference quotients, medians")
                .subtitled("error bars from the 10 % to the 90 % quantile")
                .sized(660, 380);
    }

    static Figure histogram() {
        SplittableRandom random = new SplittableRandom(4);
        double[][] drift = new double[2][2000];
        for (int s = 0; s < 2000; s++) {
            double[] start = {2.4 * random.nextDouble() - 1.2, 2 * random.nextDouble() - 1};
            double[] end = verlet(start, 200, 20);
            double[] fine = verlet(start, 400, 20);
            drift[0][s] = Math.abs(energy(end) - energy(start));
            drift[1][s] = Math.abs(energy(fine) - energy(start));
        }
        return Figure.of(
                        Panel.histogram(Labels.axes("energy error at T = 20", "starts"))
                                .sample("h = 0.1", drift[0])
                                .sample("h = 0.05", drift[1])
                                .logX())
                .titled("Energy errors of Verlet’s scheme")
                .subtitled("pendulum, 2000 random starts; half the step, a quarter of the error")
                .sized(660, 380);
    }

    private static double energy(double[] z) {
        return z[1] * z[1] / 2 - Math.cos(z[0]);
    }

    /** Digits of 5 × 7 points under noise, taken for the nearest of the ten patterns. */
    static Figure digits() {
        int[][] counts = new int[10][10];
        SplittableRandom random = new SplittableRandom(8);
        for (int s = 0; s < 3000; s++) {
            int d = s % 10;
            counts[d][nearest(noisy(d, 0.75, random))]++;
        }
        List<String> names = new ArrayList<>();
        for (int d = 0; d < 10; d++) {
            names.add(String.valueOf(d));
        }
        return Figure.of(Panel.confusionMatrix("", names, counts))
                .titled("Digits taken for one another")
                .subtitled("5 × 7 points with noise of 0.75, nearest pattern; 300 of each")
                .sized(560, 606);
    }

    static Figure images() {
        SplittableRandom random = new SplittableRandom(8);
        List<GreyImage> images = new ArrayList<>();
        for (int s = 0; s < 20; s++) {
            double[][] pixels = noisy(s % 10, 0.8, random);
            String taken = String.valueOf(nearest(pixels));
            images.add(GreyImage.classified(pixels, taken, String.valueOf(s % 10)));
        }
        return Figure.of(Panel.images("", 10, images))
                .titled("Noisy digits and what they were taken for")
                .subtitled("mistakes are set off and name both digits")
                .sized(760, 276);
    }

    private static final String[] DIGITS = {
        "01110100011001110101110011000101110", "00100011000010000100001000010001110",
        "01110100010000100010001000100011111", "11111000100010000010000011000101110",
        "00010001100101010010111110001000010", "11111100001111000001000011000101110",
        "00110010001000011110100011000101110", "11111000010001000100010000100001000",
        "01110100011000101110100011000101110", "01110100011000101111000010001001100"
    };

    private static double[][] noisy(int digit, double noise, SplittableRandom random) {
        double[][] pixels = new double[7][5];
        for (int i = 0; i < 35; i++) {
            double ink = DIGITS[digit].charAt(i) - '0';
            pixels[i / 5][i % 5] = ink + noise * GalleryOfTime.normal(random);
        }
        return pixels;
    }

    private static int nearest(double[][] pixels) {
        int best = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int d = 0; d < 10; d++) {
            double sum = 0;
            for (int i = 0; i < 35; i++) {
                double gap = pixels[i / 5][i % 5] - (DIGITS[d].charAt(i) - '0');
                sum += gap * gap;
            }
            best = sum < least ? d : best;
            least = Math.min(least, sum);
        }
        return best;
    }
}
