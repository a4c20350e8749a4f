package org.costate.plots;

import static org.costate.plots.Paths.column;
import static org.costate.plots.Paths.each;
import static org.costate.plots.Paths.range;
import static org.costate.plots.Paths.rk4;

import java.util.ArrayList;
import java.util.List;

/** Pictures in a plane of the state space: portraits, syntheses, mapped grids, diagrams. */
final class GalleryOfPlanes {

    private GalleryOfPlanes() {}

    static Figure portrait() {
        Paths.Field f = (t, z) -> new double[] {z[1], -Math.sin(z[0]) - 0.25 * z[1]};
        PhasePortrait panel =
                Panel.phasePortrait(
                                Labels.axes("angle q", "velocity q′"), Bounds.of(-7, 7, -3.2, 3.2))
                        .arrows((x, y) -> y, (x, y) -> -Math.sin(x) - 0.25 * y)
                        .zeroSet("q″ = 0", (x, y) -> -Math.sin(x) - 0.25 * y);
        double[][] starts = {{-6, 3}, {-2, 2.9}, {5.5, -2.8}};
        String[] names = {"falls behind", "goes round once", "comes back"};
        for (int i = 0; i < 3; i++) {
            double[][] path = rk4(f, starts[i], 0, 24, 1200);
            panel = panel.path(names[i], column(path, 0), column(path, 1));
        }
        return Figure.of(
                        panel.points("saddle", new double[] {-Math.PI, Math.PI}, new double[2])
                                .note("top", -Math.PI, 0))
                .titled("Damped pendulum")
                .subtitled("q″ = −sin q − q′/4; arrows darker where the flow is faster")
                .sized(760, 520);
    }

    static Figure streams() {
        Paths.Field f = (t, z) -> new double[] {z[1], (1 - z[0] * z[0]) * z[1] - z[0]};
        double[][] cycle = rk4(f, new double[] {2.00862, 0}, 0, 6.6633, 600);
        return Figure.of(
                        Panel.phasePortrait(Labels.axes("x₁", "x₂"), Bounds.of(-4, 4, -4, 4))
                                .streamlines((x, y) -> y, (x, y) -> (1 - x * x) * y - x)
                                .zeroSet("x₂′ = 0", (x, y) -> (1 - x * x) * y - x)
                                .path("limit cycle", column(cycle, 0), column(cycle, 1))
                                .equalUnits())
                .titled("Van der Pol’s oscillator")
                .subtitled("streamlines, nullcline and limit cycle for μ = 1")
                .sized(560, 600);
    }

    /** Time-optimal synthesis of the double integrator, by the time that is left at the switch. */
    static Figure synthesis() {
        PhasePortrait panel =
                Panel.phasePortrait(
                        Labels.axes("position x₁", "velocity x₂"), Bounds.of(-3, 3, -2.4, 2.4));
        panel = panel.zeroSet("switching curve", (x, y) -> x + y * Math.abs(y) / 2);
        for (int side : new int[] {-1, 1}) {
            for (int k = 1; k <= 9; k++) {
                double s = 0.22 * k;
                double[][] last =
                        rk4((t, z) -> new double[] {-z[1], -side}, new double[2], 0, s, 40);
                double[][] first = rk4((t, z) -> new double[] {-z[1], side}, last[40], 0, 3.2, 100);
                int n = 141;
                double[] x = each(n, i -> i <= 100 ? first[100 - i][0] : last[140 - i][0]);
                double[] y = each(n, i -> i <= 100 ? first[100 - i][1] : last[140 - i][1]);
                panel = panel.extremal("time from switch to target", s, x, y);
            }
        }
        return Figure.of(panel.target("target", new double[1], new double[1]))
                .titled("Time-optimal synthesis of the double integrator")
                .subtitled("x₁″ = u, |u| ≤ 1; every extremal switches once")
                .sized(760, 520);
    }

    private static double[] layer(double[] z, int k, double h) {
        double a = 2.4 * Math.cos(0.5 * k);
        double b = 1.8 * Math.sin(0.7 * k + 0.4);
        return new double[] {
            z[0] + h * Math.tanh(a * z[0] - 1.6 * z[1] + 0.2),
            z[1] + h * Math.tanh(1.6 * z[0] + b * z[1] - 0.3)
        };
    }

    private static DeformedGrid transported(String title, double h, int layers) {
        double[][][] before = new double[2][21][21];
        double[][][] after = new double[2][21][21];
        for (int i = 0; i < 21; i++) {
            for (int j = 0; j < 21; j++) {
                double[] z = {-1 + 0.1 * j, -1 + 0.1 * i};
                before[0][i][j] = z[0];
                before[1][i][j] = z[1];
                for (int k = 0; k < layers; k++) {
                    z = layer(z, k * 16 / layers, h);
                }
                after[0][i][j] = z[0];
                after[1][i][j] = z[1];
            }
        }
        double[][] ring = new double[2][36];
        for (int s = 0; s < 36; s++) {
            double[] z = {0.6 * Math.cos(s * Math.PI / 18), 0.6 * Math.sin(s * Math.PI / 18)};
            for (int k = 0; k < layers; k++) {
                z = layer(z, k * 16 / layers, h);
            }
            ring[0][s] = z[0];
            ring[1][s] = z[1];
        }
        return Panel.deformedGrid(Labels.of(title, "x₁", "x₂"), after[0], after[1])
                .from(before[0], before[1])
                .points("a circle", ring[0], ring[1]);
    }

