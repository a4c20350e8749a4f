package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.costate.nets.data.CsvLoader.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every listed malformed CSV file ends in its own code, with its place, on one short line. */
class MalformedCsvTest {

    private static final String GOOD = "a,b,class\n1,2,u\n3,4,v\n";

    @TempDir private Path folder;

    private final CsvLoader loader = CsvLoader.classification();

    @Test
    void csv01RowWithOneFieldTooFew() throws IOException {
        refused("CSV-01", GOOD + "5,u\n", "t.csv:4 has 2 fields, earlier rows 3");
    }

    @Test
    void csv02RowWithOneFieldTooMany() throws IOException {
        refused("CSV-01", GOOD + "5,6,7,u\n", "t.csv:4 has 4 fields, earlier rows 3");
    }

    @Test
    void csv03UnclosedQuote() throws IOException {
        refused("CSV-03", GOOD + "5,6,\"u\n", "line 4");
        refused("CSV-03", GOOD + "5,\"6\"x,u\n", "line 4");
    }

    @Test
    void csv04TextInANumericColumn() throws IOException {
        refused("CSV-02", GOOD + "5,six,u\n", "t.csv:4:2 \"six\" is not a number");
        refused("CSV-02", GOOD + "0x1p3,6,u\n", "t.csv:4:1");
        refused("CSV-02", GOOD + "5,6d,u\n", "t.csv:4:2");
    }

    @Test
    void csv05ThousandsSeparator() throws IOException {
        refused("CSV-02", GOOD + "\"1,234.5\",6,u\n", "no thousands separator");
        refused("CSV-02", GOOD + "1 234,6,u\n", "without a thousands separator");
    }

    @Test
    void csv06DecimalComma() throws IOException {
        refused("CSV-02", "a;b;class\n1,5;2;u\n2;3;v\n", "t.csv:2:1 \"1,5\"", "1.5, not 1,5");
        refused("CSV-02", "a,b,class\n\"1,5\",2,u\n2,3,v\n", "t.csv:2:1 \"1,5\"", "1.5, not 1,5");
        refused("CSV-01", GOOD + "1,5,2,u\n", "a decimal comma counts");
    }

    @Test
    void csv07NulByte() throws IOException {
        refused("CSV-03", GOOD + "5,6\0,u\n", "t.csv:4:2 holds a NUL byte");
    }

