package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleBinaryOperator;

/**
 * A plane of the state space: a vector field as arrows or streamlines, curves along which something
 * vanishes, a target set, and extremals on top, each from a ring to a disc. Extremals that differ
 * in one parameter are coloured along viridis.
 */
public final class PhasePortrait extends Panel {

    /** What is drawn over what, from the bottom up. */
    private enum Depth {
        FIELD,
        TARGET,
        ZERO_SET,
        FAN,
        PATH,
        POINTS
    }

    private interface Drawing {
        void add(Scene scene, Theme theme);
    }

    private record Layer(Depth depth, Drawing drawing) {}

    private final Axes axes;
    private final Bounds bounds;
    private final List<Layer> layers;
    private final RampedLines fan;
    private final Decor decor;
    private final boolean open;
    private final boolean equalUnits;

    PhasePortrait(Labels labels, Bounds bounds) {
        this(
                Axes.linear(labels)
                        .xBetween(bounds.xMin(), bounds.xMax())
                        .yBetween(bounds.yMin(), bounds.yMax()),
                bounds,
                List.of(),
                new RampedLines("", List.of()),
                Decor.none(),
                false,
                false);
    }

    private PhasePortrait(
            Axes axes,
            Bounds bounds,
            List<Layer> layers,
            RampedLines fan,
            Decor decor,
            boolean open,
            boolean equalUnits) {
        this.axes = axes;
        this.bounds = bounds;
        this.layers = layers;
        this.fan = fan;
        this.decor = decor;
        this.open = open;
        this.equalUnits = equalUnits;
    }

    private PhasePortrait with(Depth depth, Drawing drawing) {
        return with(depth, drawing, false);
    }

    private PhasePortrait with(Depth depth, Drawing drawing, boolean opens) {
        List<Layer> more = Decor.and(layers, new Layer(depth, drawing));
        return new PhasePortrait(axes, bounds, more, fan, decor, open || opens, equalUnits);
    }

    private int count(Depth depth) {
        return (int) layers.stream().filter(layer -> layer.depth == depth).count();
    }

    /** Returns this portrait with arrows of one length along {@code (u, v)(x, y)}. */
    public PhasePortrait arrows(DoubleBinaryOperator u, DoubleBinaryOperator v) {
        return arrows(new PlaneField(bounds, u, v));
    }

    /**
     * Returns this portrait with arrows of one length along a field given at nodes.
     *
     * @param u horizontal components {@code [row][column]}, row 0 at {@code yMin}; the outer nodes
     *     lie on the edges
     * @param v vertical components, of the same shape
     * @throws IllegalArgumentException if the tables are not full, differ in shape, or have fewer
     *     than two rows or columns
     */
    public PhasePortrait arrows(double[][] u, double[][] v) {
        return arrows(PlaneField.sampled(bounds, u, v));
    }

    private PhasePortrait arrows(PlaneField field) {
        double aspect = bounds.height() / bounds.width();
        return with(
                Depth.FIELD,
                (scene, theme) ->
                        scene.add(field.directions(scene.equalUnits() ? aspect : 0.6, theme)));
    }

    /** Returns this portrait with evenly spread streamlines of {@code (u, v)(x, y)}. */
    public PhasePortrait streamlines(DoubleBinaryOperator u, DoubleBinaryOperator v) {
        return streamlines(new PlaneField(bounds, u, v));
    }

    /**
     * Returns this portrait with streamlines of a field given at nodes, as for {@link #arrows}.
     *
     * @throws IllegalArgumentException if the tables are not full, differ in shape, or have fewer
     *     than two rows or columns
     */
    public PhasePortrait streamlines(double[][] u, double[][] v) {
        return streamlines(PlaneField.sampled(bounds, u, v));
    }

    private PhasePortrait streamlines(PlaneField field) {
        return with(
                Depth.FIELD,
                (scene, theme) -> {
                    Color colour = Theme.mix(theme.background(), theme.muted(), 0.5);
                    List<double[]> heads = new ArrayList<>();
                    for (double[][] line : Streamlines.of(field)) {
                        float[] solid = Strokes.SOLID;
                        scene.add(new Mark.Polyline(line[0], line[1], colour, 1.1f, solid));
                        heads.add(PathArrow.middle(line[0], line[1]));
                    }
                    scene.add(PathArrow.all(heads, colour, 1.3f));
                });
    }

    /**
     * Returns this portrait with the set where a function is zero: a nullcline, a switching set.
     */
    public PhasePortrait zeroSet(String name, DoubleBinaryOperator f) {
        int index = 4 + count(Depth.ZERO_SET);
        return with(
                Depth.ZERO_SET,
                (scene, theme) -> {
                    Color colour = theme.colour(index);
                    for (double[][] line : LevelLines.zero(f, bounds)) {
                        float[] dash = Strokes.DASHED;
                        scene.add(new Mark.Polyline(line[0], line[1], colour, 1.6f, dash));
                    }
                    scene.explain(KeyEntry.line(name, colour, Strokes.DASHED));
                });
    }

