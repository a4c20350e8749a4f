package org.costate.ode;

import org.hipparchus.ode.AbstractIntegrator;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;

/** Implicit Runge–Kutta steps of one length, with events, step handlers and dense output. */
abstract class ImplicitFixedStepIntegrator extends AbstractIntegrator {

    private static final double SLACK = 1e-9; // the last step may be longer by this share

    private final Collocation method;
    private final double step;

    ImplicitFixedStepIntegrator(String name, Collocation method, double step) {
        super(name);
        if (!(Math.abs(step) > 0 && Math.abs(step) < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "step of " + name + " is " + step + ", expected a finite number other than 0");
        }
        this.method = method;
        this.step = Math.abs(step);
    }

    /** Returns {@code a_ij} for a component of a state of the given dimension. */
    abstract double a(int i, int j, int component, int dimension);

    /** Returns the coefficients of the dense output of a step. */
    abstract double[][] polynomial(
            double h, ODEStateAndDerivative start, ODEStateAndDerivative end, double[][] slopes);

    final Collocation method() {
        return method;
    }

    @Override
    public ODEStateAndDerivative integrate(
            ExpandableODE equations, ODEState initialState, double finalTime) {
        sanityChecks(initialState, finalTime);
        ImplicitEquations counted = new ImplicitEquations(equations, this::computeDerivatives);
        int n = counted.dimension();
        ImplicitStages stages = new ImplicitStages(counted, (i, j, k) -> a(i, j, k, n), method.c());
        setStepStart(initIntegration(equations, initialState, finalTime));
        setIsLastStep(false);
        boolean forward = finalTime > initialState.getTime();
        double[] carry = new double[n];
        for (int k = 1; !isLastStep(); k++) {
            counted.atStep(k);
            advance(counted, stages, carry, k, finalTime, forward);
            if (resetOccurred()) {
                carry = new double[n];
            }
        }
        ODEStateAndDerivative end = getStepStart();
        setStepStart(null);
        setStepSize(Double.NaN);
        return end;
    }

    private void advance(
            ImplicitEquations equations,
            ImplicitStages stages,
            double[] carry,
            int k,
            double finalTime,
            boolean forward) {
        ODEStateAndDerivative start = getStepStart();
        double t = start.getTime();
        double left = finalTime - t;
        boolean last = Math.abs(left) <= step * (1 + SLACK);
        double h = last ? left : forward ? step : -step;
        setStepSize(h);
        double[] y = start.getCompleteState();
        double[] f = start.getCompleteDerivative();
        requireFinite("f", f, t, k, y);
        if (!stages.solve(t, y, f, h)) {
            for (double[] slope : stages.slopes()) {
                requireFinite("f", slope, t, k, y);
            }
            throw IntegrationException.notConverged(getName(), h, stages.change(), t, k, y);
        }
        double[] next = add(y, h, stages.slopes(), carry);
        requireFinite("x", next, t, k, y);
        double end = last ? finalTime : t + h;
        double[] slope = equations.slope(end, next);
        requireFinite("f", slope, end, k, next);
        ODEStateAndDerivative reached =
                getEquations().getMapper().mapStateAndDerivative(end, next, slope);
        setStepStart(
                acceptStep(
                        PolynomialInterpolator.of(
                                polynomial(h, start, reached, stages.slopes()),
                                forward,
                                start,
                                reached,
                                getEquations().getMapper()),
                        finalTime));
    }

    /** Returns {@code y + h Σ b_i f_i}, the rounding carried over to the next step. */
    private double[] add(double[] y, double h, double[][] slopes, double[] carry) {
        double[] next = new double[y.length];
        for (int k = 0; k < y.length; k++) {
            double sum = 0;
            for (int i = 0; i < slopes.length; i++) {
                sum += method.b()[i] * slopes[i][k];
            }
            carry[k] += h * sum;
            next[k] = y[k] + carry[k];
            carry[k] += y[k] - next[k];
        }
        return next;
    }

    private static void requireFinite(String what, double[] values, double t, int k, double[] y) {
        if (values != null && !ImplicitEquations.isFinite(values)) {
            throw IntegrationException.notFinite(what, values, t, k, y);
        }
    }
}
