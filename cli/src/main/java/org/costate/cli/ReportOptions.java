package org.costate.cli;

import java.io.PrintStream;
import picocli.CommandLine.Option;

/** How much is said, and in which form. */
final class ReportOptions {

    @Option(names = "--json", description = "Print one JSON object and nothing else.")
    boolean json;

    @Option(names = "--quiet", description = "No progress, no set-up: results only.")
    boolean quiet;

    @Option(names = "--verbose", description = "Show the stack trace of a failure.")
    boolean verbose;

    Console console(PrintStream out, PrintStream err) {
        return new Console(out, err, json, quiet);
    }
}
