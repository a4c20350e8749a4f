package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * From a curve to an extremal: reads the switching structure off the curve, solves it by multiple
 * shooting, looks whether the control of every arc maximises {@code H}, and if not reads the
 * structure off the solution and solves again, a bounded number of times.
 */
final class StructureSolver {

    /**
     * A solved structure, or the best that was reached.
     *
     * @param extremal the curve, null if none was followed to its end
     * @param multipliers {@code ν}
     */
    record Outcome(
            @org.jspecify.annotations.Nullable Extremal extremal,
            double[] multipliers,
            SolverStatus status,
            double correction,
            double condition,
            int newtonSteps,
            String message) {

        /** Returns a failure without a curve; a condition that is not known is {@code NaN}. */
        static Outcome failed(
                BolzaForm form, SolverStatus status, double condition, int steps, String message) {
            double[] nu = new double[form.conditions()];
            return new Outcome(null, nu, status, Double.NaN, condition, steps, message);
        }

        boolean converged() {
            return status.isSuccess() && extremal != null;
        }

        /** Returns this outcome with the steps of what went before it. */
        Outcome after(int steps) {
            int all = newtonSteps + steps;
            return new Outcome(extremal, multipliers, status, correction, condition, all, message);
        }
    }

    static final int REPAIRS = 7;
    private static final int MOST_ARCS = 60;
    private static final int SAMPLES = 240;
    static final double SHORT = 1e-7;

    private final BolzaForm form;
    private final SolverBudget.Clock clock;
    private final double tolerance;
    private final double flowTolerance;
    private final int newtonSteps;
    private final List<String> history;

    StructureSolver(
            BolzaForm form,
            double tolerance,
            int newtonSteps,
            SolverBudget.Clock clock,
            List<String> history) {
        this.form = form;
        this.tolerance = tolerance;
        this.flowTolerance = Math.max(2e-14, Math.min(1e-11, 1e-3 * tolerance));
        this.newtonSteps = newtonSteps;
        this.clock = clock;
        this.history = history;
    }

    /** Solves from an estimate, with the structure seen on it. */
    Outcome solve(Estimate estimate, int leastSegments, boolean single) {
        ArcPlan plan = plan(form, estimate);
        return solve(plan, curve(estimate), estimate.scale(), leastSegments, single);
    }

    /** Returns the structure seen on an estimate. */
    static ArcPlan plan(BolzaForm form, Estimate estimate) {
        double length = estimate.end() - estimate.start();
        double least = Math.min(0.02 * length, 0.5 * length / (estimate.times().length - 1));
        return new StructureDetector(form, curve(estimate)).plan(estimate.times(), least);
    }

    static StructureDetector.Curve curve(Estimate estimate) {
        return new StructureDetector.Curve() {
            @Override
            public double[] phasePoint(double t) {
                return estimate.phasePoint(t);
            }

            @Override
            public double[] control(double t) {
                return estimate.control(t);
            }
        };
    }

    /** Solves from a given structure. */
    Outcome solve(
            ArcPlan first,
            StructureDetector.Curve start,
            double[] scale,
            int leastSegments,
            boolean single) {
        ArcPlan plan = first;
        StructureDetector.Curve curve = start;
        int steps = 0;
        Outcome last = null;
        for (int repair = 0; repair <= REPAIRS; repair++) {
            if (plan.modes().size() > MOST_ARCS) {
                return chattering(plan, last);
            }
            ArcShooter shooter = new ArcShooter(form, tolerance, flowTolerance, newtonSteps, clock);
            ArcShooter.Shot shot = shooter.solve(plan, curve, scale, leastSegments, single);
            steps += shot.outcome().iterations();
            note(repair, plan, shot);
            if (!shot.outcome().status().isSuccess()) {
                return failed(shot, steps, last);
            }
            double length =
                    Math.abs(shot.plan().times()[plan.modes().size()] - shot.plan().times()[0]);
            if (shot.plan().shortest() < SHORT * length) {
                plan = shot.plan().without(SHORT * length);
                curve = sorted(shot, curve);
                continue;
            }
            Extremal extremal;
            try {
                extremal = follow(shooter, shot, curve);
            } catch (FlowFailure failure) {
                return failed(shot, steps, last);
            }
            last = solved(extremal, shot, steps);
            Cursor cursor = new Cursor(extremal);
            ArcPlan seen = new StructureDetector(form, cursor).plan(times(extremal), 1e-6 * length);
            if (seen.modes().equals(plan.modes())) {
                return last;
            }
            plan = seen;
            curve = cursor;
        }
        return unsettled(last, steps);
    }

    private static Outcome solved(Extremal extremal, ArcShooter.Shot shot, int steps) {
        return new Outcome(
                extremal,
                shot.point().multipliers(),
                shot.outcome().status(),
                shot.outcome().correction(),
                shot.outcome().condition(),
                steps,
                shot.outcome().message());
    }

