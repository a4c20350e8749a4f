package org.costate.plots;

import org.jspecify.annotations.Nullable;

/**
 * The two axes of a panel before its data are known.
 *
 * @param labels what is written on the panel
 * @param x the horizontal scale
 * @param y the vertical scale
 * @param wholeNumbers whether only whole numbers are marked along x
 * @param reversed whether x grows towards the left
 * @param xRange the fixed ends of x, or null if the data decide
 * @param yRange the fixed ends of y, or null if the data decide
 */
record Axes(
        Labels labels,
        Scale x,
        Scale y,
        boolean wholeNumbers,
        boolean reversed,
        double @Nullable [] xRange,
        double @Nullable [] yRange) {

    static Axes linear(Labels labels) {
        return new Axes(labels, Scale.LINEAR, Scale.LINEAR, false, false, null, null);
    }

    static Axes logarithmic(Labels labels) {
        return linear(labels).withX(Scale.LOGARITHMIC).withY(Scale.LOGARITHMIC);
    }

    Axes withX(Scale scale) {
        return new Axes(labels, scale, y, wholeNumbers, reversed, xRange, yRange);
    }

    Axes withY(Scale scale) {
        return new Axes(labels, x, scale, wholeNumbers, reversed, xRange, yRange);
    }

    Axes ofWholeNumbers() {
        return new Axes(labels, x, y, true, reversed, xRange, yRange);
    }

    Axes inReverse() {
        return new Axes(labels, x, y, wholeNumbers, true, xRange, yRange);
    }

    Axes xBetween(double from, double to) {
        return new Axes(
                labels, x, y, wholeNumbers, reversed, range("horizontal", from, to), yRange);
    }

    Axes yBetween(double from, double to) {
        return new Axes(labels, x, y, wholeNumbers, reversed, xRange, range("vertical", from, to));
    }

    private static double[] range(String name, double from, double to) {
        if (!(from < to) || Double.isInfinite(to - from)) {
            throw new IllegalArgumentException(
                    "a " + name + " range is finite and not empty, got [" + from + ", " + to + "]");
        }
        return new double[] {from, to};
    }

    /** Returns the horizontal axis over a span of axis coordinates. */
    AxisSpec xAxis(Span span, double share) {
        return axis(labels.x(), x, xRange, span, share)
                .ofWholeNumbers(wholeNumbers)
                .reversed(reversed);
    }

    /** Returns the vertical axis over a span of axis coordinates. */
    AxisSpec yAxis(Span span, double share) {
        return axis(labels.y(), y, yRange, span, share);
    }

    private static AxisSpec axis(
            String label, Scale scale, double @Nullable [] range, Span span, double share) {
        if (range != null) {
            double lo = scale.toAxis(range[0]);
            double hi = scale.toAxis(range[1]);
            if (lo < hi) {
                return AxisSpec.of(label, scale, lo, hi);
            }
        }
        return span.axis(label, scale, share);
    }
}
