package org.costate.cli;

/** How the process ends; input, model and output failures carry their own codes. */
final class ExitCode {

    static final int DONE = 0;
    static final int UNCONVERGED = 1;
    static final int USAGE = 2;
    static final int NUMERICAL = 5;
    static final int BUDGET = 6;
    static final int OUTPUT = 7;
    static final int BUG = 70;

    private ExitCode() {}
}
