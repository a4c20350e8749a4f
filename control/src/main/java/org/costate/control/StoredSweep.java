package org.costate.control;

import org.costate.control.SweepStep.Place;

/** The sweep that keeps every stage state and record of every step. */
final class StoredSweep implements CostateSweep {

    private final SweepStep step;
    private final int steps;
    private final boolean watched;
    private final Place[] places;

    StoredSweep(SweepStep step, int steps, boolean watched) {
        this.step = step;
        this.steps = steps;
        this.watched = watched;
        this.places = new Place[steps];
    }

    // Slots: stage states, x_N, p and work, then the velocities.

    @Override
    public void prepare(SweepSpace space) {
        int s = step.stages();
        int firstVelocity = step.prepare(space, costate());
        int apart = step.keepsVelocities() ? step.velocities() : 0;
        for (int k = 0; k < steps; k++) {
            int x = k * s;
            places[k] = new Place(x, x, x + s, x, firstVelocity + k * apart);
        }
        space.reserve(firstVelocity + Math.max(step.velocities(), steps * apart), steps * s);
    }

    @Override
    public int initialState() {
        return 0;
    }

    @Override
    public int terminalState() {
        return steps * step.stages();
    }

    @Override
    public int costate() {
        return terminalState() + 1;
    }

    @Override
    public int storedStates() {
        return steps * step.stages() + 1;
    }

    @Override
    public int storedRecords() {
        return steps * step.stages();
    }

    @Override
    public long repeatedSteps() {
        return 0;
    }

    @Override
    public double forward(SweepSpace space) {
        double cost = 0;
        for (int k = 0; k < steps; k++) {
            step.forward(space, k, places[k]);
            if (space.hasRunningCost()) {
                cost += step.runningCost(space, k, places[k]);
            }
        }
        return cost;
    }

    @Override
    public void backward(SweepSpace space, SweepObserver observer) {
        observer.phasePoint(steps, terminalState(), costate());
        for (int k = steps - 1; k >= 0; k--) {
            double hamiltonian = step.backward(space, k, places[k]);
            if (watched) {
                observer.hamiltonian(k, hamiltonian);
            }
            observer.phasePoint(k, places[k].start(), costate());
        }
    }
}
