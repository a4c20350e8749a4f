package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * Named curves {@code y(x)}, with reference lines and shaded ranges. A point that stands alone, the
 * only one of its series or between two gaps, is drawn as a dot.
 */
public final class Curves extends Panel {

    private record Series(String name, double[] x, double[] y, LineStyle style) {}

    private record Range(String label, double from, double to) {}

    private final Labels labels;
    private final List<Series> series = new ArrayList<>();
    private final List<Mark.Rule> rules = new ArrayList<>();
    private final List<Range> ranges = new ArrayList<>();
    private Scale xScale = Scale.LINEAR;
    private Scale yScale = Scale.LINEAR;
    private boolean wholeNumbers;
    private double yFrom = Double.NaN;
    private double yTo = Double.NaN;

    Curves(Labels labels) {
        this.labels = labels;
    }

    private Curves copy() {
        Curves copy = new Curves(labels);
        copy.series.addAll(series);
        copy.rules.addAll(rules);
        copy.ranges.addAll(ranges);
        copy.xScale = xScale;
        copy.yScale = yScale;
        copy.wholeNumbers = wholeNumbers;
        copy.yFrom = yFrom;
        copy.yTo = yTo;
        return copy;
    }

    /** Returns this panel with one more continuous line. */
    public Curves line(String name, double[] x, double[] y) {
        return line(name, x, y, LineStyle.SOLID);
    }

    /**
     * Returns this panel with one more series.
     *
     * @param x where, in the order the line takes
     * @param y what; a value that is not finite is a gap
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Curves line(String name, double[] x, double[] y, LineStyle style) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        Curves copy = copy();
        copy.series.add(new Series(name, x.clone(), y.clone(), style));
        return copy;
    }

    /** Returns this panel with a logarithmic vertical axis. */
    public Curves logY() {
        Curves copy = copy();
        copy.yScale = Scale.LOGARITHMIC;
        return copy;
    }

    /** Returns this panel with a logarithmic horizontal axis. */
    public Curves logX() {
        Curves copy = copy();
        copy.xScale = Scale.LOGARITHMIC;
        return copy;
    }

    /** Returns this panel with only whole numbers marked on its horizontal axis. */
    public Curves wholeNumbers() {
        Curves copy = copy();
        copy.wholeNumbers = true;
        return copy;
    }

    /**
     * Returns this panel with a fixed range of the vertical axis.
     *
     * @throws IllegalArgumentException if the range is empty or not finite
     */
    public Curves yFrom(double lowest, double highest) {
        if (!(lowest < highest) || Double.isInfinite(highest - lowest)) {
            throw new IllegalArgumentException(
                    "a vertical range is finite and not empty, got ["
                            + lowest
                            + ", "
                            + highest
                            + "]");
        }
        Curves copy = copy();
        copy.yFrom = lowest;
        copy.yTo = highest;
        return copy;
    }

    /** Returns this panel with a dashed line at a value of y; its name may be empty. */
    public Curves horizontal(String label, double y) {
        Curves copy = copy();
        copy.rules.add(new Mark.Rule(Mark.Direction.HORIZONTAL, y, label));
        return copy;
    }

    /** Returns this panel with a dashed line at a value of x; its name may be empty. */
    public Curves vertical(String label, double x) {
        Curves copy = copy();
        copy.rules.add(new Mark.Rule(Mark.Direction.VERTICAL, x, label));
        return copy;
    }

    /** Returns this panel with a range of x shaded, explained in the legend. */
    public Curves shaded(String label, double from, double to) {
        Curves copy = copy();
        copy.ranges.add(new Range(label, from, to));
        return copy;
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + labels.title() + "'", series.size(), "add a line first");
        Scene scene = new Scene(labels.title(), xAxis(), yAxis());
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            Color fill = Theme.mix(theme.background(), theme.colour(i + 2), 0.16);
            scene.add(new Mark.Band(xScale.toAxis(range.from), xScale.toAxis(range.to), fill));
            scene.explain(KeyEntry.patch(range.label, fill));
        }
        for (Mark.Rule rule : rules) {
            double at = scaleOf(rule).toAxis(rule.at());
            if (Double.isFinite(at)) {
                scene.add(new Mark.Rule(rule.direction(), at, rule.label()));
            }
        }
        int dropped = 0;
        for (int i = 0; i < series.size(); i++) {
            dropped += draw(scene, i, theme);
        }
        if (dropped > 0) {
            scene.note(
                    dropped
                            + (dropped == 1 ? " value" : " values")
                            + " not positive, not shown on the logarithmic axis");
        }
        return scene;
    }

    private Scale scaleOf(Mark.Rule rule) {
        return rule.direction() == Mark.Direction.VERTICAL ? xScale : yScale;
    }

    private AxisSpec xAxis() {
        Span span = new Span();
        boolean points = false;
        for (Series s : series) {
            span.include(xScale.toAxis(s.x));
            points |= s.style == LineStyle.POINTS || s.style == LineStyle.MARKED;
            points |= !Gaps.isEmpty(Gaps.lonely(xScale.toAxis(s.x), yScale.toAxis(s.y)));
        }
        for (Mark.Rule rule : rules) {
            if (rule.direction() == Mark.Direction.VERTICAL) {
                span.include(xScale.toAxis(rule.at()));
            }
        }
        return span.axis(labels.x(), xScale, points ? 0.03 : 0.0).ofWholeNumbers(wholeNumbers);
    }

    private AxisSpec yAxis() {
        if (yFrom < yTo) {
            return AxisSpec.of(labels.y(), yScale, yScale.toAxis(yFrom), yScale.toAxis(yTo));
        }
        Span span = new Span();
        for (Series s : series) {
            span.include(yScale.toAxis(s.y));
        }
        for (Mark.Rule rule : rules) {
            if (rule.direction() == Mark.Direction.HORIZONTAL) {
                span.include(yScale.toAxis(rule.at()));
            }
        }
        return span.axis(labels.y(), yScale, 0.06);
    }

    private int draw(Scene scene, int index, Theme theme) {
        Series s = series.get(index);
        double[] x = xScale.toAxis(s.x);
        double[] y = yScale.toAxis(s.y);
        Color colour = theme.colour(index);
        Marker marker = Marker.of(index, theme.palette().size());
        boolean again = index >= theme.palette().size() && s.style == LineStyle.SOLID;
        float[] dash = again ? Strokes.DASHED : Strokes.of(s.style);
        boolean dots = s.style == LineStyle.POINTS || s.style == LineStyle.MARKED;
        if (s.style != LineStyle.POINTS) {
            scene.add(new Mark.Polyline(x, y, colour, 2.1f, dash));
        }
        double[] dotted = dots ? y : Gaps.lonely(x, y);
        if (!Gaps.isEmpty(dotted)) {
            scene.add(new Mark.Dots(x, dotted, marker, 3.6, colour, theme.background()));
        }
        if (series.size() > 1 || !s.name.isEmpty() && !s.name.equals(labels.y())) {
            scene.explain(entry(s, colour, dash, marker));
        }
        return Gaps.dropped(s.x, x) + Gaps.dropped(s.y, y);
    }

    private static KeyEntry entry(Series s, Color colour, float[] dash, Marker marker) {
        return switch (s.style) {
            case POINTS -> KeyEntry.dots(s.name, colour, colour, marker);
            case MARKED -> KeyEntry.markedLine(s.name, colour, dash, marker);
            case SOLID, DASHED, DOTTED -> KeyEntry.line(s.name, colour, dash);
        };
    }
}
