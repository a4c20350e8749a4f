package org.costate.cli.theory;

import org.costate.cli.demo.DemoProgress;

/**
 * An experiment on the theory: it computes, draws, and passes a verdict on each statement.
 *
 * <p>Pure: the same seed gives the same numbers. It writes nothing itself.
 */
public interface TheoryExperiment {

    /** Returns the name users type. */
    String name();

    /** Returns what it is about, in one sentence. */
    String title();

    /**
     * Runs it.
     *
     * @param seed the seed of every random number in it
     * @param progress is told how far it is
     */
    TheoryReport run(long seed, DemoProgress progress);
}
