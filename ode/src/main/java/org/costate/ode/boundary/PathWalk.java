package org.costate.ode.boundary;

import java.util.List;
import java.util.function.DoubleFunction;
import org.costate.ode.SolverStatus;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Walks along a family of problems {@code s ∈ [0, 1]}, each solved loosely from the one before,
 * with steps that grow where Newton is quick and shrink where it fails.
 */
final class PathWalk {

    private static final double LOOSE = 1e-3;
    private static final double SMALLEST_STEP = 1e-9;
    private static final int QUICK = 12;
    private static final int STEPS = 800;

    private final DoubleFunction<BoundaryValueProblem> family;
    private final Settings settings;
    private final Work work;
    private final List<MeshRecord> history;
    private double reached;
    private SolverStatus status = SolverStatus.OPTIMAL;

    PathWalk(
            DoubleFunction<BoundaryValueProblem> family,
            Settings settings,
            Work work,
            List<MeshRecord> history) {
        this.family = family;
        this.settings = settings;
        this.work = work;
        this.history = history;
    }

    /** Returns how far it came. */
    double reached() {
        return reached;
    }

    SolverStatus status() {
        return status;
    }

    /** Returns a loose solution at {@code s = 1}, or null. */
    @Nullable PiecewisePolynomial walk(Sampler guess, double[] mesh, double firstStep) {
        Outcome here = loose(0, guess, mesh);
        if (here.status() != SolverStatus.OPTIMAL || here.solution() == null) {
            status = here.status();
            return null;
        }
        PiecewisePolynomial current = here.solution();
        double step = firstStep;
        for (int count = 0; count < STEPS && reached < 1; count++) {
            double next = reached + step >= 1 - 1e-9 ? 1 : reached + step;
            int before = work.iterations();
            Outcome there = loose(next, current, current.mesh());
            if (work.status() != SolverStatus.OPTIMAL) {
                status = work.status();
                return null;
            }
            if (there.status() == SolverStatus.OPTIMAL && there.solution() != null) {
                reached = next;
                current = there.solution();
                step *= work.iterations() - before <= QUICK ? 3 : 1;
            } else {
                status = there.status();
                step /= 4;
            }
            if (step < SMALLEST_STEP) {
                return null;
            }
        }
        return reached < 1 ? null : current;
    }

    private Outcome loose(double s, Sampler from, double[] mesh) {
        BoundaryValueProblem problem = family.apply(s);
        double tolerance = FastMath.max(LOOSE, settings.tolerance());
        return new Refinement(
                        problem,
                        settings,
                        settings.errorScale(problem, tolerance),
                        false,
                        work,
                        history)
                .solve(from, mesh);
    }
}
