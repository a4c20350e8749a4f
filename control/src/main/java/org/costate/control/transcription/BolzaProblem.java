package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/**
 * What a transcription needs to know of an optimal control problem, in the form of Bolza:
 *
 * <pre>
 *   minimise  φ(t₀, x₀, t_f, x_f) + ∫ ℓ(t, x, u) dt
 *   subject to  ẋ = f(t, x, u),   ψ(t₀, x₀, t_f, x_f) = 0,   c(t, x, u) ≤ 0,
 *               x̲ ≤ x ≤ x̄,   u̲ ≤ u ≤ ū
 * </pre>
 *
 * <p>All functions are twice differentiable; a bound that is not there is infinite.
 */
final class BolzaProblem {

    private final int n;
    private final int m;
    private final SmoothMap dynamics;
    private final SmoothMap ends;
    private final Endpoint start;
    private final Endpoint end;
    private final double[] stateLower;
    private final double[] stateUpper;
    private final double[] controlLower;
    private final double[] controlUpper;
    private final @Nullable SmoothMap path;
    private final double[] hint;

    private BolzaProblem(
            SmoothMap dynamics,
            SmoothMap ends,
            Endpoint start,
            Endpoint end,
            double[][] states,
            double[][] controls,
            @Nullable SmoothMap path,
            double[] hint) {
        this.dynamics = dynamics;
        this.ends = ends;
        this.start = start;
        this.end = end;
        this.n = states[0].length;
        this.m = controls[0].length;
        this.stateLower = states[0];
        this.stateUpper = states[1];
        this.controlLower = controls[0];
        this.controlUpper = controls[1];
        this.path = path;
        this.hint = hint;
    }

    /**
     * Returns the problem without bounds.
     *
     * @param dynamics {@code (t, x, u) ↦ (f, ℓ)}
     * @param ends {@code (t₀, x₀, t_f, x_f) ↦ (φ, ψ)}
     */
    static BolzaProblem of(SmoothMap dynamics, SmoothMap ends, Endpoint start, Endpoint end) {
        int n = dynamics.outputs() - 1;
        int m = dynamics.inputs() - 1 - n;
        if (m < 0 || ends.inputs() != 2 * n + 2 || ends.outputs() < 1) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: dynamics map "
                            + dynamics.inputs()
                            + " numbers to "
                            + dynamics.outputs()
                            + ", ends map "
                            + ends.inputs()
                            + "; expected (t, x, u) to (f, ℓ) and (t0, x0, tf, xf) to (φ, ψ)");
        }
        double[][] none = {constant(n, -1 / 0.0), constant(n, 1 / 0.0)};
        double[][] free = {constant(m, -1 / 0.0), constant(m, 1 / 0.0)};
        return new BolzaProblem(dynamics, ends, start, end, none, free, null, new double[n]);
    }

    private static double[] constant(int size, double value) {
        double[] a = new double[size];
        Arrays.fill(a, value);
        return a;
    }

    /** Returns this problem with bounds on the control. */
    BolzaProblem boundingControl(double[] lower, double[] upper) {
        double[][] u = {lower.clone(), upper.clone()};
        return new BolzaProblem(
                dynamics, ends, start, end, new double[][] {stateLower, stateUpper}, u, path, hint);
    }

    /** Returns this problem with bounds on the state. */
    BolzaProblem boundingState(double[] lower, double[] upper) {
        double[][] x = {lower.clone(), upper.clone()};
        return new BolzaProblem(
                dynamics,
                ends,
                start,
                end,
                x,
                new double[][] {controlLower, controlUpper},
                path,
                hint);
    }

    /** Returns this problem with a state from which its ends are guessed. */
    BolzaProblem near(double[] state) {
        double[][] x = {stateLower, stateUpper};
        double[][] u = {controlLower, controlUpper};
        return new BolzaProblem(dynamics, ends, start, end, x, u, path, state.clone());
    }

    /** Returns this problem with {@code c(t, x, u) ≤ 0} along the path. */
    BolzaProblem keeping(@Nullable SmoothMap constraints) {
        return with(dynamics, ends, constraints);
    }

    /** Returns this problem with other functions and the same bounds. */
    BolzaProblem with(SmoothMap newDynamics, SmoothMap newEnds, @Nullable SmoothMap newPath) {
        double[][] x = {stateLower, stateUpper};
        double[][] u = {controlLower, controlUpper};
        return new BolzaProblem(newDynamics, newEnds, start, end, x, u, newPath, hint);
    }

    /** Returns this problem with other end times. */
    BolzaProblem over(Endpoint newStart, Endpoint newEnd) {
        double[][] x = {stateLower, stateUpper};
        double[][] u = {controlLower, controlUpper};
        return new BolzaProblem(dynamics, ends, newStart, newEnd, x, u, path, hint);
    }

    /**
     * Returns this problem with the length of the horizon near {@code length}, within a factor, if
     * an end is free.
     */
    BolzaProblem within(double length, double factor) {
        if (end.isFree()) {
            double t = start.time();
            return over(
                    start,
                    end.within(t + length / factor, t + length * factor).guessing(t + length));
        }
        if (start.isFree()) {
            double t = end.time();
            return over(
                    start.within(t - length * factor, t - length / factor).guessing(t - length),
                    end);
        }
        return this;
    }

    int states() {
        return n;
    }

    int controls() {
        return m;
    }

    /** Returns the number of boundary conditions {@code ψ}. */
    int conditions() {
        return ends.outputs() - 1;
    }

    /** Returns the number of path constraints {@code c}. */
    int pathConstraints() {
        return path == null ? 0 : path.outputs();
    }

    SmoothMap dynamics() {
        return dynamics;
    }

    SmoothMap ends() {
        return ends;
    }

    @Nullable SmoothMap path() {
        return path;
    }

    Endpoint start() {
        return start;
    }

    Endpoint end() {
        return end;
    }

    /** Returns a state from which the ends are guessed. */
    double[] hint() {
        return hint.clone();
    }

    double[] stateLower() {
        return stateLower.clone();
    }

    double[] stateUpper() {
        return stateUpper.clone();
    }

    double[] controlLower() {
        return controlLower.clone();
    }

    double[] controlUpper() {
        return controlUpper.clone();
    }
}
