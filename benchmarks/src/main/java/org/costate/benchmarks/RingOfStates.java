package org.costate.benchmarks;

import org.costate.ode.FixedStepFlow;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.costate.ode.Velocity;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;

/**
 * The linear ring {@code ẋ_i = x_{i+1} − 0.1 x_i}, indices modulo {@code n}, from {@code x_i =
 * sin(1 + i)}: cheap to evaluate, so that the integrator is what is timed. {@code scipy_ode.py}
 * solves the same.
 *
 * @param n the dimension
 */
record RingOfStates(int n) {

    /** One object, so that the virtual machine can compile it into the steps of either side. */
    static final Velocity FIELD = RingOfStates::velocity;

    private static final int REFERENCE_STEPS = 1000;

    /** Returns the end time: 10, or 1 for the largest. */
    double end() {
        return n >= 100_000 ? 1 : 10;
    }

    private static void velocity(double t, double[] x, double[] xDot) {
        int last = x.length - 1;
        for (int i = 0; i < last; i++) {
            xDot[i] = x[i + 1] - 0.1 * x[i];
        }
        xDot[last] = x[0] - 0.1 * x[last];
    }

    double[] start() {
        double[] x = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = Math.sin(1.0 + i);
        }
        return x;
    }

    /** Returns the end state, to rounding. */
    double[] reference() {
        double[] x = start();
        FixedStepFlow.of(Scheme.DORMAND_PRINCE_853, n)
                .carry(FIELD, TimeGrid.uniform(0, end(), REFERENCE_STEPS), x);
        return x;
    }

    /** Returns the work of our fixed steps; the state is filled anew, nothing is allocated. */
    Runnable own(org.costate.ode.ButcherTableau tableau, int steps) {
        FixedStepFlow flow = FixedStepFlow.of(tableau, n);
        TimeGrid grid = TimeGrid.uniform(0, end(), steps);
        double[] begin = start();
        double[] x = begin.clone();
        return () -> {
            System.arraycopy(begin, 0, x, 0, n);
            flow.carry(FIELD, grid, x);
        };
    }

    /** Returns the work of Hipparchus's classical integrator. */
    Runnable hipparchus(int steps) {
        var equation = FIELD.equation(n);
        double[] begin = start();
        return () ->
                new ClassicalRungeKuttaIntegrator(end() / steps)
                        .integrate(equation, new ODEState(0, begin), end());
    }

    /** Returns {@code max |x_i − y_i|}. */
    static double distance(double[] x, double[] y) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(x[i] - y[i]));
        }
        return worst;
    }
}
