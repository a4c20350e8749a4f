package org.costate.control;

import java.util.Arrays;

/**
 * Which states to keep in {@code c} places while a run goes on and nobody knows how many steps it
 * will take.
 *
 * <p>Every state is offered in turn and takes the place of one that has become dispensable: a kept
 * state is, as soon as a later one has a higher level; if none is, the newest gives way to the one
 * offered, whose level is one higher [Wang, Moin, Iaccarino 2009, algorithm 1]. At any moment the
 * kept states allow the run so far to be reversed with the fewest repetitions of any step that
 * {@code c} places permit: {@code r} minimal with {@code C(c + r, c) ≥ N}, as in the binomial
 * schedule for a known number of steps. One object follows one run.
 */
public final class OnlineCheckpoints {

    private static final int INITIAL = Integer.MAX_VALUE; // the level of the initial state

    private final int[] step;
    private final int[] level;
    private int size;

    private OnlineCheckpoints(int places) {
        this.step = new int[places];
        this.level = new int[places];
    }

    /**
     * Returns the rule for a number of places, that of the initial state among them.
     *
     * @throws IllegalArgumentException if there is no place
     */
    public static OnlineCheckpoints of(int places) {
        if (places < 1) {
            throw new IllegalArgumentException(
                    "got " + places + " places, expected 1 or more: the initial state takes one");
        }
        return new OnlineCheckpoints(places);
    }

    /**
     * Takes note of the state of the next step, counted from 0, and says where to keep it.
     *
     * @return a place, whose content is given up; or −1 if the state is not kept
     */
    public int place(int next) {
        int newest = newest();
        if (size < step.length) {
            return put(size++, next, next == 0 ? INITIAL : 0);
        }
        int dispensable = dispensable();
        if (dispensable >= 0) {
            return put(dispensable, next, 0);
        }
        return level[newest] == INITIAL ? -1 : put(newest, next, level[newest] + 1);
    }

    private int put(int place, int next, int ofLevel) {
        step[place] = next;
        level[place] = ofLevel;
        return place;
    }

    private int newest() {
        int newest = 0;
        for (int i = 1; i < size; i++) {
            newest = step[i] > step[newest] ? i : newest;
        }
        return newest;
    }

    private int dispensable() {
        int found = -1;
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                boolean given = step[j] > step[i] && level[j] > level[i];
                if (given && (found < 0 || step[i] > step[found])) {
                    found = i;
                }
            }
        }
        return found;
    }

    /**
     * Returns the steps whose states are kept, below a bound, ascending.
     *
     * @param end the number of steps; the state at the end is not needed to go back
     */
    public int[] kept(int end) {
        return Arrays.stream(step, 0, size).filter(k -> k < end).sorted().toArray();
    }

    /** Returns the place of a kept step. */
    public int placeOf(int kept) {
        for (int i = 0; i < size; i++) {
            if (step[i] == kept) {
                return i;
            }
        }
        throw new IllegalArgumentException("step " + kept + " is not kept");
    }
}
