package org.costate.control.adjoint;

import java.util.Arrays;
import java.util.Optional;
import org.costate.control.SweepResult;
import org.costate.control.SweepWork;
import org.costate.ode.ButcherTableau;
import org.costate.ode.FixedStepFlow;
import org.costate.ode.TimeGrid;

/**
 * The costate equation by fixed steps of an explicit tableau over the grid of the way forward:
 * along with the state, or along the cubic Hermite interpolant of its nodes.
 *
 * <p>Against the discrete gradient of the same steps it is in error by {@code O(h^p)}, and along
 * the interpolant by {@code O(h^min(p, 4))}: what it costs to optimise before discretising.
 */
final class FixedContinuousAdjoint implements AdjointMethod {

    private final ButcherTableau tableau;
    private final Steps steps;
    private final boolean isBacksolve;

    private FixedContinuousAdjoint(ButcherTableau tableau, Steps steps, boolean isBacksolve) {
        this.tableau = tableau.requireExplicit("a continuous adjoint by fixed steps");
        this.steps = steps;
        this.isBacksolve = isBacksolve;
    }

    static FixedContinuousAdjoint backsolve(ButcherTableau tableau, Steps steps) {
        return new FixedContinuousAdjoint(tableau, steps, true);
    }

    static FixedContinuousAdjoint interpolated(ButcherTableau tableau, Steps steps) {
        return new FixedContinuousAdjoint(tableau, steps, false);
    }

    @Override
    public String name() {
        return (isBacksolve ? "backsolve " : "interpolated ") + tableau.name() + ", " + steps;
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        return new Run(problem, steps.of(problem)).result();
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        TangentSweep sweep = TangentSweep.of(problem, tableau, steps.of(problem));
        return Optional.of((dx0, dtheta) -> sweep.along(dx0, dtheta).loss());
    }

    @Override
    public boolean isExactForItsLoss() {
        return false;
    }

    /** One way forward and back. */
    private final class Run {

        private final AdjointProblem problem;
        private final TimeGrid grid;
        private final Dynamics dynamics;
        private final double[][] theta;
        private final int n;
        private final int m;
        private final double[][] states;
        private final double[][] slopes;
        private double loss;

        Run(AdjointProblem problem, TimeGrid grid) {
            this.problem = problem;
            this.grid = grid;
            this.dynamics = problem.dynamics();
            this.theta = problem.parameters();
            this.n = dynamics.states();
            this.m = dynamics.controls();
            this.states = new double[grid.steps() + 1][n];
            this.slopes = new double[grid.steps() + 1][n];
        }

        private int interval(int k) {
            return problem.interval(grid.node(k), grid.node(k + 1));
        }

        SweepResult result() {
            double[] x0 = problem.initialState().toArray();
            dynamics.requirePure(problem.start(), x0, theta[0]);
            double[] end = forward(x0);
            double[] p = new double[n];
            problem.jump(problem.end(), end, p);
            double ofEnd =
                    -dynamics.hamiltonian(
                            problem.end(), end, p, -1, theta[interval(grid.steps() - 1)]);
            double[][] hu = new double[theta.length][m];
            CostatePath path = new CostatePath();
            double[] back = backward(end, p, hu, path);
            double recovery = isBacksolve ? Recovery.error(x0, back) : Double.NaN;
            int stored = isBacksolve ? 1 : grid.steps() + 1;
            SweepResult.Builder made =
                    path.into(problem.controlGrid(), hu)
                            .cost(loss)
                            .times(new double[0], ofEnd)
                            .recovery(recovery)
                            .work(
                                    new SweepWork(
                                            dynamics.evaluations(),
                                            dynamics.pullBacks(),
                                            stored,
                                            isBacksolve ? grid.steps() : 0,
                                            0,
                                            16L * n * stored));
            Recovery.warn(made, "the backsolve", recovery);
            return made.build();
        }

