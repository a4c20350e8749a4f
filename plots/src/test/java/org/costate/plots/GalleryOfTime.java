package org.costate.plots;

import static org.costate.plots.Paths.column;
import static org.costate.plots.Paths.each;
import static org.costate.plots.Paths.range;
import static org.costate.plots.Paths.rk4;

import java.util.SplittableRandom;

/** Pictures over time: extremals, steps, bands, fans. */
final class GalleryOfTime {

    private GalleryOfTime() {}

    /** The double integrator from (−1, 0) to rest in time 2 with least energy, |u| ≤ 1.1. */
    static Figure saturated() {
        double limit = 1.1;
        double low = 1.0;
        double high = 100.0;
        for (int k = 0; k < 200; k++) {
            double a = (low + high) / 2;
            boolean far = moved(a, limit) > 1;
            low = far ? low : a;
            high = far ? a : high;
        }
        double a = low;
        double s = limit / a;
        double[] ends = {0, 1 - s, 1 + s, 2}; // nodes at the switches keep the scheme exact
        double[] t =
                each(
                        391,
                        k ->
                                k == 390
                                        ? 2
                                        : ends[k / 130]
                                                + (ends[k / 130 + 1] - ends[k / 130])
                                                        * (k % 130)
                                                        / 130);
        double[][] x = new double[391][];
        double[][] p = new double[391][];
        double[][] u = new double[391][];
        double[] h = new double[391];
        x[0] = new double[] {-1, 0};
        for (int k = 0; k <= 390; k++) {
            if (k > 0) {
                x[k] =
                        rk4(
                                (r, z) -> new double[] {z[1], clip(a * (1 - r), limit)},
                                x[k - 1],
                                t[k - 1],
                                t[k],
                                1)[1];
            }
            p[k] = new double[] {a, a * (1 - t[k])};
            u[k] = new double[] {clip(p[k][1], limit)};
            h[k] = p[k][0] * x[k][1] + p[k][1] * u[k][0] - u[k][0] * u[k][0] / 2;
        }
        return ExtremalFigure.along(t)
                .states(x)
                .costates(p)
                .control(u, -limit, limit)
                .hamiltonian(h)
                .arc("upper", 0, 1 - s)
                .arc("interior", 1 - s, 1 + s)
                .arc("lower", 1 + s, 2)
                .figure()
                .titled("Double integrator, least energy in limits")
                .subtitled("x(0) = (−1, 0) to rest at the origin, T = 2, |u| ≤ 1.1")
                .sized(760, 860);
    }

    /** Returns how far u = a (1 − t), cut off at the limit, moves a body at rest in time 2. */
    private static double moved(double a, double limit) {
        double s = Math.min(1, limit / a);
        double full = limit * (1 - s * s) / 2;
        return 2 * (full + a * s * s * s / 3);
    }

    private static double clip(double v, double limit) {
        return Math.max(-limit, Math.min(limit, v));
    }

    /** Minimise ∫ x² with x' = u, |u| ≤ 1: down at full speed, then stay on the singular arc. */
    static Figure singular() {
        double[] t = range(0, 2, 41);
        double[][] x = new double[41][];
        double[][] s = new double[41][];
        double[][] u = new double[40][];
        for (int k = 0; k <= 40; k++) {
            double left = Math.max(0, 1 - t[k]);
            x[k] = new double[] {left};
            s[k] = new double[] {-left * left}; // p' = 2x, p(2) = 0
            if (k < 40) {
                u[k] = new double[] {t[k] < 1 - 1e-12 ? -1 : 0};
            }
        }
        return ExtremalFigure.along(t)
                .states(x)
                .controlSteps(u, -1, 1)
                .switching(s)
                .arc("lower", 0, 1)
                .arc("singular", 1, 2)
                .figure()
                .titled("A singular arc")
                .subtitled("minimise ∫ x² dt with x′ = u, |u| ≤ 1, x(0) = 1")
                .sized(760, 600);
    }

    /** Gradient descent with momentum on Rosenbrock's function from 41 starts. */
    static Figure bands() {
        double[] steps = each(201, i -> i);
        return Figure.of(
                        Panel.curves(Labels.axes("iteration", "f(x) − f*"))
                                .quartiles("gradient descent", steps, descents(0.0, 1.1e-3))
                                .quartiles("with momentum 0.9", steps, descents(0.9, 1.1e-3))
                                .logY())
                .titled("Median and quartiles over 41 starts")
                .subtitled("Rosenbrock’s function, starts uniform in [−1.5, 1.5]²")
                .sized(700, 380);
    }

    private static double[][] descents(double momentum, double rate) {
        SplittableRandom random = new SplittableRandom(5);
        double[][] runs = new double[41][201];
        for (double[] run : runs) {
            double x = 3 * random.nextDouble() - 1.5;
            double y = 3 * random.nextDouble() - 1.5;
            double vx = 0;
            double vy = 0;
            for (int k = 0; k <= 200; k++) {
                double gap = y - x * x;
                run[k] = (1 - x) * (1 - x) + 100 * gap * gap;
                vx = momentum * vx - rate * (-2 * (1 - x) - 400 * x * gap);
                vy = momentum * vy - rate * 200 * gap;
                x += vx;
                y += vy;
            }
        }
        return runs;
    }

