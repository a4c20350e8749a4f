package org.costate.cli.theory;

/** What a measurement says of a statement. */
public enum Verdict {
    /** As it is published. */
    HOLDS("holds"),
    /** After a correction, which the row names. */
    HOLDS_WITH_CORRECTION("holds with correction"),
    /** Refuted. */
    DOES_NOT_HOLD("does not hold");

    private final String words;

    Verdict(String words) {
        this.words = words;
    }

    @Override
    public String toString() {
        return words;
    }
}
