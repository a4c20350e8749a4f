package org.costate.plots;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * Long series with the points left out that no reader could see: of neighbours in one narrow column
 * of the plot a line keeps the first, the lowest, the highest and the last.
 */
final class Thinning {

    /** Shorter series are drawn as they are. */
    static final int SHORT = 4000;

    private static final int COLUMNS = 2400;

    private Thinning() {}

    /** Returns {@code {x, y}} of a line that leaves the same ink to within half a pixel. */
    static double[][] line(double[] x, double[] y, AxisSpec axis) {
        if (x.length <= SHORT) {
            return new double[][] {x, y};
        }
        double width = (axis.hi() - axis.lo()) / COLUMNS;
        boolean[] kept = new boolean[x.length];
        for (int from = 0; from < x.length; ) {
            int to = endOfRun(x, y, from, axis.lo(), width);
            keepExtremes(y, from, to, kept);
            from = to;
        }
        return chosen(x, y, kept);
    }

    private static int endOfRun(double[] x, double[] y, int from, double lo, double width) {
        boolean shown = Double.isFinite(x[from]) && Double.isFinite(y[from]);
        double column = Math.floor((x[from] - lo) / width);
        int to = from + 1;
        while (to < x.length
                && shown == (Double.isFinite(x[to]) && Double.isFinite(y[to]))
                && (!shown || Math.floor((x[to] - lo) / width) == column)) {
            to++;
        }
        return to;
    }

    private static void keepExtremes(double[] y, int from, int to, boolean[] kept) {
        int lowest = from;
        int highest = from;
        for (int i = from; i < to; i++) {
            lowest = y[i] < y[lowest] ? i : lowest;
            highest = y[i] > y[highest] ? i : highest;
        }
        kept[from] = true;
        kept[lowest] = true;
        kept[highest] = true;
        kept[to - 1] = true;
    }

    /** Returns {@code {x, y}} of a cloud without points that lie exactly below others. */
    static double[][] dots(double[] x, double[] y, AxisSpec across, AxisSpec up) {
        if (x.length <= SHORT) {
            return new double[][] {x, y};
        }
        double width = (across.hi() - across.lo()) / COLUMNS;
        double height = (up.hi() - up.lo()) / COLUMNS;
        Set<Long> taken = new HashSet<>();
        boolean[] kept = new boolean[x.length];
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(x[i]) && Double.isFinite(y[i])) {
                long column = (long) Math.floor((x[i] - across.lo()) / width);
                long row = (long) Math.floor((y[i] - up.lo()) / height);
                kept[i] = taken.add(column * 1_000_003L + row);
            }
        }
        return chosen(x, y, kept);
    }

    private static double[][] chosen(double[] x, double[] y, boolean[] kept) {
        double[][] xy = new double[2][x.length];
        int n = 0;
        for (int i = 0; i < x.length; i++) {
            if (kept[i]) {
                xy[0][n] = x[i];
                xy[1][n++] = y[i];
            }
        }
        return new double[][] {Arrays.copyOf(xy[0], n), Arrays.copyOf(xy[1], n)};
    }
}
