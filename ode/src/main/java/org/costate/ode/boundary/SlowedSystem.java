package org.costate.ode.boundary;

/** {@code y' = ρ F(t, y, q)}. */
record SlowedSystem(DifferentialSystem system, double rate) implements DifferentialSystem {

    @Override
    public int dimension() {
        return system.dimension();
    }

    @Override
    public int parameters() {
        return system.parameters();
    }

    @Override
    public void derivative(double t, double[] y, double[] q, double[] slope) {
        system.derivative(t, y, q, slope);
        scale(slope);
    }

    @Override
    public void jacobian(
            double t, double[] y, double[] q, double[][] byState, double[][] byParameter) {
        system.jacobian(t, y, q, byState, byParameter);
        for (int i = 0; i < byState.length; i++) {
            scale(byState[i]);
            scale(byParameter[i]);
        }
    }

    private void scale(double[] row) {
        for (int j = 0; j < row.length; j++) {
            row[j] *= rate;
        }
    }
}
