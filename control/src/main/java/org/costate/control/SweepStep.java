package org.costate.control;

import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * One step of a scheme, forward and back, in slots that a sweep lends it.
 *
 * <p>What a step does depends on the scheme alone, never on what the sweep keeps; so a step that is
 * evaluated again gives the same bits.
 */
sealed interface SweepStep permits RungeKuttaStep, ImplicitStep, SplittingStep {

    /**
     * Where a step works.
     *
     * @param start the slot of {@code x_k}, the first stage state
     * @param inner stage state {@code i ≥ 1} lies in slot {@code inner + i}
     * @param end the slot of {@code x_{k+1}}
     * @param record the record of stage {@code i} is {@code record + i}
     * @param velocity the velocity of stage {@code i} lies in slot {@code velocity + i}
     */
    record Place(int start, int inner, int end, int record, int velocity) {

        int stage(int i) {
            return i == 0 ? start : inner + i;
        }
    }

    /** Returns the step of a scheme over a grid. */
    static SweepStep of(TimeGrid grid, Scheme scheme, boolean watched) {
        if (scheme instanceof Splitting splitting) {
            return new SplittingStep(grid, splitting, watched);
        }
        ButcherTableau tableau = (ButcherTableau) scheme;
        return tableau.isExplicit()
                ? new RungeKuttaStep(grid, tableau, watched)
                : new ImplicitStep(grid, tableau, watched);
    }

    /** Returns the stage states of a step, {@code x_k} among them. */
    int stages();

    /**
     * Turns to a space in which the costate lies in {@code costate} and the slots behind it are
     * free for work.
     *
     * @return the first slot behind those it takes
     */
    int prepare(SweepSpace space, int costate);

    /** Says whether the way back reads the velocities of the way forward. */
    boolean keepsVelocities();

    /** Returns the slots that the velocities of one step take. */
    int velocities();

    /** {@code x_{k+1}} from {@code x_k}, leaving stage states, records and velocities behind. */
    void forward(SweepSpace space, int k, Place at);

    /** Returns {@code h_k Σ_i b_i ℓ_i} of the step just carried forward. */
    double runningCost(SweepSpace space, int k, Place at);

    /**
     * {@code p_k} from {@code p_{k+1}}, where {@link #forward} has left its stages.
     *
     * @return the stage-averaged Hamiltonian, if it is watched
     */
    double backward(SweepSpace space, int k, Place at);
}