    @Test
    void csv08Utf16() throws IOException {
        for (Charset utf16 : List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)) {
            refused("CSV-06", file(("\uFEFF" + GOOD).getBytes(utf16)), loader, "UTF-16");
        }
    }

    @Test
    void csv09InvalidUtf8() throws IOException {
        byte[] latin1 = (GOOD + "5,6,gr\u00fcn\n").getBytes(StandardCharsets.ISO_8859_1);
        refused("CSV-06", file(latin1), loader, "t.csv:4 is not valid UTF-8");
    }

    @Test
    void csv10OneEndlessLine() throws IOException {
        byte[] digits = new byte[40 << 20]; // far past every limit; a gigabyte fails as early
        Arrays.fill(digits, (byte) '1');
        Path endless = file(digits);
        refused("CSV-03", endless, loader, "buffer size");
        for (int i = 1; i < digits.length; i += 2) {
            digits[i] = ',';
        }
        refused("CSV-03", file(digits), loader, "maximum limit of 65536 fields");
    }

    @Test
    void csv11HeaderNameTwice() throws IOException {
        refused("CSV-04", "a,b,a\n1,2,u\n", "t.csv:1:3 repeats the name \"a\" of column 1");
    }

    @Test
    void csv12HeaderMissingThoughDeclared() throws IOException {
        Path file = file("1.5,2.5,u\n3,4,v\n");
        refused("CSV-04", file, loader.withHeader(Header.PRESENT), "t.csv:1:1 holds the number");
    }

    @Test
    void csv13EmptyFile() throws IOException {
        refused("FILE-03", "", "is empty");
        refused("CSV-04", "\n\n  \n", "blank lines");
        refused("CSV-04", "\n\n", "blank lines");
    }

    @Test
    void csv14OnlyAHeader() throws IOException {
        refused("CSV-04", "a,b,class\n", "only a header");
    }

    @Test
    void csv15LabelColumnAbsent() throws IOException {
        Path file = file(GOOD);
        refused(
                "CSV-05",
                file,
                loader.labelledBy("clas"),
                "Did you mean \"class\"?",
                "a, b, class");
        refused("CSV-05", file, loader.labelledBy("4"), "numbered 1 to 3");
        Path bare = file("1,2,u\n3,4,v\n");
        refused("CSV-05", bare, loader.labelledBy("class"), "There is no header");
    }

    @Test
    void csv16LabelOutsideRange() throws IOException {
        Path file = file("1,2,0\n3,4,10\n");
        refused("CSV-05", file, loader.withClasses(10), "t.csv:2:3 label \"10\" is outside 0 .. 9");
        var known = loader.withClassNames(List.of("setosa", "virginica"));
        refused("CSV-05", file("1,2,sebosa\n"), known, "t.csv:1:3", "Did you mean \"setosa\"?");
    }

    @Test
    void csv17FractionAsLabel() throws IOException {
        refused(
                "CSV-05",
                "1,2,0\n3,4,3.5\n",
                "t.csv:2:3 label \"3.5\" is a fraction",
                "regression");
    }

    @Test
    void csv23NaN() throws IOException {
        refused(
                "NONFINITE-03",
                GOOD + "5,NaN,u\nNA,,v\n",
                "t.csv:4:2 holds \"NaN\". 3 such cells in all.",
                "reject, drop or mean");
    }

    @Test
    void csv24TooLarge() throws IOException {
        refused("NONFINITE-03", GOOD + "5,1e400,u\n", "t.csv:4:2 holds \"1e400\"");
    }

    @Test
    void csv25Infinity() throws IOException {
        refused("NONFINITE-03", GOOD + "-Infinity,5,u\n", "t.csv:4:1 holds \"-Infinity\"");
    }

    @Test
    void oneClassOnly() throws IOException {
        refused("DATA-02", "1,2,u\n3,4,u\n", "all 2 samples have the label \"u\"");
    }

    @Test
    void labelMissing() throws IOException {
        refused("CSV-05", "1,2,u\n3,4,\n", "t.csv:2:3 holds no label");
    }

    @Test
    void headerDeclaredAbsent() throws IOException {
        refused("CSV-02", file(GOOD), loader.withHeader(Header.ABSENT), "t.csv:1:1", "is a header");
    }

    @Test
    void fieldsSeparatedBySpaces() throws IOException {
        refused("CSV-04", "1 2 u\n3 4 v\n", "none is left for features");
        refused("CSV-02", file("1 2\n3 4\n"), CsvLoader.featuresOnly(), "not spaces");
    }

    @Test
    void compressedFile() throws IOException {
        refused("CSV-06", file(new byte[] {0x1f, (byte) 0x8b, 8, 0}), loader, "gunzip");
    }

    @Test
    void everyRowDropped() throws IOException {
        var dropping = loader.onNonFinite(NonFinite.DROP);
        refused("NONFINITE-03", file("a,b,c\nNA,1,u\n"), dropping, "No row is left");
        var mean = loader.onNonFinite(NonFinite.MEAN);
        refused("NONFINITE-03", file("a,b,c\nNA,1,u\nNA,2,v\n"), mean, "column \"a\"");
    }

    @Test
    void missingFileNamesASimilarOne() throws IOException {
        Files.writeString(folder.resolve("training.csv"), GOOD);
        refused("FILE-01", folder.resolve("train.csv"), loader, "Similar: training.csv");
    }

    @Test
    void folderInPlaceOfAFile() {
        refused("FILE-02", folder, loader, "is a folder");
    }

    @Test
    void longAndStrangeValuesKeepTheMessageShort() throws IOException {
        String strange = "\u0007\u001b[31m" + "z".repeat(5000);
        refused("CSV-02", GOOD + "1," + strange + ",u\n", "t.csv:4:2 \"\\x07\\x1b[31mzz");
        String names = "n".repeat(60_000);
        refused("CSV-05", file(names + ",b\n1,2\n"), loader.labelledBy("x"), "no label column");
    }

    private void refused(String code, String text, String... expected) throws IOException {
        refused(code, file(text), loader, expected);
    }

    private static void refused(String code, Path file, CsvLoader loader, String... expected) {
        var error = assertThrows(DataException.class, () -> loader.load(file));
        String message = error.getMessage();
        assertEquals(code, error.code(), message);
        assertTrue(message.startsWith(code + ": "), message);
        for (String part : expected) {
            assertTrue(message.contains(part), message);
        }
        assertTrue(message.contains(" Try: "), message);
        assertTrue(message.length() <= 400 && message.lines().count() == 1, message);
    }

    private Path file(String text) throws IOException {
        return file(text.getBytes(StandardCharsets.UTF_8));
    }

    private Path file(byte[] bytes) throws IOException {
        return Files.write(folder.resolve("t.csv"), bytes);
    }
}
