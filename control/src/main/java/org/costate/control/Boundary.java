package org.costate.control;

import java.util.List;

/**
 * What holds at the two ends: each time is fixed or free, each component of each state is fixed or
 * free, and {@code q} further functions {@code ψ(t₀, x₀, t_f, x_f)} vanish.
 *
 * <p>The functions themselves are the rows {@code 1 … q} of {@link OptimalControlProblem#ends()},
 * whose row 0 is the cost {@code φ}. Transversality follows: with multipliers {@code ν},
 *
 * <pre>
 *   p(t_f) = −∂φ/∂x_f − νᵀ∂ψ/∂x_f     in every component of x(t_f) that is free
 *   p(t₀)  = +∂φ/∂x₀ + νᵀ∂ψ/∂x₀       in every component of x(t₀) that is free
 *   H(t_f) = +∂φ/∂t_f + νᵀ∂ψ/∂t_f     if t_f is free
 *   H(t₀)  = −∂φ/∂t₀ − νᵀ∂ψ/∂t₀       if t₀ is free
 * </pre>
 *
 * <p>A component that is fixed has its value instead, and its costate is free. The times of a free
 * end are guesses.
 */
public final class Boundary {

    private final List<String> names;
    private final Times times;
    private final double[] initial;
    private final double[] last;
    private final List<String> functions;

    /** The two times; a free time holds a guess. */
    record Times(double start, boolean startIsFree, double end, boolean endIsFree) {}

    /** Free components are NaN. */
    Boundary(
            List<String> names,
            Times times,
            double[] initial,
            double[] last,
            List<String> functions) {
        this.names = names;
        this.times = times;
        this.initial = initial;
        this.last = last;
        this.functions = functions;
    }

    /** Returns {@code t₀}, or a guess if it is free. */
    public double startTime() {
        return times.start;
    }

    /** Says whether {@code t₀} is free. */
    public boolean startTimeIsFree() {
        return times.startIsFree;
    }

    /** Says whether there is a final time, fixed or guessed. */
    public boolean hasEndTime() {
        return !Double.isNaN(times.end);
    }

    /**
     * Returns {@code t_f}, or a guess if it is free.
     *
     * @throws IllegalStateException PROBLEM-02 if nothing was said of it
     */
    public double endTime() {
        if (!hasEndTime()) {
            throw new IllegalStateException(
                    "PROBLEM-02: the problem has no final time."
                            + " Try: over(t0, tf), or freeFinalTime(guess)");
        }
        return times.end;
    }

    /** Says whether {@code t_f} is free. */
    public boolean endTimeIsFree() {
        return times.endIsFree;
    }

    /** Returns {@code n}, the dimension of the state. */
    public int dimension() {
        return names.size();
    }

    /** Says whether component {@code i} of {@code x(t₀)} is fixed. */
    public boolean initialIsFixed(int i) {
        return !Double.isNaN(initial[i]);
    }

    /**
     * Returns the fixed value of component {@code i} of {@code x(t₀)}.
     *
     * @throws IllegalStateException if it is free
     */
    public double initialValue(int i) {
        return known(initial, i, "(0)");
    }

    /** Says whether component {@code i} of {@code x(t_f)} is fixed. */
    public boolean finalIsFixed(int i) {
        return !Double.isNaN(last[i]);
    }

    /**
     * Returns the fixed value of component {@code i} of {@code x(t_f)}.
     *
     * @throws IllegalStateException if it is free
     */
    public double finalValue(int i) {
        return known(last, i, "(T)");
    }

    private double known(double[] values, int i, String end) {
        if (Double.isNaN(values[i])) {
            throw new IllegalStateException(
                    names.get(i) + end + " is free; ask whether it is fixed before its value");
        }
        return values[i];
    }

    /** Returns {@code q}, how many functions must vanish besides. */
    public int functions() {
        return functions.size();
    }

    /** Returns how the functions were written, for reports. */
    public List<String> functionNames() {
        return functions;
    }

    /** Says whether the whole initial state and time are fixed. */
    public boolean startsAtAPoint() {
        for (int i = 0; i < initial.length; i++) {
            if (!initialIsFixed(i)) {
                return false;
            }
        }
        return !times.startIsFree;
    }
}
