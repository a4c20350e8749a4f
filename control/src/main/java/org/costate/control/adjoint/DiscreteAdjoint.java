package org.costate.control.adjoint;

import java.util.Optional;
import org.costate.control.CostateSweep;
import org.costate.control.SeparableSystem;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.control.SweepWork;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * The exact discrete adjoint of a scheme on fixed steps: {@link CostateSweep} with any storage.
 *
 * <p>Any tableau, explicit or implicit, weights of zero included, and any splitting of a separable
 * system. The gradient is that of the computed loss to rounding, and has the order of the scheme
 * against the exact flow's.
 */
public final class DiscreteAdjoint implements AdjointMethod {

    private final Scheme scheme;
    private final Steps steps;
    private final SweepStorage storage;

    private DiscreteAdjoint(Scheme scheme, Steps steps, SweepStorage storage) {
        this.scheme = scheme;
        this.steps = steps;
        this.storage = storage;
    }

    static DiscreteAdjoint of(Scheme scheme, Steps steps) {
        return new DiscreteAdjoint(scheme, steps, SweepStorage.all());
    }

    /**
     * Returns this method with another storage; the bits of the gradient stay, but for reversible
     * storage, which rounds.
     *
     * @throws IllegalArgumentException if the storage is reversible and the scheme is not
     */
    public DiscreteAdjoint storing(SweepStorage other) {
        CostateSweep.of(TimeGrid.uniform(0, 1, 1), scheme, other, false); // refuses what fits not
        return new DiscreteAdjoint(scheme, steps, other);
    }

    @Override
    public String name() {
        String kept = storage instanceof SweepStorage.All ? "" : ", " + storage;
        return "discrete " + scheme.name() + kept;
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        TimeGrid grid = steps.of(problem);
        Dynamics dynamics = problem.dynamics();
        CostateSweep sweep = CostateSweep.of(grid, scheme, storage, true);
        return run(problem, dynamics, grid, scheme, sweep, 0, 0);
    }

    /** Runs a sweep from {@code x₀} and gathers its result. */
    static SweepResult run(
            AdjointProblem problem,
            Dynamics dynamics,
            TimeGrid grid,
            Scheme scheme,
            CostateSweep sweep,
            long extraRepeats,
            long rejected) {
        TrajectorySpace space =
                new TrajectorySpace(problem, dynamics, grid, parts(problem, scheme));
        sweep.prepare(space);
        return finish(problem, dynamics, grid, sweep, space, extraRepeats, rejected, 0);
    }

    /** Runs a prepared sweep; snapshots beyond the first may lie in its slots already. */
    static SweepResult finish(
            AdjointProblem problem,
            Dynamics dynamics,
            TimeGrid grid,
            CostateSweep sweep,
            TrajectorySpace space,
            long extraRepeats,
            long rejected,
            long storedBefore) {
        double[] x0 = problem.initialState().toArray();
        double[] u0 = problem.parameters()[0];
        double[] f0 = dynamics.requirePure(problem.start(), x0, u0);
        System.arraycopy(x0, 0, space.slot(sweep.initialState()), 0, x0.length);
        space.run(sweep);
        dynamics.requireSame(problem.start(), x0, u0, f0);
        double recovery = recovery(sweep, x0, space.states()[0]);
        SweepWork work =
                new SweepWork(
                        space.evaluations(),
                        space.pullBacks(),
                        Math.max(storedBefore, sweep.storedStates()),
                        sweep.repeatedSteps() + extraRepeats,
                        rejected,
                        8L * x0.length * space.slotCount());
        SweepResult.Builder made =
                new SweepResult.Builder(grid)
                        .cost(space.loss())
                        .phase(space.states(), space.costates(), space.hamiltonian())
                        .control(problem.controlGrid(), space.integratedHu())
                        .recovery(recovery)
                        .work(work);
        Recovery.warn(made, "reversible storage", recovery);
        addTimes(problem, dynamics, grid, space, made);
        return made.build();
    }

    private static double recovery(CostateSweep sweep, double[] x0, double[] back) {
        boolean undone = sweep.storedStates() == 1;
        return undone ? Recovery.error(x0, back) : Double.NaN;
    }

    private static void addTimes(
            AdjointProblem problem,
            Dynamics dynamics,
            TimeGrid grid,
            TrajectorySpace space,
            SweepResult.Builder made) {
        if (problem.differentiatesTimes() || dynamics.isAutonomous()) {
            double[] h = space.stepGradients();
            made.times(h, lastStretch(problem, grid, h));
        }
    }

    /** Returns {@code dJ/dT} when the steps behind the last break are stretched alike. */
    static double lastStretch(AdjointProblem problem, TimeGrid grid, double[] ofSteps) {
        double[] breaks = problem.breaks();
        double from = breaks[breaks.length - 2];
        double sum = 0;
        for (int k = grid.steps() - 1; k >= 0 && grid.node(k + 1) != from; k--) {
            sum += ofSteps[k] * grid.step(k) / (grid.end() - from);
        }
        return sum;
    }

    private static int parts(AdjointProblem problem, Scheme scheme) {
        if (!(scheme instanceof Splitting splitting)) {
            return 0;
        }
        int parts =
                problem.system() instanceof SeparableSystem separable
                        ? separable.parts().size()
                        : 0;
        if (parts != splitting.partCount()) {
            throw new IllegalArgumentException(
                    "ADJ-03: scheme "
                            + splitting.name()
                            + " needs a separable system of "
                            + splitting.partCount()
                            + " parts, got "
                            + (parts == 0 ? "one that is not separable" : parts + " parts")
                            + ". Try: a tableau such as rk4");
        }
        return parts;
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        TangentSweep sweep = TangentSweep.of(problem, scheme, steps.of(problem));
        return Optional.of((dx0, dtheta) -> sweep.along(dx0, dtheta).loss());
    }

    @Override
    public boolean isExactForItsLoss() {
        return true;
    }
}
