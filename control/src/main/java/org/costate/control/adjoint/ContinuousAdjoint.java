package org.costate.control.adjoint;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import org.costate.control.SweepResult;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/**
 * The costate equation {@code ṗ = −∂H/∂x} integrated backward with step control, after the state:
 * along with it, along its dense output, or along dense output made again segment by segment.
 *
 * <p>{@code ∫ ∂H/∂θ dt} is carried along without a say in the step, as a secondary equation. Starts
 * afresh at every break of the problem. Takes any integrator, those without a tableau too.
 */
final class ContinuousAdjoint implements AdjointMethod {

    /** Where the state comes from on the way back. */
    enum Kind {
        BACKSOLVE,
        INTERPOLATED,
        CHECKPOINTED
    }

    private final Kind kind;
    private final AdaptiveIntegrator integrator;
    private final double tolerance;
    private final int segments;

    private ContinuousAdjoint(
            Kind kind, AdaptiveIntegrator integrator, double tolerance, int segments) {
        integrator.at(tolerance); // checks the tolerance
        this.kind = kind;
        this.integrator = integrator;
        this.tolerance = tolerance;
        this.segments = segments;
    }

    static ContinuousAdjoint backsolve(AdaptiveIntegrator integrator, double tolerance) {
        return new ContinuousAdjoint(Kind.BACKSOLVE, integrator, tolerance, 1);
    }

    static ContinuousAdjoint interpolated(AdaptiveIntegrator integrator, double tolerance) {
        return new ContinuousAdjoint(Kind.INTERPOLATED, integrator, tolerance, 1);
    }

    static ContinuousAdjoint checkpointed(
            AdaptiveIntegrator integrator, double tolerance, int segments) {
        if (segments < 1) {
            throw new IllegalArgumentException("got " + segments + " segments, expected 1 or more");
        }
        return new ContinuousAdjoint(Kind.CHECKPOINTED, integrator, tolerance, segments);
    }

    static String print(double tolerance) {
        return String.format(Locale.ROOT, "%.0e", tolerance);
    }

    @Override
    public String name() {
        String by = integrator.label() + " " + print(tolerance);
        return switch (kind) {
            case BACKSOLVE -> "backsolve " + by;
            case INTERPOLATED -> "interpolated " + by;
            case CHECKPOINTED -> "interpolated " + by + ", " + segments + " segments";
        };
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        return new ContinuousRun(problem, kind, integrator, tolerance, nodes(problem)).result();
    }

    /** Returns the ends of segments: breaks, and equal parts of the span between them. */
    private double[] nodes(AdjointProblem problem) {
        double[] breaks = problem.breaks();
        TreeSet<Double> all = new TreeSet<>();
        Arrays.stream(breaks).forEach(all::add);
        double span = problem.end() - problem.start();
        for (int i = 1; i < segments; i++) {
            double t = problem.start() + span * i / segments;
            double near = 1e-9 * Math.abs(span);
            if (Arrays.stream(breaks).noneMatch(b -> Math.abs(b - t) < near)) {
                all.add(t);
            }
        }
        var ordered = span > 0 ? all : all.descendingSet();
        return ordered.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the steps that an integrator accepts on its way forward. */
    static TimeGrid acceptedSteps(
            AdjointProblem problem,
            Dynamics dynamics,
            AdaptiveIntegrator integrator,
            double tolerance) {
        return ContinuousRun.acceptedSteps(problem, dynamics, integrator, tolerance);
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        Optional<ButcherTableau> tableau = integrator.tableau();
        if (tableau.isEmpty()) {
            return Optional.empty();
        }
        TimeGrid grid = acceptedSteps(problem, problem.dynamics(), integrator, tolerance);
        TangentSweep sweep = TangentSweep.of(problem, tableau.get(), grid);
        return Optional.of((dx0, dtheta) -> sweep.along(dx0, dtheta).loss());
    }

    @Override
    public boolean isExactForItsLoss() {
        return false;
    }
}
