package org.costate.control;

/** A share of a running cost. */
record SharedCost(RunningCost whole, double share) implements RunningCost {

    @Override
    public double value(double t, double[] x, double[] u) {
        return share * whole.value(t, x, u);
    }

    @Override
    public void addGradient(
            double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
        whole.addGradient(t, x, u, scale * share, gx, gu);
    }
}