        private double[] forward(double[] x0) {
            FixedStepFlow flow = FixedStepFlow.of(tableau, n + 1);
            double[] y = Arrays.copyOf(x0, n + 1); // (x, ∫ℓ)
            double[] f = new double[n];
            for (int k = 0; k < grid.steps(); k++) {
                double[] u = theta[interval(k)];
                dynamics.atStep(k + 1);
                if (!isBacksolve) {
                    System.arraycopy(y, 0, states[k], 0, n);
                }
                loss += problem.costAt(grid.node(k), Arrays.copyOf(y, n));
                flow.step(
                        (t, z, zDot) -> {
                            double[] x = Arrays.copyOf(z, n);
                            dynamics.velocity(t, x, u, f);
                            System.arraycopy(f, 0, zDot, 0, n);
                            zDot[n] = dynamics.hasCost() ? dynamics.cost(t, x, u) : 0;
                        },
                        grid.node(k),
                        grid.step(k),
                        y);
            }
            double[] end = Arrays.copyOf(y, n);
            states[grid.steps()] = end;
            loss += y[n] + problem.costAt(grid.end(), end);
            return end;
        }

        /** Returns the state it ends in. */
        private double[] backward(double[] end, double[] costate, double[][] hu, CostatePath path) {
            FixedStepFlow flow = FixedStepFlow.of(tableau, 2 * n + m);
            double[] x = end;
            double[] p = costate;
            path.begin(problem.end(), x, p);
            for (int k = grid.steps() - 1; k >= 0; k--) {
                int q = interval(k);
                double[] u = theta[q];
                dynamics.atStep(k + 1);
                path.hamiltonian(dynamics.hamiltonian(grid.node(k + 1), x, p, -1, u));
                double[] y = new double[2 * n + m];
                System.arraycopy(x, 0, y, 0, n);
                System.arraycopy(p, 0, y, n, n);
                double[][] hermite = isBacksolve ? null : slopes(k, u);
                int step = k;
                flow.step(
                        (t, z, zDot) -> velocity(t, z, zDot, u, step, hermite),
                        grid.node(k + 1),
                        -grid.step(k),
                        y);
                x = isBacksolve ? Arrays.copyOf(y, n) : states[k];
                p = Arrays.copyOfRange(y, n, 2 * n);
                for (int i = 0; i < m; i++) {
                    hu[q][i] -= y[2 * n + i];
                }
                path.step(grid.node(k), x, p, dynamics.hamiltonian(grid.node(k), x, p, -1, u));
                problem.jump(grid.node(k), x, p);
                path.jump(p);
            }
            return x;
        }

        /** Returns {@code f} at both ends of a step, under its own control. */
        private double[][] slopes(int k, double[] u) {
            dynamics.velocity(grid.node(k), states[k], u, slopes[k]);
            dynamics.velocity(grid.node(k + 1), states[k + 1], u, slopes[k + 1]);
            return new double[][] {slopes[k], slopes[k + 1]};
        }

        private void velocity(
                double t, double[] z, double[] zDot, double[] u, int k, double[][] hermite) {
            Arrays.fill(zDot, 0);
            double[] x = Arrays.copyOf(z, n);
            if (hermite == null) {
                double[] f = new double[n];
                dynamics.velocity(t, x, u, f);
                System.arraycopy(f, 0, zDot, 0, n);
            } else {
                interpolate(k, (t - grid.node(k)) / grid.step(k), hermite, x);
            }
            double[] hx = new double[n];
            double[] hu = new double[m];
            dynamics.pullBack(t, x, Arrays.copyOfRange(z, n, 2 * n), -1, u, hx, hu);
            for (int i = 0; i < n; i++) {
                zDot[n + i] = -hx[i];
            }
            System.arraycopy(hu, 0, zDot, 2 * n, m);
        }

        private void interpolate(int k, double s, double[][] f, double[] x) {
            double h = grid.step(k);
            for (int i = 0; i < n; i++) {
                double a = states[k][i];
                double b = states[k + 1][i];
                x[i] =
                        (1 + 2 * s) * (1 - s) * (1 - s) * a
                                + s * s * (3 - 2 * s) * b
                                + h * s * (1 - s) * ((1 - s) * f[0][i] - s * f[1][i]);
            }
        }
    }
}
