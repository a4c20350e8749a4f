package org.costate.plots;

import java.util.List;

/**
 * A family of curves that differ in one parameter, coloured along viridis with a colour bar: an
 * extremal field, a shooting fan, a homotopy. Named curves and points stand out on top.
 */
public final class Fan extends Panel {

    private final Axes axes;
    private final RampedLines lines;
    private final List<CurveSeries> named;
    private final Decor decor;
    private final boolean equalUnits;

    Fan(Labels labels, String parameter) {
        this(
                Axes.linear(labels),
                new RampedLines(parameter, List.of()),
                List.of(),
                Decor.none(),
                false);
    }

    private Fan(
            Axes axes,
            RampedLines lines,
            List<CurveSeries> named,
            Decor decor,
            boolean equalUnits) {
        this.axes = axes;
        this.lines = lines;
        this.named = named;
        this.decor = decor;
        this.equalUnits = equalUnits;
    }

    private Fan with(Axes newAxes) {
        return new Fan(newAxes, lines, named, decor, equalUnits);
    }

    private Fan with(Decor newDecor) {
        return new Fan(axes, lines, named, newDecor, equalUnits);
    }

    /**
     * Returns this fan with one more member.
     *
     * @param value of the parameter; positive values over more than a decade are coloured by their
     *     logarithm
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Fan curve(double value, double[] x, double[] y) {
        return new Fan(axes, lines.and(value, x, y), named, decor, equalUnits);
    }

    /**
     * Returns this fan with a named curve on top, for example its envelope or the solution.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Fan highlight(String name, double[] x, double[] y) {
        return highlight(name, x, y, LineStyle.SOLID);
    }

    /**
     * Returns this fan with a named curve or named points on top.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Fan highlight(String name, double[] x, double[] y, LineStyle style) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        CurveSeries series = CurveSeries.line(name, x, y, style);
        return new Fan(axes, lines, Decor.and(named, series), decor, equalUnits);
    }

    /** Returns this fan with a logarithmic horizontal axis. */
    public Fan logX() {
        return with(axes.withX(Scale.LOGARITHMIC));
    }

    /** Returns this fan with a logarithmic vertical axis. */
    public Fan logY() {
        return with(axes.withY(Scale.LOGARITHMIC));
    }

    /**
     * Returns this fan with a fixed range of the vertical axis.
     *
     * @throws IllegalArgumentException if the range is empty or not finite
     */
    public Fan yFrom(double lowest, double highest) {
        return with(axes.yBetween(lowest, highest));
    }

    /** Returns this fan with one unit of x as long as one unit of y. */
    public Fan equalUnits() {
        return new Fan(axes, lines, named, decor, true);
    }

    /** Returns this fan with a dashed line at a value of y; its name may be empty. */
    public Fan horizontal(String label, double y) {
        return with(decor.horizontal(label, y, Mark.Weight.REFERENCE));
    }

    /** Returns this fan with a dashed line at a value of x; its name may be empty. */
    public Fan vertical(String label, double x) {
        return with(decor.vertical(label, x, Mark.Weight.REFERENCE));
    }

    /** Returns this fan with a note beside a point. */
    public Fan note(String text, double x, double y) {
        return with(decor.remark(text, x, y));
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty(
                "the fan '" + axes.labels().title() + "'", lines.members().size(), "add a curve");
        Span x = new Span();
        Span y = new Span();
        lines.include(x, y, axes);
        named.forEach(s -> s.include(x, y, axes));
        decor.include(x, y, axes);
        double room = equalUnits ? 0.04 : 0.0;
        Scene scene =
                new Scene(axes.labels().title(), axes.xAxis(x, room), axes.yAxis(y, 0.06))
                        .preferring(340);
        if (equalUnits) {
            scene.withEqualUnits();
        }
        decor.draw(scene, axes, theme);
        lines.draw(scene, axes, theme, lines.members().size() > 30 ? 1.1f : 1.6f);
        Missing missing = new Missing(axes);
        lines.members().forEach(m -> missing.count(m.x(), m.y()));
        for (int i = 0; i < named.size(); i++) {
            named.get(i).draw(scene, i + 1, true, axes, theme);
            missing.count(named.get(i).x(), named.get(i).y());
        }
        missing.note(scene);
        return scene;
    }
}
