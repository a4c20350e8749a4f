package org.costate.control.feedback;

import java.util.List;
import org.costate.control.PiecewiseConstantControl;
import org.costate.ode.Costate;
import org.costate.ode.SolverStatus;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * A path of least cost with the feedback around it,
 *
 * <pre>
 *   u = ū_k + K_k (x − x̄_k),    K_k = −Q_uu⁻¹Q_ux, rows of controls on their bounds zero
 * </pre>
 *
 * <p>Costates are those of the discrete problem, {@code p_k = −∂V/∂x_k}, all of the minimised
 * problem. Immutable; arrays handed out are fresh.
 */
public final class FeedbackSolution {

    private final TimeGrid grid;
    private final double[][] xs;
    private final double[][] us;
    private final double[][] costates;
    private final double[][][] gains;
    private final double[][][] hessians;
    private final List<Double> history;
    private final FeedbackReport report;

    FeedbackSolution(
            TimeGrid grid,
            double[][] xs,
            double[][] us,
            BackwardSweep sweep,
            List<Double> history,
            FeedbackReport report) {
        this.grid = grid;
        this.xs = Dense.copy(xs);
        this.us = Dense.copy(us);
        this.costates = Dense.copy(sweep.costates());
        this.gains = copy(sweep.gains());
        this.hessians = copy(sweep.hessians());
        this.history = List.copyOf(history);
        this.report = report;
    }

    private static double[][][] copy(double[][][] a) {
        double[][][] c = new double[a.length][][];
        for (int k = 0; k < a.length; k++) {
            c[k] = Dense.copy(a[k]);
        }
        return c;
    }

    /** Returns how the solver ended, and what it measured. */
    public FeedbackReport report() {
        return report;
    }

    /** Returns how the solver ended. */
    public SolverStatus status() {
        return report.status();
    }

    /** Returns the objective in the user's sense. */
    public double objective() {
        return report.objective();
    }

    /** Returns the grid of the controls. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns {@code x̄_k}, {@code 0 ≤ k ≤ N}. */
    public State state(int k) {
        return State.of(xs[k]);
    }

    /** Returns {@code p_k = −∂V/∂x_k}, {@code 0 ≤ k ≤ N}. */
    public Costate costate(int k) {
        double[] p = new double[costates[k].length];
        for (int i = 0; i < p.length; i++) {
            p[i] = -costates[k][i];
        }
        return Costate.of(p);
    }

    /** Returns {@code ū_k} on {@code [t_k, t_{k+1})}, {@code 0 ≤ k < N}. */
    public double[] control(int k) {
        return us[k].clone();
    }

    /** Returns all controls. */
    public PiecewiseConstantControl control() {
        return PiecewiseConstantControl.of(grid, us);
    }

    /** Returns {@code K_k}, {@code m × n}, {@code 0 ≤ k < N}. */
    public double[][] gain(int k) {
        return Dense.copy(gains[k]);
    }

    /** Returns {@code ∂²V/∂x²} at node {@code k}, {@code n × n}, penalties included. */
    public double[][] valueHessian(int k) {
        return Dense.copy(hessians[k]);
    }

    /** Returns the length of the Newton step at each iteration: it falls quadratically. */
    public List<Double> newtonSteps() {
        return history;
    }

    double[][] controls() {
        return us;
    }

    double[][] states() {
        return xs;
    }

    double[][][] gains() {
        return gains;
    }

    @Override
    public String toString() {
        return report.toString();
    }
}
