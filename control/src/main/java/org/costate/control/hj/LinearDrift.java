package org.costate.control.hj;

import org.costate.control.ControlSystem;

/** The system {@code ẋ = Mx} without a control. */
record LinearDrift(double[][] m) implements ControlSystem {

    @Override
    public int stateDimension() {
        return m.length;
    }

    @Override
    public int controlDimension() {
        return 0;
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        System.arraycopy(QuadraticHamiltonian.times(m, x), 0, xDot, 0, m.length);
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        for (int i = 0; i < m.length; i++) {
            for (int k = 0; k < m.length; k++) {
                px[k] += m[i][k] * p[i];
            }
        }
    }
}
