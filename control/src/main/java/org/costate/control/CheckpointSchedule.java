package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The order in which {@code N} steps are run back when only a few states are kept.
 *
 * <p>A list of actions, planned before the sweep. The first ones, up to the reversal of step {@code
 * N − 1}, are the forward sweep. To reverse a step is to evaluate it once more with its stages
 * kept, and then to carry the costate over it.
 *
 * <p><b>Revolve</b> [Griewank, Walther 2000]. To reverse {@code l} steps behind a kept state with
 * {@code c} places, this one among them: advance {@code j}, keep that state, reverse the {@code l −
 * j} steps behind it with {@code c − 1} places, come back and reverse the {@code j}. With {@code
 * β(c, r) = C(c + r, c)} and {@code r} minimal with {@code β(c, r) ≥ l}, any {@code j} is optimal
 * with {@code β(c, r − 2) ≤ j ≤ β(c, r − 1)} and {@code β(c − 1, r − 1) ≤ l − j ≤ β(c − 1, r)}; the
 * smallest is taken. The steps advanced, the first sweep counted and the steps being reversed not,
 * are
 *
 * <pre>
 *   t(N, c) = min_j { j + t(N − j, c − 1) + t(j, c) } = r N − C(c + r, c + 1).
 * </pre>
 *
 * <p><b>Square root.</b> Every {@code ⌈√N⌉}-th state is kept on the way forward; going back, all
 * states of one such stretch: {@code N − 1 + (m − 1)(⌈√N⌉ − 1)} steps advanced for {@code m}
 * stretches, at most {@code m + ⌈√N⌉ − 2} states.
 *
 * <p>Memory {@code O(N)} small objects, at most 4 actions a step. Immutable.
 */
public final class CheckpointSchedule {

    /** One thing to do; the current state is that of a step. */
    public sealed interface Action {}

    /** Carries the current state from step {@code from} to step {@code to}. */
    public record Advance(int from, int to) implements Action {}

    /** Keeps the current state, that of step {@code step}, in place {@code slot}. */
    public record Store(int slot, int step) implements Action {}

    /** Makes the state kept in place {@code slot}, that of step {@code step}, the current one. */
    public record Restore(int slot, int step) implements Action {}

    /** Evaluates step {@code step} from the current state, and carries the costate back over it. */
    public record Reverse(int step) implements Action {}

    /** Says how far to go from step {@code top} before the next state is kept. */
    @FunctionalInterface
    private interface Stride {
        int from(int top, int left, int free);
    }

    private final int steps;
    private final List<Action> actions;
    private final int snapshots;
    private final long advances;

    private CheckpointSchedule(int steps, int most, Stride stride) {
        this(steps, most, stride, new int[] {0}, new ArrayList<>(List.of(new Store(0, 0))), 0);
    }

    /**
     * @param stack the steps whose states are kept at the beginning, in places 0, 1, …
     * @param before the steps evaluated before the plan begins
     */
    private CheckpointSchedule(
            int steps, int most, Stride stride, int[] stack, List<Action> plan, long before) {
        int[] kept = Arrays.copyOf(stack, most);
        int depth = stack.length;
        int deepest = depth;
        long advanced = before;
        int at = plan.isEmpty() ? -1 : 0;
        for (int end = steps; end > 0; end--) {
            if (at != kept[depth - 1]) {
                at = kept[depth - 1];
                plan.add(new Restore(depth - 1, at));
            }
            while (end - at > 1) {
                int to = at + stride.from(at, end - at, most - depth + 1);
                plan.add(new Advance(at, to));
                advanced += to - at;
                at = to;
                if (end - at > 1) {
                    plan.add(new Store(depth, at));
                    kept[depth++] = at;
                    deepest = Math.max(deepest, depth);
                }
            }
            plan.add(new Reverse(end - 1));
            if (kept[depth - 1] == end - 1) {
                depth--;
            }
        }
        this.steps = steps;
        this.actions = List.copyOf(plan);
        this.snapshots = deepest;
        this.advances = advanced;
    }

