package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.costate.nets.data.CsvLoader.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvLoaderTest {

    @TempDir private Path folder;

    private final CsvLoader loader = CsvLoader.classification();

    /** Cases csv-18, csv-19, csv-20 of the list, and every separator: all the same table. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a,b,class\n1,2.5,u\n3,4,v\n",
                "a,b,class\r\n1,2.5,u\r\n3,4,v\r\n",
                "\uFEFFa,b,class\n1,2.5,u\n3,4,v\n",
                "a,b,class\n1,2.5,u\n3,4,v",
                "a,b,class\n\n1,2.5,u\n3,4,v\n\n  \n",
                "a;b;class\n1;2.5;u\n3;4;v\n",
                "a\tb\tclass\n1\t2.5\tu\n3\t4\tv\n",
                "\"a\", \"b\" ,\"class\"\n 1 ,\"2.5\",u\n+3,4e0,\"v\"\n"
            })
    void spellingsOfOneTableAreOneDataSet(String text) throws IOException {
        DataSet set = loader.load(file(text));
        assertArrayEquals(new double[] {1, 2.5, 3, 4}, set.featuresUnsafe());
        assertArrayEquals(new int[] {0, 1}, set.labelsUnsafe());
        assertEquals(List.of("a", "b"), set.featureNames());
        assertEquals(List.of("u", "v"), set.classNames());
        assertEquals("t.csv", set.name());
    }

    /** Cases csv-21 and csv-22 of the list. */
    @Test
    void extremeNumbersKeepTheirBits() throws IOException {
        DataSet set = CsvLoader.featuresOnly().load(file("1e308,5e-324,-0.0\n"));
        assertArrayEquals(new double[] {1e308, 5e-324, -0.0}, set.featuresUnsafe());
    }

    @Test
    void aFirstRowWithANumberIsASample() throws IOException {
        DataSet set = loader.load(file("1,2,u\n3,4,v\n"));
        assertEquals(2, set.size());
        assertEquals(List.of("x1", "x2"), set.featureNames());
    }

    @Test
    void numberedHeadersCanBeDeclared() throws IOException {
        DataSet set = loader.withHeader(Header.PRESENT).load(file("0,1,label\n7,8,u\n9,6,v\n"));
        assertEquals(List.of("0", "1"), set.featureNames());
        assertEquals(2, set.size());
    }

    @Test
    void theLabelMayBeAnyColumnByNameOrNumber() throws IOException {
        Path file = file("kind,a,b\nu,1,2\nv,3,4\n");
        for (String column : List.of("kind", "1")) {
            DataSet set = loader.labelledBy(column).load(file);
            assertEquals(List.of("a", "b"), set.featureNames());
            assertArrayEquals(new int[] {0, 1}, set.labelsUnsafe());
        }
    }

    @Test
    void wholeNumbersAreOrderedAsNumbersAndTextAsText() throws IOException {
        assertEquals(
                List.of("-1", "2", "10"),
                loader.load(file("1,10\n2,-1.0\n3,2\n4,1e1\n")).classNames());
        assertEquals(List.of("10", "9", "b"), loader.load(file("1,b\n2,9\n3,10\n")).classNames());
    }

    @Test
    void regressionTakesOneOrMoreTargets() throws IOException {
        Path file = file("a,y1,b,y2\n1,2,3,4\n5,6,7,8\n");
        DataSet one = CsvLoader.regression().load(file);
        assertEquals(List.of("y2"), one.targetNames());
        DataSet two = CsvLoader.regression().labelledBy("y1", "y2").load(file);
        assertArrayEquals(new double[] {2, 4, 6, 8}, two.targetsUnsafe());
        assertArrayEquals(new double[] {1, 3, 5, 7}, two.featuresUnsafe());
    }

    @Test
    void missingCellsAreDroppedOrBecomeTheMean() throws IOException {
        Path file = file("a,b,c\n1,2,u\nNA,3,v\n5,inf,u\n3,7,v\n2,2,\n");
        assertArrayEquals(
                new double[] {1, 2, 3, 7},
                loader.onNonFinite(NonFinite.DROP).load(file).featuresUnsafe());
        assertArrayEquals(
                new double[] {1, 2, 3, 3, 5, 4, 3, 7},
                loader.onNonFinite(NonFinite.MEAN).load(file).featuresUnsafe());
    }

    @Test
    void aRowWithoutATargetIsNeverFilledIn() throws IOException {
        Path file = file("a,y\n1,2\n3,NaN\n");
        DataSet set = CsvLoader.regression().onNonFinite(NonFinite.MEAN).load(file);
        assertArrayEquals(new double[] {1}, set.featuresUnsafe());
    }

    @Test
    void predictionRowsAreFoundByName() throws IOException {
        var model = CsvLoader.featuresOnly().withFeatureNames(List.of("a", "b", "c"));
        DataSet permuted = model.load(file("c,a,b\n3,1,2\n"));
        assertArrayEquals(new double[] {1, 2, 3}, permuted.featuresUnsafe());
        DataSet bare = model.load(file("1,2,3\n4,5,6\n"));
        assertEquals(List.of("a", "b", "c"), bare.featureNames());
        assertEquals(DataSet.Kind.FEATURES_ONLY, bare.kind());
    }

    @Test
    void predictionRowsOfOtherColumnsAreRefused() throws IOException {
        var model = CsvLoader.featuresOnly().withFeatureNames(List.of("width", "depth"));
        mismatch(model, "width,depth,kind\n1,2,u\n", "has 3 feature columns, the model has 2");
        mismatch(model, "width,depth,kind\n1,2,u\n", "Not known: \"kind\"");
        mismatch(model, "width,dept\n1,2\n", "lacks the column \"depth\"");
        mismatch(model, "width,dept\n1,2\n", "Is it \"dept\"?");
        mismatch(model, "1,2,3\n", "has 3 feature columns");
    }

    private void mismatch(CsvLoader model, String text, String expected) throws IOException {
        Path file = file(text);
        var error = assertThrows(DataException.class, () -> model.load(file));
        assertEquals("CSV-07", error.code());
        assertTrue(error.getMessage().contains(expected), error::getMessage);
    }

    @Test
    void aTestFileUsesTheClassesOfTheModel() throws IOException {
        var model = loader.withClassNames(List.of("v", "u"));
        assertArrayEquals(new int[] {1}, model.load(file("1,2,u\n")).labelsUnsafe());
    }

    @Test
    void quotedFieldsMayHoldSeparatorsAndLines() throws IOException {
        DataSet set = loader.load(file("a,b,class\n1,2,\"u,\n\"\"w\"\"\"\n3,4,v\n"));
        assertEquals(List.of("u,\n\"w\"", "v"), set.classNames());
    }

    @Test
    void theLocaleDoesNotMatter() throws IOException {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("tr-TR"));
            DataSet set = loader.onNonFinite(NonFinite.DROP).load(file("1.5,u\n2,v\nINF,u\n"));
            assertArrayEquals(new double[] {1.5, 2}, set.featuresUnsafe());
        } finally {
            Locale.setDefault(before);
        }
    }

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("t.csv"), text);
    }
}
