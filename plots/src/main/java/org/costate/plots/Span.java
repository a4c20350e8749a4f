package org.costate.plots;

/** The interval that holds everything a panel shows along one axis; grows as data are added. */
final class Span {

    private double lo = Double.POSITIVE_INFINITY;
    private double hi = Double.NEGATIVE_INFINITY;

    void include(double value) {
        if (Double.isFinite(value)) {
            lo = Math.min(lo, value);
            hi = Math.max(hi, value);
        }
    }

    void include(double[] values) {
        for (double value : values) {
            include(value);
        }
    }

    boolean isEmpty() {
        return lo > hi;
    }

    double lo() {
        return lo;
    }

    double hi() {
        return hi;
    }

    /**
     * Returns an axis over this interval, wider at both ends by a share of its width. An interval
     * that is a point up to rounding gets room around it, an empty one becomes {@code [0, 1]}.
     */
    AxisSpec axis(String label, Scale scale, double share) {
        if (isEmpty()) {
            return AxisSpec.of(label, scale, 0.0, 1.0);
        }
        double size = Math.max(Math.abs(lo), Math.abs(hi));
        double width = hi - lo;
        if (width <= 8 * Math.ulp(size) || width < 1e-300) {
            double room = scale == Scale.LOGARITHMIC ? 0.5 : size < 1e-300 ? 1.0 : 0.1 * size;
            return AxisSpec.of(label, scale, lo - room, hi + room);
        }
        return AxisSpec.of(label, scale, lo - share * width, hi + share * width);
    }
}
