package org.costate.plots;

/**
 * Bins of one width side by side.
 *
 * @param from the lower edge of the first
 * @param width of each, positive
 * @param count how many
 */
record Bins(double from, double width, int count) {

    /** Returns bins of a round width that hold all finite values, at most so many. */
    static Bins of(double[] values, int most) {
        Quantiles q = Quantiles.of(values);
        double lo = q.at(0.0);
        double hi = q.at(1.0);
        if (!(hi - lo > 64 * Math.ulp(Math.max(Math.abs(lo), Math.abs(hi)))) || hi - lo < 1e-290) {
            double centre = q.size() == 0 ? 0.0 : lo;
            double size = Math.max(Math.abs(centre) * 0.1, centre == 0 ? 1.0 : 1e-290);
            return new Bins(centre - size / 2, size, 1);
        }
        double spread = q.at(0.75) - q.at(0.25);
        double wish = 2 * spread / Math.cbrt(q.size());
        double width = Math.max(wish > 0 ? wish : (hi - lo) / 12, (hi - lo) / (most - 1));
        double round = round(width, (hi - lo) / (most - 1));
        double from = Math.floor(lo / round) * round;
        int count = (int) Math.ceil((hi - from) / round * (1 - 1e-12));
        boolean edge = from + count * round <= hi;
        return new Bins(from, round, Math.max(1, edge ? count + 1 : count));
    }

    /** Returns 1, 2 or 5 times a power of ten next below the width, but not below a least one. */
    private static double round(double width, double least) {
        double unit = Numbers.power(Numbers.exponent(width));
        double best = 10 * unit;
        for (double nice : new double[] {5, 2, 1}) {
            if (nice * unit >= least && nice * unit >= 0.6 * width) {
                best = nice * unit;
            }
        }
        return best;
    }

    /** Returns how many values lie in each bin, or their shares of all finite values. */
    double[] counts(double[] values, boolean shares) {
        double[] counts = new double[count];
        int n = 0;
        for (double value : values) {
            if (Double.isFinite(value)) {
                int bin = (int) Math.floor((value - from) / width);
                counts[Math.max(0, Math.min(count - 1, bin))]++;
                n++;
            }
        }
        for (int b = 0; shares && b < count; b++) {
            counts[b] /= Math.max(1, n);
        }
        return counts;
    }
}
