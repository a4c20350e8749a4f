package org.costate.control;

import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * One forward sweep of states and one backward sweep of costates over a grid: the exact gradient of
 * the discrete cost.
 *
 * <p>A sweep only plans and orders; the numbers live in a {@link SweepSpace}. Start it by filling
 * {@link #initialState()}, run {@link #forward}, put {@code p_N = −∇φ(x_N)} into {@link
 * #costate()}, run {@link #backward}; then {@link #costate()} holds {@code p_0 = −∂J/∂x_0} and the
 * space's accumulators hold {@code Σ h ∂H/∂u = −∂J/∂u}.
 *
 * <p>Exact to rounding for any step size [Hager 2000; Sanz-Serna 2016].
 */
public sealed interface CostateSweep permits RungeKuttaSweep, SplittingSweep {

    /** What of the forward sweep is kept for the backward one. */
    enum Storage {
        /** Every stage state and record: {@code O(N s)} memory, nothing recomputed. */
        ALL,
        /** One state; earlier ones are rebuilt by inverse steps: {@code O(1)} memory. */
        REVERSIBLE
    }

    /**
     * Plans a sweep.
     *
     * @param watched whether an observer will ask for the Hamiltonian
     * @throws IllegalArgumentException if the storage is reversible and the scheme is not
     */
    static CostateSweep of(TimeGrid grid, Scheme scheme, Storage storage, boolean watched) {
        if (scheme instanceof Splitting splitting) {
            return new SplittingSweep(grid, splitting, storage, watched);
        }
        if (storage == Storage.REVERSIBLE) {
            throw new IllegalArgumentException(
                    "scheme "
                            + scheme.name()
                            + " cannot be run backward exactly; reversible storage needs a"
                            + " separable block with "
                            + Scheme.SYMPLECTIC_EULER.name()
                            + " or "
                            + Scheme.STORMER_VERLET.name());
        }
        return new RungeKuttaSweep(grid, (ButcherTableau) scheme, watched);
    }

    /** Reserves this sweep's slots in a space. */
    void prepare(SweepSpace space);

    /** Returns the slot of {@code x_0}. */
    int initialState();

    /** Returns the slot of {@code x_N}. */
    int terminalState();

    /** Returns the slot of the costate. */
    int costate();

    /**
     * Carries the state from {@code x_0} to {@code x_N} and returns {@code Σ_k h_k Σ_i b_i ℓ_i}.
     */
    double forward(SweepSpace space);

    /** Carries the costate from {@code p_N} to {@code p_0}. */
    void backward(SweepSpace space, SweepObserver observer);

    /** Returns the states kept for the backward sweep: {@code N s + 1}, or 1 if reversible. */
    int storedStates();

    /** Returns the pull-back records kept: {@code N s}, or 1 if reversible. */
    int storedRecords();
}
