package org.costate.plots;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Ticks of a symmetric logarithmic axis: zero and powers of ten of both signs. */
final class SymmetricTicks {

    private SymmetricTicks() {}

    /** Returns zero and as many signed decades as there is room for; linear ticks if under two. */
    static Ticks between(Scale.SymmetricLog scale, double lo, double hi, int most) {
        double from = scale.toValue(lo);
        double to = scale.toValue(hi);
        int first = (int) Math.ceil(Math.log10(scale.threshold()) - 1e-9);
        int last = (int) Math.floor(Math.log10(Math.max(Math.abs(from), Math.abs(to))) + 1e-9);
        for (int step = 1; step <= Math.max(1, last - first + 1); step++) {
            TreeMap<Double, String> ticks = decades(scale, lo, hi, first, last, step);
            if (ticks.size() <= Math.max(3, most) && ticks.size() >= 3) {
                return of(ticks);
            }
        }
        Ticks linear = Ticks.linear(from, to, Math.max(2, most), false);
        return new Ticks(
                scale.toAxis(linear.at()),
                linear.labels(),
                new double[0],
                linear.offset(),
                linear.factor());
    }

    private static TreeMap<Double, String> decades(
            Scale.SymmetricLog scale, double lo, double hi, int first, int last, int step) {
        TreeMap<Double, String> ticks = new TreeMap<>();
        put(ticks, 0.0, "0", lo, hi);
        boolean plain = first >= -2 && last <= 3;
        for (int e = first; e <= last; e += step) {
            double size = Numbers.power(e);
            String text = plain ? Numbers.significant(size, 1) : Numbers.powerOfTen(e);
            put(ticks, scale.toAxis(size), text, lo, hi);
            put(ticks, -scale.toAxis(size), "−" + text, lo, hi);
        }
        return ticks;
    }

    private static void put(
            TreeMap<Double, String> ticks, double at, String text, double lo, double hi) {
        double slack = 1e-9 * (hi - lo);
        if (at >= lo - slack && at <= hi + slack) {
            ticks.put(at, text);
        }
    }

    private static Ticks of(TreeMap<Double, String> ticks) {
        List<Double> at = new ArrayList<>(ticks.keySet());
        return new Ticks(
                at.stream().mapToDouble(Double::doubleValue).toArray(),
                ticks.values().toArray(new String[0]),
                new double[0],
                "",
                "");
    }
}
