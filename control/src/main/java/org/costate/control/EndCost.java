package org.costate.control;

/** The terminal cost of a problem with stated ends, its start and final time held. */
final class EndCost implements TerminalCost {

    private final SmoothMap ends;
    private final int n;
    private final double[] held;

    EndCost(SmoothMap ends, Boundary boundary) {
        this.ends = ends;
        this.n = boundary.dimension();
        this.held = new double[2 * n + 2];
        held[0] = boundary.startTime();
        held[n + 1] = boundary.hasEndTime() ? boundary.endTime() : Double.NaN;
        for (int i = 0; i < n; i++) {
            held[1 + i] = boundary.initialIsFixed(i) ? boundary.initialValue(i) : Double.NaN;
        }
    }

    private double[] at(double[] x) {
        double[] v = held.clone();
        System.arraycopy(x, 0, v, n + 2, n);
        return v;
    }

    @Override
    public double value(double[] x) {
        double[] y = new double[ends.outputs()];
        ends.value(at(x), y);
        return y[0];
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        double[][] dy = new double[ends.outputs()][ends.inputs()];
        ends.jacobian(at(x), new double[ends.outputs()], dy);
        System.arraycopy(dy[0], n + 2, gradient, 0, n);
    }
}
