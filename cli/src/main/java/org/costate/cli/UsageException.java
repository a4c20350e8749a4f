package org.costate.cli;

import java.util.Collection;
import org.costate.nets.io.Catalogued;
import org.costate.nets.io.Suggestion;
import org.costate.nets.io.Wording;

/** Tells that the command line asks for something that cannot be; exit code 2. */
final class UsageException extends RuntimeException implements Catalogued {

    private static final long serialVersionUID = 1L;

    private final String code;

    UsageException(String code, String problem, String remedy) {
        super(Wording.message(code, problem, remedy));
        this.code = code;
    }

    /** Returns the name if it is known. */
    static String known(String option, String name, Collection<String> names) {
        if (names.contains(name)) {
            return name;
        }
        throw new UsageException(
                "CONFIG-01",
                "unknown "
                        + option
                        + " "
                        + Wording.quoted(name)
                        + "."
                        + Suggestion.phrase(name, names)
                        + " Known: "
                        + String.join(", ", names)
                        + ".",
                "");
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public int exitCode() {
        return ExitCode.USAGE;
    }
}
