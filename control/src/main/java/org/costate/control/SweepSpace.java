package org.costate.control;

import org.costate.ode.ButcherTableau;

/**
 * The space a {@link CostateSweep} runs in: numbered vectors, the linear operations on them, and
 * the two partial derivatives of the Hamiltonian.
 *
 * <p>A sweep never sees a number, only slots: {@link #stateSlots} vectors of the state space and
 * {@link #recordSlots} places where {@link #velocity} leaves what {@link #pullBack} will need. So
 * one recursion serves a single trajectory in {@code double[]} and a mini-batch in panels, in any
 * precision. {@code part} is −1 for the whole velocity, else the part of a separable system.
 */
public interface SweepSpace {

    /** Says how many slots of each kind the sweep will use, before anything else. */
    void reserve(int stateSlots, int recordSlots);

    /** {@code y ← 0}. */
    void zero(int y);

    /** {@code y ← x}. */
    void copy(int x, int y);

    /** {@code y ← y + a x}. */
    void addScaled(double a, int x, int y);

    /** Returns {@code ⟨x, y⟩}, over all samples. */
    double dot(int x, int y);

    /** {@code f ← ∂H/∂p = f_part(t, x, u_k)}, leaving in {@code record} what a pull-back needs. */
    void velocity(int part, double t, int x, int k, int f, int record);

    /**
     * {@code y ← x + h f_part(t, x, u_k)}, leaving in {@code record} what a pull-back needs; {@code
     * scratch} is a state slot free for use, {@code y} another slot than {@code x}.
     */
    default void advance(
            int part, double t, int x, int k, double h, int y, int record, int scratch) {
        velocity(part, t, x, k, scratch, record);
        copy(x, y);
        addScaled(h, scratch, y);
    }

    /**
     * {@code g ← g + h ∂H/∂x(t, x, v, u_k)} and, into the control's accumulator of step {@code k},
     * {@code + h ∂H/∂u}, both with {@code p⁰ = −weight}.
     *
     * @param v the weighted stage costate; may be the same slot as {@code g}
     * @param f the slot of {@code f_part} at {@code x}, or −1 if {@link #needsVelocity} is false
     */
    void pullBack(
            int part,
            double t,
            int x,
            int k,
            int v,
            double weight,
            double h,
            int f,
            int record,
            int g);

    /**
     * Returns {@code ℓ(t, x, u_k)}, or the share of one part when the system is advanced in parts;
     * {@code f} as in {@link #pullBack}, which charges the same share.
     */
    double runningCost(int part, double t, int x, int k, int f);

    /** Says whether there is a running cost that depends on the state. */
    boolean hasRunningCost();

    /** Says whether running cost and pull-back read the velocity of the stage. */
    boolean needsVelocity();

    /**
     * Solves {@code X_i = x + h Σ_j a_ij f(t + c_j h, X_j, u_k)} to rounding: stage {@code i} goes
     * to slot {@code stage + i}, its velocity to {@code f + i}, its record to {@code record + i}.
     *
     * @throws UnsupportedOperationException if this space steps explicit tableaus only
     */
    default void solveStages(
            ButcherTableau tableau,
            double t,
            double h,
            int k,
            int x,
            int stage,
            int f,
            int record) {
        throw explicitOnly(tableau);
    }

    /**
     * Solves {@code V_i = b_i p + h Σ_j a_ji ∂ₓH(X_j, V_j, −b_j)} for the weighted stage costates,
     * slots {@code v + i}, at the stages in slots {@code stage + i}.
     *
     * @throws UnsupportedOperationException if this space steps explicit tableaus only
     */
    default void solveStageCostates(
            ButcherTableau tableau, double t, double h, int k, int stage, int p, int v) {
        throw explicitOnly(tableau);
    }

    private static UnsupportedOperationException explicitOnly(ButcherTableau tableau) {
        return new UnsupportedOperationException(
                "TABLEAU-01: mini-batches are stepped by explicit tableaus, \""
                        + tableau.name()
                        + "\" is implicit. Try: rk4, or one trajectory at a time");
    }
}
