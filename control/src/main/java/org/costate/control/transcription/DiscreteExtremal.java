package org.costate.control.transcription;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.costate.ode.Costate;
import org.costate.ode.SolverStatus;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * A solution of a transcribed problem: states and costates at nodes and stages, controls at stages.
 *
 * <p>Costates follow the convention of the toolkit: {@code p = −∂V/∂x}, {@code u} maximises {@code
 * H = ⟨p, f⟩ − ℓ}, all of the minimised problem. They are multipliers of the collocation equations,
 * of the order of the scheme. Immutable; arrays handed out are fresh.
 *
 * <p>Whatever the status, the point is the best one found; it is a solution only if {@code
 * status().isSuccess()}.
 */
public final class DiscreteExtremal {

    private final TimeGrid grid;
    private final double[][] states;
    private final double[][] costates;
    private final double[] stageTimes;
    private final double[][] stageStates;
    private final double[][] stageCostates;
    private final double[][] controls;
    private final double[][] wallMultipliers;
    private final double[] endMultipliers;
    private final DirectReport report;

    private DiscreteExtremal(
            Transcription program,
            double[] v,
            double[] y,
            Scaling units,
            UnaryOperator<double[]> control,
            DirectReport report) {
        this.report = report;
        Layout at = program.layout();
        double t0 = program.horizon().start(v) * units.time();
        double tf = program.horizon().end(v) * units.time();
        double[] nodes = new double[at.intervals() + 1];
        states = new double[nodes.length][at.n()];
        costates = new double[nodes.length][at.n()];
        for (int k = 0; k < nodes.length; k++) {
            double tau = program.grid()[k];
            nodes[k] = (1 - tau) * t0 + tau * tf;
            program.nodeCostate(y, k, costates[k]);
            read(v, at.node(k), costates[k], states[k], units);
        }
        grid = TimeGrid.of(nodes);
        int stages = at.intervals() * at.s();
        stageTimes = new double[stages];
        stageStates = new double[stages][at.n()];
        stageCostates = new double[stages][at.n()];
        controls = new double[stages][];
        wallMultipliers = new double[stages][at.r()];
        for (int l = 0; l < stages; l++) {
            readStage(program, l, v, y, units, control);
        }
        endMultipliers = new double[at.b()];
        for (int r = 0; r < at.b(); r++) {
            endMultipliers[r] = y[r] * units.cost() / units.condition(r);
        }
    }

    private void readStage(
            Transcription program,
            int l,
            double[] v,
            double[] y,
            Scaling units,
            UnaryOperator<double[]> control) {
        Layout at = program.layout();
        int k = l / at.s();
        int j = l % at.s();
        double tau = program.tau(k, j);
        stageTimes[l] = (1 - tau) * grid.start() + tau * grid.end();
        program.stageCostate(y, k, j, stageCostates[l]);
        read(v, at.state(k, j), stageCostates[l], stageStates[l], units);
        double[] w = Arrays.copyOfRange(v, at.control(k, j), at.slack(k, j));
        for (int i = 0; i < w.length; i++) {
            w[i] *= units.control(i);
        }
        controls[l] = control.apply(w);
        double weight = program.scheme().b()[j] * grid.step(k);
        for (int r = 0; r < at.r(); r++) {
            double eta = y[at.pathRow(k, j) + r] / weight;
            wallMultipliers[l][r] = eta * units.cost() / units.wall(r);
        }
    }

    private static void read(double[] v, int from, double[] p, double[] x, Scaling units) {
        for (int i = 0; i < x.length; i++) {
            x[i] = v[from + i] * units.state(i);
            p[i] *= units.cost() / units.state(i);
        }
    }

    static DiscreteExtremal of(
            Transcription program,
            double[] v,
            double[] y,
            Scaling units,
            UnaryOperator<double[]> control,
            DirectReport report) {
        return new DiscreteExtremal(program, v, y, units, control, report);
    }

    /** Returns how the solver ended, and what it measured. */
    public DirectReport report() {
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

    /** Returns the nodes in time. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns {@code x_k} at node {@code k}, {@code 0 ≤ k ≤ N}. */
    public State state(int k) {
        return State.of(states[k]);
    }

    /** Returns {@code p_k} at node {@code k}, {@code 0 ≤ k ≤ N}. */
    public Costate costate(int k) {
        return Costate.of(costates[k]);
    }

    /** Returns the number of stages over all intervals. */
    public int stages() {
        return stageTimes.length;
    }

    /** Returns the time of stage {@code l}, counted from 0 over all intervals; they increase. */
    public double stageTime(int l) {
        return stageTimes[l];
    }

    /** Returns the state at stage {@code l}. */
    public State stageState(int l) {
        return State.of(stageStates[l]);
    }

    /** Returns the costate at stage {@code l}. */
    public Costate stageCostate(int l) {
        return Costate.of(stageCostates[l]);
    }

    /** Returns the control at stage {@code l}. */
    public double[] control(int l) {
        return controls[l].clone();
    }

    /**
     * Returns the multipliers {@code ν} of the conditions at the ends: one for each fixed component
     * of the initial state, of the final state, then those of {@code ψ}.
     */
    public double[] endMultipliers() {
        return endMultipliers.clone();
    }

    /**
     * Returns the densities {@code η ≥ 0} of the multipliers of path constraints at stage {@code
     * l}, bounds of single states and controls left out.
     */
    public double[] pathMultipliers(int l) {
        return wallMultipliers[l].clone();
    }

    /** Returns the state at a time, linear between nodes and stages. */
    public State stateAt(double t) {
        return State.of(between(t, states, stageStates));
    }

    /** Returns the costate at a time, linear between nodes and stages. */
    public Costate costateAt(double t) {
        return Costate.of(between(t, costates, stageCostates));
    }

    /** Returns the control at a time, linear between stages, constant beyond the outer ones. */
    public double[] controlAt(double t) {
        double[] u = new double[controls[0].length];
        DiscretePath.interpolate(stageTimes, controls, t, u, 0);
        return u;
    }

    private double[] between(double t, double[][] atNodes, double[][] atStages) {
        int s = stages() / grid.steps();
        int points = grid.steps() * (s + 1) + 1;
        double[] times = new double[points];
        double[][] rows = new double[points][];
        for (int i = 0; i < points; i++) {
            int k = i / (s + 1);
            int j = i % (s + 1);
            times[i] = j == 0 ? grid.node(k) : stageTimes[k * s + j - 1];
            rows[i] = j == 0 ? atNodes[k] : atStages[k * s + j - 1];
        }
        double[] value = new double[rows[0].length];
        DiscretePath.interpolate(times, rows, t, value, 0);
        return value;
    }

    @Override
    public String toString() {
        return report.toString();
    }
}