    private Outcome unsettled(@org.jspecify.annotations.Nullable Outcome last, int steps) {
        return new Outcome(
                last == null ? null : last.extremal(),
                last == null ? new double[form.conditions()] : last.multipliers(),
                SolverStatus.MAX_ITERATIONS,
                last == null ? Double.NaN : last.correction(),
                Double.NaN,
                steps,
                "the switching structure did not settle in " + REPAIRS + " repairs");
    }

    private Extremal follow(
            ArcShooter shooter, ArcShooter.Shot shot, StructureDetector.Curve curve) {
        return Extremal.of(
                form, shot, shooter.flows(shot.plan(), curve, shot.scale()), flowTolerance);
    }

    private void note(int repair, ArcPlan plan, ArcShooter.Shot shot) {
        int segments = 0;
        for (double[] f : shot.fractions()) {
            segments += f.length - 1;
        }
        history.add(
                String.format(
                        Locale.ROOT,
                        "%s %d arc(s), %d segment(s): %s in %d Newton steps, %s",
                        repair == 0 ? "shooting over" : "repaired:",
                        plan.modes().size(),
                        segments,
                        shot.outcome().status(),
                        shot.outcome().iterations(),
                        shot.outcome().message()));
    }

    private Outcome failed(
            ArcShooter.Shot shot, int steps, @org.jspecify.annotations.Nullable Outcome last) {
        return new Outcome(
                last == null ? null : last.extremal(),
                shot.point().multipliers(),
                shot.outcome().status().isSuccess()
                        ? SolverStatus.LINE_SEARCH
                        : shot.outcome().status(),
                shot.outcome().correction(),
                shot.outcome().condition(),
                steps,
                shot.outcome().message());
    }

    private Outcome chattering(ArcPlan plan, @org.jspecify.annotations.Nullable Outcome last) {
        return new Outcome(
                last == null ? null : last.extremal(),
                last == null ? new double[form.conditions()] : last.multipliers(),
                SolverStatus.CHATTERING,
                Double.NaN,
                Double.NaN,
                0,
                chatter(plan));
    }

    /** OCP-04: how many switches, and how the intervals between them shrink. */
    private static String chatter(ArcPlan plan) {
        double ratio = 1;
        int count = 0;
        double[] t = plan.times();
        for (int k = 1; k + 2 < t.length; k++) {
            double before = t[k + 1] - t[k];
            double after = t[k + 2] - t[k + 1];
            if (before > 0 && after > 0) {
                ratio *= Math.min(after / before, before / after);
                count++;
            }
        }
        return String.format(
                Locale.ROOT,
                "OCP-04: %d switches, intervals shrinking by %.2g each: the optimal control seems"
                        + " to chatter. Try: add a switching cost or a minimum dwell time",
                plan.modes().size() - 1,
                count == 0 ? 1 : Math.pow(ratio, 1.0 / count));
    }

    /** Sample times: evenly over the horizon, and where the integrator stepped. */
    private static double[] times(Extremal extremal) {
        TreeSet<Double> times = new TreeSet<>();
        double length = extremal.end() - extremal.start();
        for (int k = 0; k <= SAMPLES; k++) {
            times.add(extremal.start() + length * k / SAMPLES);
        }
        for (Extremal.Piece piece : extremal.pieces()) {
            for (double t : piece.times()) {
                times.add(t);
            }
        }
        double last = Double.NEGATIVE_INFINITY;
        List<Double> kept = new ArrayList<>();
        for (double t : times) {
            if (t - last > 1e-9 * length) {
                kept.add(t);
                last = t;
            }
        }
        return kept.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** The nodes of a solution whose times are out of order, as a curve. */
    private StructureDetector.Curve sorted(ArcShooter.Shot shot, StructureDetector.Curve old) {
        Map<Double, double[]> points = new java.util.TreeMap<>();
        int node = 0;
        for (int a = 0; a < shot.fractions().length; a++) {
            double s0 = shot.plan().times()[a];
            double s1 = shot.plan().times()[a + 1];
            for (int k = 0; k + 1 < shot.fractions()[a].length; k++) {
                points.put(s0 + shot.fractions()[a][k] * (s1 - s0), shot.point().nodes()[node++]);
            }
        }
        points.put(shot.plan().times()[shot.fractions().length], shot.point().nodes()[node]);
        double[] times = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        double[][] x = new double[times.length][];
        double[][] p = new double[times.length][];
        double[][] u = new double[times.length][];
        int k = 0;
        for (double[] z : points.values()) {
            x[k] = java.util.Arrays.copyOf(z, form.n());
            p[k] = java.util.Arrays.copyOfRange(z, form.n(), 2 * form.n());
            u[k] = old.control(times[k]);
            k++;
        }
        return curve(new Estimate(times, x, p, u));
    }
}
