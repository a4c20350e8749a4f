package org.costate.nets.io;

/**
 * A failure that a user can mend, with its place in the error catalogue.
 *
 * <p>Implemented by exceptions whose message reads {@code CODE: what, where, value seen, value
 * allowed. Try: one action.} in at most {@value Wording#LIMIT} characters on one line.
 */
public interface Catalogued {

    /** Returns the stable code the message begins with, such as {@code CSV-02}. */
    String code();

    /** Returns the exit code a command ends with: 3 input, 4 model, 7 output. */
    int exitCode();
}
