package org.costate.control.hj.landscape;

import java.util.Arrays;

/** A closed box {@code [lower, upper]} of {@code ℝᵈ} in which something is sought or drawn. */
public final class SearchBox {

    private final double[] lower;
    private final double[] upper;

    private SearchBox(double[] lower, double[] upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Returns the box of two corners.
     *
     * @throws IllegalArgumentException if they differ in length or do not rise in each coordinate
     */
    public static SearchBox of(double[] lower, double[] upper) {
        Check.dimension("upper corner", upper.length, lower.length);
        Check.atLeast("dimension of the box", 1, lower.length);
        for (int i = 0; i < lower.length; i++) {
            Check.interval("side " + (i + 1) + " of the box", lower[i], upper[i]);
        }
        return new SearchBox(lower.clone(), upper.clone());
    }

    /** Returns {@code [−r, r]ᵈ}. */
    public static SearchBox cube(int d, double r) {
        double[] upper = new double[Check.atLeast("dimension", 1, d)];
        Arrays.fill(upper, r);
        return of(Arrays.stream(upper).map(v -> -v).toArray(), upper);
    }

    /** Returns {@code [a, b]} on the line. */
    public static SearchBox line(double a, double b) {
        return of(new double[] {a}, new double[] {b});
    }

    /** Returns {@code d}. */
    public int dimension() {
        return lower.length;
    }

    /** Returns the lower corner, fresh. */
    public double[] lower() {
        return lower.clone();
    }

    /** Returns the upper corner, fresh. */
    public double[] upper() {
        return upper.clone();
    }

    /** Says whether a point lies in the closed box. */
    public boolean contains(double[] x) {
        for (int i = 0; i < lower.length; i++) {
            if (!(x[i] >= lower[i] && x[i] <= upper[i])) {
                return false;
            }
        }
        return true;
    }

    /** Returns the longest side. */
    public double size() {
        double size = 0;
        for (int i = 0; i < lower.length; i++) {
            size = Math.max(size, upper[i] - lower[i]);
        }
        return size;
    }

    double[] centre() {
        double[] c = new double[lower.length];
        Arrays.setAll(c, i -> 0.5 * (lower[i] + upper[i]));
        return c;
    }

    double[] halves() {
        double[] r = new double[lower.length];
        Arrays.setAll(r, i -> 0.5 * (upper[i] - lower[i]));
        return r;
    }

    @Override
    public String toString() {
        return Arrays.toString(lower) + " to " + Arrays.toString(upper);
    }
}
