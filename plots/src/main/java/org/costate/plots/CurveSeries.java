package org.costate.plots;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * One series of a panel of curves.
 *
 * @param name for the legend
 * @param x where
 * @param y what
 * @param lower the lower edge of a band or of error bars, or null
 * @param upper the upper edge, or null
 * @param bars whether the edges are error bars rather than a band
 * @param style how the line is drawn
 */
record CurveSeries(
        String name,
        double[] x,
        double[] y,
        double @Nullable [] lower,
        double @Nullable [] upper,
        boolean bars,
        LineStyle style) {

    private static final double BAND = 0.2;

    static CurveSeries line(String name, double[] x, double[] y, LineStyle style) {
        return new CurveSeries(name, x.clone(), y.clone(), null, null, false, style);
    }

    static CurveSeries steps(String name, double[] nodes, double[] values) {
        double[] x = new double[2 * values.length];
        double[] y = new double[x.length];
        for (int k = 0; k < values.length; k++) {
            x[2 * k] = nodes[k];
            x[2 * k + 1] = nodes[k + 1];
            y[2 * k] = values[k];
            y[2 * k + 1] = values[k];
        }
        return new CurveSeries(name, x, y, null, null, false, LineStyle.SOLID);
    }

    static CurveSeries band(
            String name, double[] x, double[] lower, double[] y, double[] upper, boolean bars) {
        return new CurveSeries(
                name,
                x.clone(),
                y.clone(),
                lower.clone(),
                upper.clone(),
                bars,
                bars ? LineStyle.MARKED : LineStyle.SOLID);
    }

    void include(Span spanX, Span spanY, Axes axes) {
        spanX.include(axes.x().toAxis(x));
        spanY.include(axes.y().toAxis(y));
        if (lower != null && upper != null) {
            spanY.include(axes.y().toAxis(lower));
            spanY.include(axes.y().toAxis(upper));
        }
    }

    private boolean hasMarkers() {
        return style == LineStyle.POINTS || style == LineStyle.MARKED;
    }

    /** Tells whether dots are drawn, which need room at the ends of the axis. */
    boolean isDotted(Axes axes) {
        return hasMarkers() || !Gaps.isEmpty(Gaps.lonely(axes.x().toAxis(x), axes.y().toAxis(y)));
    }

    /** Tells whether a panel whose only series this is needs a legend. */
    boolean needsName(String axis) {
        return !name.isEmpty() && !name.equals(axis);
    }

    void draw(Scene scene, int index, boolean named, Axes axes, Theme theme) {
        double[] atX = axes.x().toAxis(x);
        double[] atY = axes.y().toAxis(y);
        Color colour = theme.colour(index);
        Marker marker = Marker.of(index, theme.palette().size());
        boolean again = index >= theme.palette().size() && style == LineStyle.SOLID;
        float[] dash = again ? Strokes.DASHED : Strokes.of(style);
        if (lower != null && upper != null) {
            drawEdges(scene, atX, colour, axes, lower, upper);
        }
        if (style != LineStyle.POINTS) {
            scene.add(new Mark.Polyline(atX, atY, colour, 2.1f, dash));
        }
        double[] dotted = hasMarkers() ? atY : Gaps.lonely(atX, atY);
        if (!Gaps.isEmpty(dotted)) {
            scene.add(new Mark.Dots(atX, dotted, marker, 3.6, colour, theme.background()));
        }
        if (named) {
            scene.explain(entry(colour, dash, marker));
        }
    }

    private void drawEdges(
            Scene scene, double[] atX, Color colour, Axes axes, double[] low, double[] high) {
        double[] from = within(axes.y(), low, scene.y().lo());
        double[] to = axes.y().toAxis(high);
        if (bars) {
            double half = 0.006 * (scene.x().hi() - scene.x().lo());
            for (int k = 0; k < atX.length; k++) {
                Whiskers.add(scene, atX[k], from[k], to[k], half, colour);
                Whiskers.add(scene, atX[k], to[k], from[k], half, colour);
            }
        } else {
            scene.add(new Mark.Area(atX, from, to, Theme.translucent(colour, BAND)));
        }
    }

    /** Returns lower edges, those a logarithmic axis cannot show being set on its floor. */
    private static double[] within(Scale scale, double[] low, double floor) {
        double[] from = scale.toAxis(low);
        for (int k = 0; k < from.length; k++) {
            if (low[k] <= 0 && Double.isNaN(from[k])) {
                from[k] = floor;
            }
        }
        return from;
    }

    private KeyEntry entry(Color colour, float[] dash, Marker marker) {
        return switch (style) {
            case POINTS -> KeyEntry.dots(name, colour, colour, marker);
            case MARKED -> KeyEntry.markedLine(name, colour, dash, marker);
            case SOLID, DASHED, DOTTED -> KeyEntry.line(name, colour, dash);
        };
    }
}
