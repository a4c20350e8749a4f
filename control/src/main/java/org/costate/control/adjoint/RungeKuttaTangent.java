package org.costate.control.adjoint;

import static org.costate.control.adjoint.Dynamics.addScaled;

import java.util.function.IntFunction;
import org.costate.control.StageEquations;
import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/** Tangents of a tableau, explicit or implicit, in the form that divides by no weight. */
final class RungeKuttaTangent implements TangentStep {

    private final Dynamics dynamics;
    private final ButcherTableau tableau;
    private final TimeGrid grid;
    private final IntFunction<double[]> control;
    private final int n;
    private final int m;
    private final int s;
    private final boolean isExplicit;
    private final double[][][] x;
    private final double[][][] dx;
    private final double[][] slope;

    RungeKuttaTangent(
            Dynamics dynamics,
            ButcherTableau tableau,
            TimeGrid grid,
            IntFunction<double[]> control) {
        this.dynamics = dynamics;
        this.tableau = tableau;
        this.grid = grid;
        this.control = control;
        this.n = dynamics.states();
        this.m = dynamics.controls();
        this.s = tableau.stages();
        this.isExplicit = tableau.isExplicit();
        this.x = new double[grid.steps()][s][n];
        this.dx = new double[grid.steps()][s][n];
        this.slope = new double[s][n];
    }

    private double time(int k, int i) {
        return grid.node(k) + tableau.c(i) * grid.step(k);
    }

    private StageEquations equations() {
        return new StageEquations(tableau, n);
    }

    private double[][][] jacobians(int k) {
        return equations()
                .jacobians(
                        TrajectorySpace.field(dynamics, control.apply(k)),
                        grid.node(k),
                        grid.step(k),
                        x[k]);
    }

    @Override
    public double forward(int k, double[] state) {
        double h = grid.step(k);
        double[] u = control.apply(k);
        dynamics.atStep(k + 1);
        if (!isExplicit) {
            try {
                equations()
                        .solve(
                                TrajectorySpace.field(dynamics, u),
                                grid.node(k),
                                h,
                                state,
                                x[k],
                                slope);
            } catch (ArithmeticException e) {
                throw AdjointException.unsolved(e, grid.node(k), k + 1, state);
            }
        }
        for (int i = 0; i < s && isExplicit; i++) {
            System.arraycopy(state, 0, x[k][i], 0, n);
            for (int j = 0; j < i; j++) {
                addScaled(h * tableau.a(i, j), slope[j], x[k][i]);
            }
            dynamics.velocity(time(k, i), x[k][i], u, slope[i]);
        }
        for (int i = 0; i < s; i++) {
            addScaled(h * tableau.b(i), slope[i], state);
        }
        return dynamics.hasCost() ? runningCost(k, u) : 0;
    }

    private double runningCost(int k, double[] u) {
        double cost = 0;
        for (int i = 0; i < s; i++) {
            cost += grid.step(k) * tableau.b(i) * dynamics.cost(time(k, i), x[k][i], u);
        }
        return cost;
    }

    @Override
    public double tangent(int k, double[] d, double[] du) {
        double h = grid.step(k);
        double[] u = control.apply(k);
        if (!isExplicit) {
            implicitTangents(k, d, du);
        }
        double[][] df = new double[s][n];
        double cost = 0;
        for (int i = 0; i < s; i++) {
            if (isExplicit) {
                System.arraycopy(d, 0, dx[k][i], 0, n);
                for (int j = 0; j < i; j++) {
                    addScaled(h * tableau.a(i, j), df[j], dx[k][i]);
                }
            }
            double rate = dynamics.tangent(time(k, i), x[k][i], u, dx[k][i], du, df[i]);
            cost += h * tableau.b(i) * rate;
        }
        for (int i = 0; i < s; i++) {
            addScaled(h * tableau.b(i), df[i], d);
        }
        return cost;
    }

    private void implicitTangents(int k, double[] d, double[] du) {
        double h = grid.step(k);
        double[][] driven = new double[s][n];
        for (int j = 0; j < s; j++) {
            dynamics.tangent(time(k, j), x[k][j], control.apply(k), new double[n], du, driven[j]);
        }
        for (int i = 0; i < s; i++) {
            System.arraycopy(d, 0, dx[k][i], 0, n);
            for (int j = 0; j < s; j++) {
                addScaled(h * tableau.a(i, j), driven[j], dx[k][i]);
            }
        }
        equations().solveTangents(h, jacobians(k), dx[k]);
    }

    @Override
    public void back(int k, double[] p, double[] dp, double[] du, double[] hu, double[] dhu) {
        double h = grid.step(k);
        double[][] v = new double[s][n];
        double[][] dv = new double[s][n];
        double[][] g = new double[s][n];
        double[][] dg = new double[s][n];
        if (!isExplicit) {
            implicitCostates(k, p, dp, du, v, dv);
        }
        for (int i = s - 1; i >= 0; i--) {
            if (isExplicit) {
                stageCostate(i, h, p, g, v[i]);
                stageCostate(i, h, dp, dg, dv[i]);
            }
            double[] u = control.apply(k);
            double[] pu = new double[m];
            double[] dpu = new double[m];
            double p0 = -tableau.b(i);
            dynamics.pullBack(time(k, i), x[k][i], v[i], p0, u, g[i], pu);
            dynamics.pullBackTangent(
                    time(k, i), x[k][i], v[i], p0, u, dx[k][i], dv[i], du, dg[i], dpu);
            addScaled(h, pu, hu);
            addScaled(h, dpu, dhu);
        }
        for (int i = 0; i < s; i++) {
            addScaled(h, g[i], p);
            addScaled(h, dg[i], dp);
        }
    }

    /** {@code V_i = b_i p + h Σ_{j>i} a_ji G_j}. */
    private void stageCostate(int i, double h, double[] p, double[][] g, double[] v) {
        addScaled(tableau.b(i), p, v);
        for (int j = i + 1; j < s; j++) {
            addScaled(h * tableau.a(j, i), g[j], v);
        }
    }

    private void implicitCostates(
            int k, double[] p, double[] dp, double[] du, double[][] v, double[][] dv) {
        double h = grid.step(k);
        double[] u = control.apply(k);
        double[][] costs = new double[s][n];
        for (int i = 0; i < s; i++) {
            dynamics.addCostGradient(time(k, i), x[k][i], u, 1, costs[i]);
        }
        equations()
                .costates(TrajectorySpace.field(dynamics, u), grid.node(k), h, x[k], p, costs, v);
        double[][] bent = new double[s][n]; // how G_j changes with δX_j and δu alone
        for (int j = 0; j < s; j++) {
            dynamics.pullBackTangent(
                    time(k, j),
                    x[k][j],
                    v[j],
                    -tableau.b(j),
                    u,
                    dx[k][j],
                    new double[n],
                    du,
                    bent[j],
                    new double[m]);
        }
        for (int i = 0; i < s; i++) {
            addScaled(tableau.b(i), dp, dv[i]);
            for (int j = 0; j < s; j++) {
                addScaled(h * tableau.a(j, i), bent[j], dv[i]);
            }
        }
        equations().solveCostates(h, jacobians(k), dv);
    }
}
