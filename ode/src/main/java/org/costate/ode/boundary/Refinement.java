package org.costate.ode.boundary;

import java.util.List;
import org.costate.ode.SolverStatus;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * Newton on a mesh, defects, the next mesh, until an independent estimate of the global error is
 * within the tolerance.
 *
 * <p>Where Newton fails on the first meshes they are halved, from the same guess; where it fails
 * later the last good mesh is halved, from the last good solution.
 */
final class Refinement {

    private static final double NEWTON_ACCURACY = 0.02;
    private static final double LOOSE_NEWTON_ACCURACY = 0.1;
    private static final int FAILURES = 3;
    private static final int LOOSE_FAILURES = 1;
    private static final int LOOSE_ITERATIONS = 25;
    private static final int LOOSE_MESH_POINTS = 2000;
    private static final double TRUSTED_CONTRACTION = 0.3;

    /** Above this a solution is lost in rounding whatever the mesh. */
    private static final double SINGULAR = 1e13;

    /** Two discretisations of a regular problem agree in their conditioning, if it is large. */
    private static final double SETTLED = 20;

    private static final double LARGE = 1e4;

    /** From here on they must agree well: they do unless the problem is singular. */
    private static final double HUGE = 1e6;

    private static final double CLOSE = 1.5;

    /** A mesh that did not halve the error though it grew by less than this calls for more. */
    private static final double SLOW = 1.25;

    private final BoundaryValueProblem problem;
    private final Settings settings;
    private final ErrorScale scale;
    private final boolean verified;
    private final Work work;
    private final List<MeshRecord> history;
    private @Nullable PiecewisePolynomial last;
    private double worst;
    private double rounding = Double.POSITIVE_INFINITY;
    private double impatience = 1;
    private double lastSize = Double.POSITIVE_INFINITY;
    private int lastIntervals;

    /** Intermediate problems of a continuation need no verification, only a tolerance. */
    Refinement(
            BoundaryValueProblem problem,
            Settings settings,
            ErrorScale scale,
            boolean verified,
            Work work,
            List<MeshRecord> history) {
        this.problem = problem;
        this.settings = settings;
        this.scale = scale;
        this.verified = verified;
        this.work = work;
        this.history = history;
        this.worst = problem.start();
    }

    Outcome solve(Sampler guess, double[] firstMesh) {
        double[] mesh = firstMesh;
        Sampler from = guess;
        int failures = 0;
        boolean restarted = false;
        while (true) {
            if (mesh.length > mostPoints() || !MeshSelection.isResolved(mesh)) {
                return Outcome.failed(SolverStatus.MAX_STEPS, last, worst);
            }
            Discretisation equations = new Discretisation(problem, settings.scheme(), mesh, work);
            DampedNewton newton = newton(equations);
            int before = work.iterations();
            SolverStatus status = newton.solve(from.sample(settings.scheme(), mesh));
            if (status != SolverStatus.OPTIMAL) {
                record(mesh, before, status, Double.NaN);
                failures++;
                if (work.status() != SolverStatus.OPTIMAL || failures > mostFailures()) {
                    return failed(status);
                }
                boolean back = failures == 1 && last != null;
                mesh = MeshSelection.halved(back ? last.mesh() : mesh);
                continue;
            }
            failures = 0;
            Step step = judge(equations, newton.point(), before);
            boolean oneOfMany = step.end() != null && step.end().status() == SolverStatus.SINGULAR;
            if (step.end() != null && (!oneOfMany || restarted)) {
                return step.end();
            }
            restarted |= oneOfMany; // of the many solutions, the one nearest to the guess
            from = oneOfMany || last == null ? guess : last;
            mesh = oneOfMany ? mesh : step.mesh();
        }
    }

    private DampedNewton newton(Discretisation equations) {
        return verified
                ? new DampedNewton(equations, scale, NEWTON_ACCURACY, Integer.MAX_VALUE, work)
                : new DampedNewton(equations, scale, LOOSE_NEWTON_ACCURACY, LOOSE_ITERATIONS, work);
    }

    private int mostFailures() {
        return verified ? FAILURES : LOOSE_FAILURES;
    }

    private Outcome failed(SolverStatus status) {
        SolverStatus stop = work.status();
        return Outcome.failed(stop == SolverStatus.OPTIMAL ? status : stop, last, worst);
    }

    /** Either the end or the next mesh. */
    private record Step(@Nullable Outcome end, double[] mesh) {}

