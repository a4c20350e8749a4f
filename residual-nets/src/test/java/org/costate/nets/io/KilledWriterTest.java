package org.costate.nets.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process killed while it saves leaves a whole checkpoint and at most one orphan. */
class KilledWriterTest {

    private static final int KILLS = 5;
    private static final int VALUES = 200_000;

    @TempDir private Path folder;

    @Test
    void theCheckpointIsAlwaysWhole() throws IOException, InterruptedException {
        Path file = folder.resolve("model.safetensors");
        var random = new SplittableRandom(17);
        for (int i = 0; i < KILLS; i++) {
            killWhileSaving(file, random.nextInt(150));
            assertTrue(temporaries() <= 1, "orphans after kill " + i);
            Tensor weights = SafeTensors.readSealed(file).tensor("w");
            assertEquals(VALUES, weights.size());
            assertEquals(weights.values()[0], weights.values()[VALUES - 1]);
            Orphans.removeFrom(folder);
            assertEquals(0, temporaries());
        }
    }

    private static void killWhileSaving(Path file, int delay)
            throws IOException, InterruptedException {
        Process writer =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Writer.class.getName(),
                                file.toString())
                        .redirectErrorStream(true)
                        .start();
        int ready = writer.getInputStream().read(); // the first generation is acknowledged
        Thread.sleep(delay);
        writer.destroyForcibly();
        writer.waitFor();
        assertEquals('+', ready);
    }

    private long temporaries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.filter(entry -> entry.toString().endsWith(".tmp")).count();
        }
    }

    /** Saves one generation after another until it is killed. */
    static final class Writer {

        private Writer() {}

        public static void main(String[] args) {
            for (int generation = 0; generation < 10_000; generation++) {
                double[] values = new double[VALUES];
                Arrays.fill(values, generation);
                SafeTensors.of(List.of(Tensor.of("w", values, VALUES))).write(Path.of(args[0]));
                System.out.print('+');
                System.out.flush();
            }
        }
    }
}
