package org.costate.control.solve;

import java.util.Arrays;
import java.util.List;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.costate.ode.TimeGrid;
import org.costate.ode.boundary.BoundaryValueProblem;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.costate.ode.boundary.CollocationSolver;
import org.costate.ode.boundary.Guess;

/**
 * The boundary-value problem of one structure, its arcs side by side: how it is stated, guessed and
 * read.
 */
final class ArcStack {

    private static final double FINEST = 1e-10;
    private static final int COARSEST = 8;
    private static final int FINEST_MESH = 40;

    private final BolzaForm form;
    private final ArcPlan plan;
    private final StructureDetector.Curve guess;
    private final double[] scale;
    private final List<ModalArcFlow> flows;
    private final ArcTimes times;
    private final BoundaryValueProblem problem;
    private final double[] parameters;
    private final int width;
    private final ArcShooter arcs;
    private final double tolerance;
    private final SolverBudget.Clock clock;

    /**
     * States the problem.
     *
     * @param guess where to start from
     * @param scale the size of each component of {@code (x, p)}
     */
    ArcStack(
            BolzaForm form,
            ArcPlan plan,
            StructureDetector.Curve guess,
            double[] scale,
            double tolerance,
            SolverBudget.Clock clock) {
        this.tolerance = Math.max(FINEST, tolerance);
        this.clock = clock;
        this.form = form;
        this.width = 2 * form.n();
        this.plan = plan;
        this.guess = guess;
        this.scale = scale;
        this.arcs = new ArcShooter(form, tolerance, FINEST, 1, clock);
        this.flows = arcs.flows(plan, guess, scale);
        this.times = new ArcTimes(form.horizon(), flows.size());
        double[] ends = plan.times();
        double[][] outer = {guess.phasePoint(ends[0]), guess.phasePoint(ends[ends.length - 1])};
        this.parameters = times.parameters(plan, arcs.multipliers(plan, outer, scale));
        this.problem =
                BoundaryValueProblem.of(
                        0,
                        1,
                        new StackedArcs(flows, times, form.n(), form.conditions()),
                        new StackedConditions(form, flows, arcs.junctions(plan, guess), times));
    }

    /**
     * Solves it.
     *
     * @param points of the estimate, shared by the arcs
     */
    BoundaryValueSolution solve(int points, int newtonSteps) {
        int share = points / (flows.size() + 1);
        int count = Math.max(COARSEST, Math.min(FINEST_MESH, share));
        SolverBudget budget =
                SolverBudget.ofIterations(Math.max(1, newtonSteps))
                        .stoppedWhen(() -> clock.after(0) != SolverStatus.OPTIMAL);
        return CollocationSolver.withTolerance(tolerance)
                .withScales(scales())
                .within(budget)
                .solve(
                        problem,
                        Guess.of(this::guessed)
                                .withParameters(parameters)
                                .on(TimeGrid.uniform(0, 1, count)));
    }

    private double[] guessed(double tau) {
        double[] y = new double[width * flows.size()];
        for (int a = 0; a < flows.size(); a++) {
            double s = plan.times()[a];
            double t = s + tau * (plan.times()[a + 1] - s);
            System.arraycopy(guess.phasePoint(t), 0, y, a * width, width);
        }
        return y;
    }

    private double[] scales() {
        int k = times.count();
        double[] all = new double[width * flows.size() + parameters.length];
        for (int a = 0; a < flows.size(); a++) {
            System.arraycopy(scale, 0, all, a * width, width);
        }
        int first = width * flows.size();
        double length = plan.times()[flows.size()] - plan.times()[0];
        Arrays.fill(all, first, first + k, Math.abs(length));
        double[] nu = Arrays.copyOfRange(parameters, k, parameters.length);
        double[] size = arcs.multiplierScale(nu, scale);
        System.arraycopy(size, 0, all, first + k, size.length);
        return all;
    }

    /** Returns the structure with the times found. */
    ArcPlan plan(BoundaryValueSolution found) {
        return new ArcPlan(plan.modes(), times.all(found.parameters()));
    }

    /** The solution on the problem's own clock. */
    StructureDetector.Curve curve(BoundaryValueSolution found) {
        double[] ends = times.all(found.parameters());
        return new StructureDetector.Curve() {
            @Override
            public double[] phasePoint(double t) {
                int a = arc(ends, t);
                double tau = (t - ends[a]) / (ends[a + 1] - ends[a]);
                double[] y = found.at(Math.min(1, Math.max(0, tau)));
                return Arrays.copyOfRange(y, a * width, (a + 1) * width);
            }

            @Override
            public double[] control(double t) {
                double[] u = new double[form.m()];
                flows.get(arc(ends, t)).control(t, phasePoint(t), u);
                return DormandPrinceStep.finite(u) ? u : guess.control(t);
            }
        };
    }

    private static int arc(double[] ends, double t) {
        int a = 0;
        while (a + 2 < ends.length && t > ends[a + 1]) {
            a++;
        }
        return a;
    }
}
