package org.costate.control;

import java.util.List;
import org.costate.control.CheckpointSchedule.Action;
import org.costate.control.CheckpointSchedule.Advance;
import org.costate.control.CheckpointSchedule.Restore;
import org.costate.control.CheckpointSchedule.Reverse;
import org.costate.control.CheckpointSchedule.Store;
import org.costate.control.SweepStep.Place;

/**
 * The sweep that keeps the snapshots of a {@link CheckpointSchedule} and the stages of one step.
 *
 * <p>A step evaluated again goes through the same operations in the same order on the same numbers,
 * so every gradient, costate and Hamiltonian has the bits of {@link StoredSweep}. Running costs are
 * charged on the first way through a step only.
 */
final class CheckpointedSweep implements CostateSweep {

    private final SweepStep step;
    private final CheckpointSchedule schedule;
    private final boolean watched;
    private final int snapshots;
    private final Place[][] places;
    private boolean isFirstWay;
    private int next;
    private int state;
    private double cost;

    CheckpointedSweep(SweepStep step, CheckpointSchedule schedule, boolean watched) {
        this.step = step;
        this.schedule = schedule;
        this.watched = watched;
        this.snapshots = schedule.snapshots();
        this.places = new Place[snapshots + 2][2];
    }

    // Slots: snapshots, two states that advancing alternates between, the other stages of one step,
    // p and work, velocities. A step is reversed from a snapshot or the first of the two, into the
    // second.

    private int first() {
        return snapshots;
    }

    private int second() {
        return snapshots + 1;
    }

    @Override
    public void prepare(SweepSpace space) {
        int velocity = step.prepare(space, costate());
        for (int x = 0; x < places.length; x++) {
            places[x][0] = new Place(x, second(), first(), 0, velocity);
            places[x][1] = new Place(x, second(), second(), 0, velocity);
        }
        space.reserve(velocity + step.velocities(), storedRecords());
    }

    @Override
    public int initialState() {
        return 0;
    }

    @Override
    public int terminalState() {
        return second();
    }

    @Override
    public int costate() {
        return snapshots + step.stages() + 1;
    }

    @Override
    public int storedStates() {
        return snapshots + step.stages() + 1;
    }

    @Override
    public int storedRecords() {
        return step.stages();
    }

    @Override
    public long repeatedSteps() {
        return schedule.advances();
    }

    @Override
    public double forward(SweepSpace space) {
        List<Action> actions = schedule.actions();
        state = initialState();
        cost = 0;
        isFirstWay = true;
        for (next = 0; !(actions.get(next) instanceof Reverse); next++) {
            follow(space, actions.get(next));
        }
        evaluate(space, schedule.steps() - 1, places[state][1]);
        isFirstWay = false;
        return cost;
    }

    @Override
    public void backward(SweepSpace space, SweepObserver observer) {
        List<Action> actions = schedule.actions();
        boolean isEvaluated = true; // the way forward ended by evaluating the last step
        observer.phasePoint(schedule.steps(), terminalState(), costate());
        for (; next < actions.size(); next++) {
            if (actions.get(next) instanceof Reverse reverse) {
                reverse(space, reverse.step(), isEvaluated, observer);
                isEvaluated = false;
            } else {
                follow(space, actions.get(next));
            }
        }
    }

    private void reverse(SweepSpace space, int k, boolean isEvaluated, SweepObserver observer) {
        Place at = places[state][1];
        if (!isEvaluated) {
            evaluate(space, k, at);
        }
        double hamiltonian = step.backward(space, k, at);
        if (watched) {
            observer.hamiltonian(k, hamiltonian);
        }
        observer.phasePoint(k, at.start(), costate());
    }

    private void follow(SweepSpace space, Action action) {
        if (action instanceof Advance advance) {
            advance(space, advance.from(), advance.to());
        } else if (action instanceof Store store && store.slot() != state) {
            space.copy(state, store.slot());
            state = store.slot();
        } else if (action instanceof Restore restore) {
            state = restore.slot();
        }
    }

    /** From a snapshot, by alternating so that the last step ends in {@link #first}. */
    private void advance(SweepSpace space, int from, int to) {
        for (int k = from; k < to; k++) {
            Place at = places[state][(to - k + 1) % 2];
            evaluate(space, k, at);
            state = at.end();
        }
    }

    private void evaluate(SweepSpace space, int k, Place at) {
        step.forward(space, k, at);
        if (isFirstWay && space.hasRunningCost()) {
            cost += step.runningCost(space, k, at);
        }
    }
}
