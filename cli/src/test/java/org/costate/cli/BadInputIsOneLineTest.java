package org.costate.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.costate.nets.io.SafeTensors;
import org.costate.nets.model.ModelFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputIsOneLineTest {

    @TempDir Path folder;

    static Stream<Arguments> files() {
        return Stream.of(
                Arguments.of("empty", "", "FILE-03: "),
                Arguments.of("ragged", "a,b,c\n1,2,x\n1,y\n", "CSV-01: "),
                Arguments.of("text", "a,b,c\n1,2,x\n1,two,y\n", "CSV-02: "),
                Arguments.of("nan", "a,b,c\n1,2,x\n1,NaN,y\n", "NONFINITE-03: "),
                Arguments.of("one class", "a,b,c\n1,2,x\n3,4,x\n", "DATA-02: "));
    }

    @ParameterizedTest
    @MethodSource("files")
    void inFile(String name, String text, String code) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.csv"), text);
        CommandRun run = train(file.toString());
        assertRefused(run, 3, code);
        if (name.equals("text")) {
            assertTrue(run.err().contains(":3:2"), run.err());
        }
    }

    @Test
    void inNamesOfFilesAndColumns() throws IOException {
        assertRefused(train(folder.resolve("none.csv").toString()), 3, "FILE-01: ");
        Path file = Files.writeString(folder.resolve("ok.csv"), "a,b,c\n1,2,x\n3,4,y\n5,6,x\n");
        assertRefused(train(file.toString(), "--label", "species"), 3, "CSV-");
    }

    @Test
    void inIdxFolders() throws IOException {
        Path data = Files.createDirectory(folder.resolve("idx"));
        assertRefused(train(data.toString()), 3, "FILE-01: ");
        byte[] images = {0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 1, 7, 9};
        Files.write(data.resolve("train-images-idx3-ubyte"), images);
        assertRefused(train(data.toString()), 3, "FILE-01: ");
        byte[] outsideRange = {0, 0, 8, 1, 0, 0, 0, 2, 0, 9};
        Files.write(data.resolve("train-labels-idx1-ubyte"), outsideRange);
        assertRefused(train(data.toString()), 3, "IDX-04: ");
    }

    @Test
    void inNamesOnTheCommandLine() {
        assertSuggests(train("digts"), 3, "digits");
        assertSuggests(train("iris", "--block", "antisymetric"), 2, "antisymmetric");
        assertSuggests(train("iris", "--scheme", "eular"), 2, "euler");
        assertSuggests(train("iris", "--optimiser", "adanw"), 2, "adamw");
        assertSuggests(train("iris", "--epoch", "3"), 2, "--epochs");
        assertRefused(train("iris", "--width", "ten"), 2, "CLI-01: ");
        assertRefused(train("iris", "--rate", "-1"), 2, "CONFIG-03: ");
        assertRefused(train("iris", "--threads", "0"), 2, "CONFIG-03: ");
        assertRefused(train("iris", "--block", "verlet", "--width", "7"), 2, "CONFIG-03: ");
        assertRefused(train("iris", "--scheme", "stormer-verlet"), 2, "CONFIG-03: ");
        assertRefused(train("iris", "--loss", "squared-error"), 2, "CONFIG-05: ");
        assertRefused(train("iris", "--lift", "padded", "--width", "2"), 2, "CONFIG-03: ");
        assertRefused(CommandRun.of(), 2, "CLI-01: ");
    }

    @Test
    void inTheOutputFolder() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "in the way");
        CommandRun run = CommandRun.of("train", "iris", "--out", file.resolve("run").toString());
        assertRefused(run, 7, "OUT-01: ");
        assertEquals("in the way", Files.readString(file));
    }

    @Test
    void inModelFiles() throws IOException {
        Path small = trained("4");
        Path large = trained("6");
        Path csv = Files.writeString(folder.resolve("x.csv"), "1,2,3,4\n");
        Path weights = small.resolve(ModelFolder.WEIGHTS);
        SafeTensors other = SafeTensors.readSealed(large.resolve(ModelFolder.WEIGHTS));
        SafeTensors.readSealed(weights).withMetadata(other.metadata()).write(weights);
        assertRefused(predict(weights, csv), 4, "");
        byte[] bytes = Files.readAllBytes(large.resolve(ModelFolder.WEIGHTS));
        Path cut = folder.resolve("cut.safetensors");
        Files.write(cut, java.util.Arrays.copyOf(bytes, bytes.length / 2));
        assertRefused(predict(cut, csv), 4, "");
        assertRefused(predict(folder.resolve("none"), csv), 4, "FILE-01: ");
    }

    @Test
    void lossThatIsNoNumberStopsTheTrainingAndKeepsTheLastGoodModel() {
        Path out = folder.resolve("run");
        CommandRun run =
                CommandRun.of(
                        "train",
                        "iris",
                        "--rate",
                        "1e6",
                        "--quiet",
                        "--no-autograd",
                        "--out",
                        out.toString());
        assertEquals(5, run.code(), run.err());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().startsWith("NONFINITE-02: "), run.err());
        assertTrue(run.err().contains("epoch"), run.err());
        assertTrue(run.err().contains("layer") || run.err().contains("step."), run.err());
        for (double weight : ModelFolder.read(out).weights()) {
            assertTrue(Double.isFinite(weight));
        }
    }

    private Path trained(String width) {
        Path out = folder.resolve("width" + width);
        CommandRun run =
                CommandRun.of(
                        "train",
                        "iris",
                        "--width",
                        width,
                        "--epochs",
                        "1",
                        "--depth",
                        "2",
                        "--no-autograd",
                        "--quiet",
                        "--out",
                        out.toString());
        assertEquals(0, run.code(), run.err());
        return out;
    }

    private static CommandRun predict(Path model, Path csv) {
        return CommandRun.of("predict", "--model", model.toString(), csv.toString());
    }

    private CommandRun train(String... arguments) {
        List<String> all = new ArrayList<>(List.of("train"));
        all.addAll(List.of(arguments));
        all.addAll(List.of("--out", folder.resolve("out").toString()));
        return CommandRun.of(all.toArray(String[]::new));
    }

    private void assertSuggests(CommandRun run, int code, String name) {
        assertRefused(run, code, "");
        assertTrue(run.err().contains("Did you mean") && run.err().contains(name), run.err());
    }

    private void assertRefused(CommandRun run, int code, String start) {
        assertEquals(code, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(1, run.errLines().size(), run.err());
        assertTrue(run.err().matches("(?s)[A-Z]+-\\d\\d: .*"), run.err());
        assertTrue(run.err().startsWith(start), run.err());
        assertFalse(Files.exists(folder.resolve("out")), "a refused run leaves no folder");
    }
}
