package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.ode.Costate;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * What one gradient knows, whichever adjoint made it: loss, states, costates, Hamiltonian, the
 * gradients, and what it took.
 *
 * <p>Time runs left to right: {@code costate(k)} belongs to {@code t_k}. The nodes are those of the
 * steps the costate took: the grid of a discrete adjoint, the accepted steps of an adaptive one.
 * The control has a grid of its own, one interval if it is a constant parameter {@code θ}. Arrays
 * handed out are fresh.
 */
public final class SweepResult {

    private final TimeGrid grid;
    private final TimeGrid controlGrid;
    private final double cost;
    private final double[][] states;
    private final double[][] costates;
    private final double[] hamiltonian;
    private final double[][] integratedHu;
    private final double[] stepGradients;
    private final double finalTimeGradient;
    private final double recoveryError;
    private final SweepWork work;
    private final List<String> warnings;

    private SweepResult(Builder made) {
        this.grid = made.grid;
        this.controlGrid = made.controlGrid;
        this.cost = made.cost;
        this.states = made.states;
        this.costates = made.costates;
        this.hamiltonian = made.hamiltonian;
        this.integratedHu = made.integratedHu;
        this.stepGradients = made.stepGradients;
        this.finalTimeGradient = made.finalTimeGradient;
        this.recoveryError = made.recoveryError;
        this.work = made.work;
        this.warnings = List.copyOf(made.warnings);
    }

    /** Returns the grid. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns the grid on which the control is constant. */
    public TimeGrid controlGrid() {
        return controlGrid;
    }

    /** Returns {@code J}, as this method computes it. */
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

    /**
     * Returns the average of {@code ∂H/∂u} over interval {@code k} of the control, {@code m}
     * numbers.
     */
    public double[] hamiltonianGradient(int k) {
        double[] hu = integratedHu[k].clone();
        for (int i = 0; i < hu.length; i++) {
            hu[i] /= controlGrid.step(k);
        }
        return hu;
    }

    /**
     * Returns {@code ∂J/∂u}, one row for each interval of the control: minus the integral of {@code
     * ∂H/∂u} over it.
     */
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

    /** Returns {@code ∂J/∂θ}: the rows of {@link #controlGradient}, one after another. */
    public double[] gradient() {
        return Arrays.stream(controlGradient()).flatMapToDouble(Arrays::stream).toArray();
    }

    /** Returns {@code ∂J/∂x_0 = −p_0}. */
    public double[] initialStateGradient() {
        return Arrays.stream(costates[0]).map(p -> -p).toArray();
    }

    /**
     * Returns {@code ∂J/∂h_k}, the later steps shifted along, costs at nodes kept at their nodes;
     * {@code −H_k} if neither {@code f} nor {@code ℓ} depends on time. Empty for continuous
     * adjoints, whose steps are no arguments of {@code J}.
     */
    public double[] stepGradients() {
        return stepGradients.clone();
    }

    /**
     * Returns {@code dJ/dT}: {@code −H(T)} of a continuous adjoint; of a discrete one the exact
     * derivative when the steps behind the last break of the control or cost are stretched alike.
     * NaN if it was not asked for.
     */
    public double finalTimeGradient() {
        return finalTimeGradient;
    }

    /**
     * Returns {@code |x̂(0) − x(0)| / |x(0)|} of an adjoint that runs the state backward, absolute
     * if {@code x(0) = 0}; NaN of one that does not.
     */
    public double recoveryError() {
        return recoveryError;
    }

    /** Returns what it took. */
    public SweepWork work() {
        return work;
    }

    /** Returns what the reader of this gradient ought to know. */
    public List<String> warnings() {
        return warnings;
    }

    /** Gathers a result; one thread. */
    public static final class Builder {

        private final TimeGrid grid;
        private TimeGrid controlGrid;
        private double cost;
        private double[][] states = {};
        private double[][] costates = {};
        private double[] hamiltonian = {};
        private double[][] integratedHu = {};
        private double[] stepGradients = {};
        private double finalTimeGradient = Double.NaN;
        private double recoveryError = Double.NaN;
        private SweepWork work = SweepWork.NONE;
        private final List<String> warnings = new ArrayList<>();

        /** Starts a result on the nodes of the costate's steps. */
        public Builder(TimeGrid grid) {
            this.grid = grid;
            this.controlGrid = grid;
        }

        /** Takes {@code J}. */
        public Builder cost(double value) {
            cost = value;
            return this;
        }

        /** Takes {@code x_k} and {@code p_k}, {@code N + 1} of each, and {@code H_k}. */
        public Builder phase(double[][] x, double[][] p, double[] h) {
            states = x;
            costates = p;
            hamiltonian = h;
            return this;
        }

        /** Takes {@code ∫ ∂H/∂u dt} over each interval of the control's grid. */
        public Builder control(TimeGrid intervals, double[][] hu) {
            controlGrid = intervals;
            integratedHu = hu;
            return this;
        }

        /** Takes {@code ∂J/∂h_k} and {@code dJ/dT}. */
        public Builder times(double[] ofSteps, double ofEnd) {
            stepGradients = ofSteps;
            finalTimeGradient = ofEnd;
            return this;
        }

        /** Takes the relative error of the recovered initial state. */
        public Builder recovery(double error) {
            recoveryError = error;
            return this;
        }

        /** Takes the work. */
        public Builder work(SweepWork done) {
            work = done;
            return this;
        }

        /** Takes a sentence for the reader. */
        public Builder warning(String sentence) {
            warnings.add(sentence);
            return this;
        }

        /** Returns the result; this builder must not be used again. */
        public SweepResult build() {
            return new SweepResult(this);
        }
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

        SweepResult result(TimeGrid grid, double cost, double[][] integratedHu, SweepWork work) {
            return new Builder(grid)
                    .cost(cost)
                    .phase(states, costates, hamiltonian)
                    .control(grid, integratedHu)
                    .work(work)
                    .build();
        }
    }
}
