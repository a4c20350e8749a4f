package org.costate.control.hj;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import org.costate.ode.Hamiltonian;
import org.hipparchus.util.FastMath;
import org.jspecify.annotations.Nullable;

/**
 * A monotone finite-difference solver of {@code u_t + H(x, −∇u) = Σ ν_i u_ii} on a uniform grid in
 * one or two dimensions (or more), to compare exact solutions with.
 *
 * <p>Central slopes and the Lax–Friedrichs dissipation {@code α_i h_i/2}, {@code α_i ≥ |∂H/∂p_i|}
 * over the slopes present, but only as much of it as the equation's own viscosity does not supply:
 * the coefficient of {@code u_ii} is {@code max(ν_i, α_i h_i/2)}. Where {@code ν_i ≥ α_i h_i/2}
 * nothing is added and the error is {@code O(h²)}, else {@code O(h)} [Crandall, Lions 1984]. Time
 * goes by Heun's method, a mean of monotone Euler steps, monotone for
 *
 * <pre>
 *   Δt ≤ 1 / Σ_i 2 max(ν_i, α_i h_i/2)/h_i².
 * </pre>
 *
 * <p>{@code α} is taken at the corners of the box of one-sided slopes of each node: exact for
 * {@code H} quadratic in {@code p}, and for any {@code H} convex in {@code p} on the line.
 */
public final class ViscousSolver {

    private static final double SAFETY = 0.9;
    private static final int MAX_STEPS = 10_000_000;

    private final Hamiltonian hamiltonian;
    private final double[] viscosity;
    private final UniformGrid grid;
    private final @Nullable ValueFunction edge;
    private final double[][] nodes;

    private ViscousSolver(
            HamiltonJacobiEquation equation, UniformGrid grid, @Nullable ValueFunction edge) {
        this.hamiltonian = equation.hamiltonian();
        this.grid = grid;
        this.edge = edge;
        Require.dimension("grid", grid.dimension(), hamiltonian.dimension());
        this.nodes = new double[grid.size()][];
        Arrays.setAll(nodes, grid::node);
        double[][] diffusion = equation.diffusion();
        this.viscosity = new double[diffusion.length];
        for (int i = 0; i < viscosity.length; i++) {
            viscosity[i] = Require.temperature(diffusion[i][i]);
            for (int k = 0; k < i; k++) {
                if (diffusion[i][k] != 0 || diffusion[k][i] != 0) {
                    throw new IllegalArgumentException(
                            "HJ-10: the diffusion matrix has the mixed entry "
                                    + diffusion[i][k]
                                    + "; the grid solver takes diagonal ones. Try: turn the axes"
                                    + " to those of D");
                }
            }
        }
    }

    /** Returns the solver whose slopes are continued beyond the edge, for flow out of the box. */
    public static ViscousSolver of(HamiltonJacobiEquation equation, UniformGrid grid) {
        return new ViscousSolver(equation, grid, null);
    }

    /** Returns the solver whose edge nodes take the values of a function. */
    public static ViscousSolver withEdge(
            HamiltonJacobiEquation equation, UniformGrid grid, ValueFunction edge) {
        return new ViscousSolver(equation, grid, edge);
    }

    /** Returns the longest step that keeps the scheme monotone at this field. */
    public double largestStep(GridField u) {
        return limit(dissipation(u.values(), u.time()));
    }

    /** Carries a field to time {@code t}, each step 0.9 of the longest allowed. */
    public GridField advance(GridField start, double t) {
        return run(start, t, limit -> SAFETY * limit);
    }

    /**
     * Carries a field to time {@code t} by steps {@code Δt}, the last one shorter.
     *
     * @throws IllegalArgumentException if a step is beyond the stability limit; the message says
     *     the allowed one
     */
    public GridField advance(GridField start, double t, double step) {
        Require.positive("time step", step);
        return run(
                start,
                t,
                limit -> {
                    if (step > limit) {
                        throw new IllegalArgumentException(
                                "HJ-08: time step "
                                        + Require.number(step)
                                        + " is beyond the stability limit "
                                        + Require.number(limit)
                                        + " of this grid, viscosity and slope. Try: a step of at"
                                        + " most "
                                        + Require.number(SAFETY * limit)
                                        + ", or advance without a step");
                    }
                    return step;
                });
    }

