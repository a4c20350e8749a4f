package org.costate.control.solve;

import org.costate.control.SmoothMap;

/**
 * A problem as the solvers of this package see it: minimise {@code φ + ∫ ℓ dt} subject to {@code ẋ =
 * f}, {@code ψ = 0}, bounds on the control and perhaps a ball.
 *
 * @param dynamics {@code (t, x, u) ↦ (f, ℓ, c)}, {@code c} being control constraints {@code c ≤ 0}
 * @param n the dimension of the state
 * @param lower lower bounds of the control, may be infinite
 * @param upper upper bounds of the control, may be infinite
 * @param kinks for each control the values at which {@code H} is not differentiable in it, rising
 * @param ends {@code (t₀, x₀, t_f, x_f) ↦ (φ, ψ)}
 * @param horizon the time interval
 */
record BolzaForm(
        SmoothMap dynamics,
        int n,
        double[] lower,
        double[] upper,
        double[][] kinks,
        SmoothMap ends,
        Horizon horizon) {

    /** Returns {@code m}. */
    int m() {
        return lower.length;
    }

    /** Returns the number of boundary conditions. */
    int conditions() {
        return ends.outputs() - 1;
    }

    /** Returns the number of control constraints {@code c}. */
    int constraints() {
        return dynamics.outputs() - 1 - n;
    }

    /** Returns this problem over another horizon. */
    BolzaForm over(Horizon other) {
        return new BolzaForm(dynamics, n, lower, upper, kinks, ends, other);
    }

    /** Returns the Hamiltonian of an arc. */
    ModalHamiltonian hamiltonian(ControlMode mode, double[] start) {
        return new ModalHamiltonian(dynamics, n, mode, start);
    }
}
