package org.costate.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field as colours with a colour bar, with numbered level lines, arrows, curves and points over
 * it; or its level lines alone.
 */
public final class HeatMap extends Panel {

    private static final int LEVELS = 11;

    private record Overlay(String name, double[] x, double[] y, boolean contour) {}

    private record Level(String name, double at) {}

    /** How the colours are chosen. */
    private record Colouring(
            Scale scale, boolean diverging, boolean linesOnly, double @Nullable [] range) {}

    private record Layers(
            List<Overlay> curves,
            List<Level> levels,
            List<CurveSeries> points,
            double[][][] field) {}

    private final Labels labels;
    private final Bounds bounds;
    private final double[][] values;
    private final String quantity;
    private final Colouring colouring;
    private final Layers layers;
    private final boolean equalUnits;

    HeatMap(Labels labels, Bounds bounds, double[][] values, String quantity) {
        this(
                labels,
                bounds,
                Check.table("the field '" + labels.title() + "'", values),
                quantity,
                new Colouring(Scale.LINEAR, false, false, null),
                new Layers(List.of(), List.of(), List.of(), new double[0][][]),
                false);
    }

    private HeatMap(
            Labels labels,
            Bounds bounds,
            double[][] values,
            String quantity,
            Colouring colouring,
            Layers layers,
            boolean equalUnits) {
        this.labels = labels;
        this.bounds = bounds;
        this.values = values;
        this.quantity = quantity;
        this.colouring = colouring;
        this.layers = layers;
        this.equalUnits = equalUnits;
    }

    private HeatMap with(Colouring c) {
        return new HeatMap(labels, bounds, values, quantity, c, layers, equalUnits);
    }

    private HeatMap with(Layers l) {
        return new HeatMap(labels, bounds, values, quantity, colouring, l, equalUnits);
    }

    /** Returns this field with colours by the logarithm of the values; others become grey. */
    public HeatMap logColours() {
        Colouring c = colouring;
        return with(new Colouring(Scale.LOGARITHMIC, c.diverging, c.linesOnly, c.range));
    }

    /** Returns this field in blue below zero and red above, both from the background outwards. */
    public HeatMap diverging() {
        return with(new Colouring(colouring.scale, true, colouring.linesOnly, colouring.range));
    }

    /**
     * Returns this field with fixed ends of its colours, to compare several or to animate one.
     *
     * @throws IllegalArgumentException if the range is empty or not finite
     */
    public HeatMap colours(double lowest, double highest) {
        if (!(lowest < highest) || Double.isInfinite(highest - lowest)) {
            throw new IllegalArgumentException(
                    "a range of colours is finite and not empty, got ["
                            + lowest
                            + ", "
                            + highest
                            + "]");
        }
        Colouring c = colouring;
        double[] range = {lowest, highest};
        return with(new Colouring(c.scale, c.diverging, c.linesOnly, range));
    }

    /** Returns this field as coloured level lines on the bare grid. */
    public HeatMap linesOnly() {
        Colouring c = colouring;
        return with(new Colouring(c.scale, c.diverging, true, c.range));
    }

    /** Returns this field with one unit of x as long as one unit of y. */
    public HeatMap equalUnits() {
        return new HeatMap(labels, bounds, values, quantity, colouring, layers, true);
    }

    /**
     * Returns this field with a curve over it, for example a switching curve or an extremal.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public HeatMap curve(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        return over(new Overlay(name, x.clone(), y.clone(), false));
    }

    private HeatMap over(Overlay overlay) {
        Layers l = layers;
        return with(new Layers(Decor.and(l.curves, overlay), l.levels, l.points, l.field));
    }

    /** Returns this field with the line where it has a given value, found between cell centres. */
    public HeatMap contour(String name, double level) {
        HeatMap all = this;
        String once = name;
        for (double[][] line : LevelLines.ofCells(values, bounds, level)) {
            all = all.over(new Overlay(once, line[0], line[1], true));
            once = "";
        }
        return all;
    }

    /** Returns this field with level lines at up to eleven round values, their numbers on them. */
    public HeatMap contours() {
        AxisSpec colours = colourAxis();
        double[] at = colours.ticks(LEVELS).at().clone();
        if (colours.scale().equals(Scale.LOGARITHMIC)) {
            Arrays.setAll(at, i -> Math.pow(10, at[i]));
        }
        return contours(at);
    }

    /** Returns this field with level lines at given values, their numbers on them. */
    public HeatMap contours(double... levels) {
        Layers l = layers;
        List<Level> more = l.levels;
        for (double level : levels) {
            more = Decor.and(more, new Level(Numbers.significant(level, 4), level));
        }
        return with(new Layers(l.curves, more, l.points, l.field));
    }

    /**
     * Returns this field with named points over it.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public HeatMap points(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        Layers l = layers;
        CurveSeries cloud = CurveSeries.line(name, x, y, LineStyle.POINTS);
        return with(new Layers(l.curves, l.levels, Decor.and(l.points, cloud), l.field));
    }

    /**
     * Returns this field with arrows over it, all of one length.
     *
     * @param u horizontal components at nodes {@code [row][column]}, the outer ones on the edges
     * @param v vertical components, of the same shape
     * @throws IllegalArgumentException if the tables are not full, differ in shape, or have fewer
     *     than two rows or columns
     */
    public HeatMap arrows(double[][] u, double[][] v) {
        PlaneField.sampled(bounds, u, v);
        double[][][] field = {Check.table("u", u), Check.table("v", v)};
        return with(new Layers(layers.curves, layers.levels, layers.points, field));
    }

