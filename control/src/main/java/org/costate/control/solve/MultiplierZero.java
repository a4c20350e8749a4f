package org.costate.control.solve;

/**
 * The multiplier of an active control constraint: zero where the control leaves or meets it
 * continuously.
 *
 * @param hamiltonian of the mode in which it is active
 * @param place of the constraint among the active ones
 */
record MultiplierZero(ModalHamiltonian hamiltonian, int place) implements SwitchingFunction {

    @Override
    public double value(double t, double[] x, double[] p) {
        return hamiltonian.multiplier(place, t, x, p);
    }

    @Override
    public double gradient(double t, double[] x, double[] p, double[] gx, double[] gp) {
        return hamiltonian.multiplierGradient(place, t, x, p, gx, gp);
    }
}
