package org.costate.control;

import org.costate.ode.Costate;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * What one sweep knows: cost, states, costates, Hamiltonian and the gradient in the control.
 *
 * <p>Time runs left to right: {@code costate(k)} belongs to {@code t_k}. Arrays handed out are
 * fresh.
 */
public final class SweepResult {

    private final TimeGrid grid;
    private final double cost;
    private final double[][] states;
    private final double[][] costates;
    private final double[] hamiltonian;
    private final double[][] integratedHu;

    private SweepResult(
            TimeGrid grid,
            double cost,
            double[][] states,
            double[][] costates,
            double[] hamiltonian,
            double[][] integratedHu) {
        this.grid = grid;
        this.cost = cost;
        this.states = states;
        this.costates = costates;
        this.hamiltonian = hamiltonian;
        this.integratedHu = integratedHu;
    }

    /** Returns the grid. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns {@code J}. */
    public double cost() {
        return cost;
    }

    /** Returns {@code x_k}, {@code 0 ≤ k ≤ N}. */
    public State state(int k) {
        return State.of(states[k]);
    }

    /** Returns {@code p_k}, {@code 0 ≤ k ≤ N}. */
    public Costate costate(int k) {
        return Costate.of(costates[k]);
    }

    /** Returns the stage-averaged Hamiltonian of step {@code k}, {@code 0 ≤ k < N}. */
    public double hamiltonian(int k) {
        return hamiltonian[k];
    }

    /** Returns the step-averaged {@code ∂H/∂u} of step {@code k}, {@code m} numbers. */
    public double[] hamiltonianGradient(int k) {
        double[] hu = integratedHu[k].clone();
        for (int i = 0; i < hu.length; i++) {
            hu[i] /= grid.step(k);
        }
        return hu;
    }

    /** Returns {@code ∂J/∂u}, {@code N × m}: minus the integral of {@code ∂H/∂u} over each step. */
    public double[][] controlGradient() {
        double[][] gradient = new double[integratedHu.length][];
        for (int k = 0; k < gradient.length; k++) {
            gradient[k] = integratedHu[k].clone();
            for (int i = 0; i < gradient[k].length; i++) {
                gradient[k][i] = -gradient[k][i];
            }
        }
        return gradient;
    }

    /** Copies phase points out of the space as the sweep comes back. */
    static final class Recorder implements SweepObserver {

        private final ArraySpace space;
        private final double[][] states;
        private final double[][] costates;
        private final double[] hamiltonian;

        Recorder(ArraySpace space, int steps) {
            this.space = space;
            this.states = new double[steps + 1][];
            this.costates = new double[steps + 1][];
            this.hamiltonian = new double[steps];
        }

        @Override
        public void phasePoint(int k, int x, int p) {
            states[k] = space.slot(x).clone();
            costates[k] = space.slot(p).clone();
        }

        @Override
        public void hamiltonian(int k, double value) {
            hamiltonian[k] = value;
        }

        SweepResult result(TimeGrid grid, double cost, double[][] integratedHu) {
            return new SweepResult(grid, cost, states, costates, hamiltonian, integratedHu);
        }
    }
}
