package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/**
 * Units in which the numbers of a problem are of order one: {@code x = S_x x̂}, {@code u = S_u û},
 * {@code t = S_t t̂}, {@code J = S_J Ĵ}; rows of {@code ψ} and {@code c} are divided by the size of
 * their gradients. Units are powers of two, so that scaling costs no digit.
 */
final class Scaling {

    private final double[] state;
    private final double[] control;
    private final double time;
    private final double cost;
    private final double[] conditions;
    private final double[] walls;

    private Scaling(
            double[] state,
            double[] control,
            double time,
            double cost,
            double[] conditions,
            double[] walls) {
        this.state = state;
        this.control = control;
        this.time = time;
        this.cost = cost;
        this.conditions = conditions;
        this.walls = walls;
    }

    /** Finds units from the bounds and a path of guesses, rows {@code (t, x, u)}. */
    static Scaling of(BolzaProblem problem, double[][] path) {
        int n = problem.states();
        int m = problem.controls();
        double[] x = new double[n];
        double[] u = new double[m];
        double time = power(Math.abs(problem.end().time() - problem.start().time()));
        for (int i = 0; i < n; i++) {
            double size = finite(problem.stateLower()[i], problem.stateUpper()[i]);
            for (double[] row : path) {
                size = Math.max(size, Math.abs(row[1 + i]));
            }
            x[i] = size == 0 ? reach(problem, path, i) : power(size);
        }
        for (int j = 0; j < m; j++) {
            u[j] = power(finite(problem.controlLower()[j], problem.controlUpper()[j]));
        }
        Scaling units = new Scaling(x, u, time, 1, new double[0], new double[0]);
        return new Scaling(
                x,
                u,
                time,
                units.costUnit(problem, path),
                units.conditionUnits(problem, path),
                units.wallUnits(problem, path));
    }

    private static double finite(double low, double high) {
        double size = 0;
        size = Double.isInfinite(low) ? size : Math.max(size, Math.abs(low));
        return Double.isInfinite(high) ? size : Math.max(size, Math.abs(high));
    }

    /** Returns how far a component that is zero all along the path moves at its velocity. */
    private static double reach(BolzaProblem problem, double[][] path, int i) {
        double[] y = new double[problem.states() + 1];
        double[] speeds = new double[path.length];
        for (int k = 0; k < path.length; k++) {
            problem.dynamics().value(path[k], y);
            speeds[k] = Double.isNaN(y[i]) ? Double.POSITIVE_INFINITY : Math.abs(y[i]);
        }
        Arrays.sort(speeds); // the median, for a guess may pass by a pole
        double length = Math.abs(problem.end().time() - problem.start().time());
        return power(speeds[path.length / 2] * length);
    }

    /** Returns the power of two next to a size; 1 for zero. */
    static double power(double size) {
        return size > 0 && Double.isFinite(size) ? Math.scalb(1.0, Math.getExponent(size)) : 1;
    }

    private double costUnit(BolzaProblem problem, double[][] path) {
        double[] y = new double[problem.states() + 1];
        double running = 0;
        for (double[] row : path) {
            double[] at = row.clone();
            for (int side = -1; side <= 1; side++) {
                for (int j = 0; j < control.length; j++) {
                    at[1 + state.length + j] = row[1 + state.length + j] + 0.5 * side * control[j];
                }
                problem.dynamics().value(at, y);
                double v = Math.abs(y[state.length]);
                running += Double.isFinite(v) ? v / (3 * path.length) : 0;
            }
        }
        double[] ends = new double[problem.conditions() + 1];
        problem.ends().value(endsOf(path), ends);
        double terminal = Double.isFinite(ends[0]) ? Math.abs(ends[0]) : 0;
        double length = Math.abs(problem.end().time() - problem.start().time());
        return power(Math.max(terminal, running * length));
    }

