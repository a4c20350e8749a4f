package org.costate.plots;

import java.util.List;

/**
 * Named curves {@code y(x)}, with bands around them, reference lines, shaded ranges and notes. A
 * point that stands alone, the only one of its series or between two gaps, is drawn as a dot.
 */
public final class Curves extends Panel {

    private final Axes axes;
    private final List<CurveSeries> series;
    private final Decor decor;

    Curves(Labels labels) {
        this(Axes.linear(labels), List.of(), Decor.none());
    }

    private Curves(Axes axes, List<CurveSeries> series, Decor decor) {
        this.axes = axes;
        this.series = series;
        this.decor = decor;
    }

    private Curves with(CurveSeries one) {
        return new Curves(axes, Decor.and(series, one), decor);
    }

    private Curves with(Axes newAxes) {
        return new Curves(newAxes, series, decor);
    }

    private Curves with(Decor newDecor) {
        return new Curves(axes, series, newDecor);
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
        return with(CurveSeries.line(name, x, y, style));
    }

    /**
     * Returns this panel with one line per column of a table, named {@code x₁, x₂, …}, or by the
     * symbol alone if there is one column.
     *
     * @param symbol the letter, for example {@code "x"}
     * @param t the times, one per row
     * @param rows {@code [time][component]}
     * @throws IllegalArgumentException if the table is empty or not full, or has not one row a time
     */
    public Curves components(String symbol, double[] t, double[][] rows) {
        Check.sameLength(symbol, "time", t.length, "row", rows.length);
        double[][] table = Check.table("the components of '" + symbol + "'", rows);
        Curves all = this;
        for (int j = 0; j < table[0].length; j++) {
            all = all.line(Numbers.indexed(symbol, j, table[0].length), t, Check.column(table, j));
        }
        return all;
    }

    /**
     * Returns this panel with a piecewise constant function.
     *
     * @param nodes the ends of the pieces, {@code N + 1} of them
     * @param values one per piece, {@code N}
     * @throws IllegalArgumentException if there is not one node more than values
     */
    public Curves steps(String name, double[] nodes, double[] values) {
        Check.nodes(name, nodes.length, values.length);
        return with(CurveSeries.steps(name, nodes, values));
    }

    /**
     * Returns this panel with one piecewise constant function per column of a table, named like
     * {@link #components}.
     *
     * @param nodes the ends of the pieces, {@code N + 1} of them
     * @param rows {@code [piece][component]}, {@code N} rows
     * @throws IllegalArgumentException if there is not one node more than rows
     */
    public Curves stepComponents(String symbol, double[] nodes, double[][] rows) {
        Check.nodes(symbol, nodes.length, rows.length);
        double[][] table = Check.table("the components of '" + symbol + "'", rows);
        Curves all = this;
        for (int j = 0; j < table[0].length; j++) {
            String name = Numbers.indexed(symbol, j, table[0].length);
            all = all.steps(name, nodes, Check.column(table, j));
        }
        return all;
    }

    /**
     * Returns this panel with a line in a shaded band, for example the median between quartiles.
     *
     * @param lower the lower edge of the band, one per x
     * @param middle the line
     * @param upper the upper edge of the band
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Curves band(String name, double[] x, double[] lower, double[] middle, double[] upper) {
        Check.sameLength(name, "x value", x.length, "lower value", lower.length);
        Check.sameLength(name, "x value", x.length, "middle value", middle.length);
        Check.sameLength(name, "x value", x.length, "upper value", upper.length);
        return with(CurveSeries.band(name, x, lower, middle, upper, false));
    }

    /**
     * Returns this panel with points in vertical error bars, joined by a line.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Curves errorBars(
            String name, double[] x, double[] lower, double[] middle, double[] upper) {
        Check.sameLength(name, "x value", x.length, "lower value", lower.length);
        Check.sameLength(name, "x value", x.length, "middle value", middle.length);
        Check.sameLength(name, "x value", x.length, "upper value", upper.length);
        return with(CurveSeries.band(name, x, lower, middle, upper, true));
    }

    /**
     * Returns this panel with the median of several runs in the band between their quartiles.
     *
     * @param runs {@code [run][point]}; values that are not finite are left out
     * @throws IllegalArgumentException if there is no run, or one has not as many points as x
     */
    public Curves quartiles(String name, double[] x, double[][] runs) {
        double[][] table = Check.table("the runs of '" + name + "'", runs);
        Check.sameLength(name, "x value", x.length, "value a run", table[0].length);
        double[][] q = new double[3][x.length];
        for (int k = 0; k < x.length; k++) {
            Quantiles at = Quantiles.of(Check.column(table, k));
            q[0][k] = at.at(0.25);
            q[1][k] = at.at(0.5);
            q[2][k] = at.at(0.75);
        }
        return with(CurveSeries.band(name, x, q[0], q[1], q[2], false));
    }

