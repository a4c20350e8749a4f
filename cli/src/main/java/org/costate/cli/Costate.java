package org.costate.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import picocli.CommandLine;

/** The command line as a function: arguments and streams in, exit code out. */
public final class Costate {

    private Costate() {}

    /**
     * Runs one command.
     *
     * @param out receives results
     * @param err receives progress, warnings and the line of a failure
     * @return the exit code
     */
    public static int run(String[] arguments, PrintStream out, PrintStream err) {
        if (Arrays.equals(arguments, new String[] {"--version"})) {
            out.print(VersionText.text()); // no command model is built for this one
            return ExitCode.DONE;
        }
        Failures failures = new Failures(err, Arrays.asList(arguments).contains("--verbose"));
        CommandLine line =
                new CommandLine(new TopCommand(), new CommandFactory(out, err))
                        .setOut(writer(out))
                        .setErr(writer(err))
                        .setCaseInsensitiveEnumValuesAllowed(true)
                        .setUsageHelpLongOptionsMaxWidth(30)
                        .setParameterExceptionHandler((e, args) -> failures.usage(e))
                        .setExecutionExceptionHandler((e, command, parsed) -> failures.thrown(e));
        try {
            return line.execute(arguments);
        } catch (Error fatal) {
            return failures.thrown(fatal);
        }
    }

    private static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(stream, true, StandardCharsets.UTF_8);
    }
}