    /** Share of right answers of the nearest mean under growing noise, 200 trials each. */
    static Figure noise() {
        double[] sigma = each(9, i -> 0.25 * (i + 1));
        Curves panel = Panel.curves(Labels.axes("noise σ", "accuracy"));
        SplittableRandom random = new SplittableRandom(12);
        for (int dimension : new int[] {2, 8, 32}) {
            double[][] q = new double[3][9];
            for (int i = 0; i < 9; i++) {
                double[] share = new double[41];
                for (int trial = 0; trial < 41; trial++) {
                    share[trial] = accuracy(random, dimension, sigma[i]);
                }
                Quantiles quantiles = Quantiles.of(share);
                q[0][i] = quantiles.at(0.1);
                q[1][i] = quantiles.at(0.5);
                q[2][i] = quantiles.at(0.9);
            }
            panel = panel.errorBars(dimension + " features", sigma, q[0], q[1], q[2]);
        }
        return Figure.of(panel)
                .titled("Accuracy under noise")
                .subtitled(
                        "two classes, nearest mean; medians, bars from the 10 % to the 90 % quantile")
                .sized(700, 380);
    }

    private static double accuracy(SplittableRandom random, int dimension, double sigma) {
        int right = 0;
        for (int k = 0; k < 200; k++) {
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                sum += 0.5 + sigma * normal(random);
            }
            right += sum > 0 ? 1 : 0;
        }
        return right / 200.0;
    }

    static double normal(SplittableRandom random) {
        double u = 1.0 - random.nextDouble();
        return Math.sqrt(-2 * Math.log(u)) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Costates of the pendulum's variational equation grow with both signs. */
    static Figure symlog() {
        double[] t = range(0, 14, 701);
        double[][] z =
                rk4(
                        (s, v) ->
                                new double[] {
                                    v[1],
                                    Math.sin(v[0]) - 0.05 * v[1],
                                    -Math.cos(v[0]) * v[3],
                                    -v[2] + 0.05 * v[3]
                                },
                        new double[] {0.1, 0, 1e-2, -1e-2},
                        0,
                        14,
                        700);
        return Figure.of(
                        Panel.curves(Labels.axes("time t", "costate p"))
                                .line("p₁", t, column(z, 2))
                                .line("p₂", t, column(z, 3))
                                .symlogY(1e-2)
                                .zeroLine())
                .titled("Costates over many decades and both signs")
                .subtitled("pendulum near its upper equilibrium; symmetric logarithmic axis")
                .sized(700, 360);
    }

    /** Shortest paths of a swimmer in a shear flow, by their first heading. */
    static Figure fan() {
        double shear = 0.8;
        Fan fan = Panel.fan(Labels.axes("x", "y"), "first heading in degrees");
        double[] frontX = new double[193];
        double[] frontY = new double[193];
        for (int k = 0; k <= 192; k++) {
            double heading = -180 + 1.875 * k;
            double angle = Math.toRadians(heading);
            double[][] path =
                    rk4(
                            (t, z) -> {
                                double size = Math.hypot(z[2], z[3]);
                                return new double[] {
                                    z[2] / size + shear * z[1], z[3] / size, 0, -shear * z[2]
                                };
                            },
                            new double[] {0, 0, Math.cos(angle), Math.sin(angle)},
                            0,
                            2,
                            80);
            if (k % 4 == 0) {
                fan = fan.curve(heading, column(path, 0), column(path, 1));
            }
            frontX[k] = path[80][0];
            frontY[k] = path[80][1];
        }
        return Figure.of(fan.highlight("reached at t = 2", frontX, frontY).equalUnits())
                .titled("Zermelo’s swimmer in a shear flow")
                .subtitled("extremals of unit speed in the current (0.8 y, 0)");
    }

    /** Van der Pol's oscillator for four values of its parameter. */
    static Figure multiples() {
        Panel[] panels = new Panel[4];
        double[] mus = {0.2, 1, 3, 6};
        double[] t = range(0, 24, 1201);
        for (int i = 0; i < 4; i++) {
            double mu = mus[i];
            double[][] path =
                    rk4(
                            (s, z) -> new double[] {z[1], mu * (1 - z[0] * z[0]) * z[1] - z[0]},
                            new double[] {0.5, 0},
                            0,
                            24,
                            1200);
            panels[i] =
                    Panel.curves(Labels.of("μ = " + Numbers.significant(mu, 3), "time t", "x"))
                            .line("position", t, column(path, 0))
                            .line("velocity", t, column(path, 1));
        }
        return Figure.grid(2, panels)
                .sharedLegend()
                .sharedRanges()
                .titled("Van der Pol’s oscillator")
                .subtitled("one legend and one range for all panels")
                .sized(860, 560);
    }
}
