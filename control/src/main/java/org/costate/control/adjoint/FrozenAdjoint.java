package org.costate.control.adjoint;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.costate.control.CostateSweep;
import org.costate.control.OnlineCheckpoints;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.EmbeddedSteps;
import org.costate.ode.TimeGrid;

/**
 * The exact discrete adjoint of an adaptive run: its accepted steps are held, rejected ones never
 * enter, and the composed map is differentiated.
 *
 * <p>What is neglected is the dependence of the steps on the data, {@code O(tol)} against the exact
 * flow. Embedded pairs keep states while they run; {@code radau-5} finds its steps first and goes
 * over them again with its stages solved to rounding.
 */
public final class FrozenAdjoint implements AdjointMethod {

    private final AdaptiveIntegrator integrator;
    private final ButcherTableau tableau;
    private final double tolerance;
    private final SweepStorage storage;
    private final int online;

    private FrozenAdjoint(
            AdaptiveIntegrator integrator,
            ButcherTableau tableau,
            double tolerance,
            SweepStorage storage,
            int online) {
        this.integrator = integrator;
        this.tableau = tableau;
        this.tolerance = tolerance;
        this.storage = storage;
        this.online = online;
    }

    static FrozenAdjoint of(AdaptiveIntegrator integrator, double tolerance) {
        integrator.at(tolerance); // checks the tolerance
        ButcherTableau tableau =
                integrator
                        .tableau()
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                "ADJ-02: "
                                                        + integrator.label()
                                                        + " has no tableau (A, b, c), so its steps"
                                                        + " have no discrete adjoint. Try:"
                                                        + " interpolated("
                                                        + integrator.label()
                                                        + ", tolerance), or frozen steps of"
                                                        + " dormand-prince-54"));
        return new FrozenAdjoint(integrator, tableau, tolerance, SweepStorage.all(), 0);
    }

    /**
     * Returns this method with snapshots of a schedule that knows the number of steps: they are
     * found by a run of their own first.
     *
     * @throws IllegalArgumentException if the storage is reversible
     */
    public FrozenAdjoint storing(SweepStorage other) {
        CostateSweep.of(TimeGrid.uniform(0, 1, 1), tableau, other, false); // refuses what fits not
        return new FrozenAdjoint(integrator, tableau, tolerance, other, 0);
    }

    /**
     * Returns this method with so many states kept while it runs, the number of steps unknown:
     * {@link OnlineCheckpoints}. {@code radau-5} finds its steps first.
     *
     * @param snapshots 1 or more, that of the initial state among them
     */
    public FrozenAdjoint online(int snapshots) {
        OnlineCheckpoints.of(snapshots);
        return new FrozenAdjoint(
                integrator, tableau, tolerance, SweepStorage.revolve(snapshots), snapshots);
    }

    @Override
    public String name() {
        String kept =
                online > 0
                        ? ", online(" + online + ")"
                        : storage instanceof SweepStorage.All ? "" : ", " + storage;
        return "frozen " + integrator.label() + " " + ContinuousAdjoint.print(tolerance) + kept;
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        Dynamics dynamics = problem.dynamics();
        boolean keepsOnItsWay = online > 0 || storage instanceof SweepStorage.All;
        if (!tableau.isExplicit() || !keepsOnItsWay) {
            Grid found = grid(problem, dynamics);
            CostateSweep sweep = CostateSweep.of(found.grid(), tableau, storage, true);
            int steps = found.grid().steps();
            return DiscreteAdjoint.run(
                    problem, dynamics, found.grid(), tableau, sweep, steps, found.rejected());
        }
        return keeping(problem, dynamics);
    }

    private SweepResult keeping(AdjointProblem problem, Dynamics dynamics) {
        Keeper keeper = new Keeper(online);
        Grid found = run(problem, dynamics, keeper);
        int steps = found.grid().steps();
        int[] kept = keeper.kept(steps);
        int places = online > 0 ? online : kept.length;
        CostateSweep sweep = CostateSweep.resuming(found.grid(), tableau, kept, places, true);
        TrajectorySpace space = new TrajectorySpace(problem, dynamics, found.grid(), 0);
        sweep.prepare(space);
        for (int i = 0; i < kept.length; i++) {
            double[] x = keeper.state(kept[i]);
            System.arraycopy(x, 0, space.slot(i), 0, x.length);
        }
        return DiscreteAdjoint.finish(
                problem, dynamics, found.grid(), sweep, space, 0, found.rejected(), places);
    }

    /** The accepted steps of a run. */
    private record Grid(TimeGrid grid, long rejected) {}

    /** Returns the accepted steps of a run of this integrator. */
    public TimeGrid acceptedSteps(AdjointProblem problem) {
        return grid(problem, problem.dynamics()).grid();
    }

    private Grid grid(AdjointProblem problem, Dynamics dynamics) {
        return tableau.isExplicit()
                ? run(problem, dynamics, new Keeper(1))
                : new Grid(
                        ContinuousAdjoint.acceptedSteps(problem, dynamics, integrator, tolerance),
                        0);
    }

    private Grid run(AdjointProblem problem, Dynamics dynamics, Keeper keeper) {
        double[] x = problem.initialState().toArray();
        double[] breaks = problem.breaks();
        double[][] theta = problem.parameters();
        dynamics.requirePure(problem.start(), x, theta[0]);
        EmbeddedSteps steps = EmbeddedSteps.of(integrator, tolerance, x.length);
        List<Double> times = new ArrayList<>();
        times.add(problem.start());
        keeper.offer(0, x);
        try {
            for (int q = 0; q + 1 < breaks.length; q++) {
                double[] u = theta[problem.interval(breaks[q], breaks[q + 1])];
                steps.carry(
                        (t, y, f) -> {
                            dynamics.atStep(times.size());
                            dynamics.trialVelocity(t, y, u, f);
                        },
                        breaks[q],
                        breaks[q + 1],
                        x,
                        (t, y) -> {
                            keeper.offer(times.size(), y);
                            times.add(t);
                        });
            }
        } catch (RuntimeException e) {
            double reached = times.get(times.size() - 1);
            throw AdjointException.of(e, reached, times.size(), x);
        }
        double[] nodes = times.stream().mapToDouble(Double::doubleValue).toArray();
        return new Grid(TimeGrid.of(nodes), steps.rejected());
    }

    /** Keeps every state, or some in a number of places. */
    private static final class Keeper {

        private final int places;
        private final OnlineCheckpoints rule;
        private final List<double[]> states = new ArrayList<>();

        Keeper(int places) {
            this.places = places;
            this.rule = OnlineCheckpoints.of(Math.max(1, places));
        }

        void offer(int step, double[] x) {
            if (places == 0) {
                states.add(x.clone());
                return;
            }
            int place = rule.place(step);
            if (place == states.size()) {
                states.add(x.clone());
            } else if (place >= 0) {
                System.arraycopy(x, 0, states.get(place), 0, x.length);
            }
        }

        int[] kept(int steps) {
            return places == 0
                    ? java.util.stream.IntStream.range(0, steps).toArray()
                    : rule.kept(steps);
        }

        double[] state(int step) {
            return states.get(places == 0 ? step : rule.placeOf(step));
        }
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        TangentSweep sweep = TangentSweep.of(problem, tableau, acceptedSteps(problem));
        return Optional.of((dx0, dtheta) -> sweep.along(dx0, dtheta).loss());
    }

    @Override
    public boolean isExactForItsLoss() {
        return true;
    }
}
