package org.costate.cli.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.costate.cli.flow.Flows;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.control.TerminalCost;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.control.adjoint.DiscreteAdjoint;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.plots.Curves;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.LineStyle;
import org.costate.plots.Panel;

/**
 * Memory against depth: the states that each storage keeps, the steps it repeats for that, and the
 * bits of its gradient.
 */
final class MemoryDemo implements Demo {

    private static final int[] DEPTHS = {64, 256, 1024, 4096, 16384};
    private static final int WARM_UP = 4096;
    private static final int[] PLACES = {5, 10, 20};
    private static final double HORIZON = 5;
    private static final int WIDTH = 16;
    private static final String FULL = "full";
    private static final String SQUARE_ROOT = "square-root";
    private static final String VERLET = "reversible Verlet";
    private static final String PAIR = "reversible RK4, λ = 0.99";
    private static final String CLOSE_PAIR = "reversible RK4, λᴺ = 0.5";

    @Override
    public String name() {
        return "memory";
    }

    @Override
    public String title() {
        return "Memory against depth: fewer states for more steps, and the same bits";
    }

    @Override
    public DemoResult run(long seed, DemoProgress progress) {
        List<MemoryRun> runs = new ArrayList<>();
        AdjointProblem problem = Flows.dissipative(0, HORIZON, seed);
        AdjointProblem separable = separable(seed);
        List<MemoryRun> warmUp = new ArrayList<>(); // the first runs in a Java machine are slow
        checkpointed(WARM_UP, problem, warmUp);
        reversible(WARM_UP, separable, problem, warmUp);
        for (int i = 0; i < DEPTHS.length; i++) {
            checkpointed(DEPTHS[i], problem, runs);
            reversible(DEPTHS[i], separable, problem, runs);
            progress.advanced(i + 1, DEPTHS.length, "depth " + DEPTHS[i]);
        }
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        figures.put("memory", () -> figure(runs));
        return new DemoResult(findings(runs), table(runs), figures);
    }

    private static AdjointProblem separable(long seed) {
        DenseBlock block = DenseBlock.verlet(WIDTH, Activation.TANH);
        SplittableRandom random = new SplittableRandom(seed);
        return AdjointProblem.of(block)
                .minimising(TerminalCost.halfSquaredDistance(state(random)))
                .from(0, state(random))
                .to(HORIZON)
                .at(random.doubles(block.controlDimension(), -0.5, 0.5).toArray());
    }

    private static State state(SplittableRandom random) {
        return State.of(random.doubles(WIDTH, -1, 1).toArray());
    }

    /** Euler's steps have one stage: one state within a step, and one at its end. */
    private static void checkpointed(int n, AdjointProblem problem, List<MemoryRun> runs) {
        DiscreteAdjoint euler = AdjointMethod.discrete(Scheme.EULER, n);
        SweepResult full = euler.gradient(problem);
        runs.add(MemoryRun.of(FULL, n, n + 1L, 0, euler, problem, full));
        int stretch = (int) Math.ceil(Math.sqrt(n));
        int stretches = (n + stretch - 1) / stretch;
        runs.add(
                MemoryRun.of(
                        SQUARE_ROOT,
                        n,
                        stretches + stretch - 2L + 2,
                        n - 1 + (stretches - 1L) * (stretch - 1),
                        euler.storing(SweepStorage.squareRoot()),
                        problem,
                        full));
        for (int places : PLACES) {
            runs.add(
                    MemoryRun.of(
                            "revolve " + places,
                            n,
                            places + 2L,
                            MemoryRun.binomialAdvances(n, places),
                            euler.storing(SweepStorage.revolve(places)),
                            problem,
                            full));
        }
    }

    private static void reversible(
            int n, AdjointProblem separable, AdjointProblem problem, List<MemoryRun> runs) {
        DiscreteAdjoint verlet = AdjointMethod.discrete(Scheme.STORMER_VERLET, n);
        runs.add(
                MemoryRun.of(
                        VERLET,
                        n,
                        1,
                        n,
                        verlet.storing(SweepStorage.reversible()),
                        separable,
                        verlet.gradient(separable)));
        for (double coupling : new double[] {0.99, Math.pow(0.5, 1.0 / n)}) {
            AdjointMethod pair = AdjointMethod.reversible(Scheme.RK4, n).coupledBy(coupling);
            SweepResult full = AdjointMethod.discrete(Scheme.RK4, n).gradient(problem);
            String name = coupling == 0.99 ? PAIR : CLOSE_PAIR;
            runs.add(MemoryRun.of(name, n, 2, n, pair, problem, full));
        }
    }

