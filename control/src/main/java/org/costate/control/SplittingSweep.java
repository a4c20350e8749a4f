package org.costate.control;

import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * The sweep of a splitting: each substep {@code x ← x + w h f_part(x)} is an Euler step of its
 * part, and its transpose is {@code p ← p + w h (∂f_part/∂x)ᵀ p}.
 *
 * <p>Since a part never reads what it writes, {@code f_part} has the same value before and after
 * its substep, and the states can be rebuilt on the way back instead of stored.
 */
final class SplittingSweep implements CostateSweep {

    private final TimeGrid grid;
    private final Splitting splitting;
    private final boolean reversible;
    private final boolean watched;
    private final int substeps;
    private final int steps;
    private boolean keepsVelocities;

    SplittingSweep(TimeGrid grid, Splitting splitting, Storage storage, boolean watched) {
        this.grid = grid;
        this.splitting = splitting;
        this.reversible = storage == Storage.REVERSIBLE;
        this.watched = watched;
        this.substeps = splitting.stages();
        this.steps = grid.steps();
    }

    @Override
    public void prepare(SweepSpace space) {
        keepsVelocities = watched || space.needsVelocity();
        int velocities = keepsVelocities && !reversible ? steps * substeps : 1;
        space.reserve(firstVelocity() + velocities, storedRecords());
    }

    // Slots: substep states, x_N (or two that alternate), p, then the velocities.

    private int state(int q) {
        return reversible ? q % 2 : q;
    }

    private int record(int q) {
        return reversible ? 0 : q;
    }

    private int velocity(int q) {
        return firstVelocity() + (keepsVelocities && !reversible ? q : 0);
    }

    private int firstVelocity() {
        return costate() + 1;
    }

    @Override
    public int initialState() {
        return 0;
    }

    @Override
    public int terminalState() {
        return state(steps * substeps);
    }

    @Override
    public int costate() {
        return reversible ? 2 : steps * substeps + 1;
    }

    @Override
    public int storedStates() {
        return reversible ? 1 : steps * substeps + 1;
    }

    @Override
    public int storedRecords() {
        return reversible ? 1 : steps * substeps;
    }

    @Override
    public double forward(SweepSpace space) {
        double cost = 0;
        for (int q = 0; q < steps * substeps; q++) {
            int k = q / substeps;
            int part = splitting.part(q % substeps);
            double wh = splitting.weight(q % substeps) * grid.step(k);
            double t = grid.node(k);
            if (!keepsVelocities && !space.hasRunningCost()) {
                space.advance(part, t, state(q), k, wh, state(q + 1), record(q), velocity(q));
            } else {
                space.velocity(part, t, state(q), k, velocity(q), record(q));
                space.copy(state(q), state(q + 1));
                space.addScaled(wh, velocity(q), state(q + 1));
                if (space.hasRunningCost()) {
                    cost += wh * space.runningCost(part, t, state(q), k, velocity(q));
                }
            }
        }
        return cost;
    }

    @Override
    public void backward(SweepSpace space, SweepObserver observer) {
        observer.phasePoint(steps, terminalState(), costate());
        for (int k = steps - 1; k >= 0; k--) {
            double hamiltonian = 0;
            for (int j = substeps - 1; j >= 0; j--) {
                hamiltonian += substepBack(space, k, j);
            }
            if (watched) {
                observer.hamiltonian(k, hamiltonian);
            }
            observer.phasePoint(k, state(k * substeps), costate());
        }
    }

    private double substepBack(SweepSpace space, int k, int j) {
        int q = k * substeps + j;
        int part = splitting.part(j);
        double w = splitting.weight(j);
        double wh = w * grid.step(k);
        double t = grid.node(k);
        if (reversible) {
            space.velocity(part, t, state(q + 1), k, velocity(q), record(q));
            space.copy(state(q + 1), state(q));
            space.addScaled(-wh, velocity(q), state(q));
        }
        int f = keepsVelocities || reversible ? velocity(q) : -1;
        double hamiltonian = 0;
        if (watched) {
            hamiltonian = w * space.dot(costate(), f);
            if (space.hasRunningCost()) {
                hamiltonian -= w * space.runningCost(part, t, state(q), k, f);
            }
        }
        space.pullBack(part, t, state(q), k, costate(), 1.0, wh, f, record(q), costate());
        return hamiltonian;
    }
}
