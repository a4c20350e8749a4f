package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplitTest {

    @ParameterizedTest
    @CsvSource({"digits, 0.25", "iris, 0.3", "breast-cancer, 0.1", "sonar, 0.5"})
    void stratifiedKeepsEveryClassWithinHalfASample(String name, double fraction) {
        DataSet whole = DataSets.named(name);
        int[] test = Split.stratified(whole, fraction, 5).test().classSizes();
        int[] sizes = whole.classSizes();
        for (int k = 0; k < sizes.length; k++) {
            assertTrue(Math.abs(test[k] - fraction * sizes[k]) <= 0.5, "class " + k);
        }
    }

    @Test
    void thePartsTogetherAreTheWhole() {
        DataSet whole = numbered(37);
        Split split = Split.stratified(whole, 0.2, 11);
        double[] together =
                DoubleStream.concat(
                                Arrays.stream(split.train().featuresUnsafe()),
                                Arrays.stream(split.test().featuresUnsafe()))
                        .sorted()
                        .toArray();
        assertArrayEquals(whole.featuresUnsafe(), together);
        double[] train = split.train().featuresUnsafe();
        assertArrayEquals(Arrays.stream(train).sorted().toArray(), train, "order is kept");
    }

    @Test
    void theSeedDecides() {
        DataSet whole = DataSets.named("wine");
        double[] first = Split.stratified(whole, 0.25, 1).test().featuresUnsafe();
        assertArrayEquals(first, Split.stratified(whole, 0.25, 1).test().featuresUnsafe());
        assertFalse(Arrays.equals(first, Split.stratified(whole, 0.25, 2).test().featuresUnsafe()));
    }

    @Test
    void aRareClassStaysOnBothSides() {
        DataSet whole =
                DataSet.classification(
                        "rare",
                        new double[8],
                        List.of("x"),
                        new int[] {0, 0, 0, 0, 0, 1, 1, 2},
                        List.of("a", "b", "c"));
        Split split = Split.stratified(whole, 0.1, 3);
        assertArrayEquals(new int[] {4, 1, 1}, split.train().classSizes());
        assertArrayEquals(new int[] {1, 1, 0}, split.test().classSizes());
    }

    @Test
    void contiguousLastIsTheEnd() {
        Split split = Split.contiguousLast(DataSets.named("digits"), 0.25);
        assertEquals(1348, split.train().size());
        assertEquals(449, split.test().size());
        assertArrayEquals(DataSets.named("digits").features(1796), split.test().features(448));
    }

    @Test
    void aRegressionSetIsShuffledWhole() {
        Split split = Split.stratified(DataSets.named("sine"), 0.25, 4);
        assertEquals(300, split.train().size());
        assertEquals(StrictMath.sin(split.test().feature(7, 0)), split.test().target(7, 0));
    }

    @Test
    void impossibleSplitsSayWhy() {
        DataSet whole = numbered(10);
        assertSplitError(() -> Split.natural(whole), "has no split of its own");
        assertSplitError(() -> Split.stratified(whole, 1.0, 1), "between 0 and 1");
        assertSplitError(() -> Split.stratified(whole, Double.NaN, 1), "NaN");
        assertSplitError(() -> Split.contiguousLast(whole, 0.01), "leaves 10 for training and 0");
    }

    private static void assertSplitError(Runnable split, String expected) {
        var error = assertThrows(DataException.class, split::run);
        assertEquals("DATA-03", error.code());
        assertTrue(error.getMessage().contains(expected), error::getMessage);
    }

    private static DataSet numbered(int size) {
        double[] features = new double[size];
        int[] labels = new int[size];
        for (int i = 0; i < size; i++) {
            features[i] = i;
            labels[i] = i % 3;
        }
        return DataSet.classification(
                "numbered", features, List.of("x"), labels, List.of("a", "b", "c"));
    }
}