    /**
     * Returns the schedule of fewest advances with the given places for states.
     *
     * @param snapshots the places, that of the initial state among them; more than {@code N} serve
     *     no purpose
     * @throws IllegalArgumentException if there is no step or no place
     */
    public static CheckpointSchedule revolve(int steps, int snapshots) {
        check(steps, snapshots);
        return new CheckpointSchedule(
                steps, Math.min(steps, snapshots), (top, left, free) -> stride(left, free));
    }

    /**
     * Returns the schedule of fewest advances back from the end of a run that has kept some states
     * on its way; its {@code N} steps count as advanced.
     *
     * @param kept the steps whose states were kept, ascending, the first of them 0
     * @param snapshots the places, no fewer than the states kept
     * @throws IllegalArgumentException if the kept steps are not as said
     */
    public static CheckpointSchedule resuming(int steps, int[] kept, int snapshots) {
        check(steps, snapshots);
        boolean ascending = kept.length > 0 && kept.length <= snapshots && kept[0] == 0;
        for (int i = 1; ascending && i < kept.length; i++) {
            ascending = kept[i - 1] < kept[i];
        }
        if (!ascending || kept[kept.length - 1] >= steps) {
            throw new IllegalArgumentException(
                    "got kept steps "
                            + Arrays.toString(kept)
                            + " of "
                            + steps
                            + " in "
                            + snapshots
                            + " places, expected 0 first, then ascending");
        }
        return new CheckpointSchedule(
                steps,
                snapshots,
                (top, left, free) -> stride(left, free),
                kept,
                new ArrayList<>(),
                steps);
    }

    /**
     * Returns the schedule that keeps every {@code ⌈√N⌉}-th state.
     *
     * @throws IllegalArgumentException if there is no step
     */
    public static CheckpointSchedule squareRoot(int steps) {
        check(steps, 1);
        int stretch = (int) Math.ceil(Math.sqrt(steps));
        int most = (steps + stretch - 1) / stretch + stretch;
        return new CheckpointSchedule(
                steps,
                most,
                (top, left, free) -> top % stretch == 0 && left > stretch ? stretch : 1);
    }

    /**
     * Returns {@code t(N, c) = r N − C(c + r, c + 1)}, {@code r} minimal with {@code C(c + r, c) ≥
     * N}: the fewest steps that must be advanced to reverse {@code N} with {@code c} places.
     */
    public static long fewestAdvances(int steps, int snapshots) {
        check(steps, snapshots);
        int r = repetitions(steps, snapshots);
        return r == 0
                ? 0
                : (long) r * steps
                        - reach(snapshots, r - 1) * ((long) snapshots + r) / (snapshots + 1L);
    }

    private static void check(int steps, int snapshots) {
        if (steps < 1 || snapshots < 1) {
            throw new IllegalArgumentException(
                    "got "
                            + steps
                            + " steps and "
                            + snapshots
                            + " snapshots, a schedule needs at least one of each: the initial state"
                            + " is the first snapshot");
        }
    }

    private static int stride(int left, int free) {
        int r = repetitions(left, free);
        return (int) Math.max(1, Math.max(reach(free, r - 2), left - reach(free - 1, r)));
    }

    private static int repetitions(int steps, int snapshots) {
        int r = 0;
        for (long reach = 1; reach < steps; reach = reach * ((long) snapshots + r) / r) {
            r++;
        }
        return r;
    }

    /** {@code C(c + r, c)}, exact below {@code 2³¹}, no less than that above it. */
    private static long reach(int c, int r) {
        long reach = r < 0 ? 0 : 1;
        for (int i = 1; i <= r && reach <= Integer.MAX_VALUE; i++) {
            reach = reach * ((long) c + i) / i;
        }
        return reach;
    }

    /** Returns {@code N}. */
    public int steps() {
        return steps;
    }

    /** Returns what to do, in order. */
    public List<Action> actions() {
        return actions;
    }

    /** Returns the most states kept at once. */
    public int snapshots() {
        return snapshots;
    }

    /** Returns the steps advanced, those of the first sweep among them. */
    public long advances() {
        return advances;
    }

    @Override
    public String toString() {
        return steps + " steps with " + snapshots + " snapshots, " + advances + " advances";
    }
}
