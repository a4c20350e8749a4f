package org.costate.control.solve;

/**
 * {@code ∂H/∂u_i} where component {@code i} is held: zero where the control leaves or meets that
 * value continuously.
 *
 * @param hamiltonian of the mode that holds it
 */
record ControlSlope(ModalHamiltonian hamiltonian, int component) implements SwitchingFunction {

    @Override
    public double value(double t, double[] x, double[] p) {
        return hamiltonian.slope(component, t, x, p);
    }

    @Override
    public double gradient(double t, double[] x, double[] p, double[] gx, double[] gp) {
        return hamiltonian.slopeGradient(component, t, x, p, gx, gp);
    }
}