    private double[] endsOf(double[][] path) {
        int n = state.length;
        double[] z = new double[2 * n + 2];
        System.arraycopy(path[0], 0, z, 0, n + 1);
        System.arraycopy(path[path.length - 1], 0, z, n + 1, n + 1);
        return z;
    }

    private double[] conditionUnits(BolzaProblem problem, double[][] path) {
        int n = state.length;
        int b = problem.conditions();
        double[][] dy = new double[b + 1][2 * n + 2];
        problem.ends().jacobian(endsOf(path), new double[b + 1], dy);
        double[] units = new double[b];
        for (int r = 0; r < b; r++) {
            double size = 0;
            for (int i = 0; i < 2 * n + 2; i++) {
                size = Math.max(size, Math.abs(dy[1 + r][i]) * endUnit(i));
            }
            units[r] = power(size);
        }
        return units;
    }

    private double[] wallUnits(BolzaProblem problem, double[][] path) {
        SmoothMap walls = problem.path();
        if (walls == null) {
            return new double[0];
        }
        double[] size = new double[walls.outputs()];
        double[][] dy = new double[walls.outputs()][walls.inputs()];
        for (double[] row : path) {
            walls.jacobian(row, new double[walls.outputs()], dy);
            for (int r = 0; r < size.length; r++) {
                for (int i = 1; i < walls.inputs(); i++) {
                    double v = Math.abs(dy[r][i]) * pathUnit(i);
                    size[r] = Double.isFinite(v) ? Math.max(size[r], v) : size[r];
                }
            }
        }
        for (int r = 0; r < size.length; r++) {
            size[r] = power(size[r]);
        }
        return size;
    }

    private double endUnit(int i) {
        int n = state.length;
        return i == 0 || i == n + 1 ? time : i <= n ? state[i - 1] : state[i - n - 2];
    }

    private double pathUnit(int i) {
        int n = state.length;
        return i == 0 ? time : i <= n ? state[i - 1] : control[i - n - 1];
    }

    double state(int i) {
        return state[i];
    }

    double control(int j) {
        return control[j];
    }

    double time() {
        return time;
    }

    double cost() {
        return cost;
    }

    double condition(int r) {
        return conditions[r];
    }

    double wall(int r) {
        return walls[r];
    }

    /** Returns the problem in these units. */
    BolzaProblem apply(BolzaProblem problem) {
        int n = state.length;
        double[] in = new double[1 + n + control.length];
        double[] ends = new double[2 * n + 2];
        for (int i = 0; i < in.length; i++) {
            in[i] = pathUnit(i);
        }
        for (int i = 0; i < ends.length; i++) {
            ends[i] = endUnit(i);
        }
        double[] rates = new double[n + 1];
        for (int i = 0; i < n; i++) {
            rates[i] = time / state[i];
        }
        rates[n] = time / cost;
        double[] rows = new double[conditions.length + 1];
        rows[0] = 1 / cost;
        for (int r = 0; r < conditions.length; r++) {
            rows[1 + r] = 1 / conditions[r];
        }
        return problem.with(
                        new ScaledMap(problem.dynamics(), in, rates),
                        new ScaledMap(problem.ends(), ends, rows),
                        scaledWalls(problem.path(), in))
                .over(problem.start().per(time), problem.end().per(time))
                .near(per(problem.hint(), state))
                .boundingState(per(problem.stateLower(), state), per(problem.stateUpper(), state))
                .boundingControl(
                        per(problem.controlLower(), control), per(problem.controlUpper(), control));
    }

    private @Nullable SmoothMap scaledWalls(@Nullable SmoothMap path, double[] in) {
        if (path == null) {
            return null;
        }
        double[] rows = new double[walls.length];
        for (int r = 0; r < rows.length; r++) {
            rows[r] = 1 / walls[r];
        }
        return new ScaledMap(path, in, rows);
    }

    private static double[] per(double[] values, double[] units) {
        double[] scaled = values.clone();
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] /= units[i];
        }
        return scaled;
    }
}
