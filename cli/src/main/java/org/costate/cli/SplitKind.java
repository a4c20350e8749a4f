package org.costate.cli;

import org.costate.nets.data.DataSet;
import org.costate.nets.data.Split;

/** How the test part is cut off. */
enum SplitKind {
    /** A random share of every class. */
    STRATIFIED("stratified") {
        @Override
        Split cut(DataSet whole, double fraction, long seed) {
            return Split.stratified(whole, fraction, seed);
        }
    },
    /** The last samples. */
    LAST("last") {
        @Override
        Split cut(DataSet whole, double fraction, long seed) {
            return Split.contiguousLast(whole, fraction);
        }
    },
    /** As the data came. */
    NATURAL("natural") {
        @Override
        Split cut(DataSet whole, double fraction, long seed) {
            return Split.natural(whole);
        }
    };

    private final String label;

    SplitKind(String label) {
        this.label = label;
    }

    abstract Split cut(DataSet whole, double fraction, long seed);

    String label() {
        return label;
    }
}
