package org.costate.control;

import java.util.Arrays;

/** The terminal cost zero. */
enum NoTerminalCost implements TerminalCost {
    NONE;

    @Override
    public double value(double[] x) {
        return 0;
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        Arrays.fill(gradient, 0);
    }
}
