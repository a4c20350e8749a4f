package org.costate.plots;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an axis is marked and what is written there. Positions are axis coordinates: the value
 * itself, or its decimal logarithm.
 *
 * @param at positions of the labelled ticks
 * @param labels one text per position
 * @param minor positions of the ticks without a label
 * @param offset what every label leaves out by subtraction, as text; empty if nothing
 * @param factor what every label leaves out by division, such as {@code ×10⁻¹⁷}; empty if nothing
 */
record Ticks(double[] at, String[] labels, double[] minor, String offset, String factor) {

    private static final double[] NICE = {1, 2, 5};
    private static final int[] DECADES = {1, 2, 3, 5, 10, 20, 50, 100};

    /** Returns round positions in {@code [lo, hi]}, at most {@code most} of them (at least two). */
    static Ticks linear(double lo, double hi, int most, boolean wholeNumbers) {
        double step = niceStep(lo, hi, Math.max(2, most), wholeNumbers);
        double offset = 0.0;
        String offsetText = "";
        if (step < 1e-4 * Math.max(Math.abs(lo), Math.abs(hi)) && lo * hi > 0 && !wholeNumbers) {
            int digits = -(Numbers.exponent(hi - lo) + 1);
            BigDecimal rounded =
                    new BigDecimal(lo + (hi - lo) / 2).setScale(digits, RoundingMode.HALF_EVEN);
            offset = rounded.doubleValue();
            offsetText = Numbers.written(rounded);
        }
        List<Double> values = new ArrayList<>();
        double slack = 1e-9 * (hi - lo);
        long first = (long) Math.ceil((lo - offset - slack) / step);
        for (long k = first; k * step + offset <= hi + slack; k++) {
            values.add(k * step);
        }
        return labelled(values, offset, offsetText, step, wholeNumbers);
    }

    private static Ticks labelled(
            List<Double> values, double offset, String offsetText, double step, boolean whole) {
        double largest = values.stream().mapToDouble(Math::abs).max().orElse(1.0);
        int exponent = largest == 0.0 ? 0 : Numbers.exponent(largest);
        boolean scaled = (exponent >= 5 && !(whole && exponent < 7)) || exponent <= -4;
        int shift = scaled ? exponent : 0;
        int decimals = Math.max(0, shift - Numbers.exponent(step * 1.0000001));
        double[] at = new double[values.size()];
        String[] labels = new String[values.size()];
        for (int i = 0; i < at.length; i++) {
            at[i] = values.get(i) + offset;
            labels[i] =
                    Numbers.fixed(
                            new BigDecimal(values.get(i)).movePointLeft(shift).doubleValue(),
                            decimals);
        }
        String factor = scaled ? "×" + Numbers.powerOfTen(shift) : "";
        return new Ticks(at, labels, new double[0], offsetText, factor);
    }

    /**
     * Returns the smallest round step with at most so many multiples in the range; if that leaves
     * fewer than two, the next smaller one.
     */
    private static double niceStep(double lo, double hi, int most, boolean wholeNumbers) {
        int e = Numbers.exponent((hi - lo) / most) - 1;
        double finer = Numbers.power(e);
        for (int k = 0; ; k++) {
            double step = NICE[k % NICE.length] * Numbers.power(e + k / NICE.length);
            if (wholeNumbers && step < 1) {
                continue;
            }
            double slack = 1e-9 * (hi - lo) / step;
            double count = Math.floor(hi / step + slack) - Math.ceil(lo / step - slack) + 1;
            if (count <= most) {
                boolean lonely = count < 2 && (!wholeNumbers || finer >= 1);
                return lonely ? finer : step;
            }
            finer = step;
        }
    }

    /** Returns ticks between the decimal logarithms {@code lo} and {@code hi}. */
    static Ticks logarithmic(double lo, double hi, int most) {
        int first = (int) Math.ceil(lo - 1e-9);
        int last = (int) Math.floor(hi + 1e-9);
        int decades = last - first + 1;
        if (decades < 3) {
            Ticks parts = partsOfDecades(lo, hi);
            if (parts.at.length < 3) {
                return withinDecade(lo, hi, Math.max(2, most));
            }
            if (parts.at.length <= most + 1 || decades < 2) {
                return parts;
            }
        }
        int step = DECADES[DECADES.length - 1];
        for (int i = DECADES.length - 1; i >= 0; i--) {
            if ((last - first) / DECADES[i] + 1 <= Math.max(2, most)) {
                step = DECADES[i];
            }
        }
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        boolean plain = first >= -2 && last <= 3;
        for (int e = Math.floorDiv(first + step - 1, step) * step; e <= last; e += step) {
            at.add((double) e);
            labels.add(plain ? Numbers.significant(Numbers.power(e), 1) : Numbers.powerOfTen(e));
        }
        return new Ticks(array(at), labels.toArray(new String[0]), minor(lo, hi, step), "", "");
    }

    /** Marks 1, 2 and 5 of every decade. */
    private static Ticks partsOfDecades(double lo, double hi) {
        List<Double> at = new ArrayList<>();
        List<String> labels = new ArrayList<>();
        for (int e = (int) Math.floor(lo); e <= hi; e++) {
            for (int m : new int[] {1, 2, 5}) {
                double position = e + Math.log10(m);
                if (position >= lo - 1e-9 && position <= hi + 1e-9) {
                    at.add(position);
                    labels.add(Numbers.significant(m * Numbers.power(e), 1));
                }
            }
        }
        return new Ticks(array(at), labels.toArray(new String[0]), minor(lo, hi, 1), "", "");
    }

    private static Ticks withinDecade(double lo, double hi, int most) {
        double from = Math.pow(10, lo);
        Ticks linear = linear(from, Math.pow(10, hi), most, false);
        double[] at = linear.at.clone();
        for (int i = 0; i < at.length; i++) {
            at[i] = Math.log10(at[i]);
        }
        return new Ticks(at, linear.labels, new double[0], linear.offset, linear.factor);
    }

    private static double[] minor(double lo, double hi, int step) {
        List<Double> minor = new ArrayList<>();
        if (step == 1 && hi - lo <= 8) {
            for (int e = (int) Math.floor(lo); e <= hi; e++) {
                for (int m = 2; m <= 9; m++) {
                    addWithin(minor, e + Math.log10(m), lo, hi);
                }
            }
        } else if (hi - lo <= 40) {
            for (int e = (int) Math.ceil(lo); e <= hi; e++) {
                addWithin(minor, e, lo, hi);
            }
        }
        return array(minor);
    }

    private static void addWithin(List<Double> list, double value, double lo, double hi) {
        if (value >= lo && value <= hi) {
            list.add(value);
        }
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns every n-th tick only. */
    Ticks every(int n) {
        List<Double> kept = new ArrayList<>();
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < at.length; i += n) {
            kept.add(at[i]);
            texts.add(labels[i]);
        }
        return new Ticks(array(kept), texts.toArray(new String[0]), minor, offset, factor);
    }

    /** Returns the name of an axis with what its tick labels leave out. */
    String complete(String name) {
        if (offset.isEmpty() && factor.isEmpty()) {
            return name;
        }
        String shown = name.isEmpty() ? "value" : name;
        boolean negative = offset.startsWith("\u2212");
        String minus = negative ? " + " + offset.substring(1) : " − " + offset;
        String reduced = offset.isEmpty() ? shown : shown + minus;
        return factor.isEmpty() ? reduced : reduced + "  (" + factor + ")";
    }
}