    static Figure grid() {
        return Figure.grid(
                        2,
                        transported("16 layers, h = 0.1", 0.1, 16),
                        transported("2 layers, h = 1.5", 1.5, 2))
                .titled("Transport of the plane by a residual network")
                .subtitled("tanh layers; steps that are too long turn cells over")
                .sized(900, 500);
    }

    /** Two rings in the plane, lifted by an added coordinate that grows with the radius. */
    static Figure trajectories() {
        List<double[][]> paths = new ArrayList<>();
        int[] classes = new int[48];
        for (int s = 0; s < 48; s++) {
            classes[s] = s % 2;
            double radius = classes[s] == 0 ? 0.5 : 1.1;
            double a = 2 * Math.PI * s / 48;
            paths.add(
                    rk4(
                            (t, z) ->
                                    new double[] {
                                        -z[1] + 0.3 * Math.tanh(z[2]),
                                        z[0],
                                        z[0] * z[0] + z[1] * z[1] - 0.65
                                    },
                            new double[] {radius * Math.cos(a), radius * Math.sin(a), 0},
                            0,
                            2,
                            16));
        }
        return Figure.grid(
                        2,
                        Panel.trajectoriesInPlane(
                                        Labels.of("In the plane of the data", "x₁", "x₂"),
                                        paths,
                                        classes,
                                        0,
                                        1)
                                .classNames("inner ring", "outer ring"),
                        Panel.trajectoriesInTime(
                                        Labels.of("The added coordinate", "layer", "x₃"),
                                        each(17, i -> i),
                                        paths,
                                        classes,
                                        2)
                                .classNames("inner ring", "outer ring"))
                .titled("Rings need a third dimension")
                .subtitled("48 samples through 16 layers")
                .sized(900, 430);
    }

    /** Bratu's problem: u = 2 ln cosh(θ/4) in the middle, λ = θ² / (2 cosh²(θ/4)). */
    static Figure bratu() {
        double[] theta = range(0.05, 14, 240);
        double[] lambda = each(240, i -> sq(theta[i] / Math.cosh(theta[i] / 4)) / 2);
        double[] height = each(240, i -> 2 * Math.log(Math.cosh(theta[i] / 4)));
        boolean[] stable = new boolean[240];
        for (int i = 0; i < 240; i++) {
            stable[i] = theta[i] / 4 * Math.tanh(theta[i] / 4) < 1;
        }
        return Figure.of(
                        Panel.continuation(Labels.axes("λ", "u(½)"))
                                .branch("", lambda, height, stable)
                                .vertical("λ* = 3.5138", 3.513830719))
                .titled("Continuation round a fold: Bratu’s problem")
                .subtitled("u″ + λ eᵘ = 0, u(0) = u(1) = 0; the upper branch is unstable")
                .sized(640, 420);
    }

    /** Means of two atoms at ±1 under weights of temperature ε: m = tanh(m/ε). */
    static Figure pitchfork() {
        double[] m = each(200, i -> Math.tanh(0.01 + 0.06 * i));
        double[] eps = each(200, i -> m[i] / (0.01 + 0.06 * i));
        double[] straight = each(121, i -> Math.pow(10, -1.3 + 2.0 * i / 120));
        boolean[] stable = new boolean[121];
        for (int i = 0; i < 121; i++) {
            stable[i] = straight[i] > 1;
        }
        return Figure.of(
                        Panel.continuation(Labels.axes("ε", "mean m"))
                                .branch("symmetric", straight, new double[121], stable)
                                .branch("m > 0", eps, m)
                                .branch("m < 0", eps, each(200, i -> -m[i]))
                                .points("branch point", new double[] {1}, new double[1])
                                .logX())
                .titled("Two phases below ε = 1")
                .subtitled("solutions of m = tanh(m/ε)")
                .sized(640, 400);
    }

    private static double sq(double v) {
        return v * v;
    }

    /** Eigenvalues of upwind advection, and what one step of two schemes makes of them. */
    static Figure spectrum() {
        int n = 40;
        double[] re = each(n, k -> n * (Math.cos(2 * Math.PI * k / n) - 1) - 3);
        double[] im = each(n, k -> -n * Math.sin(2 * Math.PI * k / n));
        double h = 0.8 / n;
        double[] eulerRe = each(n, k -> 1 + h * re[k]);
        double[] eulerIm = each(n, k -> h * im[k]);
        double[] twoRe = each(n, k -> 1 + h * re[k] + h * h / 2 * (re[k] * re[k] - im[k] * im[k]));
        double[] twoIm = each(n, k -> h * im[k] + h * h * re[k] * im[k]);
        return Figure.grid(
                        2,
                        Panel.spectrum(Labels.of("The flow", "Re λ", "Im λ"))
                                .eigenvalues("", re, im)
                                .stableHalfPlane(),
                        Panel.spectrum(Labels.of("One step, h = 0.02", "Re λ", "Im λ"))
                                .eigenvalues("Euler", eulerRe, eulerIm)
                                .eigenvalues("second order", twoRe, twoIm)
                                .unitCircle())
                .titled("Spectra of advection with decay")
                .subtitled("upwind differences on 40 cells")
                .sized(880, 480);
    }
}
