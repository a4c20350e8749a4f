package org.costate.ode;

import java.util.function.IntSupplier;
import org.hipparchus.ode.ODEJacobiansProvider;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The caller's right-hand side, watched: what breaks its contract ends in an {@link
 * IntegrationException} that says where.
 *
 * <p>It also notices an integration that evaluates without getting on: Hipparchus shortens steps
 * for ever where the shortest allowed is zero.
 */
class GuardedEquations implements OrdinaryDifferentialEquation {

    private static final int IDLE = 1000; // evaluations at one time; Jacobians need one a component
    private static final double CLOCK = 2e-15; // of time, that is no progress

    private final OrdinaryDifferentialEquation f;
    private IntSupplier steps = () -> 0;
    private double lastTime = Double.NaN;
    private double place = Double.NaN;
    private int idle;

    private GuardedEquations(OrdinaryDifferentialEquation f) {
        this.f = f;
    }

    static GuardedEquations of(OrdinaryDifferentialEquation f) {
        return f instanceof ODEJacobiansProvider provider
                ? new WithJacobian(provider)
                : new GuardedEquations(f);
    }

    /** Tells where the accepted steps are counted. */
    final void counting(IntSupplier accepted) {
        steps = accepted;
    }

    /** Returns the number of the step at work, for messages. */
    private int step() {
        return steps.getAsInt() + 1;
    }

    final double lastTime() {
        return lastTime;
    }

    @Override
    public final int getDimension() {
        return f.getDimension();
    }

    @Override
    public final void init(double t, double[] x, double end) {
        f.init(t, x, end);
    }

    @Override
    public final double[] computeDerivatives(double t, double[] x) {
        lastTime = t;
        requireProgress(t, x);
        double[] slope;
        try {
            slope = f.computeDerivatives(t, x);
        } catch (IntegrationException e) {
            throw e;
        } catch (RuntimeException e) {
            throw IntegrationException.userThrew(e, t, step(), x);
        }
        if (slope == null || slope.length != x.length) {
            throw IntegrationException.wrongLength(
                    slope == null ? -1 : slope.length, x.length, t, step(), x);
        }
        return slope;
    }

    private void requireProgress(double t, double[] x) {
        if (Math.abs(t - place) <= CLOCK * Math.abs(t)) {
            idle++;
            if (idle > IDLE + 20 * x.length) {
                throw IntegrationException.underflow(t - place, CLOCK * Math.abs(t), t, step(), x);
            }
        } else {
            place = t;
            idle = 0;
        }
    }

    /** Evaluates twice at the start and compares every bit. */
    final void requirePure(double t, double[] x) {
        double[] first = computeDerivatives(t, x.clone()).clone();
        double[] second = computeDerivatives(t, x.clone());
        for (int i = 0; i < first.length; i++) {
            if (Double.compare(first[i], second[i]) != 0) {
                throw IntegrationException.impure(i, first[i], second[i], t, x);
            }
        }
    }

    /** With the Jacobian its caller gave. */
    private static final class WithJacobian extends GuardedEquations
            implements ODEJacobiansProvider {

        private final ODEJacobiansProvider provider;

        WithJacobian(ODEJacobiansProvider provider) {
            super(provider);
            this.provider = provider;
        }

        @Override
        public double[][] computeMainStateJacobian(double t, double[] x, double[] xDot) {
            return provider.computeMainStateJacobian(t, x, xDot);
        }
    }
}