    /** Returns this panel with a logarithmic vertical axis. */
    public Curves logY() {
        return with(axes.withY(Scale.LOGARITHMIC));
    }

    /** Returns this panel with a logarithmic horizontal axis. */
    public Curves logX() {
        return with(axes.withX(Scale.LOGARITHMIC));
    }

    /**
     * Returns this panel with a vertical axis that is logarithmic for both signs and linear near 0.
     *
     * @param threshold the size below which it is nearly linear, positive
     * @throws IllegalArgumentException if the threshold is not positive
     */
    public Curves symlogY(double threshold) {
        return with(axes.withY(new Scale.SymmetricLog(threshold)));
    }

    /**
     * Returns this panel with a horizontal axis that is logarithmic for both signs.
     *
     * @param threshold the size below which it is nearly linear, positive
     * @throws IllegalArgumentException if the threshold is not positive
     */
    public Curves symlogX(double threshold) {
        return with(axes.withX(new Scale.SymmetricLog(threshold)));
    }

    /** Returns this panel with a horizontal axis whose values grow towards the left. */
    public Curves reversedX() {
        return with(axes.inReverse());
    }

    /** Returns this panel with only whole numbers marked on its horizontal axis. */
    public Curves wholeNumbers() {
        return with(axes.ofWholeNumbers());
    }

    /**
     * Returns this panel with a fixed range of the vertical axis.
     *
     * @throws IllegalArgumentException if the range is empty or not finite
     */
    public Curves yFrom(double lowest, double highest) {
        return with(axes.yBetween(lowest, highest));
    }

    /**
     * Returns this panel with a fixed range of the horizontal axis.
     *
     * @throws IllegalArgumentException if the range is empty or not finite
     */
    public Curves xFrom(double lowest, double highest) {
        return with(axes.xBetween(lowest, highest));
    }

    /** Returns this panel with a dashed line at a value of y; its name may be empty. */
    public Curves horizontal(String label, double y) {
        return with(decor.horizontal(label, y, Mark.Weight.REFERENCE));
    }

    /** Returns this panel with a dashed line at a value of x; its name may be empty. */
    public Curves vertical(String label, double x) {
        return with(decor.vertical(label, x, Mark.Weight.REFERENCE));
    }

    /** Returns this panel with a thin line at y = 0, to see signs by. */
    public Curves zeroLine() {
        return with(decor.horizontal("", 0.0, Mark.Weight.THIN));
    }

    /** Returns this panel with thin lines at two limits; one that is infinite is not drawn. */
    public Curves limits(double lower, double upper) {
        return with(
                decor.horizontal("", lower, Mark.Weight.THIN)
                        .horizontal("", upper, Mark.Weight.THIN));
    }

    /** Returns this panel with a range of x shaded, explained in the legend. */
    public Curves shaded(String label, double from, double to) {
        return with(decor.range(label, from, to));
    }

    /** Returns this panel with a note beside a point. */
    public Curves note(String text, double x, double y) {
        return with(decor.remark(text, x, y));
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty(
                "the panel '" + axes.labels().title() + "'", series.size(), "add a line first");
        Span spanX = new Span();
        Span spanY = new Span();
        boolean points = false;
        for (CurveSeries s : series) {
            s.include(spanX, spanY, axes);
            points |= s.isDotted(axes);
        }
        decor.include(spanX, spanY, axes);
        Scene scene =
                new Scene(
                        axes.labels().title(),
                        axes.xAxis(spanX, points ? 0.03 : 0.0),
                        axes.yAxis(spanY, 0.06));
        decor.draw(scene, axes, theme);
        Missing missing = new Missing(axes);
        for (int i = 0; i < series.size(); i++) {
            boolean named = series.size() > 1 || series.get(i).needsName(axes.labels().y());
            series.get(i).draw(scene, i, named, axes, theme);
            missing.count(series.get(i).x(), series.get(i).y());
        }
        missing.note(scene);
        return scene;
    }
}
