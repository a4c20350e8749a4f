package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums were computed outside, in exact rational arithmetic, from the files themselves. */
class NamedDataSetsTest {

    private static final double SUMMATION = 1e-12; // relative; sums of at most 3e5 positive terms

    static String[] shipped() {
        return DataSets.names().stream()
                .filter(name -> !name.equals("fashion-mnist"))
                .toArray(String[]::new);
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void theCatalogueTellsTheTruth(String name) {
        DataSetInfo info = DataSets.describe(name);
        DataSet set = DataSets.named(name);
        assertEquals(info.name(), set.name());
        assertEquals(info.size(), set.size());
        assertEquals(info.featureCount(), set.featureCount());
        assertEquals(info.classCount(), set.classCount());
        assertTrue(info.description().length() < 80 && !info.credit().isBlank());
        assertEquals(set.featureCount(), set.featureNames().stream().distinct().count());
    }

    @ParameterizedTest
    @CsvSource({
        "digits, 561718",
        "iris, 2078.7",
        "wine, 159975.295999",
        "breast-cancer, 1056474.4596356",
        "sonar, 3510.8897",
        "spambase, 1613082.538"
    })
    void everyNumberOfAShippedSetIsThere(String name, double sum) {
        double[] features = DataSets.named(name).featuresUnsafe();
        assertEquals(sum, Arrays.stream(features).sum(), sum * SUMMATION);
    }

    @Test
    void classesHaveTheirKnownSizes() {
        assertSizes("digits", 178, 182, 177, 183, 181, 182, 181, 179, 174, 180);
        assertSizes("iris", 50, 50, 50);
        assertSizes("wine", 59, 71, 48);
        assertSizes("breast-cancer", 212, 357);
        assertSizes("sonar", 97, 111);
        assertSizes("spambase", 2788, 1813);
    }

    private static void assertSizes(String name, int... sizes) {
        assertArrayEquals(sizes, DataSets.named(name).classSizes(), name);
    }

    @Test
    void rowsAreSamplesAndColumnsAreFeatures() {
        DataSet iris = DataSets.named("iris");
        assertArrayEquals(new double[] {4.9, 3.0, 1.4, 0.2}, iris.features(1));
        assertEquals("sepal width (cm)", iris.featureNames().get(1));
        assertEquals("setosa", iris.classNames().get(iris.label(1)));
        DataSet sonar = DataSets.named("sonar");
        assertEquals("Mine", sonar.classNames().get(sonar.label(207)));
    }

    @Test
    void aMistypedNameIsCorrected() {
        var error = assertThrows(DataException.class, () -> DataSets.named("digts"));
        assertEquals("DATA-01", error.code());
        assertEquals(3, error.exitCode());
        assertTrue(error.getMessage().contains("Did you mean \"digits\"?"), error::getMessage);
        assertTrue(error.getMessage().length() <= 400, error::getMessage);
    }

    @Test
    void aNameFarFromAllIsNotGuessed() {
        var error = assertThrows(DataException.class, () -> DataSets.named("imagenet"));
        assertTrue(!error.getMessage().contains("Did you mean"), error::getMessage);
        assertTrue(error.getMessage().contains("swiss-roll"), error::getMessage);
    }

    @Test
    void fashionMnistIsReadWhereItIsInstalled() {
        assumeTrue(FashionMnist.folder().isPresent(), "dataset-fashion-mnist is not installed");
        DataSet fashion = DataSets.named("fashion-mnist");
        assertEquals(70_000, fashion.size());
        assertEquals(60_000, fashion.naturalTrainingSize().getAsInt());
        int[] each = new int[10];
        Arrays.fill(each, 7000);
        assertArrayEquals(each, fashion.classSizes());
        double[] pixels = fashion.featuresUnsafe();
        int training = 60_000 * 784;
        assertEquals(3_431_114_169L, (long) Arrays.stream(pixels, 0, training).sum());
        assertEquals(573_469_082L, (long) Arrays.stream(pixels, training, pixels.length).sum());
        assertEquals("Ankle boot", fashion.classNames().get(fashion.label(0)));
    }
}
