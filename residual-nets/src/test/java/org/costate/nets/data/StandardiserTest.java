package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardiserTest {

    private static final double ROUNDING = 1e-12; // 4601 additions of half an ulp each give 5e-13

    /** Statistics of the second feature, computed outside in exact rational arithmetic. */
    @ParameterizedTest
    @CsvSource({
        "iris, 3.0573333333333332, 0.4344109677354946",
        "wine, 2.3363483146067416, 1.1140036269797893",
        "breast-cancer, 19.289648506151142, 4.297254637090422"
    })
    void itLearnsMeanAndDeviation(String name, double mean, double deviation) {
        Standardiser learnt = Standardiser.learntFrom(DataSets.named(name));
        assertEquals(mean, learnt.means()[1], mean * ROUNDING);
        assertEquals(deviation, learnt.scales()[1], deviation * ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"iris", "wine", "spambase", "digits"})
    void whatItLearntFromBecomesCentredWithUnitVariance(String name) {
        DataSet whole = DataSets.named(name);
        DataSet mapped = Standardiser.learntFrom(whole).apply(whole);
        for (int j = 0; j < mapped.featureCount(); j++) {
            Column column = Column.of(mapped, j);
            double variance = column.isConstant() ? 1 : column.deviation(0);
            assertEquals(0, column.mean(), ROUNDING);
            assertEquals(1, variance, ROUNDING);
        }
    }

    @Test
    void theTestPartIsMappedButNotLookedAt() {
        DataSet train = oneColumn(2, 4, 6);
        DataSet test = oneColumn(8, 1e6);
        Standardiser learnt = Standardiser.learntFrom(train);
        Split mapped = learnt.apply(new Split(train, test));
        double deviation = Math.sqrt(8.0 / 3);
        assertEquals(4 / deviation, mapped.test().feature(0, 0), ROUNDING);
        assertEquals(0, mapped.train().feature(1, 0));
    }

    @Test
    void aConstantFeatureBecomesZeroNotNaN() {
        DataSet constant = oneColumn(0.1, 0.1, 0.1);
        Standardiser learnt = Standardiser.learntFrom(constant);
        assertArrayEquals(new double[] {1}, learnt.scales());
        assertArrayEquals(new double[3], learnt.apply(constant).featuresUnsafe());
        assertArrayEquals(
                new double[3], Standardiser.minMax(constant).apply(constant).featuresUnsafe());
    }

    @Test
    void minMaxFillsTheUnitInterval() {
        DataSet wine = DataSets.named("wine");
        DataSet mapped = Standardiser.minMax(wine).apply(wine);
        for (int j = 0; j < 13; j++) {
            assertEquals(0, Column.of(mapped, j).least());
            assertEquals(1, Column.of(mapped, j).most());
        }
    }

    @Test
    void digitsAreDividedBySixteenExactly() {
        DataSet digits = DataSets.named("digits");
        DataSet mapped = Standardiser.dividedBy(16, 64).apply(digits);
        assertEquals(13.0 / 16, mapped.feature(0, 3));
        assertArrayEquals(
                digits.featuresUnsafe(), Standardiser.identity(64).apply(digits).featuresUnsafe());
    }

    @Test
    void itsNumbersRestoreItBitForBit() {
        Standardiser learnt = Standardiser.learntFrom(DataSets.named("wine"));
        assertEquals(learnt, Standardiser.of(learnt.means(), learnt.scales()));
    }

    @Test
    void theOriginalSetIsLeftAlone() {
        DataSet set = oneColumn(1, 2);
        Standardiser.learntFrom(set).apply(set);
        assertArrayEquals(new double[] {1, 2}, set.featuresUnsafe());
    }

    @Test
    void aWrongWidthIsRefused() {
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> Standardiser.identity(3).apply(DataSets.named("iris")));
        assertTrue(error.getMessage().contains("4 features given"), error::getMessage);
    }

    @Test
    void aScaleOfZeroAndOverflowAreRefused() {
        assertThrows(
                IllegalArgumentException.class,
                () -> Standardiser.of(new double[] {1}, new double[] {0}));
        var error =
                assertThrows(
                        DataException.class,
                        () -> Standardiser.learntFrom(oneColumn(-1e308, 1e308, 1)));
        assertEquals("NONFINITE-03", error.code());
    }

    private static DataSet oneColumn(double... values) {
        return DataSet.featuresOnly("column", values, List.of("x"));
    }
}
