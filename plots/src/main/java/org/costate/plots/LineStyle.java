package org.costate.plots;

/** How one series of a {@link Curves} panel is drawn. */
public enum LineStyle {
    /** A continuous line. */
    SOLID,
    /** A dashed line, for what is expected rather than computed. */
    DASHED,
    /** A dotted line. */
    DOTTED,
    /** A continuous line with a marker on every point, for a handful of points. */
    MARKED,
    /** Markers only. */
    POINTS
}
