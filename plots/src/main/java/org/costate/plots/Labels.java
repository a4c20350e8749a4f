package org.costate.plots;

import java.util.Objects;

/**
 * What is written on a panel: a title above it and the names of its two axes, with units where
 * there are any. An empty text takes no room.
 *
 * @param title the title of the panel
 * @param x the name of the horizontal axis
 * @param y the name of the vertical axis
 */
public record Labels(String title, String x, String y) {

    /** Rejects null; an absent label is the empty text. */
    public Labels {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(x, "x");
        Objects.requireNonNull(y, "y");
    }

    /** Returns the labels of a titled panel. */
    public static Labels of(String title, String x, String y) {
        return new Labels(title, x, y);
    }

    /** Returns the labels of a panel that needs no title of its own. */
    public static Labels axes(String x, String y) {
        return new Labels("", x, y);
    }
}
