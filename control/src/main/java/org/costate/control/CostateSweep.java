package org.costate.control;

import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * One forward sweep of states and one backward sweep of costates over a grid: the exact gradient of
 * the discrete cost.
 *
 * <p>A sweep only plans and orders; the numbers live in a {@link SweepSpace}. What it keeps of the
 * way forward is its {@link SweepStorage}; the mathematics of one step is written once, whatever is
 * kept. Start it by filling {@link #initialState()}, run {@link #forward}, put {@code p_N =
 * −∇φ(x_N)} into {@link #costate()}, run {@link #backward}; then {@link #costate()} holds {@code
 * p_0 = −∂J/∂x_0} and the space's accumulators hold {@code Σ h ∂H/∂u = −∂J/∂u}.
 *
 * <p>Exact to rounding for any step size [Hager 2000; Sanz-Serna 2016].
 */
public sealed interface CostateSweep permits StoredSweep, ReversibleSweep, CheckpointedSweep {

    /**
     * Plans a sweep.
     *
     * @param watched whether an observer will ask for the Hamiltonian
     * @throws IllegalArgumentException if the storage is reversible and the scheme is not
     */
    static CostateSweep of(TimeGrid grid, Scheme scheme, SweepStorage storage, boolean watched) {
        SweepStep step = SweepStep.of(grid, scheme, watched);
        int steps = grid.steps();
        if (storage instanceof SweepStorage.Reversible) {
            return new ReversibleSweep(reversible(step, scheme), steps, watched);
        }
        if (storage instanceof SweepStorage.Revolve revolve) {
            var schedule = CheckpointSchedule.revolve(steps, revolve.snapshots());
            return new CheckpointedSweep(step, schedule, watched);
        }
        if (storage instanceof SweepStorage.SquareRoot) {
            return new CheckpointedSweep(step, CheckpointSchedule.squareRoot(steps), watched);
        }
        return new StoredSweep(step, steps, watched);
    }

    /**
     * Plans the way back of a run that has already gone forward and kept some states on its way:
     * before {@link #forward}, which now only carries the last of them to {@code x_N}, the state of
     * step {@code kept[i]} must lie in slot {@code i}.
     *
     * @param kept the steps whose states were kept, ascending from 0, fewer than {@code places}
     * @param places the states that may be kept on the way back
     */
    static CostateSweep resuming(
            TimeGrid grid, Scheme scheme, int[] kept, int places, boolean watched) {
        var schedule = CheckpointSchedule.resuming(grid.steps(), kept, places);
        return new CheckpointedSweep(SweepStep.of(grid, scheme, watched), schedule, watched);
    }

    private static SplittingStep reversible(SweepStep step, Scheme scheme) {
        if (step instanceof SplittingStep splitting) {
            return splitting;
        }
        throw new IllegalArgumentException(
                "scheme "
                        + scheme.name()
                        + " cannot be run backward exactly; reversible storage needs a"
                        + " separable block with "
                        + Scheme.SYMPLECTIC_EULER.name()
                        + " or "
                        + Scheme.STORMER_VERLET.name());
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

    /**
     * Returns the states kept for the backward sweep: {@code N s + 1}, 1 if reversible, {@code c +
     * s + 1} with {@code c} snapshots.
     */
    int storedStates();

    /**
     * Returns the pull-back records kept: {@code N s}, 1 if reversible, {@code s} with snapshots.
     */
    int storedRecords();

    /**
     * Returns how many steps the backward sweep evaluates again: none if everything is kept, {@code
     * N} if reversible, {@code t(N, c)} with snapshots. ({@code t} counts {@code N − 1} advances of
     * the forward sweep; in their place come the {@code N − 1} steps that are evaluated once more
     * when they are reversed.)
     */
    long repeatedSteps();
}
