package org.costate.control.solve;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.costate.ode.TimeGrid;
import org.costate.ode.boundary.BoundaryValueProblem;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.costate.ode.boundary.CollocationSolver;
import org.costate.ode.boundary.Guess;

/**
 * Solves a structure as one two-point boundary-value problem by Lobatto collocation.
 *
 * <p>Arcs stand side by side, every one on {@code [0, 1]}, so that {@code K} arcs make {@code 2nK}
 * functions; times and multipliers are parameters. What it finds goes through multiple shooting
 * once more, which takes off the last digits and looks whether every arc maximises {@code H}.
 */
final class ArcCollocation {

    /** Elimination costs the cube of the functions, so that beyond this shooting is the choice. */
    private static final int MOST_FUNCTIONS = 96;

    private static final double FINEST = 1e-10;
    private static final int POLISHING_STEPS = 60;
    private static final int SEGMENTS = 6;
    private static final int COARSEST = 8;
    private static final int FINEST_MESH = 40;

    private final BolzaForm form;
    private final double tolerance;
    private final SolverBudget.Clock clock;
    private final List<String> history;

    ArcCollocation(
            BolzaForm form, double tolerance, SolverBudget.Clock clock, List<String> history) {
        this.form = form;
        this.tolerance = tolerance;
        this.clock = clock;
        this.history = history;
    }

    /** Solves from an estimate, with the structure seen on it. */
    StructureSolver.Outcome solve(Estimate estimate, int newtonSteps) {
        StructureDetector.Curve curve = StructureSolver.curve(estimate);
        double[] scale = estimate.scale();
        ArcPlan plan = StructureSolver.plan(form, estimate);
        int steps = 0;
        for (int repair = 0; repair <= StructureSolver.REPAIRS; repair++) {
            int functions = 2 * form.n() * plan.modes().size();
            if (functions > MOST_FUNCTIONS) {
                return tooMany(plan, functions, steps);
            }
            Stack stack = new Stack(plan, curve, scale);
            BoundaryValueSolution found =
                    stack.solve(
                            estimate.times().length / (plan.modes().size() + 1),
                            newtonSteps - steps);
            steps += found.iterations();
            note(plan, found);
            if (!found.status().isSuccess()) {
                return failed(found, steps);
            }
            ArcPlan placed = stack.plan(found);
            double length = Math.abs(placed.times()[plan.modes().size()] - placed.times()[0]);
            if (placed.shortest() >= StructureSolver.SHORT * length) {
                return new StructureSolver(form, tolerance, POLISHING_STEPS, clock, history)
                        .solve(placed, stack.curve(found), scale, SEGMENTS, false)
                        .after(steps);
            }
            plan = placed.without(StructureSolver.SHORT * length);
        }
        return StructureSolver.Outcome.failed(
                form,
                SolverStatus.LINE_SEARCH,
                Double.NaN,
                steps,
                "the switching structure did not settle. Try: --method multiple-shooting");
    }

    private StructureSolver.Outcome tooMany(ArcPlan plan, int functions, int steps) {
        return StructureSolver.Outcome.failed(
                form,
                SolverStatus.USER_ERROR,
                Double.NaN,
                steps,
                String.format(
                        Locale.ROOT,
                        "OCP-07: collocation puts arcs side by side, and %d arcs of %d functions"
                                + " make %d, more than %d. Try: --method multiple-shooting",
                        plan.modes().size(),
                        2 * form.n(),
                        functions,
                        MOST_FUNCTIONS));
    }

    private StructureSolver.Outcome failed(BoundaryValueSolution found, int steps) {
        SolverStatus stop = clock.after(0);
        SolverStatus status = stop == SolverStatus.OPTIMAL ? found.status() : stop;
        return StructureSolver.Outcome.failed(form, status, Double.NaN, steps, found.message());
    }

    private void note(ArcPlan plan, BoundaryValueSolution found) {
        history.add(
                String.format(
                        Locale.ROOT,
                        "collocation over %d arc(s): %s in %d Newton steps%s",
                        plan.modes().size(),
                        found.status(),
                        found.iterations(),
                        found.hasCurve()
                                ? String.format(
                                        Locale.ROOT,
                                        ", %d mesh points, residual %.1e",
                                        found.mesh().steps() + 1,
                                        found.maximumResidual())
                                : ""));
    }

    /** The boundary-value problem of one plan. */
    private final class Stack {

        private final ArcPlan plan;
        private final StructureDetector.Curve guess;
        private final double[] scale;
        private final List<ModalArcFlow> flows;
        private final ArcTimes times;
        private final BoundaryValueProblem problem;
        private final double[] parameters;
        private final int width = 2 * form.n();

        Stack(ArcPlan plan, StructureDetector.Curve guess, double[] scale) {
            this.plan = plan;
            this.guess = guess;
            this.scale = scale;
            ArcShooter arcs = new ArcShooter(form, tolerance, FINEST, 1, clock);
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

        BoundaryValueSolution solve(int intervals, int newtonSteps) {
            int count = Math.max(COARSEST, Math.min(FINEST_MESH, intervals));
            SolverBudget budget =
                    SolverBudget.ofIterations(Math.max(1, newtonSteps))
                            .stoppedWhen(() -> clock.after(0) != SolverStatus.OPTIMAL);
            return CollocationSolver.withTolerance(Math.max(FINEST, tolerance))
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
            double[] size =
                    new ArcShooter(form, tolerance, FINEST, 1, clock).multiplierScale(nu, scale);
            System.arraycopy(size, 0, all, first + k, size.length);
            return all;
        }

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
}
