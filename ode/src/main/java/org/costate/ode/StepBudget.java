package org.costate.ode;

import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;

/**
 * Ends any integration that takes too many steps or leaves the finite numbers, by an {@link
 * IntegrationException}: a step handler to add to a Hipparchus integrator, which knows no such
 * limits.
 *
 * <p>When the steps are spent it says why. It estimates the spectral radius {@code L} of {@code
 * ∂f/∂x} at the last state by {@value #POWERS} power iterations with differences of {@code f};
 * {@code h L} above {@value #STABILITY} means that stability holds the steps of an explicit method
 * down, and the status is {@code STIFF}.
 *
 * <p>One object watches one integration at a time.
 */
public final class StepBudget implements ODEStepHandler {

    private static final int POWERS = 20;
    private static final double STABILITY = 2; // explicit methods reach 2 (Euler) to 6

    private final OrdinaryDifferentialEquation equation;
    private final int allowed;
    private int taken;
    private double end;

    private StepBudget(OrdinaryDifferentialEquation equation, int allowed) {
        this.equation = equation;
        this.allowed = allowed;
    }

    /**
     * Returns a budget of accepted steps for integrations of {@code equation}.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public static StepBudget of(OrdinaryDifferentialEquation equation, int steps) {
        if (steps <= 0) {
            throw new IllegalArgumentException("step budget = " + steps + ", expected at least 1");
        }
        return new StepBudget(equation, steps);
    }

    /** Returns how many steps were accepted. */
    public int taken() {
        return taken;
    }

    @Override
    public void init(ODEStateAndDerivative start, double finalTime) {
        taken = 0;
        end = finalTime;
        double[] x = start.getPrimaryState();
        requireFinite("x", x, start.getTime(), x);
        requireFinite("f", start.getPrimaryDerivative(), start.getTime(), x);
    }

    @Override
    public void handleStep(ODEStateInterpolator interpolator) {
        ODEStateAndDerivative before = interpolator.getPreviousState();
        ODEStateAndDerivative now = interpolator.getCurrentState();
        double t = now.getTime();
        requireFinite("x", now.getPrimaryState(), t, before.getPrimaryState());
        requireFinite("f", now.getPrimaryDerivative(), t, before.getPrimaryState());
        taken++;
        if (taken >= allowed && t != end) {
            double product = Math.abs(t - before.getTime()) * spectralRadius(before, now);
            throw product > STABILITY
                    ? IntegrationException.stiff(taken, t, end, product, now.getPrimaryState())
                    : IntegrationException.tooManySteps(taken, t, end, now.getPrimaryState());
        }
    }

    private void requireFinite(String what, double[] values, double t, double[] x) {
        if (!ImplicitEquations.isFinite(values)) {
            throw IntegrationException.notFinite(what, values, t, taken + 1, x);
        }
    }

    private double spectralRadius(ODEStateAndDerivative before, ODEStateAndDerivative now) {
        return spectralRadius(
                equation::computeDerivatives,
                now.getTime(),
                now.getPrimaryState(),
                now.getPrimaryDerivative(),
                difference(now.getPrimaryState(), before.getPrimaryState()));
    }

    /** Returns whether steps of that length are held down by stability. */
    static boolean isStiff(double h, double radius) {
        return Math.abs(h) * radius > STABILITY;
    }

    /**
     * Estimates the spectral radius of {@code ∂f/∂x} by power iteration with differences.
     *
     * @param f {@code f(t, x)}
     * @param direction where to start
     */
    static double spectralRadius(
            ImplicitEquations.Slope slope, double t, double[] x, double[] f, double[] direction) {
        double[] d = direction;
        double length = norm(d);
        double small = Math.sqrt(Math.ulp(1.0)) * Math.max(norm(x), Double.MIN_NORMAL);
        double radius = 0;
        for (int power = 0; power < POWERS && length > 0; power++) {
            double[] moved = x.clone();
            for (int i = 0; i < x.length; i++) {
                moved[i] += d[i] / length * small;
            }
            d = difference(slope.at(t, moved), f);
            length = norm(d);
            radius = length / small;
        }
        return radius;
    }

    private static double[] difference(double[] a, double[] b) {
        double[] difference = a.clone();
        for (int i = 0; i < a.length; i++) {
            difference[i] -= b[i];
        }
        return difference;
    }

    private static double norm(double[] v) {
        double sum = 0;
        for (double w : v) {
            sum += w * w;
        }
        return Math.sqrt(sum);
    }
}
