package org.costate.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** The main class: streams in UTF-8, one run, and the only place that ends the process. */
public final class Launcher {

    private Launcher() {}

    /** Runs the command line and exits with its code. */
    public static void main(String[] arguments) {
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        int code = Costate.run(arguments, out, err);
        out.flush();
        err.close(); // the launcher script's filter sees the end of the stream
        awaitFilter();
        System.exit(code);
    }

    /** Waits until the filter of the launcher script has passed on the last line. */
    private static void awaitFilter() {
        Long filter = Long.getLong("costate.filter");
        if (filter == null) {
            return;
        }
        try {
            ProcessHandle.of(filter)
                    .map(ProcessHandle::onExit)
                    .ifPresent(end -> end.orTimeout(1, TimeUnit.SECONDS).join());
        } catch (CompletionException late) {
            return; // it has had its time
        }
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
