package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveIsAllOrNothingTest {

    private static final Figure FIGURE =
            Figure.of(
                            Panel.scatter(Labels.axes("a", "b"))
                                    .points("", new double[] {1, 2}, new double[] {3, 5}))
                    .sized(200, 200);

    private static List<Path> in(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void leavesOnlyTheFileAndReplacesAnOlderOne(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("new/a.PNG");
        FIGURE.save(file);
        byte[] first = Files.readAllBytes(file);
        Files.writeString(file, "old");
        FIGURE.save(file);
        assertArrayEquals(first, Files.readAllBytes(file));
        assertEquals(List.of(file), in(file.getParent()));
    }

    @Test
    void aPathThroughAFileIsOneClearError(@TempDir Path folder) throws IOException {
        Path blocked = Files.writeString(folder.resolve("notes"), "x").resolve("a.svg");
        PlotException thrown = assertThrows(PlotException.class, () -> FIGURE.save(blocked));
        assertEquals("OUT-01", thrown.code());
        assertTrue(
                thrown.getMessage().startsWith("OUT-01: cannot write " + blocked + ": "),
                thrown::getMessage);
        assertTrue(thrown.getMessage().contains(". Try: "), thrown::getMessage);
        assertEquals(1, in(folder).size());
    }

    @Test
    void aFolderInTheWayIsLeftAloneAndNothingStaysBeside(@TempDir Path folder) throws IOException {
        Path taken = Files.createDirectory(folder.resolve("a.png"));
        Files.writeString(taken.resolve("keep"), "x");
        PlotException thrown = assertThrows(PlotException.class, () -> FIGURE.save(taken));
        assertEquals("OUT-01", thrown.code());
        assertEquals(List.of(taken), in(folder));
        assertTrue(Files.exists(taken.resolve("keep")));
    }

    @Test
    void aDrawingThatFailsWritesNothing(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("a.png");
        Figure empty = Figure.of(Panel.curves(Labels.of("Loss", "epoch", "loss")));
        assertThrows(IllegalArgumentException.class, () -> empty.save(file));
        assertFalse(Files.exists(file));
        assertTrue(in(folder).isEmpty());
    }
}