    private Step judge(Discretisation equations, double[] newtonPoint, int before) {
        PiecewisePolynomial found =
                new PiecewisePolynomial(
                        settings.scheme(),
                        equations.mesh(),
                        problem.dimension(),
                        newtonPoint,
                        equations.slopes());
        last = found;
        Defects defects = Defects.of(found, equations, scale, work);
        worst = defects.worst();
        record(equations.mesh(), before, SolverStatus.OPTIMAL, defects.largestSize());
        double[] sizes = defects.sizes();
        if (!(defects.largestSize() <= 1)) {
            return new Step(null, next(equations.mesh(), impatiently(sizes, defects)));
        }
        if (!verified) {
            return new Step(
                    new Outcome(
                            SolverStatus.OPTIMAL,
                            found,
                            defects.largestSize(),
                            defects.largestRelative(),
                            defects.worst(),
                            Double.NaN),
                    equations.mesh());
        }
        Discretisation better =
                new Discretisation(problem, settings.betterScheme(), equations.mesh(), work);
        ErrorEstimate estimate = ErrorEstimate.of(found, better, scale, work);
        if (estimate == null) {
            return new Step(null, MeshSelection.halved(equations.mesh()));
        }
        double conditioning = estimate.conditioning();
        if (conditioning > LARGE / SETTLED) {
            conditioning = Conditioning.of(equations, scale, newtonPoint);
        }
        Outcome end = verdict(estimate, conditioning);
        return new Step(end, end == null ? finer(equations.mesh(), sizes, estimate) : sizes);
    }

    /** Raises the sizes where redistribution alone makes no progress. */
    private double[] impatiently(double[] sizes, Defects defects) {
        boolean slow =
                defects.largestSize() > 0.5 * lastSize && sizes.length < SLOW * lastIntervals;
        impatience = slow ? 8 * impatience : impatience;
        lastSize = defects.largestSize();
        lastIntervals = sizes.length;
        double[] raised = new double[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            raised[i] = impatience * sizes[i];
        }
        return raised;
    }

    /** Returns the end that an estimate justifies, null if the mesh must be refined. */
    private @Nullable Outcome verdict(ErrorEstimate estimate, double conditioning) {
        double larger = Math.max(conditioning, estimate.conditioning());
        double smaller = Math.min(conditioning, estimate.conditioning());
        double error = estimate.largest();
        if (larger >= SINGULAR) {
            return outcome(SolverStatus.SINGULAR, estimate, larger);
        }
        if (!estimate.resolvesOscillations()) {
            return null;
        }
        boolean settled = larger <= LARGE || larger <= (larger <= HUGE ? SETTLED : CLOSE) * smaller;
        boolean trusted =
                estimate.contraction() <= TRUSTED_CONTRACTION
                        || error * estimate.contraction() <= NEWTON_ACCURACY;
        double lost = estimate.rounding();
        if (settled && trusted && error <= 1 && lost <= 1) {
            return outcome(SolverStatus.OPTIMAL, estimate, larger);
        }
        if (settled && lost > 1 && error <= Math.max(1, lost)) {
            return outcome(
                    lost <= 1000 ? SolverStatus.ACCEPTABLE : SolverStatus.SINGULAR,
                    estimate,
                    larger);
        }
        boolean stuck = error >= 0.5 * rounding;
        rounding = error;
        if (settled && stuck && error > 1 && error <= 1000) {
            return outcome(SolverStatus.ACCEPTABLE, estimate, larger);
        }
        return null;
    }

    private static Outcome outcome(
            SolverStatus status, ErrorEstimate estimate, double conditioning) {
        return new Outcome(
                status,
                estimate.corrected(),
                estimate.largest(),
                estimate.defects().largestRelative(),
                estimate.defects().worst(),
                conditioning);
    }

    private double[] finer(double[] mesh, double[] sizes, ErrorEstimate estimate) {
        double[] wanted = new double[sizes.length];
        double factor = Math.max(1, 2 * estimate.largest());
        boolean grows = false;
        for (int i = 0; i < sizes.length; i++) {
            double oscillating = FastMath.pow(estimate.oscillationParts()[i], order());
            wanted[i] = Math.max(sizes[i] * factor, estimate.sizes()[i]);
            wanted[i] = oscillating > 1 ? Math.max(wanted[i], oscillating) : wanted[i];
            grows |= wanted[i] > 1;
        }
        double[] next = grows ? next(mesh, wanted) : mesh;
        return next.length > 1.1 * mesh.length ? next : MeshSelection.halved(mesh);
    }

    private double[] next(double[] mesh, double[] sizes) {
        return MeshSelection.next(
                mesh, sizes, order(), settings.firstIntervals(), 4 * settings.maxMeshPoints());
    }

    private int mostPoints() {
        return verified
                ? settings.maxMeshPoints()
                : Math.min(settings.maxMeshPoints(), LOOSE_MESH_POINTS);
    }

    private int order() {
        return settings.scheme().stages() + 1;
    }

    private void record(double[] mesh, int before, SolverStatus status, double error) {
        history.add(new MeshRecord(mesh.length, work.iterations() - before, status, error));
    }
}
