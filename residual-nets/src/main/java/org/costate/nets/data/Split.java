package org.costate.nets.data;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.nets.data.DataSet.Kind;
import org.costate.nets.io.Wording;

/**
 * A data set cut in two: one part to learn from, one to judge by.
 *
 * <p>Both parts keep the order of the whole. Cut the training part again for a validation part.
 *
 * @param train the part to learn from
 * @param test the held-out part
 */
public record Split(DataSet train, DataSet test) {

    /**
     * Returns a random split that keeps the proportion of every class: of a class with {@code n}
     * samples, {@code n·testFraction} rounded to nearest go to the test part, but at least one
     * sample of every class with two or more stays on each side. A set without classes is one
     * class.
     *
     * @throws DataException {@code DATA-03} if a part would be empty
     */
    public static Split stratified(DataSet whole, double testFraction, long seed) {
        requireFraction(whole, testFraction);
        var random = new SplittableRandom(seed);
        var test = new BitSet(whole.size());
        for (int[] members : strata(whole)) {
            int held = heldOut(members.length, testFraction);
            Shuffle.inPlace(members, random);
            Arrays.stream(members, 0, held).forEach(test::set);
        }
        return marked(whole, test);
    }

    /**
     * Returns the first samples for training and the last {@code testFraction} of them, rounded to
     * nearest, for the test. Right when order means something, such as other writers at the end;
     * wrong when samples are sorted by class.
     *
     * @throws DataException {@code DATA-03} if a part would be empty
     */
    public static Split contiguousLast(DataSet whole, double testFraction) {
        requireFraction(whole, testFraction);
        int training = whole.size() - (int) Math.round(whole.size() * testFraction);
        return at(whole, training);
    }

    /**
     * Returns the split the set came with.
     *
     * @throws DataException {@code DATA-03} if it came with none
     */
    public static Split natural(DataSet whole) {
        int training =
                whole.naturalTrainingSize()
                        .orElseThrow(
                                () ->
                                        new DataException(
                                                "DATA-03",
                                                whole.name() + " has no split of its own.",
                                                "a stratified split with a fraction and a seed."));
        return at(whole, training);
    }

    private static int[][] strata(DataSet whole) {
        int[] all = IntStream.range(0, whole.size()).toArray();
        if (whole.kind() != Kind.CLASSIFICATION) {
            return new int[][] {all};
        }
        return IntStream.range(0, whole.classCount())
                .mapToObj(k -> Arrays.stream(all).filter(i -> whole.label(i) == k).toArray())
                .toArray(int[][]::new);
    }

    private static int heldOut(int members, double fraction) {
        int wanted = (int) Math.round(members * fraction);
        return members < 2 ? 0 : Math.max(1, Math.min(members - 1, wanted));
    }

    private static Split marked(DataSet whole, BitSet test) {
        var training = (BitSet) test.clone();
        training.flip(0, whole.size());
        return parts(whole, training.stream().toArray(), test.stream().toArray());
    }

    private static Split at(DataSet whole, int training) {
        return parts(
                whole,
                IntStream.range(0, training).toArray(),
                IntStream.range(training, whole.size()).toArray());
    }

    private static Split parts(DataSet whole, int[] training, int[] test) {
        if (training.length == 0 || test.length == 0) {
            throw new DataException(
                    "DATA-03",
                    Wording.text(
                            "splitting the %d samples of %s leaves %d for training and %d for the test; both need one.",
                            whole.size(), whole.name(), training.length, test.length),
                    "more samples or another fraction.");
        }
        return new Split(whole.select(training), whole.select(test));
    }

    private static void requireFraction(DataSet whole, double fraction) {
        if (!(fraction > 0 && fraction < 1)) {
            throw new DataException(
                    "DATA-03",
                    Wording.text(
                            "the test fraction for %s is %s; allowed is a number between 0 and 1, both excluded.",
                            whole.name(), fraction),
                    "0.25.");
        }
    }
}
