package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.costate.control.CheckpointSchedule;
import org.junit.jupiter.api.Test;

/** Depth 10 000, width 16, batch 64: the gradient takes less than {@code -Xmx128m}. */
class DeepNetworkFitsInASmallHeapTest {

    private static final int DEPTH = 10_000;
    private static final String HEAP = "-Xmx128m";

    // Undoing 4 000 steps of such a net misses the states by some 1e-12, 16 000 by some 1e-9.
    private static final double UNDOING = 1e-8;

    private record Outcome(double cost, String gradientHash, double norm, long repeatedSteps) {}

    private static Outcome gradient(String family, String scheme, String storage)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add(HEAP);
        if (ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent()) {
            command.addAll(List.of("--add-modules", "jdk.incubator.vector"));
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(DeepGradient.class.getName());
        command.addAll(List.of(family, scheme, Integer.toString(DEPTH), storage));
        Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, child.waitFor(), said);
        String[] words = said.lines().reduce((a, b) -> b).orElseThrow().split(" ");
        return new Outcome(
                Double.parseDouble(words[0]),
                words[1],
                Double.parseDouble(words[2]),
                Long.parseLong(words[3]));
    }

    @Test
    void undoingStepsOrRepeatingThem() throws IOException, InterruptedException {
        Outcome undone = gradient("verlet", "symplectic-euler", "reversible");
        Outcome repeated = gradient("verlet", "symplectic-euler", "20");

        assertEquals(DEPTH, undone.repeatedSteps());
        assertEquals(CheckpointSchedule.fewestAdvances(DEPTH, 20), repeated.repeatedSteps());
        assertEquals(repeated.cost(), undone.cost(), UNDOING * repeated.cost());
        assertEquals(repeated.norm(), undone.norm(), UNDOING * repeated.norm());
    }

    @Test
    void alsoWithAFullMatrixInEveryStep() throws IOException, InterruptedException {
        Outcome revolve = gradient("residual", "euler", "20");
        Outcome squareRoot = gradient("residual", "euler", "square-root");

        assertEquals(37_976, revolve.repeatedSteps());
        assertEquals(DEPTH - 1 + 99 * 99, squareRoot.repeatedSteps());
        assertEquals(revolve.cost(), squareRoot.cost());
        assertEquals(revolve.gradientHash(), squareRoot.gradientHash());
    }
}
