package org.costate.ode;

/**
 * A Hamiltonian {@code H(t, x, p)} on phase space, with its two partial gradients.
 *
 * <p>Its flow is {@code ẋ = ∂H/∂p}, {@code ṗ = −∂H/∂x}. Arrays are borrowed for the call; the
 * results are written, not added.
 */
public interface Hamiltonian {

    /** Returns {@code n}, the dimension of the state. */
    int dimension();

    /** Returns {@code H(t, x, p)}. */
    double value(double t, double[] x, double[] p);

    /**
     * Writes the velocity {@code ∂H/∂p} into {@code xDot} and the force {@code −∂H/∂x} into {@code
     * pDot}.
     */
    void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot);

    /** Returns {@code H} at a point of phase space. */
    default double value(PhasePoint z) {
        return value(z.t(), z.x().toArray(), z.p().toArray());
    }
}
