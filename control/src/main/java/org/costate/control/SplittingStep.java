package org.costate.control;

import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * The step of a splitting: each substep {@code x ← x + w h f_part(x)} is an Euler step of its part,
 * and its transpose is {@code p ← p + w h (∂f_part/∂x)ᵀ p}.
 *
 * <p>Since a part never reads what it writes, {@code f_part} has the same value before and after
 * its substep, and a substep can be undone.
 */
final class SplittingStep implements SweepStep {

    private final TimeGrid grid;
    private final Splitting splitting;
    private final boolean watched;
    private final int substeps;
    private boolean keepsVelocities;
    private int costate;

    SplittingStep(TimeGrid grid, Splitting splitting, boolean watched) {
        this.grid = grid;
        this.splitting = splitting;
        this.watched = watched;
        this.substeps = splitting.stages();
    }

    @Override
    public int stages() {
        return substeps;
    }

    @Override
    public int prepare(SweepSpace space, int slot) {
        keepsVelocities = watched || space.needsVelocity();
        costate = slot;
        return costate + 1;
    }

    @Override
    public boolean keepsVelocities() {
        return keepsVelocities;
    }

    @Override
    public int velocities() {
        return keepsVelocities ? substeps : 1;
    }

    private int velocity(Place at, int j) {
        return at.velocity() + (keepsVelocities ? j : 0);
    }

    private double advanced(int k, int j) {
        return splitting.weight(j) * grid.step(k);
    }

    @Override
    public void forward(SweepSpace space, int k, Place at) {
        for (int j = 0; j < substeps; j++) {
            int y = j + 1 < substeps ? at.stage(j + 1) : at.end();
            substep(space, k, j, at.stage(j), y, at.record() + j, velocity(at, j));
        }
    }

    /** {@code y ← x + w_j h f(x)}. */
    void substep(SweepSpace space, int k, int j, int x, int y, int record, int f) {
        int part = splitting.part(j);
        if (!keepsVelocities && !space.hasRunningCost()) {
            space.advance(part, grid.node(k), x, k, advanced(k, j), y, record, f);
        } else {
            space.velocity(part, grid.node(k), x, k, f, record);
            space.copy(x, y);
            space.addScaled(advanced(k, j), f, y);
        }
    }

    /** {@code x ← y − w_j h f(y)}, leaving velocity and record as {@link #substep} does. */
    void undo(SweepSpace space, int k, int j, int x, int y, int record, int f) {
        space.velocity(splitting.part(j), grid.node(k), y, k, f, record);
        space.copy(y, x);
        space.addScaled(-advanced(k, j), f, x);
    }

    @Override
    public double runningCost(SweepSpace space, int k, Place at) {
        double cost = 0;
        for (int j = 0; j < substeps; j++) {
            cost += runningCost(space, k, j, at.stage(j), velocity(at, j));
        }
        return cost;
    }

    double runningCost(SweepSpace space, int k, int j, int x, int f) {
        return advanced(k, j) * space.runningCost(splitting.part(j), grid.node(k), x, k, f);
    }

    @Override
    public double backward(SweepSpace space, int k, Place at) {
        double hamiltonian = 0;
        for (int j = substeps - 1; j >= 0; j--) {
            int f = keepsVelocities ? velocity(at, j) : -1;
            hamiltonian += substepBack(space, k, j, at.stage(j), f, at.record() + j);
        }
        return hamiltonian;
    }

    /** Carries the costate over a substep from {@code x}; returns its share of the Hamiltonian. */
    double substepBack(SweepSpace space, int k, int j, int x, int f, int record) {
        int part = splitting.part(j);
        double w = splitting.weight(j);
        double t = grid.node(k);
        double hamiltonian = 0;
        if (watched) {
            hamiltonian = w * space.dot(costate, f);
            if (space.hasRunningCost()) {
                hamiltonian -= w * space.runningCost(part, t, x, k, f);
            }
        }
        space.pullBack(part, t, x, k, costate, 1.0, advanced(k, j), f, record, costate);
        return hamiltonian;
    }
}
