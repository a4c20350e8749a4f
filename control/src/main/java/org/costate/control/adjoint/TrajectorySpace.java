package org.costate.control.adjoint;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.costate.control.CostateSweep;
import org.costate.control.StageEquations;
import org.costate.control.SweepObserver;
import org.costate.control.SweepSpace;
import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;

/**
 * One trajectory of an adjoint problem on a grid: slots are {@code double[n]}, the control of a
 * step is that of the interval it lies in, costs at nodes make the costate jump.
 */
final class TrajectorySpace implements SweepSpace, SweepObserver {

    private final AdjointProblem problem;
    private final Dynamics dynamics;
    private final List<Dynamics> parts;
    private final TimeGrid grid;
    private final int[] interval;
    private final double[][] theta;
    private final boolean isTimed;
    private final double[][] integratedHu;
    private final double[] timeForce;
    private final double[] timeMoment;
    private final double[] hamiltonian;
    private final double[][] states;
    private final double[][] costates;
    private double[][] slots = {};
    private double loss;

    TrajectorySpace(AdjointProblem problem, Dynamics dynamics, TimeGrid grid, int partCount) {
        this.problem = problem;
        this.dynamics = dynamics;
        this.grid = grid;
        this.theta = problem.parameters();
        this.parts = IntStream.range(0, partCount).mapToObj(dynamics::part).toList();
        this.interval = new int[grid.steps()];
        for (int k = 0; k < interval.length; k++) {
            interval[k] = problem.interval(grid.node(k), grid.node(k + 1));
        }
        this.isTimed = problem.differentiatesTimes();
        this.integratedHu = new double[theta.length][dynamics.controls()];
        this.timeForce = new double[grid.steps()];
        this.timeMoment = new double[grid.steps()];
        this.hamiltonian = new double[grid.steps()];
        this.states = new double[grid.steps() + 1][];
        this.costates = new double[grid.steps() + 1][];
    }

    double[] slot(int i) {
        return slots[i];
    }

    int slotCount() {
        return slots.length;
    }

    long evaluations() {
        return dynamics.evaluations() + parts.stream().mapToLong(Dynamics::evaluations).sum();
    }

    long pullBacks() {
        return dynamics.pullBacks() + parts.stream().mapToLong(Dynamics::pullBacks).sum();
    }

    /** Returns {@code J}, all of it, once the sweep is back. */
    double loss() {
        return loss;
    }

    double[][] integratedHu() {
        return integratedHu;
    }

    double[][] states() {
        return states;
    }

    double[][] costates() {
        return costates;
    }

    double[] hamiltonian() {
        return hamiltonian;
    }

    /**
     * Returns {@code ∂J/∂h_k = −H_k − Σ_i (t_i − t_k) ∂_tH_i − Σ_{m>k} h_m Σ_i ∂_tH_i}, sums over
     * stages.
     */
    double[] stepGradients() {
        double[] gradient = new double[hamiltonian.length];
        double later = 0;
        for (int k = gradient.length - 1; k >= 0; k--) {
            gradient[k] = -hamiltonian[k] - timeMoment[k] - later;
            later += timeForce[k];
        }
        return gradient;
    }

    /** Runs a planned sweep from the states already in its slots. */
    void run(CostateSweep sweep) {
        sweep.forward(this);
        Arrays.fill(slots[sweep.costate()], 0);
        sweep.backward(this, this);
    }

    // ------------------------------------------------------------------ observer

    @Override
    public void phasePoint(int k, int x, int p) {
        double t = grid.node(k);
        requireFinite("x", slots[x], k);
        loss += problem.costAt(t, slots[x]);
        problem.jump(t, slots[x], slots[p]);
        requireFinite("p", slots[p], k);
        states[k] = slots[x].clone();
        costates[k] = slots[p].clone();
    }

    @Override
    public void hamiltonian(int k, double value) {
        hamiltonian[k] = value;
    }

