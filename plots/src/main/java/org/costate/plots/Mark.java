package org.costate.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;

/** One drawn thing of a scene, in axis coordinates. */
sealed interface Mark {

    /** A line; points that are not finite break it. An empty dash is a continuous line. */
    record Polyline(double[] x, double[] y, Color colour, float width, float[] dash)
            implements Mark {}

    /** Points of one look; those that are not finite are left out. */
    record Dots(double[] x, double[] y, Marker marker, double radius, Color fill, Color outline)
            implements Mark {}

    /** The region between two curves over one x; points that are not finite break it. */
    record Area(double[] x, double[] lower, double[] upper, Color fill) implements Mark {}

    /** A filled polygon with its outline. */
    record Region(double[] x, double[] y, Color fill, Color outline) implements Mark {}

    /** Arrows from points along vectors, both in axis coordinates, one colour each. */
    record Arrows(double[] x, double[] y, double[] dx, double[] dy, Color[] colours, float width)
            implements Mark {}

    /** The heads alone of arrows, of one size, at the ends of their vectors. */
    record Heads(Arrows arrows) implements Mark {}

    /** An image that fills a rectangle. */
    record Raster(BufferedImage image, Bounds bounds, boolean smooth) implements Mark {}

    /** A filled rectangle; the outline is drawn only if it is not fully transparent. */
    record Box(Bounds bounds, Color fill, Color outline) implements Mark {}

    /**
     * A text centred on a point; made smaller until it is no wider than {@code room}, which is in
     * units of the horizontal axis.
     */
    record Text(
            double x,
            double y,
            String text,
            Color colour,
            float size,
            double room,
            Emphasis emphasis)
            implements Mark {}

    /** A text beside a point, moved to where it is inside the plot and touches no other. */
    record Remark(double x, double y, String text, Color colour) implements Mark {}

    /** A text set along a line where there is room for it, in a halo. */
    record LineName(double[] x, double[] y, String text, Color colour, Color halo)
            implements Mark {}

    /** A reference line across the whole plot with its name at one end. */
    record Rule(Direction direction, double at, String label, Weight weight) implements Mark {}

    /** A shaded range of the horizontal axis. */
    record Band(double from, double to, Color fill) implements Mark {}

    /** Which way a reference line runs. */
    enum Direction {
        HORIZONTAL,
        VERTICAL
    }

    /** How a reference line is drawn. */
    enum Weight {
        /** Dashed: a value to compare with. */
        REFERENCE,
        /** Thin and continuous: a limit or an axis. */
        THIN
    }

    /** How heavy a text is and on which side of its point it stands. */
    enum Emphasis {
        PLAIN,
        BOLD,
        ABOVE
    }
}
