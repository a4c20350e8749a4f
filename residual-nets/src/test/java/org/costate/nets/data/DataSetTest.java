package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class DataSetTest {

    private static final List<String> XY = List.of("x", "y");

    private final DataSet set =
            DataSet.classification(
                    "three",
                    new double[] {2, 3, 5, 7, 11, 13},
                    XY,
                    new int[] {1, 0, 1},
                    List.of("a", "b"));

    @Test
    void selectTakesRowsInTheGivenOrder() {
        DataSet chosen = set.select(new int[] {2, 0, 2});
        assertArrayEquals(new double[] {11, 13, 2, 3, 11, 13}, chosen.featuresUnsafe());
        assertArrayEquals(new int[] {1, 1, 1}, chosen.labelsUnsafe());
        assertEquals(2, chosen.classCount());
    }

    @Test
    void selectMovesTargetsAlong() {
        DataSet regression =
                DataSet.regression(
                        "two", new double[] {2, 3}, List.of("x"), new double[] {4, 5, 6, 7}, XY);
        assertArrayEquals(new double[] {6, 7}, regression.select(new int[] {1}).targetsUnsafe());
        assertEquals(5, regression.target(0, 1));
    }

    @Test
    void rangeIsHalfOpen() {
        assertArrayEquals(new double[] {5, 7}, set.range(1, 2).featuresUnsafe());
        assertThrows(IndexOutOfBoundsException.class, () -> set.range(1, 4));
    }

    @Test
    void askingForWhatIsNotThereNamesBothKinds() {
        var error = assertThrows(IllegalStateException.class, set::targetsUnsafe);
        assertTrue(error.getMessage().contains("CLASSIFICATION"), error::getMessage);
        assertTrue(error.getMessage().contains("REGRESSION"), error::getMessage);
    }

    @Test
    void shapesMustAgree() {
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        DataSet.classification(
                                "bad", new double[5], XY, new int[2], List.of("a", "b")));
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        DataSet.classification(
                                "bad", new double[2], XY, new int[] {2}, List.of("a", "b")));
        assertThrows(
                IllegalArgumentException.class,
                () -> DataSet.featuresOnly("bad", new double[3], XY));
    }

    @Test
    void numbersMustBeFinite() {
        var error =
                assertThrows(
                        DataException.class,
                        () -> DataSet.featuresOnly("bad", new double[] {1, 2, 3, Double.NaN}, XY));
        assertEquals("NONFINITE-03", error.code());
        assertTrue(error.getMessage().contains("sample 2, feature 2 is NaN"), error::getMessage);
    }

    @Test
    void itSaysWhatItIs() {
        assertEquals("three: 3 x 2, 2 classes", set.toString());
    }
}
