package org.costate.cli.demo;

/**
 * An experiment with a claim: it computes, draws, and says whether the claim holds.
 *
 * <p>A demo is pure: the same seed gives the same numbers. It writes nothing itself.
 */
public interface Demo {

    /** Returns the name users type. */
    String name();

    /** Returns what it shows, in one sentence. */
    String title();

    /**
     * Runs it.
     *
     * @param seed the seed of every random number in it
     * @param progress is told how far it is
     */
    DemoResult run(long seed, DemoProgress progress);
}
