package org.costate.control.solve;

import java.util.List;
import java.util.Locale;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.costate.ode.boundary.BoundaryValueSolution;

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

    private static final int POLISHING_STEPS = 60;
    private static final int SEGMENTS = 6;

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
            ArcStack stack = new ArcStack(form, plan, curve, scale, tolerance, clock);
            BoundaryValueSolution found = stack.solve(estimate.times().length, newtonSteps - steps);
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
}
