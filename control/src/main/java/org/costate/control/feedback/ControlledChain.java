package org.costate.control.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.control.AllControls;
import org.costate.control.Boundary;
import org.costate.control.Box;
import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.ode.TimeGrid;
import org.jspecify.annotations.Nullable;

/** A problem in steps: states, one control a step, costs, bounds. One thread. */
final class ControlledChain {

    private final StepMap step;
    private final EndPenalty end;
    private final int n;
    private final int m;
    private final double[] lower;
    private final double[] upper;
    private TimeGrid grid;
    private double[] x0;
    private double magnitude;

    private ControlledChain(OptimalControlProblem problem, double rho, double[][] bounds) {
        Boundary boundary = problem.boundary();
        n = problem.stateDimension();
        m = problem.controlDimension();
        step = new StepMap(problem.dynamicsAndCost(), m);
        end = new EndPenalty(problem.ends(), boundary, rho);
        lower = bounds[0];
        upper = bounds[1];
        grid = TimeGrid.uniform(0, 1, 1);
        x0 = new double[n];
    }

    /**
     * Returns the chain of a problem; what it cannot keep is refused by name.
     *
     * @param rho the first price of missed conditions at the end, 0 if they are not taken
     */
    static ControlledChain of(OptimalControlProblem problem, int steps, double rho) {
        Boundary boundary = problem.boundary();
        refuse(!boundary.startsAtAPoint(), "an initial state or time that is free");
        refuse(boundary.endTimeIsFree(), "a free final time");
        refuse(!problem.pathConstraints().isEmpty(), "path constraints");
        ControlledChain chain =
                new ControlledChain(problem, rho, bounds(problem.controlSet(), problem));
        if (rho == 0 && chain.end.hasConditions()) {
            throw new IllegalArgumentException(
                    "PROBLEM-09: dynamic programming has no terminal constraints, the problem has "
                            + conditions(problem)
                            + ". Try: meetingEnds(1), freeEnd() with a terminal cost, or"
                            + " DirectCollocation");
        }
        chain.place(
                TimeGrid.uniform(boundary.startTime(), boundary.endTime(), steps),
                problem.initialState().toArray());
        return chain;
    }

    private static List<String> conditions(OptimalControlProblem problem) {
        Boundary b = problem.boundary();
        List<String> all = new ArrayList<>();
        for (int i = 0; i < b.dimension(); i++) {
            if (b.finalIsFixed(i)) {
                all.add(
                        String.format(
                                Locale.ROOT,
                                "%s(T) = %.6g",
                                problem.states().get(i),
                                b.finalValue(i)));
            }
        }
        all.addAll(b.functionNames());
        return all;
    }

    private static void refuse(boolean present, String what) {
        if (present) {
            throw new IllegalArgumentException(
                    "PROBLEM-09: dynamic programming does not take "
                            + what
                            + ". Try: DirectCollocation");
        }
    }

    private static double[][] bounds(ControlSet set, OptimalControlProblem problem) {
        int m = problem.controlDimension();
        double[][] b = new double[2][m];
        Arrays.fill(b[0], Double.NEGATIVE_INFINITY);
        Arrays.fill(b[1], Double.POSITIVE_INFINITY);
        refuse(!(set instanceof AllControls || set instanceof Box), "the control set " + set);
        if (set instanceof Box box) {
            for (int j = 0; j < m; j++) {
                b[0][j] = box.lower(j);
                b[1][j] = box.upper(j);
            }
        }
        return b;
    }

    /** Sets the grid and the initial state; whatever was compiled stays. */
    void place(TimeGrid newGrid, double[] newStart) {
        grid = newGrid;
        x0 = newStart.clone();
        end.between(grid.start(), x0, grid.end());
    }

    int n() {
        return n;
    }

    int m() {
        return m;
    }

    TimeGrid grid() {
        return grid;
    }

    int steps() {
        return grid.steps();
    }

    EndPenalty end() {
        return end;
    }

    double lower(int j) {
        return lower[j];
    }

    double upper(int j) {
        return upper[j];
    }

    void clip(double[] u) {
        for (int j = 0; j < m; j++) {
            u[j] = Math.min(Math.max(u[j], lower[j]), upper[j]);
        }
    }

    void linearise(int k, double[] x, double[] u, double[][] jacobian) {
        step.linearise(grid.node(k), grid.step(k), x, u, jacobian);
    }

    /** Adds the curvature of the step last linearised. */
    void addCurvature(double[] w, boolean exact, double[][] hessian) {
        if (exact) {
            step.addCurvature(w, hessian);
        } else {
            step.addCostCurvature(hessian);
        }
    }

    /** Runs the controls from the initial state; the cost is not finite if a state is not. */
    double roll(double[][] us, double[][] xs) {
        return roll(xs, us, null, 0, xs, us);
    }

    /**
     * Runs {@code u_k + α d_k + K_k(x_k − x̄_k)}, clipped to the bounds.
     *
     * @param law the correction, or null for none
     * @return the cost with penalties
     */
    double roll(
            double[][] oldX,
            double[][] oldU,
            @Nullable Correction law,
            double alpha,
            double[][] xs,
            double[][] us) {
        double cost = 0;
        magnitude = 0;
        System.arraycopy(x0, 0, xs[0], 0, n);
        for (int k = 0; k < steps(); k++) {
            for (int j = 0; j < m; j++) {
                double u = oldU[k][j];
                if (law != null) {
                    u += alpha * law.step()[k][j];
                    for (int i = 0; i < n; i++) {
                        u += law.gain()[k][j][i] * (xs[k][i] - oldX[k][i]);
                    }
                }
                us[k][j] = Math.min(Math.max(u, lower[j]), upper[j]);
            }
            double part = step.step(grid.node(k), grid.step(k), xs[k], us[k], xs[k + 1]);
            cost += part;
            magnitude += Math.abs(part);
            if (!Double.isFinite(cost) || !isFinite(xs[k + 1])) {
                return Double.NaN;
            }
        }
        double last = end.value(xs[steps()]);
        magnitude += Math.abs(last);
        return cost + last;
    }

    private static boolean isFinite(double[] x) {
        for (double v : x) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }

    /** Returns the sum of the sizes of all terms of the last cost, of which rounding is a share. */
    double magnitude() {
        return magnitude;
    }

    /** What a sweep back proposes: {@code d_k} and {@code K_k}. */
    record Correction(double[][] step, double[][][] gain) {}
}
