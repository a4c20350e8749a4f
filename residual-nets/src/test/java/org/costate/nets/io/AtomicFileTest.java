package org.costate.nets.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file is old or new, never half, and no temporary file is left by a writer that lives. */
class AtomicFileTest {

    @TempDir private Path folder;

    @Test
    void theFileIsReplacedAndNothingElseIsLeft() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.writeText(file, "old");
        AtomicFile.writeText(file, "new \u00fc");
        assertEquals("new \u00fc", Files.readString(file));
        assertEquals(List.of("a.txt"), entries());
    }

    @Test
    void aWriterThatFailsHalfWayLeavesTheOldFile() throws IOException {
        Path file = folder.resolve("a.txt");
        AtomicFile.writeText(file, "old");
        var disk = new IOException("No space left on device");
        var error =
                assertThrows(
                        OutputException.class,
                        () ->
                                AtomicFile.write(
                                        file,
                                        out -> {
                                            out.write(new byte[1 << 20]);
                                            throw disk;
                                        }));
        assertEquals("OUT-01", error.code());
        assertEquals(7, error.exitCode());
        assertSame(disk, error.getCause());
        assertTrue(error.getMessage().contains("No space left"), error::getMessage);
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("a.txt"), entries());
    }

    @Test
    void aWritersOwnExceptionComesThroughUnchanged() throws IOException {
        Path file = folder.resolve("a.txt");
        var bug = new IllegalStateException("bug");
        AtomicFile.Body body =
                out -> {
                    throw bug;
                };
        assertSame(
                bug, assertThrows(IllegalStateException.class, () -> AtomicFile.write(file, body)));
        assertEquals(List.of(), entries());
    }

    @Test
    void aFolderInPlaceOfTheFileIsRefused() {
        var error = assertThrows(OutputException.class, () -> AtomicFile.writeText(folder, "text"));
        assertTrue(error.getMessage().contains("it is a folder"), error::getMessage);
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws IOException {
        Path blocked = Files.writeString(folder.resolve("blocked"), "x");
        var error =
                assertThrows(
                        OutputException.class,
                        () -> AtomicFile.writeText(blocked.resolve("a.txt"), "text"));
        assertTrue(error.getMessage().startsWith("OUT-01: cannot write "), error::getMessage);
        assertTrue(error.getMessage().length() <= 400, error::getMessage);
    }

    @Test
    void missingFoldersAreMade() throws IOException {
        Path file = folder.resolve("runs/with space/\u00e4.txt");
        AtomicFile.writeText(file, "x");
        assertEquals("x", Files.readString(file));
    }

    @Test
    void aLinkIsFollowedNotReplaced() throws IOException {
        Path real = Files.writeString(folder.resolve("real"), "old");
        Path link = Files.createSymbolicLink(folder.resolve("link"), real);
        AtomicFile.writeText(link, "new");
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("new", Files.readString(real));
    }

    @Test
    void onlyTheFilesOfDeadWritersAreCleared() throws IOException, InterruptedException {
        Process dead = new ProcessBuilder(java(), "-version").redirectErrorStream(true).start();
        dead.getInputStream().readAllBytes();
        assertTrue(dead.waitFor(30, TimeUnit.SECONDS));
        Path orphan = folder.resolve(".model.%d-0123abcd.tmp".formatted(dead.pid()));
        Path alive = Orphans.name(folder.resolve("model"), UUID.randomUUID());
        Path foreign = folder.resolve(".notes.tmp");
        for (Path file : List.of(orphan, alive, foreign)) {
            Files.writeString(file, "x");
        }
        assertEquals(1, Orphans.removeFrom(folder));
        assertFalse(Files.exists(orphan));
        assertTrue(Files.exists(alive) && Files.exists(foreign));
        assertEquals(0, Orphans.removeFrom(folder.resolve("none")));
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    private List<String> entries() throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(entry -> entry.getFileName().toString()).sorted().toList();
        }
    }
}
