package org.costate.ode;

import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** One integration by a Hipparchus integrator whose every failure is an IntegrationException. */
final class GuardedRun {

    private static final double SHORT = 1000; // ulps

    private final GuardedEquations equations;
    private final ODEIntegrator integrator;
    private final StepBudget budget;
    private double start = Double.NaN;
    private double[] startState = {};

    /**
     * Watches {@code integrator} for one run.
     *
     * @param steps that may be accepted
     * @param looks for stiffness in turn that end an explicit run; see {@link StepBudget}
     */
    GuardedRun(OrdinaryDifferentialEquation f, ODEIntegrator integrator, int steps, int looks) {
        boolean implicit =
                integrator instanceof RadauIIA5Integrator
                        || integrator instanceof ImplicitFixedStepIntegrator;
        this.equations = GuardedEquations.of(f);
        this.integrator = integrator;
        this.budget = StepBudget.of(equations, steps).endingAfterStiffLooks(implicit ? 0 : looks);
    }

    /** Returns how far from the last accepted step the equations were last asked. */
    double reach() {
        return Math.abs(equations.lastTime() - time());
    }

    /** Says whether Hipparchus would refuse an interval as too short to be divided into steps. */
    static boolean isOneStep(double t, double end) {
        return Math.abs(end - t) <= SHORT * Math.ulp(Math.max(Math.abs(t), Math.abs(end)));
    }

    /**
     * Carries {@code x} from {@code t} to {@code end}.
     *
     * @throws IllegalArgumentException if a time is not finite
     */
    ODEStateAndDerivative carry(double t, double[] x, double end) {
        if (!Double.isFinite(t) || !Double.isFinite(end)) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: cannot integrate from time "
                            + t
                            + " to "
                            + end
                            + ". Try: two finite times");
        }
        start = t;
        startState = x;
        if (isOneStep(t, end)) {
            return oneStep(t, x, end);
        }
        integrator.addStepHandler(budget);
        equations.requirePure(t, x);
        try {
            return integrator.integrate(equations, new ODEState(t, x), end);
        } catch (IntegrationException e) {
            throw e;
        } catch (MathRuntimeException e) {
            throw IntegrationException.of(e, time(), budget.taken() + 1, state());
        }
    }

    /** Returns the time of the last accepted step. */
    double time() {
        return Double.isNaN(budget.time()) ? start : budget.time();
    }

    /** Returns the last accepted state; borrowed. */
    double[] state() {
        return Double.isNaN(budget.time()) ? startState : budget.state();
    }

    /** One classical step: over so short a time it errs by less than rounding. */
    private ODEStateAndDerivative oneStep(double t, double[] x, double end) {
        equations.requirePure(t, x);
        double[] reached = x.clone();
        Velocity f =
                (s, y, yDot) ->
                        System.arraycopy(equations.computeDerivatives(s, y), 0, yDot, 0, y.length);
        FixedStepFlow.of(Scheme.RK4, x.length).carry(f, TimeGrid.of(t, end), reached);
        return new ODEStateAndDerivative(end, reached, equations.computeDerivatives(end, reached));
    }

    int steps() {
        return budget.taken();
    }
}
