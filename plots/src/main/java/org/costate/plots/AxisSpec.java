package org.costate.plots;

import java.util.List;

/**
 * One axis of a scene, in axis coordinates (see {@link Scale}).
 *
 * @param label its name
 * @param scale how data become axis coordinates
 * @param wholeNumbers whether only whole numbers are marked
 * @param reversed whether values grow towards the left or downwards
 * @param lo its lower end
 * @param hi its upper end, greater than {@code lo}
 * @param categories names of the positions 0, 1, …; empty for an axis of numbers
 */
record AxisSpec(
        String label,
        Scale scale,
        boolean wholeNumbers,
        boolean reversed,
        double lo,
        double hi,
        List<String> categories) {

    static AxisSpec of(String label, Scale scale, double lo, double hi) {
        return new AxisSpec(label, scale, false, false, lo, hi, List.of());
    }

    static AxisSpec ofCategories(String label, List<String> names) {
        return new AxisSpec(label, Scale.LINEAR, true, false, -0.5, names.size() - 0.5, names);
    }

    AxisSpec ofWholeNumbers(boolean whole) {
        return new AxisSpec(label, scale, whole, reversed, lo, hi, categories);
    }

    AxisSpec reversed(boolean newReversed) {
        return new AxisSpec(label, scale, wholeNumbers, newReversed, lo, hi, categories);
    }

    AxisSpec covering(AxisSpec other) {
        return new AxisSpec(
                label,
                scale,
                wholeNumbers && other.wholeNumbers,
                reversed,
                Math.min(lo, other.lo),
                Math.max(hi, other.hi),
                categories);
    }

    /** Tells whether two panels may use one axis. */
    boolean sharable(AxisSpec other) {
        return !label.isEmpty() && comparable(other);
    }

    /** Tells whether two axes show the same quantity, named or not. */
    boolean comparable(AxisSpec other) {
        return label.equals(other.label)
                && scale.equals(other.scale)
                && reversed == other.reversed
                && categories.equals(other.categories);
    }

    Ticks ticks(int most) {
        if (!categories.isEmpty()) {
            double[] at = new double[categories.size()];
            for (int i = 0; i < at.length; i++) {
                at[i] = i;
            }
            return new Ticks(at, categories.toArray(new String[0]), new double[0], "", "");
        }
        return scale.ticks(lo, hi, most, wholeNumbers);
    }
}
