package org.costate.control.solve;

/**
 * A function on phase space whose zero ends an arc.
 *
 * <p>For a control that jumps it is the difference {@code H⁺ − H⁻} of the Hamiltonians before and
 * after, which for a control that enters linearly is the jump times the classical switching
 * function; for a control that meets its bound continuously it is {@code ∂H/∂u} at the bound.
 */
public interface SwitchingFunction {

    /** Returns its value. */
    double value(double t, double[] x, double[] p);

    /**
     * Writes its gradient.
     *
     * @param gx receives {@code ∂S/∂x}
     * @param gp receives {@code ∂S/∂p}
     * @return {@code ∂S/∂t}
     */
    double gradient(double t, double[] x, double[] p, double[] gx, double[] gp);

    /** Returns {@code H⁺ − H⁻}: at a switching time both arcs have the same Hamiltonian. */
    static SwitchingFunction jump(TimedHamiltonian before, TimedHamiltonian after) {
        return new HamiltonianJump(before, after);
    }
}
