package org.costate.control;

/**
 * The sweep of a splitting that keeps one state and undoes its substeps on the way back.
 *
 * <p>Two slots alternate, so that no substep writes what it reads.
 */
final class ReversibleSweep implements CostateSweep {

    private static final int RECORD = 0;

    private final SplittingStep step;
    private final int steps;
    private final boolean watched;
    private int velocity;

    ReversibleSweep(SplittingStep step, int steps, boolean watched) {
        this.step = step;
        this.steps = steps;
        this.watched = watched;
    }

    @Override
    public void prepare(SweepSpace space) {
        velocity = step.prepare(space, costate());
        space.reserve(velocity + 1, storedRecords());
    }

    /** Returns the slot of the state before substep {@code j} of step {@code k}. */
    private int state(int k, int j) {
        return (k * step.stages() + j) % 2;
    }

    @Override
    public int initialState() {
        return 0;
    }

    @Override
    public int terminalState() {
        return state(steps, 0);
    }

    @Override
    public int costate() {
        return 2;
    }

    @Override
    public int storedStates() {
        return 1;
    }

    @Override
    public int storedRecords() {
        return 1;
    }

    @Override
    public long repeatedSteps() {
        return steps;
    }

    @Override
    public double forward(SweepSpace space) {
        double cost = 0;
        for (int k = 0; k < steps; k++) {
            double ofStep = 0;
            for (int j = 0; j < step.stages(); j++) {
                int x = state(k, j);
                step.substep(space, k, j, x, state(k, j + 1), RECORD, velocity);
                if (space.hasRunningCost()) {
                    ofStep += step.runningCost(space, k, j, x, velocity);
                }
            }
            cost += ofStep;
        }
        return cost;
    }

    @Override
    public void backward(SweepSpace space, SweepObserver observer) {
        observer.phasePoint(steps, terminalState(), costate());
        for (int k = steps - 1; k >= 0; k--) {
            double hamiltonian = 0;
            for (int j = step.stages() - 1; j >= 0; j--) {
                int x = state(k, j);
                step.undo(space, k, j, x, state(k, j + 1), RECORD, velocity);
                hamiltonian += step.substepBack(space, k, j, x, velocity, RECORD);
            }
            if (watched) {
                observer.hamiltonian(k, hamiltonian);
            }
            observer.phasePoint(k, state(k, 0), costate());
        }
    }
}
