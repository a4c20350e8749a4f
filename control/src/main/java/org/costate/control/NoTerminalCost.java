package org.costate.control;

import java.util.Arrays;

/** The terminal cost zero. */
enum NoTerminalCost implements SecondOrderEnd {
    NONE;

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
}
