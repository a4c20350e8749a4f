package org.costate.control.hj;

import java.util.ArrayList;
import java.util.List;
import org.hipparchus.util.FastMath;

/**
 * What of an {@link AtomMeasure} can be told from its solution on a box, and what cannot.
 *
 * @param duplicates groups of two or more atoms at one place: only {@code g_eff} of each is seen
 * @param active atoms whose power cell meets the box in an interior: seen at every {@code ε}
 * @param hidden the others: at {@code ε = 0} nothing depends on them
 * @param warnings a sentence for each finding; empty if all is identifiable
 */
public record Identifiability(
        List<int[]> duplicates, int[] active, int[] hidden, List<String> warnings) {

    /** Examines atoms at time {@code t} under {@code H = |p|²} over the box of the data. */
    public static Identifiability of(AtomMeasure atoms, double t, double[] lower, double[] upper) {
        List<int[]> duplicates =
                atoms.groups(0).stream().filter(group -> group.length > 1).toList();
        int[] active = PowerCells.of(atoms, t).activeWithin(lower, upper);
        boolean[] seen = new boolean[atoms.size()];
        for (int j : active) {
            seen[j] = true;
        }
        int[] hidden =
                java.util.stream.IntStream.range(0, seen.length).filter(j -> !seen[j]).toArray();
        List<String> warnings = new ArrayList<>();
        for (int[] group : duplicates) {
            warnings.add(
                    "HJ-07: atoms "
                            + java.util.Arrays.toString(oneBased(group))
                            + " coincide; only their merged value can be told. Try: merged(ε)");
        }
        if (hidden.length > 0) {
            warnings.add(
                    "HJ-07: "
                            + hidden.length
                            + " of "
                            + atoms.size()
                            + " atoms win no point of the box; data there fade for them as"
                            + " exp(-Δ/ε). Try: compare active atoms only");
        }
        return new Identifiability(duplicates, active, hidden, List.copyOf(warnings));
    }

    private static int[] oneBased(int[] group) {
        int[] shifted = group.clone();
        for (int i = 0; i < shifted.length; i++) {
            shifted[i]++;
        }
        return shifted;
    }

    /**
     * Compares two measures atom by atom: for each atom of the first the distance to the nearest of
     * the second, and the difference of their values. Merge both before.
     *
     * @return one row an atom: {@code |y − y′|}, {@code |g − g′|}
     */
    public static double[][] deviations(AtomMeasure found, AtomMeasure truth) {
        Require.dimension("each atom", found.dimension(), truth.dimension());
        double[][] y = found.positions();
        double[][] other = truth.positions();
        double[][] rows = new double[y.length][2];
        for (int j = 0; j < y.length; j++) {
            rows[j][0] = Double.POSITIVE_INFINITY;
            for (int i = 0; i < other.length; i++) {
                double square = 0;
                for (int k = 0; k < y[j].length; k++) {
                    square += (y[j][k] - other[i][k]) * (y[j][k] - other[i][k]);
                }
                if (FastMath.sqrt(square) < rows[j][0]) {
                    rows[j][0] = FastMath.sqrt(square);
                    rows[j][1] = Math.abs(found.initialValues()[j] - truth.initialValues()[i]);
                }
            }
        }
        return rows;
    }
}
