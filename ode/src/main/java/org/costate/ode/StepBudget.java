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

    private static final int STRETCH = 1000; // steps between two looks for stiffness

    private final OrdinaryDifferentialEquation equation;
    private final int allowed;
    private final int looks;
    private int stiffLooks;
    private int taken;
    private double end;
    private double time = Double.NaN;
    private double[] state = {};

    private StepBudget(OrdinaryDifferentialEquation equation, int allowed, int looks) {
        this.equation = equation;
        this.allowed = allowed;
        this.looks = looks;
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
        return new StepBudget(equation, steps, Integer.MAX_VALUE);
    }

    /**
     * Returns this budget, ended as soon as so many looks in turn, one every {@value #STRETCH}
     * steps, find the steps limited by stability; 0 looks never call anything stiff.
     */
    StepBudget endingAfterStiffLooks(int count) {
        return new StepBudget(equation, allowed, count);
    }

    /** Returns how many steps were accepted. */
    public int taken() {
        return taken;
    }

    /** Returns the time of the last accepted step, NaN before the start. */
    double time() {
        return time;
    }

    /** Returns the last accepted state; borrowed. */
    double[] state() {
        return state;
    }

    @Override
    public void init(ODEStateAndDerivative start, double finalTime) {
        taken = 0;
        stiffLooks = 0;
        end = finalTime;
        time = start.getTime();
        state = start.getPrimaryState();
        requireFinite("x", state, time);
        requireFinite("f", start.getPrimaryDerivative(), time);
    }

    @Override
    public void handleStep(ODEStateInterpolator interpolator) {
        ODEStateAndDerivative now = interpolator.getCurrentState();
        double t = now.getTime();
        double[] x = now.getPrimaryState();
        requireFinite("x", x, t);
        requireFinite("f", now.getPrimaryDerivative(), t);
        double h = Math.abs(t - time);
        taken++;
        time = t;
        state = x;
        boolean spent = taken >= allowed;
        if (t != end && (spent || (looks < Integer.MAX_VALUE && taken % STRETCH == 0))) {
            look(h, interpolator.getPreviousState(), now, spent);
        }
    }

    /** Looks why the steps are as long as they are, and ends what should not go on. */
    private void look(
            double h, ODEStateAndDerivative before, ODEStateAndDerivative now, boolean spent) {
        double product = looks == 0 ? 0 : h * spectralRadius(before, now);
        stiffLooks = product > STABILITY ? stiffLooks + 1 : 0;
        if (stiffLooks > 0 && (spent || stiffLooks >= looks)) {
            throw IntegrationException.stiff(taken, time, end, product, state);
        }
        if (spent) {
            throw IntegrationException.tooManySteps(taken, time, end, state);
        }
    }

    private void requireFinite(String what, double[] values, double t) {
        if (!ImplicitEquations.isFinite(values)) {
            throw IntegrationException.notFinite(what, values, t, taken + 1, state);
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
