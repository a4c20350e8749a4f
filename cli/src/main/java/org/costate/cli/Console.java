package org.costate.cli;

import java.io.PrintStream;
import java.util.Locale;
import org.costate.nets.io.Json;

/**
 * The two streams, and who may write to them when.
 *
 * @param out results
 * @param err progress and warnings
 * @param json whether results are one JSON object
 * @param quiet whether set-up and progress are left out
 */
record Console(PrintStream out, PrintStream err, boolean json, boolean quiet) {

    /** Prints a part of the set-up. */
    void setUp(String format, Object... values) {
        if (!quiet) {
            result(format, values);
        }
    }

    /** Prints a result. */
    void result(String format, Object... values) {
        if (!json) {
            out.print(String.format(Locale.ROOT, format, values) + "\n");
            out.flush();
        }
    }

    /** Prints the JSON object, if that is what was asked for. */
    void object(Object value) {
        if (json) {
            out.print(Json.compact(value) + "\n");
            out.flush();
        }
    }

    /** Prints a warning or a failure on one line. */
    void warn(String message) {
        err.print(message.replaceAll("\\s*\\R\\s*", " ") + "\n");
        err.flush();
    }

    /** Opens a display of progress; silent where nobody wants one. */
    Progress progress(String task, int steps) {
        return json || quiet ? Progress.silent() : Progress.on(err, task, steps);
    }
}