    private void requireFinite(String what, double[] values, int k) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw AdjointException.notFinite(what, i, values[i], grid.node(k), k, slots[0]);
            }
        }
    }

    // --------------------------------------------------------------------- space

    private Dynamics of(int part, int k) {
        Dynamics here = part < 0 ? dynamics : parts.get(part);
        here.atStep(k + 1);
        return here;
    }

    private double[] control(int k) {
        return theta[interval[k]];
    }

    @Override
    public void reserve(int stateSlots, int recordSlots) {
        slots = new double[stateSlots][dynamics.states()];
    }

    @Override
    public void zero(int y) {
        Arrays.fill(slots[y], 0);
    }

    @Override
    public void copy(int x, int y) {
        System.arraycopy(slots[x], 0, slots[y], 0, slots[x].length);
    }

    @Override
    public void addScaled(double a, int x, int y) {
        Dynamics.addScaled(a, slots[x], slots[y]);
    }

    @Override
    public double dot(int x, int y) {
        return Dynamics.dot(slots[x], slots[y]);
    }

    @Override
    public void velocity(int part, double t, int x, int k, int f, int record) {
        of(part, k).velocity(t, slots[x], control(k), slots[f]);
    }

    @Override
    public void pullBack(
            int part,
            double t,
            int x,
            int k,
            int v,
            double weight,
            double h,
            int f,
            int record,
            int g) {
        Dynamics here = of(part, k);
        double[] u = control(k);
        double[] hx = new double[dynamics.states()];
        double[] hu = new double[u.length];
        here.pullBack(t, slots[x], slots[v], -weight, u, hx, hu);
        if (weight != 0 && hasRunningCost()) {
            loss += h * weight * here.cost(t, slots[x], u);
        }
        if (isTimed) {
            double force = here.timeForce(t, slots[x], slots[v], -weight, u);
            timeForce[k] += h * force;
            timeMoment[k] += (t - grid.node(k)) * force;
        }
        Dynamics.addScaled(h, hx, slots[g]);
        Dynamics.addScaled(h, hu, integratedHu[interval[k]]);
    }

    @Override
    public double runningCost(int part, double t, int x, int k, int f) {
        return of(part, k).cost(t, slots[x], control(k));
    }

    @Override
    public boolean hasRunningCost() {
        return dynamics.hasCost();
    }

    @Override
    public boolean needsVelocity() {
        return false;
    }

    @Override
    public void solveStages(
            ButcherTableau tableau,
            double t,
            double h,
            int k,
            int x,
            int stage,
            int f,
            int record) {
        try {
            new StageEquations(tableau, dynamics.states())
                    .solve(field(k), t, h, slots[x], slots(stage, tableau), slots(f, tableau));
        } catch (ArithmeticException e) {
            throw AdjointException.unsolved(e, t, k + 1, slots[x]);
        }
    }

    @Override
    public void solveStageCostates(
            ButcherTableau tableau, double t, double h, int k, int stage, int p, int v) {
        double[][] stages = slots(stage, tableau);
        double[][] costs = new double[stages.length][dynamics.states()];
        for (int i = 0; i < stages.length; i++) {
            double at = t + tableau.c(i) * h;
            dynamics.addCostGradient(at, stages[i], control(k), 1, costs[i]);
        }
        try {
            new StageEquations(tableau, dynamics.states())
                    .costates(field(k), t, h, stages, slots[p], costs, slots(v, tableau));
        } catch (ArithmeticException e) {
            throw AdjointException.unsolved(e, t, k + 1, stages[0]);
        }
    }

    private double[][] slots(int first, ButcherTableau tableau) {
        return Arrays.copyOfRange(slots, first, first + tableau.stages());
    }

    private StageEquations.Field field(int k) {
        return field(of(-1, k), control(k));
    }

    static StageEquations.Field field(Dynamics dynamics, double[] u) {
        double[] ignored = new double[u.length];
        return new StageEquations.Field() {
            @Override
            public void velocity(double t, double[] x, double[] f) {
                dynamics.velocity(t, x, u, f);
            }

            @Override
            public void pullBack(double t, double[] x, double[] v, double[] g) {
                dynamics.pullBack(t, x, v, 0, u, g, ignored);
            }
        };
    }
}
