package org.costate.ode.boundary;

import org.costate.ode.SolverStatus;

/**
 * Newton's method with the natural monotonicity test [Deuflhard 2004, error-oriented NLEQ-ERR].
 *
 * <p>A damped step {@code x + λΔ} is taken if the correction that the <em>same</em> Jacobian gives
 * at its end is smaller than {@code Δ} by {@code 1 − λ/4}. The test does not change if the
 * equations are multiplied by a matrix, so it does not depend on how they are scaled. {@code λ} is
 * predicted from the two corrections. Where they contract well the Jacobian is kept.
 */
final class DampedNewton {

    private static final double SMALLEST_DAMPING = 1e-5;
    private static final double KEEP_JACOBIAN = 0.1;
    private static final double ROUNDING = 1e-6;

    private final Discretisation equations;
    private final ErrorScale scale;
    private final Work work;
    private final double accuracy;
    private final int iterations;
    private final int n;
    private final int values;
    private double[] x;
    private double[] dx;
    private double[] trial;
    private double[] simplified;
    private double[] weights = new double[0];

    /** Stops when a correction is below {@code accuracy} times the tolerance. */
    DampedNewton(
            Discretisation equations,
            ErrorScale scale,
            double accuracy,
            int iterations,
            Work work) {
        this.iterations = iterations;
        this.equations = equations;
        this.scale = scale;
        this.accuracy = accuracy;
        this.work = work;
        this.n = equations.problem().dimension();
        this.values = equations.points() * n;
        this.x = new double[equations.size()];
        this.dx = new double[equations.size()];
        this.trial = new double[equations.size()];
        this.simplified = new double[equations.size()];
    }

    /** Returns the last point; on success the equations were evaluated there. */
    double[] point() {
        return x;
    }

    SolverStatus solve(double[] start) {
        System.arraycopy(start, 0, x, 0, x.length);
        if (!equations.evaluate(x)) {
            return SolverStatus.NON_FINITE;
        }
        double damping = 1;
        double previous = 0;
        for (int iteration = 0; iteration < iterations; iteration++) {
            SolverStatus stop = work.iterate();
            if (stop != SolverStatus.OPTIMAL) {
                return stop;
            }
            if (!equations.linearise(x)) {
                return SolverStatus.SINGULAR;
            }
            equations.correction(dx);
            weights = scale.weights(x, n, values);
            double norm = norm(dx);
            if (!(norm <= Double.MAX_VALUE)) {
                return SolverStatus.SINGULAR;
            }
            if (isSmall(dx)) {
                return finish(dx);
            }
            damping = step(previous > 0 ? predicted(previous, norm, damping) : 1, norm);
            if (damping == 0) {
                return equations.isDeficient() ? SolverStatus.SINGULAR : SolverStatus.LINE_SEARCH;
            }
            if (damping < 0) {
                return equations.evaluate(x) ? SolverStatus.OPTIMAL : SolverStatus.NON_FINITE;
            }
            swapToTrial();
            if (damping == 1 && norm(simplified) <= KEEP_JACOBIAN * norm && keepJacobian()) {
                return SolverStatus.OPTIMAL;
            }
            previous = norm;
        }
        return SolverStatus.LINE_SEARCH;
    }

    /** Predicts the damping from the last two corrections at this point. */
    private double predicted(double previous, double norm, double damping) {
        double change = distance(simplified, dx, 1);
        double predicted = previous * norm(simplified) / (change * norm) * damping;
        return predicted >= 1 ? 1 : Math.max(predicted, 10 * SMALLEST_DAMPING);
    }

    /**
     * Finds a damping that passes the test and leaves the point in trial; 0 if there is none, −1 if
     * a tiny full step does not contract: near a solution only rounding does that.
     */
    private double step(double first, double norm) {
        double damping = first;
        boolean raised = false;
        while (damping >= SMALLEST_DAMPING) {
            for (int i = 0; i < x.length; i++) {
                trial[i] = x[i] + damping * dx[i];
            }
            if (!equations.evaluate(trial)) {
                damping /= 4;
                continue;
            }
            equations.correction(simplified);
            double contraction = norm(simplified) / norm;
            if (damping == 1 && norm < ROUNDING && !(contraction < 0.25)) {
                return -1;
            }
            double predicted =
                    0.5 * norm * damping * damping / distance(simplified, dx, 1 - damping);
            if (!(contraction < 1 - damping / 4)) {
                damping = Math.min(predicted, damping / 2);
                if (!(damping > 0)) {
                    return 0;
                }
                raised = true;
                continue;
            }
            if (!raised && damping < 1 && Math.min(1, predicted) >= 4 * damping) {
                damping = Math.min(1, predicted);
                raised = true;
                continue;
            }
            return damping;
        }
        return 0;
    }

    /** Goes on with the same Jacobian while it contracts; true if that converged. */
    private boolean keepJacobian() {
        double norm = norm(simplified);
        while (true) {
            if (isSmall(simplified)) {
                return finish(simplified) == SolverStatus.OPTIMAL;
            }
            for (int i = 0; i < x.length; i++) {
                trial[i] = x[i] + simplified[i];
            }
            if (!equations.evaluate(trial)) {
                equations.evaluate(x);
                return false;
            }
            double[] before = simplified;
            simplified = dx;
            dx = before;
            equations.correction(simplified);
            double next = norm(simplified);
            if (!(next <= 0.5 * norm)) {
                simplified = before;
                dx = new double[x.length];
                equations.evaluate(x);
                return false;
            }
            swapToTrial();
            norm = next;
        }
    }

    private void swapToTrial() {
        double[] kept = x;
        x = trial;
        trial = kept;
    }

    private SolverStatus finish(double[] last) {
        for (int i = 0; i < x.length; i++) {
            x[i] += last[i];
        }
        return equations.evaluate(x) ? SolverStatus.OPTIMAL : SolverStatus.NON_FINITE;
    }

    private boolean isSmall(double[] correction) {
        return scale.largest(correction, x, n, values) <= accuracy;
    }

    private double norm(double[] v) {
        return distance(v, v, 0);
    }

    /** Returns the weighted root mean square of {@code v − factor·w}. */
    private double distance(double[] v, double[] w, double factor) {
        double sum = 0;
        int c = 0;
        for (int i = 0; i < v.length; i++) {
            double entry = (v[i] - factor * w[i]) * weights[c];
            sum += entry * entry;
            c++;
            if (c == n && i + 1 < values) {
                c = 0;
            }
        }
        return Math.sqrt(sum / v.length);
    }
}
