package org.costate.control.solve;

import org.costate.ode.SmoothHamiltonian;

/**
 * The Hamiltonian of one arc of an extremal: smooth, with its partial derivative in time, which is
 * what a free time asks for.
 *
 * <p>By the canonical equations {@code ∂H/∂p = ẋ} and {@code ∂H/∂x = −ṗ}, so nothing else is needed
 * to differentiate a condition on {@code H}.
 */
public interface TimedHamiltonian extends SmoothHamiltonian {

    /** Returns {@code ∂H/∂t}, with the control held where it is. */
    double timeDerivative(double t, double[] x, double[] p);

    /** Returns an arc of a Hamiltonian that does not depend on time. */
    static TimedHamiltonian autonomous(SmoothHamiltonian hamiltonian) {
        return new TimedHamiltonian() {
            @Override
            public double timeDerivative(double t, double[] x, double[] p) {
                return 0;
            }

            @Override
            public void linearisation(double t, double[] x, double[] p, double[][] a, double[] ft) {
                hamiltonian.linearisation(t, x, p, a, ft);
            }

            @Override
            public int dimension() {
                return hamiltonian.dimension();
            }

            @Override
            public double value(double t, double[] x, double[] p) {
                return hamiltonian.value(t, x, p);
            }

            @Override
            public void canonicalEquations(
                    double t, double[] x, double[] p, double[] xDot, double[] pDot) {
                hamiltonian.canonicalEquations(t, x, p, xDot, pDot);
            }
        };
    }
}
