package org.costate.control.transcription;

import org.costate.ode.SolverStatus;

/** A discrete extremal. */
public final class DiscreteExtremal {

    private final double[] nodes;
    private final double[][] states;
    private final double[][] costates;
    private final double[] stageTimes;
    private final double[][] stageStates;
    private final double[][] stageCostates;
    private final double[][] controls;
    private final double[] multipliers;
    private final double objective;
    private final double violation;
    private final double error;
    private final SolverStatus status;
    private final int iterations;
    private final double seconds;

    private DiscreteExtremal(Transcription program, InteriorPoint.Outcome outcome, Scaling units, int iterations, double seconds) {
        Layout at = program.layout();
        double[] v = outcome.v();
        double[] y = outcome.y();
        double t0 = program.horizon().start(v) * units.time();
        double tf = program.horizon().end(v) * units.time();
        nodes = new double[at.intervals() + 1];
        states = new double[nodes.length][at.n()];
        costates = new double[nodes.length][at.n()];
        stageTimes = new double[at.intervals() * at.s()];
        stageStates = new double[stageTimes.length][at.n()];
        stageCostates = new double[stageTimes.length][at.n()];
        controls = new double[stageTimes.length][at.m()];
        for (int k = 0; k < nodes.length; k++) {
            double s = program.grid()[k];
            nodes[k] = (1 - s) * t0 + s * tf;
            program.nodeCostate(y, k, costates[k]);
            for (int i = 0; i < at.n(); i++) {
                states[k][i] = v[at.node(k) + i] * units.state(i);
                costates[k][i] *= units.cost() / units.state(i);
            }
        }
        for (int l = 0; l < stageTimes.length; l++) {
            int k = l / at.s();
            int j = l % at.s();
            double s = program.tau(k, j);
            stageTimes[l] = (1 - s) * t0 + s * tf;
            program.stageCostate(y, k, j, stageCostates[l]);
            for (int i = 0; i < at.n(); i++) {
                stageStates[l][i] = v[at.state(k, j) + i] * units.state(i);
                stageCostates[l][i] *= units.cost() / units.state(i);
            }
            for (int i = 0; i < at.m(); i++) {
                controls[l][i] = v[at.control(k, j) + i] * units.control(i);
            }
        }
        multipliers = new double[at.b()];
        for (int r = 0; r < at.b(); r++) {
            multipliers[r] = y[r] * units.cost() / units.condition(r);
        }
        objective = outcome.objective() * units.cost();
        violation = outcome.violation();
        error = outcome.error();
        status = outcome.status();
        this.iterations = iterations;
        this.seconds = seconds;
    }

    static DiscreteExtremal of(Transcription program, InteriorPoint.Outcome outcome, Scaling units, int iterations, double seconds) {
        return new DiscreteExtremal(program, outcome, units, iterations, seconds);
    }

    public double objective() { return objective; }
    public double violation() { return violation; }
    public double error() { return error; }
    public SolverStatus status() { return status; }
    public int iterations() { return iterations; }
    public double seconds() { return seconds; }
    public double[] costate(int k) { return costates[k].clone(); }
}
