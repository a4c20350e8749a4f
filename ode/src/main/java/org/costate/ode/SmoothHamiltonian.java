package org.costate.ode;

/**
 * A Hamiltonian whose flow can be linearised: the right-hand side of its canonical equations comes
 * with its exact Jacobian.
 *
 * <p>With {@code z = (x, p)} and {@code ż = F(t, z)}, a variation obeys {@code δż = A δz}, {@code A
 * = ∂F/∂z}; where {@code H} is twice differentiable, {@code A = J ∇²H}, so that {@code trace A = 0}
 * and the flow of the variations is symplectic.
 */
public interface SmoothHamiltonian extends Hamiltonian {

    /**
     * Writes {@code A = ∂F/∂z}, {@code 2n × 2n}, and {@code ∂F/∂t}, {@code 2n} numbers.
     *
     * @param a receives the rows of {@code A}: {@code n} of the velocity, {@code n} of the force
     * @param ft receives {@code ∂F/∂t}
     */
    void linearisation(double t, double[] x, double[] p, double[][] a, double[] ft);
}
