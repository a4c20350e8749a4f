package org.costate.control;

import java.util.Arrays;
import org.costate.ode.State;

/**
 * A terminal cost {@code φ(x(T))}, minimised; its gradient starts the costate, {@code p(T) = −∇φ}.
 */
public interface TerminalCost {

    /** Returns {@code φ(x)}. */
    double value(double[] x);

    /** Writes {@code ∇φ(x)} into {@code gradient}. */
    void gradient(double[] x, double[] gradient);

    /** Returns {@code φ = 0}. */
    static TerminalCost none() {
        return new SecondOrderEnd() {
            @Override
            public double value(double[] x) {
                return 0;
            }

            @Override
            public void gradient(double[] x, double[] gradient) {
                Arrays.fill(gradient, 0);
            }

            @Override
            public void hessianProduct(double[] x, double[] dx, double[] product) {
                Arrays.fill(product, 0);
            }
        };
    }

    /** Returns {@code φ(x) = ½ |x − target|²}. */
    static TerminalCost halfSquaredDistance(State target) {
        double[] y = target.toArray();
        return new SecondOrderEnd() {
            @Override
            public double value(double[] x) {
                double sum = 0;
                for (int i = 0; i < y.length; i++) {
                    sum += (x[i] - y[i]) * (x[i] - y[i]);
                }
                return 0.5 * sum;
            }

            @Override
            public void gradient(double[] x, double[] gradient) {
                for (int i = 0; i < y.length; i++) {
                    gradient[i] = x[i] - y[i];
                }
            }

            @Override
            public void hessianProduct(double[] x, double[] dx, double[] product) {
                System.arraycopy(dx, 0, product, 0, dx.length);
            }
        };
    }
}
