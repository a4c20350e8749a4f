package org.costate.cli;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.costate.control.NonFiniteException;
import org.costate.nets.io.AtomicFile;
import org.costate.nets.io.Catalogued;
import org.costate.nets.io.OutputException;
import org.costate.nets.io.Wording;
import org.costate.ode.IntegrationException;
import org.costate.plots.PlotException;
import org.hipparchus.exception.MathRuntimeException;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Turns what went wrong into one line and an exit code. */
final class Failures {

    private static final Pattern CODED = Pattern.compile("[A-Z]+-\\d+: .*", Pattern.DOTALL);
    private static final Path BUG_REPORT = Path.of("bug-report.txt");

    private final PrintStream err;
    private final boolean verbose;

    Failures(PrintStream err, boolean verbose) {
        this.err = err;
        this.verbose = verbose;
    }

    /** Reports arguments that cannot be understood. */
    int usage(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String suggestion = "";
        if (e instanceof UnmatchedArgumentException unmatched) {
            List<String> near = unmatched.getSuggestions();
            suggestion = near.isEmpty() ? "" : " Did you mean " + near.get(0) + "?";
        }
        line(
                "CLI-01: "
                        + sentence(String.valueOf(e.getMessage()))
                        + suggestion
                        + " Try: "
                        + command.getCommandSpec().qualifiedName()
                        + " --help");
        trace(e);
        return ExitCode.USAGE;
    }

    /** Reports anything a command threw. */
    int thrown(Throwable e) {
        String message = String.valueOf(e.getMessage());
        if (e instanceof Catalogued known) {
            line(message);
            trace(e);
            return known.exitCode();
        }
        if (e instanceof OutOfMemoryError) {
            line(
                    Wording.text(
                            "MEM-01: out of memory; the heap may grow to %d MB. Try: a smaller --batch"
                                    + " or --depth, or COSTATE_JAVA_OPTS=-Xmx4g",
                            Runtime.getRuntime().maxMemory() >> 20));
            return ExitCode.BUDGET;
        }
        int code = numericalOrUsage(e, message);
        trace(e);
        return code;
    }

    private int numericalOrUsage(Throwable e, String message) {
        if (e instanceof NonFiniteException) {
            line(message);
            return ExitCode.NUMERICAL;
        }
        if (e instanceof PlotException) {
            line(message);
            return ExitCode.OUTPUT;
        }
        if (e instanceof IntegrationException) {
            line(message);
            return ExitCode.NUMERICAL;
        }
        if (e instanceof MathRuntimeException) {
            line(
                    "STEP-01: the integrator gave up: "
                            + sentence(message)
                            + " Try: a looser --tolerance, smaller weights (--rate), or a shorter"
                            + " --horizon");
            return ExitCode.NUMERICAL;
        }
        if (e instanceof IllegalArgumentException) {
            line(CODED.matcher(message).matches() ? message : "CONFIG-03: " + message);
            return message.startsWith("MEM-") ? ExitCode.BUDGET : ExitCode.USAGE;
        }
        return bug(e);
    }

    private int bug(Throwable e) {
        String place = "";
        try {
            AtomicFile.writeText(BUG_REPORT, VersionText.text() + stackTrace(e));
            place = " Report it with " + BUG_REPORT + " (it holds no data).";
        } catch (OutputException notWritable) {
            place = " Run again with --verbose and report what it prints.";
        }
        line("BUG-70: internal failure, " + e + ". This is our fault." + place);
        return ExitCode.BUG;
    }

    private void line(String message) {
        err.println(message.replaceAll("\\s*\\R\\s*", " "));
    }

    private void trace(Throwable e) {
        if (verbose) {
            err.print(stackTrace(e));
        }
    }

    private static String stackTrace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }
}
