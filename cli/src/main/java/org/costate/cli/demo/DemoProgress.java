package org.costate.cli.demo;

/** Is told how far a demo is. */
@FunctionalInterface
public interface DemoProgress {

    /**
     * Tells that a part is done.
     *
     * @param done parts done
     * @param of parts in all
     * @param note what was done last
     */
    void advanced(int done, int of, String note);
}
