package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.costate.control.MaximisingLaw;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * Single shooting: one flow from {@code t₀} to {@code t_f}, over all switches, which it locates
 * itself as events and carries variations across.
 *
 * <p>Cheapest where it works: short horizons and few switches. Where the end depends on {@code
 * p(t₀)} by many orders of magnitude it says so: SHOOT-01.
 */
final class SingleShooter {

    private static final double HOPELESS = 1e9;

    private final BolzaForm form;
    private final double tolerance;
    private final double flowTolerance;
    private final SolverBudget.Clock clock;
    private final List<String> history;

    SingleShooter(
            BolzaForm form, double tolerance, SolverBudget.Clock clock, List<String> history) {
        this.form = form;
        this.tolerance = tolerance;
        this.flowTolerance = Math.max(2e-14, Math.min(1e-11, 1e-3 * tolerance));
        this.clock = clock;
        this.history = history;
    }

    /** Solves from an estimate. */
    StructureSolver.Outcome solve(Estimate estimate, int newtonSteps) {
        MaximisingLaw law = form.law();
        double[] scale = estimate.scale();
        if (law == null) {
            return failed(
                    SolverStatus.USER_ERROR,
                    "OCP-07: single shooting needs a law derived from formulas, and this problem has"
                            + " none. Try: --method multiple-shooting",
                    0);
        }
        SwitchedFlow flow = new SwitchedFlow(law, flowTolerance, scale);
        double[] start = estimate.phasePoint(estimate.start());
        double[] end = reached(flow, estimate);
        ArcPlan whole =
                ArcPlan.single(ControlMode.free(form.m()), estimate.start(), estimate.end());
        ArcShooter helper = new ArcShooter(form, tolerance, flowTolerance, newtonSteps, clock);
        double[][] nodes = {start, end};
        double[] nu = helper.multipliers(whole, nodes, scale);
        ShootingPoint guess =
                new ShootingPoint(nodes, new double[] {estimate.start(), estimate.end()}, nu);
        ArcShooting system =
                new ArcShooting(
                        List.of(flow),
                        List.of(),
                        new double[][] {{0, 1}},
                        form.ends(),
                        form.horizon(),
                        scale,
                        helper.multiplierScale(nu, scale));
        DampedNewton.Outcome outcome =
                new DampedNewton(system, tolerance, newtonSteps, clock).from(system.pack(guess));
        note(flow, outcome);
        if (!outcome.status().isSuccess()) {
            return hopeless(flow, outcome, start, estimate, scale);
        }
        try {
            Path path = new Path(flow, system.unpack(outcome.point()));
            return new StructureSolver(form, tolerance, newtonSteps, clock, history)
                    .solve(path.plan(), path, scale, 1, true);
        } catch (FlowFailure failure) {
            return failed(failure.status(), failure.getMessage(), outcome.iterations());
        }
    }

    /** Where the flow from the estimate ends; what the estimate says if it does not get there. */
    private static double[] reached(SwitchedFlow flow, Estimate estimate) {
        double[] end = estimate.phasePoint(estimate.start());
        try {
            flow.carry(estimate.start(), end, estimate.end(), null);
        } catch (FlowFailure failure) {
            return estimate.phasePoint(estimate.end());
        }
        return end;
    }

    private void note(SwitchedFlow flow, DampedNewton.Outcome outcome) {
        history.add(
                String.format(
                        Locale.ROOT,
                        "single shooting over %d switch(es): %s in %d Newton steps, %s",
                        flow.switches().size(),
                        outcome.status(),
                        outcome.iterations(),
                        outcome.message()));
    }

    private StructureSolver.Outcome failed(SolverStatus status, String message, int steps) {
        return StructureSolver.Outcome.failed(form, status, Double.NaN, steps, message);
    }

    /** Says by how much the end depends on the start, if that is why it failed. */
    private StructureSolver.Outcome hopeless(
            SwitchedFlow flow,
            DampedNewton.Outcome outcome,
            double[] start,
            Estimate estimate,
            double[] scale) {
        int n = form.n();
        double[][] y = new double[2 * n][n];
        for (int i = 0; i < n; i++) {
            y[n + i][i] = 1;
        }
        String message;
        try {
            flow.carry(estimate.start(), start.clone(), estimate.end(), y);
            double change = 0;
            for (int i = 0; i < n; i++) {
                for (double v : y[i]) {
                    change = Math.max(change, Math.abs(v));
                }
            }
            message = sensitivity(change, change * scale[n] / scale[0], outcome);
        } catch (FlowFailure failure) {
            history.add("the flow from the estimate: " + failure.getMessage());
            message = unreachable(failure);
        }
        return failed(outcome.status(), message, outcome.iterations());
    }

    private String sensitivity(double change, double relative, DampedNewton.Outcome outcome) {
        if (relative > HOPELESS) {
            return String.format(
                    Locale.ROOT,
                    "SHOOT-01: end state changes by %.0e per unit of p(0); single shooting cannot"
                            + " reach %.0e. Try: --method multiple-shooting",
                    change,
                    tolerance);
        }
        if (outcome.status() == SolverStatus.SINGULAR) {
            return String.format(
                    Locale.ROOT,
                    "SHOOT-01: the shooting matrix is singular in double precision (condition"
                            + " %.0e): over the whole horizon the end does not determine p(0). Try:"
                            + " --method multiple-shooting",
                    outcome.condition());
        }
        return outcome.message() + ". Try: --method multiple-shooting";
    }

    /** What stopped the flow from the estimate before its end. */
    private static String unreachable(FlowFailure failure) {
        String text = String.valueOf(failure.getMessage());
        if (text.contains("Try: ")) {
            return text;
        }
        return text.startsWith("OCP-")
                ? text + ". Try: --method multiple-shooting"
                : "SHOOT-01: the flow from the estimate's p(0) does not reach the end: "
                        + text
                        + ". Try: --method multiple-shooting";
    }

    /** The solved flow as a curve. */
    private final class Path implements StructureDetector.Curve {

        private final SwitchedFlow flow;
        private final ShootingPoint point;
        private final double[] switches;
        private final MaximisingLaw law;

        Path(SwitchedFlow flow, ShootingPoint point) {
            this.flow = flow;
            this.point = point;
            this.law = Objects.requireNonNull(form.law());
            phasePoint(point.times()[1]);
            this.switches = flow.switches().stream().mapToDouble(Double::doubleValue).toArray();
        }

        ArcPlan plan() {
            double[] times = new double[switches.length + 2];
            times[0] = point.times()[0];
            System.arraycopy(switches, 0, times, 1, switches.length);
            times[switches.length + 1] = point.times()[1];
            ControlMaximiser maximiser = new ControlMaximiser(form);
            List<ControlMode> modes = new ArrayList<>();
            for (int k = 0; k + 1 < times.length; k++) {
                modes.add(maximiser.mode(control(0.5 * (times[k] + times[k + 1]))));
            }
            return new ArcPlan(modes, times).without(0);
        }

        @Override
        public double[] phasePoint(double t) {
            double[] z = point.nodes()[0].clone();
            flow.carry(point.times()[0], z, t, null);
            return z;
        }

        @Override
        public double[] control(double t) {
            double[] z = phasePoint(t);
            int n = form.n();
            return law.at(t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n));
        }
    }
}