    /**
     * Returns this portrait with a target: a polygon by its corners, or a single point.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public PhasePortrait target(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        double[] atX = x.clone();
        double[] atY = y.clone();
        return with(
                atX.length == 1 ? Depth.POINTS : Depth.TARGET,
                (scene, theme) -> addTarget(scene, name, atX, atY, theme));
    }

    private static void addTarget(Scene scene, String name, double[] x, double[] y, Theme theme) {
        Color colour = theme.colour(2);
        if (x.length == 1) {
            Marker marker = Marker.DIAMOND;
            scene.add(new Mark.Dots(x, y, marker, 6, colour, theme.background()));
            scene.explain(KeyEntry.dots(name, colour, colour, marker));
        } else {
            Color fill = Theme.mix(theme.background(), colour, 0.3);
            scene.add(new Mark.Region(x, y, fill, colour));
            scene.explain(KeyEntry.patch(name, fill));
        }
    }

    /**
     * Returns this portrait with one more named path, from a ring to a disc unless it is closed.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public PhasePortrait path(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        double[] atX = x.clone();
        double[] atY = y.clone();
        int index = count(Depth.PATH);
        boolean closed = PathEnds.isClosed(atX, atY);
        Drawing drawing =
                (scene, theme) -> {
                    Color colour = theme.colour(index);
                    scene.add(new Mark.Polyline(atX, atY, colour, 2.1f, Strokes.SOLID));
                    List<double[]> middle = List.of(PathArrow.middle(atX, atY));
                    scene.add(PathArrow.all(middle, colour, 2.6f));
                    if (!closed) {
                        PathEnds.add(scene, atX, atY, colour, theme);
                    }
                    scene.explain(KeyEntry.line(name, colour, Strokes.SOLID));
                };
        return with(Depth.PATH, drawing, !closed);
    }

    /**
     * Returns this portrait with named points.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public PhasePortrait points(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        CurveSeries cloud = CurveSeries.line(name, x, y, LineStyle.POINTS);
        int index = count(Depth.PATH) + count(Depth.POINTS) + 1;
        return with(Depth.POINTS, (scene, theme) -> cloud.draw(scene, index, true, axes, theme));
    }

    /**
     * Returns this portrait with one more extremal of a family, coloured by its parameter.
     *
     * @param parameter the name of what tells the extremals apart, the same for all
     * @param value of the parameter
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public PhasePortrait extremal(String parameter, double value, double[] x, double[] y) {
        RampedLines wider = new RampedLines(parameter, fan.members()).and(value, x, y);
        return new PhasePortrait(axes, bounds, layers, wider, decor, open, equalUnits);
    }

    /** Returns this portrait with a note beside a point. */
    public PhasePortrait note(String text, double x, double y) {
        Decor longer = decor.remark(text, x, y);
        return new PhasePortrait(axes, bounds, layers, fan, longer, open, equalUnits);
    }

    /** Returns this portrait with one unit of x as long as one unit of y. */
    public PhasePortrait equalUnits() {
        return new PhasePortrait(axes, bounds, layers, fan, decor, open, true);
    }

    @Override
    Scene scene(Theme theme) {
        boolean bare = layers.isEmpty() && fan.members().isEmpty();
        Check.notEmpty(
                "the phase portrait '" + axes.labels().title() + "'", bare ? 0 : 1, "add a path");
        AxisSpec x = axes.xAxis(new Span(), 0.0);
        AxisSpec y = axes.yAxis(new Span(), 0.0);
        Scene scene = new Scene(axes.labels().title(), x, y).preferring(430);
        if (equalUnits) {
            scene.withEqualUnits();
        }
        Layer lines = new Layer(Depth.FAN, this::addFan);
        Decor.and(layers, lines).stream()
                .sorted(Comparator.comparing(Layer::depth))
                .forEach(layer -> layer.drawing.add(scene, theme));
        if (open) {
            Color muted = theme.muted();
            scene.explain(KeyEntry.dots("start", muted, theme.background(), Marker.DISC));
            scene.explain(KeyEntry.dots("end", muted, muted, Marker.DISC));
        }
        decor.draw(scene, axes, theme);
        return scene;
    }

    private void addFan(Scene scene, Theme theme) {
        fan.draw(scene, axes, theme, 1.8f);
        List<double[]> heads = new ArrayList<>();
        for (RampedLines.Member member : fan.members()) {
            heads.add(PathArrow.middle(member.x(), member.y()));
        }
        scene.add(PathArrow.all(heads, theme.ink(), 1.4f));
    }
}
