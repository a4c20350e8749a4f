package org.costate.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.ode.Scheme;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/**
 * Energy over depth: a Hamiltonian net with frozen weights, stepped by four schemes.
 *
 * <p>Splittings keep a Hamiltonian near the true one, so their energy error stays bounded for as
 * long as one looks; Runge–Kutta schemes lose or gain energy steadily [Hairer, Lubich, Wanner 2006,
 * IX.8].
 */
final class EnergyDemo implements Demo {

    private static final int WIDTH = 16;
    private static final int STARTS = 4;
    private static final double[] STEPS = {0.05, 0.025};
    private static final double LONG = 100;
    private static final double SHORT = 10;

    @Override
    public String name() {
        return "energy";
    }

    @Override
    public String title() {
        return "Energy over depth: splittings keep it for ever, Runge–Kutta schemes lose it";
    }

    @Override
    public DemoResult run(long seed, DemoProgress progress) {
        SplittableRandom random = new SplittableRandom(seed);
        DenseBlock block = DenseBlock.hamiltonianPair(WIDTH, Activation.TANH);
        double[] weights = gaussian(random, block.controlDimension());
        double[][] starts = new double[STARTS][];
        for (int i = 0; i < STARTS; i++) {
            starts[i] = gaussian(random, WIDTH);
        }
        List<FrozenRun> runs = new ArrayList<>();
        Scheme[] schemes = {
            Scheme.EULER, Scheme.RK4, Scheme.SYMPLECTIC_EULER, Scheme.STORMER_VERLET
        };
        for (Scheme scheme : schemes) {
            for (double h : STEPS) {
                for (double[] start : starts) {
                    runs.add(FrozenRun.of(block, weights, start, scheme, h, LONG));
                }
                progress.advanced(
                        runs.size(), STARTS * STEPS.length * schemes.length, scheme.name());
            }
        }
        return new DemoResult(findings(runs), table(runs), figures(runs));
    }

    private static double[] gaussian(SplittableRandom random, int length) {
        return random.doubles(length)
                .map(u -> Math.sqrt(-2 * Math.log(1 - u)))
                .map(r -> r * Math.cos(2 * Math.PI * random.nextDouble()))
                .toArray();
    }

    private static List<Finding> findings(List<FrozenRun> runs) {
        return List.of(
                Finding.atMost(
                        "Störmer–Verlet: rms drift on (50, 100] over that on (0, 50]",
                        1.5,
                        growth(runs, Scheme.STORMER_VERLET)),
                Finding.atLeast(
                        "RK4: rms drift on (50, 100] over that on (0, 50]",
                        2,
                        growth(runs, Scheme.RK4)),
                Finding.near(
                        "Störmer–Verlet: halving h divides the drift by 4",
                        4,
                        0.5,
                        gain(runs, Scheme.STORMER_VERLET)),
                Finding.near(
                        "symplectic Euler: halving h divides the drift by 2",
                        2,
                        0.5,
                        gain(runs, Scheme.SYMPLECTIC_EULER)),
                Finding.atLeast(
                        "RK4: largest drift up to t = 100 over that up to t = 10",
                        5,
                        worst(runs, Scheme.RK4, STEPS[0], LONG)
                                / worst(runs, Scheme.RK4, STEPS[0], SHORT)),
                Finding.atLeast(
                        "Euler: relative drift at t = 100",
                        1,
                        worst(runs, Scheme.EULER, STEPS[0], LONG)));
    }

    private static double growth(List<FrozenRun> runs, Scheme scheme) {
        return rms(runs, scheme, STEPS[0], LONG / 2, LONG)
                / rms(runs, scheme, STEPS[0], 0, LONG / 2);
    }

    private static double gain(List<FrozenRun> runs, Scheme scheme) {
        return rms(runs, scheme, STEPS[0], 0, SHORT) / rms(runs, scheme, STEPS[1], 0, SHORT);
    }

    private static double rms(
            List<FrozenRun> runs, Scheme scheme, double h, double from, double to) {
        return Math.sqrt(
                of(runs, scheme, h)
                        .mapToDouble(r -> r.meanSquare(from, to))
                        .average()
                        .orElseThrow());
    }

    private static double worst(List<FrozenRun> runs, Scheme scheme, double h, double t) {
        return of(runs, scheme, h).mapToDouble(r -> r.worst(t)).max().orElseThrow();
    }

    private static Stream<FrozenRun> of(List<FrozenRun> runs, Scheme scheme, double h) {
        return runs.stream().filter(r -> r.scheme().equals(scheme) && r.h() == h);
    }

    private static DemoTable table(List<FrozenRun> runs) {
        DemoTable table = DemoTable.of("scheme", "h", "t", "relativeEnergyDrift");
        for (Scheme scheme : runs.stream().map(FrozenRun::scheme).distinct().toList()) {
            for (double h : STEPS) {
                for (double t : new double[] {1, SHORT, LONG}) {
                    table.row(scheme.name(), h, t, worst(runs, scheme, h, t));
                }
            }
        }
        return table;
    }

    private static Map<String, Supplier<Figure>> figures(List<FrozenRun> runs) {
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        figures.put("energy", () -> figure(runs));
        return figures;
    }

    private static Figure figure(List<FrozenRun> runs) {
        Curves drift =
                Panel.curves(Labels.of("h = 0.05", "depth t", "largest |ΔH| / |H| so far")).logY();
        for (int i = 0; i < runs.size(); i += STARTS) {
            FrozenRun run = runs.get(i);
            if (run.h() == STEPS[0]) {
                drift = drift.line(run.scheme().name(), run.times(), run.envelope());
            }
        }
        return Figure.of(drift)
                .titled("Energy of a Hamiltonian net over depth")
                .subtitled(
                        String.format(
                                Locale.ROOT,
                                "width %d, frozen Gaussian weights, depth %d steps",
                                WIDTH,
                                Math.round(LONG / 0.05)));
    }
}
