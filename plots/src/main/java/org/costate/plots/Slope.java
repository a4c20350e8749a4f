package org.costate.plots;

/** The least-squares line through points of the plane. */
final class Slope {

    private Slope() {}

    /**
     * Returns {@code {a, b}} of {@code y = a + b x} through the finite points with {@code x} in
     * {@code [from, to]}, or an empty array if fewer than two different {@code x} are left.
     */
    static double[] fit(double[] x, double[] y, double from, double to) {
        double n = 0;
        double meanX = 0;
        double meanY = 0;
        for (int i = 0; i < x.length; i++) {
            if (used(x[i], y[i], from, to)) {
                n++;
                meanX += (x[i] - meanX) / n;
                meanY += (y[i] - meanY) / n;
            }
        }
        double xx = 0;
        double xy = 0;
        for (int i = 0; i < x.length; i++) {
            if (used(x[i], y[i], from, to)) {
                xx += (x[i] - meanX) * (x[i] - meanX);
                xy += (x[i] - meanX) * (y[i] - meanY);
            }
        }
        if (!(xx > 0)) {
            return new double[0];
        }
        double slope = xy / xx;
        return new double[] {meanY - slope * meanX, slope};
    }

    private static boolean used(double x, double y, double from, double to) {
        return Double.isFinite(x) && Double.isFinite(y) && x >= from && x <= to;
    }
}