    private AxisSpec colourAxis() {
        Scale scale = colouring.scale;
        Span span = new Span();
        if (colouring.range != null) {
            span.include(scale.toAxis(colouring.range));
        } else {
            for (double[] row : values) {
                span.include(scale.toAxis(row));
            }
        }
        if (colouring.diverging && !span.isEmpty()) {
            double size = Math.max(Math.abs(span.lo()), Math.abs(span.hi()));
            span.include(-size);
            span.include(size);
        }
        return span.axis(quantity, scale, 0.0);
    }

    private ColourRamp ramp(Theme theme) {
        return !colouring.diverging
                ? ColourRamp.VIRIDIS
                : theme.isDark() ? ColourRamp.DARK_DIVERGING : ColourRamp.DIVERGING;
    }

    @Override
    Scene scene(Theme theme) {
        AxisSpec x = AxisSpec.of(labels.x(), Scale.LINEAR, bounds.xMin(), bounds.xMax());
        AxisSpec y = AxisSpec.of(labels.y(), Scale.LINEAR, bounds.yMin(), bounds.yMax());
        boolean bare = colouring.linesOnly;
        Scene scene =
                new Scene(labels.title(), x, y)
                        .framed(bare ? Scene.Frame.GRID : Scene.Frame.FIELD)
                        .preferring(380);
        if (equalUnits) {
            scene.withEqualUnits();
        }
        AxisSpec colours = colourAxis();
        ColourRamp ramp = ramp(theme);
        double from = bare && !colouring.diverging ? theme.rampFrom() : 0.0;
        double to = bare && !colouring.diverging ? theme.rampTo() : 1.0;
        scene.beside(new Scene.ColourBar(ramp, from, to, colours));
        if (!bare) {
            FieldImage image = new FieldImage(values, colours, ramp, theme.missing());
            scene.add(new Mark.Raster(image.drawn(), bounds, false));
            if (image.hasMissing()) {
                scene.explain(KeyEntry.patch("no value", theme.missing()));
            }
        }
        addArrows(scene, theme);
        for (Level level :
                bare && layers.levels.isEmpty() ? contours().layers.levels : layers.levels) {
            double share =
                    (colours.scale().toAxis(level.at) - colours.lo())
                            / (colours.hi() - colours.lo());
            addLevel(scene, level, ramp.at(from + share * (to - from)), theme);
        }
        for (int i = 0; i < layers.curves.size(); i++) {
            draw(scene, i, theme);
        }
        addPoints(scene, theme);
        return scene;
    }

    private void addArrows(Scene scene, Theme theme) {
        if (layers.field.length == 2) {
            PlaneField field = PlaneField.sampled(bounds, layers.field[0], layers.field[1]);
            double aspect = equalUnits ? bounds.height() / bounds.width() : 0.6;
            Mark.Arrows arrows = field.directions(aspect, theme);
            Color[] ink = new Color[arrows.colours().length];
            Arrays.fill(ink, Theme.translucent(Color.WHITE, 0.8));
            scene.add(new Mark.Arrows(arrows.x(), arrows.y(), arrows.dx(), arrows.dy(), ink, 1.2f));
        }
    }

    private void addLevel(Scene scene, Level level, Color there, Theme theme) {
        boolean bare = colouring.linesOnly;
        Color line = bare ? there : Theme.translucent(Theme.textOn(there), 0.75);
        Color ink = bare ? theme.ink() : new Color(0x222222);
        Color halo = Theme.translucent(bare ? theme.background() : Color.WHITE, 0.85);
        for (double[][] xy : LevelLines.ofCells(values, bounds, level.at)) {
            scene.add(new Mark.Polyline(xy[0], xy[1], line, bare ? 2f : 1.2f, Strokes.SOLID));
            scene.add(new Mark.LineName(xy[0], xy[1], level.name, ink, halo));
        }
    }

    private void addPoints(Scene scene, Theme theme) {
        Axes axes = Axes.linear(labels);
        for (int i = 0; i < layers.points.size(); i++) {
            int colour = layers.curves.size() + i + 1;
            layers.points.get(i).draw(scene, colour, true, axes, theme);
        }
    }

    private void draw(Scene scene, int index, Theme theme) {
        Overlay overlay = layers.curves.get(index);
        Color colour = overlay.contour ? Color.WHITE : theme.colour(index + 1);
        double[] x = Scale.LINEAR.toAxis(overlay.x);
        double[] y = Scale.LINEAR.toAxis(overlay.y);
        if (!overlay.contour) {
            Color casing = colouring.linesOnly ? theme.background() : Color.WHITE;
            scene.add(new Mark.Polyline(x, y, casing, 4.4f, Strokes.SOLID));
        }
        scene.add(new Mark.Polyline(x, y, colour, 2.2f, Strokes.SOLID));
        if (!overlay.name.isEmpty()) {
            Color sample = overlay.contour ? theme.axis() : colour;
            scene.explain(KeyEntry.line(overlay.name, sample, Strokes.SOLID));
        }
    }
}
