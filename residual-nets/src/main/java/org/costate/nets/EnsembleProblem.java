package org.costate.nets;

import java.util.Arrays;
import org.costate.control.DiscreteProblem;
import org.costate.control.NonFiniteException;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SecondOrderEnd;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.control.adjoint.TangentSweep;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * Training as one control problem: the ensemble is the state, the weights of the steps are the
 * control, lift and read-out are held.
 *
 * <pre>
 *   minimise (1/S) Σ_s φ(readout(x_s(T)), y_s)   over θ(t),    ẋ_s = f(x_s, θ(t)),  x_s(0) = lift(ξ_s)
 * </pre>
 *
 * <p>Costates carry the factor {@code 1/S}. Running costs of the weights are not in it. Controls
 * are rows, one a step. In double precision; for the methods of the maximum principle, which need
 * every state and costate at once.
 */
public final class EnsembleProblem {

    private final ResidualNetwork network;
    private final EnsembleSystem system;
    private final EnsembleEnd end;
    private final State initial;

    private EnsembleProblem(TrainingProblem problem, double[] theta) {
        network = problem.network();
        system = EnsembleSystem.of(network.block(), problem.ensemble().samples());
        end = new EnsembleEnd(network, problem.ensemble(), problem.loss(), theta);
        initial = State.of(end.initialState());
    }

    /**
     * Returns the control problem of a training problem.
     *
     * @param theta the weights, of which those of lift and read-out are looked at
     * @throws IllegalArgumentException METHOD-01 if the problem has a kinetic cost
     */
    public static EnsembleProblem of(TrainingProblem problem, double[] theta) {
        if (problem.regularisation().kinetic() > 0) {
            throw new IllegalArgumentException(
                    "METHOD-01: methods that sweep the whole ensemble cannot take a kinetic cost,"
                            + " got "
                            + problem.regularisation().kinetic()
                            + ". Try: adam, or weight decay in its place");
        }
        return new EnsembleProblem(problem, theta.clone());
    }

    /** Returns the ensemble as a control system. */
    public EnsembleSystem system() {
        return system;
    }

    /** Returns the mean terminal cost, to second order. */
    public SecondOrderEnd end() {
        return end;
    }

    /** Returns the weights of the steps, one row a step. */
    public double[][] rows(double[] theta) {
        return network.control(theta).toRows();
    }

    /** Writes rows into their places in {@code θ}. */
    public void store(double[][] rows, double[] theta) {
        for (int k = 0; k < rows.length; k++) {
            System.arraycopy(rows[k], 0, theta, network.layout().control(k), rows[k].length);
        }
    }

    private PiecewiseConstantControl control(double[][] rows) {
        return PiecewiseConstantControl.of(network.grid(), rows);
    }

    private DiscreteProblem discrete(TerminalCost cost) {
        return OptimalControlProblem.of(system)
                .minimising(cost)
                .from(network.grid().start(), initial)
                .discretised(network.grid(), network.scheme());
    }

    /**
     * Returns every state and costate, the cost and its gradient.
     *
     * @throws NonFiniteException if a state or costate leaves the finite numbers
     */
    public SweepResult sweep(double[][] rows) {
        return discrete(end).sweep(control(rows));
    }

    /** Returns the mean loss, {@code ∞} if a state leaves the finite numbers. */
    public double cost(double[][] rows) {
        if (!Arrays.stream(rows).flatMapToDouble(Arrays::stream).allMatch(Double::isFinite)) {
            return Double.POSITIVE_INFINITY;
        }
        try {
            double cost = discrete(end).cost(control(rows));
            return Double.isFinite(cost) ? cost : Double.POSITIVE_INFINITY;
        } catch (NonFiniteException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    /**
     * Returns {@code x(T)}.
     *
     * @throws NonFiniteException if a state leaves the finite numbers
     */
    public double[] terminalState(double[][] rows) {
        return discrete(TerminalCost.none()).sweep(control(rows)).state(rows.length).toArray();
    }

    /** Returns the sweep of tangents over step {@code k} alone, from another state. */
    public TangentSweep step(int k, double[] x, double[] row) {
        TimeGrid one = TimeGrid.of(network.grid().node(k), network.grid().node(k + 1));
        AdjointProblem flow =
                AdjointProblem.of(system)
                        .from(one.start(), State.of(x))
                        .under(PiecewiseConstantControl.of(one, new double[][] {row}));
        return TangentSweep.of(flow, network.scheme(), one);
    }

    /** Returns {@code Jᵀw} for {@code J = ∂x_N/∂θ}: a sweep from the costate {@code −w}. */
    public double[][] pullBack(double[][] rows, double[] w) {
        return discrete(new Pairing(w)).sweep(control(rows)).controlGradient();
    }

    /** Returns the sweep that carries directions along the path: {@code J v} and {@code ∇²J v}. */
    public TangentSweep tangents(double[][] rows) {
        AdjointProblem flow =
                AdjointProblem.of(system)
                        .minimising((TerminalCost) end)
                        .from(network.grid().start(), initial)
                        .under(control(rows));
        return TangentSweep.of(flow, network.scheme(), network.grid());
    }

    /** The terminal cost {@code ⟨w, x⟩}. */
    private record Pairing(double[] w) implements TerminalCost {
        @Override
        public double value(double[] x) {
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                sum += w[i] * x[i];
            }
            return sum;
        }

        @Override
        public void gradient(double[] x, double[] gradient) {
            System.arraycopy(w, 0, gradient, 0, w.length);
        }
    }
}
