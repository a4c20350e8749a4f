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

/** One run of {@link ProjectedGradient}. */
final class ProjectedDescent {

    private static final int MEMORY = 8;
    private static final double ARMIJO = 1e-4;
    private static final double SHORTEST = 1e-12;
    private static final double LEAST_LENGTH = 1e-8;
    private static final double LARGEST_LENGTH = 1e8;
    private static final double UNBOUNDED = -1e20;

    private final SweptProblem problem;
    private final TimeGrid grid;
    private final double tolerance;
    private final SolverBudget.Clock clock;
    private final List<SweepRecord> history = new ArrayList<>();
    private final EndMultipliers ends;
    private double[][] u;
    private SweepResult sweep;
    private double residual;

    ProjectedDescent(SweptProblem problem, double tolerance, double rho, SolverBudget budget) {
        this.problem = problem;
        this.tolerance = tolerance;
        grid = problem.grid();
        clock = budget.start();
        ends = new EndMultipliers(problem.conditions(), rho);
        u = new double[0][];
    }

    SweepSolution run(PiecewiseConstantControl first) {
        u = first.toRows();
        project(u);
        double goal = 10 * ends.first(tolerance);
        SolverStatus status;
        do {
            goal = Math.max(tolerance, 0.1 * goal);
            status = descend(ends.discrete(problem), goal);
            miss();
        } while (status == SolverStatus.OPTIMAL
                && (goal > tolerance || ends.worst() > tolerance)
                && ends.harden());
        if (status == SolverStatus.OPTIMAL && ends.worst() > tolerance) {
            status = SolverStatus.INFEASIBLE;
        }
        return solution(status);
    }

    private PiecewiseConstantControl control(double[][] rows) {
        return PiecewiseConstantControl.of(grid, rows);
    }

    private void project(double[][] rows) {
        for (double[] row : rows) {
            problem.set().project(row);
        }
    }

    private double[] miss() {
        return ends.of(problem, sweep);
    }

    private SolverStatus descend(DiscreteProblem discrete, double goal) {
        sweep = discrete.sweep(control(u));
        double[] recent = new double[MEMORY];
        Arrays.fill(recent, sweep.cost());
        double length = 1;
        for (int i = 0; true; i++) {
            double[][] g = gradient();
            residual = distance(g, 1);
            if (residual <= goal) {
                return SolverStatus.OPTIMAL;
            }
            SolverStatus stop = clock.after(history.size());
            if (stop != SolverStatus.OPTIMAL) {
                return stop;
            }
            if (sweep.cost() < UNBOUNDED) {
                return SolverStatus.DIVERGING;
            }
            double[][] old = u;
            if (!search(discrete, g, length, Arrays.stream(recent).max().getAsDouble())) {
                return residual <= 1e3 * tolerance
                        ? SolverStatus.ACCEPTABLE
                        : SolverStatus.LINE_SEARCH;
            }
            recent[i % MEMORY] = sweep.cost();
            length = nextLength(old, g);
        }
    }

    /** Returns {@code −∂H/∂u}, the gradient in {@code L²}. */
    private double[][] gradient() {
        double[][] g = new double[u.length][];
        for (int k = 0; k < g.length; k++) {
            g[k] = sweep.hamiltonianGradient(k);
            for (int j = 0; j < g[k].length; j++) {
                g[k][j] = -g[k][j];
            }
        }
        return g;
    }

    private double[][] direction(double[][] g, double length) {
        double[][] d = new double[u.length][];
        for (int k = 0; k < d.length; k++) {
            d[k] = u[k].clone();
            for (int j = 0; j < d[k].length; j++) {
                d[k][j] -= length * g[k][j];
            }
            problem.set().project(d[k]);
            for (int j = 0; j < d[k].length; j++) {
                d[k][j] -= u[k][j];
            }
        }
        return d;
    }

    private double distance(double[][] g, double length) {
        double[][] d = direction(g, length);
        return Math.sqrt(inner(d, d) / (grid.end() - grid.start()));
    }

    private double inner(double[][] a, double[][] b) {
        double sum = 0;
        for (int k = 0; k < a.length; k++) {
            for (int j = 0; j < a[k].length; j++) {
                sum += grid.step(k) * a[k][j] * b[k][j];
            }
        }
        return sum;
    }

    private boolean search(DiscreteProblem discrete, double[][] g, double length, double ceiling) {
        double[][] d = direction(g, length);
        double slope = inner(g, d);
        for (double alpha = 1; alpha > SHORTEST; alpha *= 0.5) {
            double[][] trial = new double[u.length][];
            for (int k = 0; k < trial.length; k++) {
                trial[k] = u[k].clone();
                for (int j = 0; j < trial[k].length; j++) {
                    trial[k][j] += alpha * d[k][j];
                }
            }
            double cost = cost(discrete, trial);
            double rounding = 1e-15 * Math.abs(ceiling);
            if (cost <= ceiling + ARMIJO * alpha * slope + rounding) {
                u = trial;
                sweep = discrete.sweep(control(u));
                history.add(
                        new SweepRecord(
                                sweep.cost(),
                                alpha * length,
                                slope,
                                residual,
                                Iterate.worst(miss()),
                                true));
                return true;
            }
        }
        return false;
    }

    /** Returns the cost of a control, infinite where states leave the finite numbers. */
    private double cost(DiscreteProblem discrete, double[][] rows) {
        try {
            double cost = discrete.cost(control(rows));
            return Double.isFinite(cost) ? cost : Double.POSITIVE_INFINITY;
        } catch (NonFiniteException e) {
            return Double.POSITIVE_INFINITY; // the step was too long
        }
    }

    private double nextLength(double[][] old, double[][] oldGradient) {
        double[][] g = gradient();
        double[][] s = new double[u.length][];
        double[][] y = new double[u.length][];
        for (int k = 0; k < s.length; k++) {
            s[k] = u[k].clone();
            y[k] = g[k];
            for (int j = 0; j < s[k].length; j++) {
                s[k][j] -= old[k][j];
                y[k][j] -= oldGradient[k][j];
            }
        }
        double curvature = inner(s, y);
        double length = curvature > 0 ? inner(s, s) / curvature : LARGEST_LENGTH;
        return Math.max(LEAST_LENGTH, Math.min(LARGEST_LENGTH, length));
    }

    private SweepSolution solution(SolverStatus status) {
        double miss = Iterate.worst(miss());
        String advice =
                status == SolverStatus.OPTIMAL
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "SWEEP-01: projected gradient stopped (%s) after %d sweeps: residual"
                                        + " %.1e, miss of the end %.1e, tolerance %.1e. Try: a larger"
                                        + " budget, or DirectCollocation",
                                status,
                                history.size(),
                                residual,
                                miss,
                                tolerance);
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
