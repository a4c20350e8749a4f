package org.costate.control.adjoint;

import java.util.function.IntFunction;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/**
 * Directions carried along a discrete trajectory: tangents forward, and Hessian-vector products by
 * the tangent of the costate sweep (forward over reverse).
 *
 * <pre>
 *   δX_i = δx_k + h Σ_j a_ij δF_j,   δF_i = f_x δX_i + f_θ δθ,   δx_{k+1} = δx_k + h Σ_i b_i δF_i
 * </pre>
 *
 * <p>The exact partner of the discrete adjoint: {@code ⟨Jv, w⟩ = ⟨v, Jᵀw⟩} to rounding, for every
 * tableau, explicit or implicit, and every splitting. Stages are kept, {@code O(N s n)}; each
 * direction then costs one sweep of tangents. One object serves one thread.
 */
public final class TangentSweep {

    /**
     * How loss and states change along a direction.
     *
     * @param loss {@code δJ}
     * @param states {@code δx_k}, {@code N + 1} rows
     */
    public record Tangent(double loss, double[][] states) {}

    /**
     * The Hessian of the loss times a direction.
     *
     * @param loss {@code δJ}
     * @param initialState {@code ∇²J v}, its part in {@code x₀}
     * @param parameters its part in {@code θ}, a row for each interval
     */
    public record HessianProduct(double loss, double[] initialState, double[][] parameters) {}

    private final AdjointProblem problem;
    private final TimeGrid grid;
    private final int[] interval;
    private final TangentStep step;
    private final double[][] x;
    private final int n;
    private final int m;
    private final Dynamics dynamics;
    private double runningCost;

    private TangentSweep(AdjointProblem problem, Scheme scheme, TimeGrid grid) {
        this.problem = problem;
        this.grid = grid;
        this.dynamics = problem.dynamics();
        this.n = dynamics.states();
        this.m = dynamics.controls();
        this.interval = new int[grid.steps()];
        for (int k = 0; k < interval.length; k++) {
            interval[k] = problem.interval(grid.node(k), grid.node(k + 1));
        }
        double[][] theta = problem.parameters();
        IntFunction<double[]> control = k -> theta[interval[k]];
        this.step =
                scheme instanceof Splitting splitting
                        ? new SplittingTangent(dynamics, splitting, grid, control)
                        : new RungeKuttaTangent(dynamics, (ButcherTableau) scheme, grid, control);
        this.x = new double[grid.steps() + 1][];
        double[] state = problem.initialState().toArray();
        x[0] = state.clone();
        for (int k = 0; k < grid.steps(); k++) {
            runningCost += step.forward(k, state);
            x[k + 1] = state.clone();
        }
    }

    /** Returns the sweep of a scheme over a grid that has a node at every break of the problem. */
    public static TangentSweep of(AdjointProblem problem, Scheme scheme, TimeGrid grid) {
        return new TangentSweep(problem, scheme, Steps.on(grid).of(problem));
    }

    /** Returns the grid. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns {@code x_k}. */
    public double[] state(int k) {
        return x[k].clone();
    }

    double runningCost() {
        return runningCost;
    }

    long evaluations() {
        return dynamics.evaluations();
    }

    /**
     * Returns the tangents along {@code (δx₀, δθ)}.
     *
     * @param dx0 {@code n} numbers
     * @param dtheta a row of {@code m} numbers for each interval of the parameter
     */
    public Tangent along(double[] dx0, double[][] dtheta) {
        check(dx0, dtheta);
        double[][] dx = new double[grid.steps() + 1][];
        double[] d = dx0.clone();
        double loss = 0;
        dx[0] = d.clone();
        loss += costTangent(0, d);
        for (int k = 0; k < grid.steps(); k++) {
            loss += step.tangent(k, d, dtheta[interval[k]]);
            dx[k + 1] = d.clone();
            loss += costTangent(k + 1, d);
        }
        return new Tangent(loss, dx);
    }

    private double costTangent(int k, double[] d) {
        double[] minusGradient = new double[n];
        problem.jump(grid.node(k), x[k], minusGradient);
        return -Dynamics.dot(minusGradient, d);
    }

    /** Returns the Hessian of the computed loss times the direction {@code (δx₀, δθ)}. */
    public HessianProduct hessianProduct(double[] dx0, double[][] dtheta) {
        Tangent tangent = along(dx0, dtheta); // leaves its stages behind
        double[][] hu = new double[dtheta.length][m];
        double[][] dhu = new double[dtheta.length][m];
        double[] p = new double[n];
        double[] dp = new double[n];
        for (int k = grid.steps(); k >= 0; k--) {
            if (k < grid.steps()) {
                int q = interval[k];
                step.back(k, p, dp, dtheta[q], hu[q], dhu[q]);
            }
            problem.jump(grid.node(k), x[k], p);
            problem.jumpTangent(grid.node(k), x[k], tangent.states()[k], dp);
        }
        negate(dp);
        for (double[] row : dhu) {
            negate(row);
        }
        return new HessianProduct(tangent.loss(), dp, dhu);
    }

    private static void negate(double[] v) {
        for (int i = 0; i < v.length; i++) {
            v[i] = -v[i];
        }
    }

    private void check(double[] dx0, double[][] dtheta) {
        boolean fits = dx0.length == n && dtheta.length == problem.parameters().length;
        for (double[] row : dtheta) {
            fits &= row.length == m;
        }
        if (!fits) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the direction has "
                            + dx0.length
                            + " states and "
                            + dtheta.length
                            + " rows of parameters, expected "
                            + n
                            + " states and "
                            + problem.parameters().length
                            + " rows of "
                            + m);
        }
    }
}
