package org.costate.control.adjoint;

import java.util.Optional;
import org.costate.control.SweepResult;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * A way to get the gradient of an {@link AdjointProblem}. Immutable, may be shared by threads.
 *
 * <p>Where a method takes a grid, it takes either one that has a node at every {@linkplain
 * AdjointProblem#breaks break} of the problem, or a number of equal steps between breaks.
 */
public interface AdjointMethod {

    /** Returns its name, for tables. */
    String name();

    /**
     * Returns loss and gradients.
     *
     * @throws AdjointException if there is none: which status, where, and what to do
     * @throws IllegalArgumentException if problem and method do not fit
     */
    SweepResult gradient(AdjointProblem problem);

    /**
     * Returns the exact directional derivative of the loss that {@link #gradient} computes, made
     * forward, with steps held; empty if the method steps by no tableau.
     */
    Optional<LossTangent> lossTangent(AdjointProblem problem);

    /** Says whether the gradient is that of the computed loss, exact to rounding. */
    boolean isExactForItsLoss();

    /** Returns the exact discrete adjoint of a scheme, explicit, implicit or a splitting. */
    static DiscreteAdjoint discrete(Scheme scheme, TimeGrid grid) {
        return DiscreteAdjoint.of(scheme, Steps.on(grid));
    }

    /** Returns the exact discrete adjoint of a scheme on equal steps between breaks. */
    static DiscreteAdjoint discrete(Scheme scheme, int perInterval) {
        return DiscreteAdjoint.of(scheme, Steps.equal(perInterval));
    }

    /**
     * Returns the exact discrete adjoint of an adaptive run, its accepted steps held.
     *
     * @param tolerance relative; the absolute one is a hundredth of it
     * @throws IllegalArgumentException if the integrator has no tableau; the message says what to
     *     take
     */
    static FrozenAdjoint frozen(AdaptiveIntegrator integrator, double tolerance) {
        return FrozenAdjoint.of(integrator, tolerance);
    }

    /** Returns the continuous adjoint that integrates state and costate backward together. */
    static AdjointMethod backsolve(AdaptiveIntegrator integrator, double tolerance) {
        return ContinuousAdjoint.backsolve(integrator, tolerance);
    }

    /** Returns the continuous adjoint along the dense output of the way forward. */
    static AdjointMethod interpolated(AdaptiveIntegrator integrator, double tolerance) {
        return ContinuousAdjoint.interpolated(integrator, tolerance);
    }

    /**
     * Returns the continuous adjoint along dense output that is made again, a segment at a time,
     * from states kept at their beginnings.
     *
     * @param segments equal parts of the span, 1 or more
     */
    static AdjointMethod checkpointedInterpolated(
            AdaptiveIntegrator integrator, double tolerance, int segments) {
        return ContinuousAdjoint.checkpointed(integrator, tolerance, segments);
    }

    /** Returns the backsolve by fixed steps of an explicit tableau, the same both ways. */
    static AdjointMethod backsolve(ButcherTableau tableau, TimeGrid grid) {
        return FixedContinuousAdjoint.backsolve(tableau, Steps.on(grid));
    }

    /** Returns the backsolve by equal fixed steps between breaks. */
    static AdjointMethod backsolve(ButcherTableau tableau, int perInterval) {
        return FixedContinuousAdjoint.backsolve(tableau, Steps.equal(perInterval));
    }

    /** Returns the continuous adjoint by fixed steps along the cubic Hermite interpolant. */
    static AdjointMethod interpolated(ButcherTableau tableau, TimeGrid grid) {
        return FixedContinuousAdjoint.interpolated(tableau, Steps.on(grid));
    }

    /** Returns the continuous adjoint by equal fixed steps along the cubic Hermite interpolant. */
    static AdjointMethod interpolated(ButcherTableau tableau, int perInterval) {
        return FixedContinuousAdjoint.interpolated(tableau, Steps.equal(perInterval));
    }

    /** Returns the exact adjoint of the algebraically reversible wrapper of an explicit tableau. */
    static ReversibleAdjoint reversible(ButcherTableau tableau, TimeGrid grid) {
        return ReversibleAdjoint.of(tableau, Steps.on(grid));
    }

    /** Returns the exact adjoint of the reversible wrapper, on equal steps between breaks. */
    static ReversibleAdjoint reversible(ButcherTableau tableau, int perInterval) {
        return ReversibleAdjoint.of(tableau, Steps.equal(perInterval));
    }

    /** Returns the forward sensitivities of a scheme, a tangent sweep for each direction. */
    static AdjointMethod tangent(Scheme scheme, TimeGrid grid) {
        return TangentAdjoint.of(scheme, Steps.on(grid));
    }

    /** Returns the forward sensitivities of a scheme on equal steps between breaks. */
    static AdjointMethod tangent(Scheme scheme, int perInterval) {
        return TangentAdjoint.of(scheme, Steps.equal(perInterval));
    }

    /** Returns the forward sensitivities of the exact flow, integrated with step control. */
    static AdjointMethod tangent(AdaptiveIntegrator integrator, double tolerance) {
        return new SensitivityAdjoint(integrator, tolerance);
    }
}
