package org.costate.control.transcription;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.control.DiscreteProblem;
import org.costate.control.NonFiniteException;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.costate.ode.TimeGrid;

/** One run of {@link SuccessiveApproximations}. */
final class ApproximationRun {

    private static final double ETA = 1e-8;
    private static final double HARDEST = 1e12;
    private static final double ACCEPTABLE = 1e3;
    private static final double UNBOUNDED = 1e20;

    private final SweptProblem problem;
    private final SuccessiveApproximations method;
    private final SolverBudget.Clock clock;
    private final TimeGrid grid;
    private final AugmentedHamiltonian hamiltonian;
    private final PointwiseMaximiser maximiser;
    private final EndMultipliers ends;
    private final List<SweepRecord> history = new ArrayList<>();
    private double[][] u;
    private double[][] next;
    private SweepResult sweep;
    private double rho;
    private double predicted;
    private double residual;

    ApproximationRun(SweptProblem problem, SuccessiveApproximations method, SolverBudget budget) {
        this.problem = problem;
        this.method = method;
        clock = budget.start();
        grid = problem.grid();
        hamiltonian = new AugmentedHamiltonian(problem.hamiltonian(), method.damping());
        maximiser = new PointwiseMaximiser(problem.set(), problem.stated().controlDimension());
        ends = new EndMultipliers(problem.conditions(), Math.max(1, method.penalty()));
        rho = method.rho();
        u = new double[0][];
        next = new double[0][];
    }

    SweepSolution run(PiecewiseConstantControl first) {
        u = first.toRows();
        for (double[] row : u) {
            problem.set().project(row);
        }
        next = new double[u.length][];
        double goal = 10 * ends.first(method.tolerance());
        SolverStatus status;
        do {
            goal = Math.max(method.tolerance(), 0.1 * goal);
            status = approximate(ends.discrete(problem), goal);
            ends.of(problem, sweep);
        } while (status == SolverStatus.OPTIMAL
                && (goal > method.tolerance() || ends.worst() > missTolerance())
                && ends.harden());
        if (status == SolverStatus.OPTIMAL && ends.worst() > missTolerance()) {
            status = SolverStatus.INFEASIBLE;
        }
        return solution(status);
    }

    /** Residuals are quadratic in the distance to a solution, misses linear. */
    private double missTolerance() {
        return Math.sqrt(method.tolerance());
    }

    private SolverStatus approximate(DiscreteProblem discrete, double goal) {
        sweep = discrete.sweep(control(u));
        double[] recent = new double[Math.max(1, method.memory())];
        Arrays.fill(recent, sweep.cost());
        int kept = 0;
        while (true) {
            if (!maximise()) {
                return SolverStatus.DIVERGING;
            }
            double scale = Math.max(1, Math.abs(sweep.cost()));
            if (residual <= goal * scale) {
                return SolverStatus.OPTIMAL;
            }
            SolverStatus stop = clock.after(history.size());
            if (stop != SolverStatus.OPTIMAL) {
                return stop;
            }
            double ceiling =
                    method.memory() == 0
                            ? Double.POSITIVE_INFINITY
                            : Arrays.stream(recent).max().getAsDouble() - ETA * predicted;
            double cost = cost(discrete, next);
            boolean accepted = cost <= ceiling && cost < Double.POSITIVE_INFINITY;
            if (!accepted && method.memory() == 0 || Math.abs(sweep.cost()) > UNBOUNDED) {
                return SolverStatus.DIVERGING;
            }
            if (accepted) {
                keep(discrete);
                recent[kept++ % recent.length] = cost;
            }
            double miss = Iterate.worst(ends.of(problem, sweep));
            history.add(new SweepRecord(cost, rho, predicted, residual, miss, accepted));
            adapt(accepted);
            if (rho > HARDEST) {
                return residual <= ACCEPTABLE * goal * scale
                        ? SolverStatus.ACCEPTABLE
                        : SolverStatus.LINE_SEARCH;
            }
        }
    }

    private void keep(DiscreteProblem discrete) {
        for (int k = 0; k < u.length; k++) {
            u[k] = next[k];
        }
        sweep = discrete.sweep(control(u));
    }

    private void adapt(boolean accepted) {
        if (method.memory() == 0) {
            return;
        }
        boolean monotone = method.memory() == 1;
        double floor = monotone ? 1e-8 : 0.1 * method.rho();
        rho = accepted ? Math.max((monotone ? 0.8 : 0.9) * rho, floor) : 2 * Math.max(rho, 1e-8);
    }

    /** Maximises at every step, with damping and without; returns whether maximisers are finite. */
    private boolean maximise() {
        predicted = 0;
        residual = 0;
        for (int k = 0; k < u.length; k++) {
            place(k);
            next[k] = u[k].clone();
            double before = hamiltonian.value(u[k]);
            if (!maximiser.maximise(hamiltonian, next[k], rho > 0 ? 1 / rho : 1)) {
                return false;
            }
            predicted += grid.step(k) * (hamiltonian.value(next[k]) - before);
            double[] free = next[k].clone();
            hamiltonian.release();
            boolean finite = rho == 0 || maximiser.maximise(hamiltonian, free, 1);
            double gain = finite ? hamiltonian.value(free) - before : Double.POSITIVE_INFINITY;
            residual += grid.step(k) * Math.max(0, gain);
        }
        return true;
    }

    private void place(int k) {
        double[] x = sweep.state(k).toArray();
        double[] p = sweep.costate(k + 1).toArray();
        double t = grid.node(k);
        if (problem.isEuler()) {
            hamiltonian.place(t, x, p, u[k], rho);
            return;
        }
        double[] right = sweep.state(k + 1).toArray();
        double[] left = sweep.costate(k).toArray();
        for (int i = 0; i < x.length; i++) {
            x[i] = 0.5 * (x[i] + right[i]);
            p[i] = 0.5 * (left[i] + p[i]);
        }
        hamiltonian.place(t + 0.5 * grid.step(k), x, p, u[k], rho);
        hamiltonian.tilt(sweep.hamiltonianGradient(k));
    }

    private PiecewiseConstantControl control(double[][] rows) {
        return PiecewiseConstantControl.of(grid, rows);
    }

    private double cost(DiscreteProblem discrete, double[][] rows) {
        try {
            double cost = discrete.cost(control(rows));
            return Double.isFinite(cost) ? cost : Double.POSITIVE_INFINITY;
        } catch (NonFiniteException e) {
            return Double.POSITIVE_INFINITY; // such a sweep is not kept
        }
    }

    private SweepSolution solution(SolverStatus status) {
        double miss = Iterate.worst(ends.of(problem, sweep));
        String advice =
                status == SolverStatus.OPTIMAL
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "SWEEP-02: successive approximations stopped (%s) after %d sweeps:"
                                        + " distance to the maximum principle %.1e, miss of the end"
                                        + " %.1e. Try: safeguarded(...), more damping, or a larger"
                                        + " budget",
                                status,
                                history.size(),
                                residual,
                                miss);
        return new SweepSolution(
                control(u),
                sweep,
                sweep.cost() - ends.cost(),
                miss,
                List.copyOf(history),
                status,
                advice);
    }
}
