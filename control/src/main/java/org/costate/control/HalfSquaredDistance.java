package org.costate.control;

import org.costate.control.formula.Formula;
import org.costate.ode.State;

/** The terminal cost {@code ½ |x − target|²}. */
record HalfSquaredDistance(State target) implements SecondOrderEnd {

    @Override
    public double value(double[] x) {
        double sum = 0;
        for (int i = 0; i < target.dimension(); i++) {
            sum += (x[i] - target.get(i)) * (x[i] - target.get(i));
        }
        return 0.5 * sum;
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        for (int i = 0; i < target.dimension(); i++) {
            gradient[i] = x[i] - target.get(i);
        }
    }

    @Override
    public void hessianProduct(double[] x, double[] dx, double[] product) {
        System.arraycopy(dx, 0, product, 0, dx.length);
    }

    /** Returns the same as a formula. */
    Formula formula(Formula[] x) {
        Formula[] gap = new Formula[target.dimension()];
        for (int i = 0; i < gap.length; i++) {
            gap[i] = x[i].minus(target.get(i));
        }
        return Formula.squaredNorm(gap).times(0.5);
    }
}