    private GridField run(GridField start, double end, DoubleUnaryOperator choice) {
        if (!(end >= start.time())) {
            throw new IllegalArgumentException(
                    "HJ-02: end time "
                            + end
                            + " lies before the field's own, "
                            + start.time()
                            + "; a viscous equation has no way back. Try: a later time");
        }
        double[] u = start.values();
        double t = start.time();
        double added = start.addedViscosity();
        int steps = start.steps();
        while (t < end) {
            double[] coefficient = dissipation(u, t);
            for (int i = 0; i < viscosity.length; i++) {
                added = Math.max(added, coefficient[i] - viscosity[i]);
            }
            double step = choice.applyAsDouble(limit(coefficient));
            double next = step >= (end - t) * (1 - 1e-12) ? end : t + step;
            u = heun(u, t, next, coefficient);
            t = next;
            steps++;
            checkFinite(u, t, steps);
        }
        return new GridField(grid, t, u, steps, added);
    }

    private void checkFinite(double[] u, double t, int steps) {
        double sum = 0;
        for (double v : u) {
            sum += v;
        }
        if (!Double.isFinite(sum) || steps > MAX_STEPS) {
            throw new ArithmeticException(
                    "NONFINITE-01: grid values left the finite numbers, or "
                            + MAX_STEPS
                            + " steps were not enough, at step "
                            + steps
                            + ", t = "
                            + Require.number(t)
                            + ". Try: a coarser grid or smoother data");
        }
    }

    private double limit(double[] coefficient) {
        double rate = 0;
        for (int i = 0; i < coefficient.length; i++) {
            rate += 2 * coefficient[i] / (grid.spacing(i) * grid.spacing(i));
        }
        return 1 / rate;
    }

    private double[] heun(double[] u, double t, double next, double[] coefficient) {
        double step = next - t;
        double[] first = rate(u, t, coefficient);
        double[] guess = u.clone();
        for (int i = 0; i < u.length; i++) {
            guess[i] += step * first[i];
        }
        prescribe(guess, next);
        double[] second = rate(guess, next, coefficient);
        for (int i = 0; i < u.length; i++) {
            guess[i] = 0.5 * (u[i] + guess[i] + step * second[i]);
        }
        prescribe(guess, next);
        return guess;
    }

    private void prescribe(double[] u, double t) {
        if (edge == null) {
            return;
        }
        for (int i = 0; i < u.length; i++) {
            boolean onEdge = false;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                int place = grid.place(axis, i);
                onEdge |= place == 0 || place == grid.nodes(axis) - 1;
            }
            if (onEdge) {
                u[i] = edge.value(nodes[i], t);
            }
        }
    }

    private double[] rate(double[] u, double t, double[] coefficient) {
        double[] rate = new double[u.length];
        double[] p = new double[viscosity.length];
        for (int i = 0; i < u.length; i++) {
            double spread = 0;
            for (int axis = 0; axis < p.length; axis++) {
                double left = slope(u, i, axis, -1);
                double right = slope(u, i, axis, 1);
                p[axis] = -0.5 * (left + right);
                spread += coefficient[axis] * (right - left) / grid.spacing(axis);
            }
            rate[i] = spread - hamiltonian.value(t, nodes[i], p);
        }
        return rate;
    }

    /** One-sided slope at a node; beyond the edge the slope inside goes on. */
    private double slope(double[] u, int i, int axis, int side) {
        int place = grid.place(axis, i);
        boolean outside = side < 0 ? place == 0 : place == grid.nodes(axis) - 1;
        int direction = outside ? -side : side;
        int neighbour = i + direction * grid.stride(axis);
        return direction * (u[neighbour] - u[i]) / grid.spacing(axis);
    }

    /** {@code max(ν_i, α_i h_i/2)} with {@code α} over all nodes and corners of slopes. */
    private double[] dissipation(double[] u, double t) {
        int d = viscosity.length;
        double[] alpha = new double[d];
        double[] p = new double[d];
        double[] velocity = new double[d];
        double[] force = new double[d];
        for (int i = 0; i < u.length; i++) {
            for (int corner = 0; corner < 1 << d; corner++) {
                for (int axis = 0; axis < d; axis++) {
                    p[axis] = -slope(u, i, axis, (corner >> axis & 1) == 0 ? -1 : 1);
                }
                hamiltonian.canonicalEquations(t, nodes[i], p, velocity, force);
                for (int axis = 0; axis < d; axis++) {
                    alpha[axis] = Math.max(alpha[axis], Math.abs(velocity[axis]));
                }
            }
        }
        for (int axis = 0; axis < d; axis++) {
            alpha[axis] = FastMath.max(viscosity[axis], 0.5 * alpha[axis] * grid.spacing(axis));
        }
        return alpha;
    }
}
