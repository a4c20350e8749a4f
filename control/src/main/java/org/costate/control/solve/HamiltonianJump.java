package org.costate.control.solve;

/** The difference of the Hamiltonians after and before a switch. */
record HamiltonianJump(TimedHamiltonian before, TimedHamiltonian after)
        implements SwitchingFunction {

    @Override
    public double value(double t, double[] x, double[] p) {
        return after.value(t, x, p) - before.value(t, x, p);
    }

    @Override
    public double gradient(double t, double[] x, double[] p, double[] gx, double[] gp) {
        int n = gx.length;
        double[] xDot = new double[n];
        double[] pDot = new double[n];
        before.canonicalEquations(t, x, p, xDot, pDot);
        after.canonicalEquations(t, x, p, gp, gx);
        for (int i = 0; i < n; i++) {
            gp[i] -= xDot[i];
            gx[i] = pDot[i] - gx[i];
        }
        return after.timeDerivative(t, x, p) - before.timeDerivative(t, x, p);
    }
}
