package org.costate.control;

import java.util.Arrays;
import org.costate.ode.ButcherTableau;

/** The space of a single trajectory: every slot is a {@code double[n]}. */
final class ArraySpace implements SweepSpace {

    private final ControlHamiltonian hamiltonian;
    private final PiecewiseConstantControl control;
    private final boolean hasRunningCost;
    private final int parts;
    private final double[][] controlGradient;
    private double[][] slots = {};
    private long evaluations;
    private long pullBacks;

    /** Creates the space; each of {@code parts} parts of the system bears its share of the cost. */
    ArraySpace(ControlHamiltonian hamiltonian, PiecewiseConstantControl control, int parts) {
        this.hamiltonian = hamiltonian;
        this.control = control;
        this.hasRunningCost = hamiltonian.runningCost() != RunningCost.none();
        this.parts = parts;
        this.controlGradient = new double[control.grid().steps()][control.dimension()];
    }

    double[] slot(int i) {
        return slots[i];
    }

    /** Returns {@code Σ h ∂H/∂u}, row {@code k} for step {@code k}. */
    double[][] integratedControlGradient() {
        return controlGradient;
    }

    /** Returns what a sweep has done here. */
    SweepWork work(CostateSweep sweep) {
        long bytes = 8L * slots.length * hamiltonian.system().stateDimension();
        return new SweepWork(
                evaluations, pullBacks, sweep.storedStates(), sweep.repeatedSteps(), 0, bytes);
    }

    private ControlSystem system(int part) {
        ControlSystem system = hamiltonian.system();
        return part < 0 ? system : ((SeparableSystem) system).parts().get(part);
    }

    private RunningCost cost(int part) {
        RunningCost whole = hamiltonian.runningCost();
        return part < 0 ? whole : whole.ofPart(part, parts);
    }

    @Override
    public void reserve(int stateSlots, int recordSlots) {
        slots = new double[stateSlots][hamiltonian.system().stateDimension()];
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
        for (int i = 0; i < slots[y].length; i++) {
            slots[y][i] += a * slots[x][i];
        }
    }

    @Override
    public double dot(int x, int y) {
        double sum = 0;
        for (int i = 0; i < slots[x].length; i++) {
            sum += slots[x][i] * slots[y][i];
        }
        return sum;
    }

    @Override
    public void velocity(int part, double t, int x, int k, int f, int record) {
        evaluations++;
        system(part).velocity(t, slots[x], control.on(k), slots[f]);
        requireFinite(slots[f], k, t);
    }

    private void requireFinite(double[] slope, int k, double t) {
        for (double value : slope) {
            if (!Double.isFinite(value)) {
                throw new NonFiniteException("velocity", k, control.grid().steps(), t, value);
            }
        }
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
        int n = slots[g].length;
        double[] hx = new double[n];
        double[] hu = new double[control.dimension()];
        double[] u = control.on(k);
        pullBacks++;
        system(part).pullBack(t, slots[x], slots[v], u, hx, hu);
        if (weight != 0) {
            cost(part).addGradient(t, slots[x], u, -weight, hx, hu);
        }
        for (int i = 0; i < n; i++) {
            slots[g][i] += h * hx[i];
        }
        for (int i = 0; i < hu.length; i++) {
            controlGradient[k][i] += h * hu[i];
        }
    }

    @Override
    public double runningCost(int part, double t, int x, int k, int f) {
        return cost(part).value(t, slots[x], control.on(k));
    }

    @Override
    public boolean hasRunningCost() {
        return hasRunningCost;
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
        new StageEquations(tableau, slots[x].length)
                .solve(field(k), t, h, slots[x], slots(stage, tableau), slots(f, tableau));
        for (double[] slope : slots(f, tableau)) {
            requireFinite(slope, k, t);
        }
    }

    @Override
    public void solveStageCostates(
            ButcherTableau tableau, double t, double h, int k, int stage, int p, int v) {
        double[][] stages = slots(stage, tableau);
        double[][] costs = new double[stages.length][slots[p].length];
        double[] ignored = new double[control.dimension()];
        for (int i = 0; i < stages.length; i++) {
            double at = t + tableau.c(i) * h;
            cost(-1).addGradient(at, stages[i], control.on(k), 1, costs[i], ignored);
        }
        new StageEquations(tableau, slots[p].length)
                .costates(field(k), t, h, stages, slots[p], costs, slots(v, tableau));
    }

    private double[][] slots(int first, ButcherTableau tableau) {
        return Arrays.copyOfRange(slots, first, first + tableau.stages());
    }

    private StageEquations.Field field(int k) {
        double[] u = control.on(k);
        double[] ignored = new double[u.length];
        return new StageEquations.Field() {
            @Override
            public void velocity(double t, double[] x, double[] f) {
                evaluations++;
                system(-1).velocity(t, x, u, f);
            }

            @Override
            public void pullBack(double t, double[] x, double[] v, double[] g) {
                pullBacks++;
                system(-1).pullBack(t, x, v, u, g, ignored);
            }
        };
    }
}