    private static Stream<MemoryRun> snapshots(List<MemoryRun> runs) {
        return runs.stream().filter(run -> !run.storage().startsWith("reversible"));
    }

    private static List<Finding> findings(List<MemoryRun> runs) {
        return List.of(
                Finding.equal(
                        "runs whose stored states equal the formula",
                        runs.size(),
                        runs.stream().filter(run -> run.states() == run.formula()).count()),
                Finding.equal(
                        "runs whose repeated steps equal the formula, rN − C(s+r, s+1) of revolve",
                        runs.size(),
                        runs.stream().filter(run -> run.repeated() == run.advances()).count()),
                Finding.equal(
                        "runs with snapshots whose bits are those with every state kept",
                        snapshots(runs).count(),
                        snapshots(runs).filter(MemoryRun::sameBits).count()),
                Finding.atMost(
                        "reversible Verlet against every state kept, N ≤ 1024",
                        1e-12,
                        worst(runs, VERLET, 1024, MemoryRun::gap)),
                Finding.atMost(
                        "reversible RK4, λ = 0.99: error of the recovered x(0), N ≤ 256",
                        1e-12,
                        worst(runs, PAIR, 256, run -> run.result().recoveryError())),
                Finding.atLeast(
                        "reversible RK4, λ = 0.99: its rounding grows like λ⁻ᴺ, error at N = 16384",
                        1,
                        worst(runs, PAIR, 16384, run -> run.result().recoveryError())),
                Finding.atMost(
                        "reversible RK4, λᴺ = 0.5: error of the recovered x(0), all N",
                        1e-9,
                        worst(runs, CLOSE_PAIR, 16384, run -> run.result().recoveryError())));
    }

    private static double worst(
            List<MemoryRun> runs, String storage, int most, ToDoubleFunction<MemoryRun> number) {
        return runs.stream()
                .filter(run -> run.storage().equals(storage) && run.depth() <= most)
                .mapToDouble(number)
                .max()
                .orElseThrow();
    }

    private static DemoTable table(List<MemoryRun> runs) {
        DemoTable table =
                DemoTable.of(
                        "storage",
                        "depth",
                        "storedStates",
                        "formula",
                        "repeatedSteps",
                        "advances",
                        "sameBits",
                        "gradientGap",
                        "recoveryError",
                        "seconds");
        for (MemoryRun run : runs) {
            table.row(
                    run.storage(),
                    run.depth(),
                    run.states(),
                    run.formula(),
                    run.repeated(),
                    run.advances(),
                    run.sameBits(),
                    run.gap(),
                    run.result().recoveryError(),
                    run.seconds());
        }
        return table;
    }

    private static Figure figure(List<MemoryRun> runs) {
        return Figure.grid(
                        3,
                        panel("States kept", "states", runs, MemoryRun::states),
                        panel(
                                "Steps evaluated, for each step",
                                "(N + repeated) / N",
                                runs,
                                run -> 1 + (double) run.repeated() / run.depth()),
                        panel("Time", "seconds", runs, MemoryRun::seconds))
                .titled("Memory against depth")
                .subtitled(
                        "Euler on 4 states with snapshots, Störmer–Verlet on 16 states, RK4 pairs on 4; the"
                                + " fastest of five runs")
                .sharedLegend()
                .sized(1600, 560);
    }

    private static Curves panel(
            String title, String y, List<MemoryRun> runs, ToDoubleFunction<MemoryRun> number) {
        Curves panel = Panel.curves(Labels.of(title, "depth N", y)).logX().logY();
        for (String name : runs.stream().map(MemoryRun::storage).distinct().toList()) {
            List<MemoryRun> some = runs.stream().filter(r -> r.storage().equals(name)).toList();
            panel =
                    panel.line(
                            name,
                            some.stream().mapToDouble(MemoryRun::depth).toArray(),
                            some.stream().mapToDouble(number).toArray(),
                            LineStyle.MARKED);
        }
        return panel;
    }
}
