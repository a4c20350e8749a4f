package org.costate.control.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.costate.control.ControlSystem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.RunningCost;
import org.costate.control.RunningFormula;
import org.costate.control.TerminalCost;
import org.costate.control.TerminalFormula;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * A loss of a flow, whose gradient is wanted:
 *
 * <pre>
 *   J(θ, x₀) = φ(x(T)) + Σ_m φ_m(x(t_m)) + ∫ ℓ(t, x, θ) dt,     ẋ = f(t, x, θ),  x(t₀) = x₀.
 * </pre>
 *
 * <p>The parameter {@code θ} is the control of {@code f}: one constant vector, or a value for each
 * interval of a grid, as the weights of a residual network. Time may run backward, {@code T < t₀}.
 * Immutable: each method returns a new problem.
 */
public final class AdjointProblem {

    /**
     * A cost {@code φ_m} at a time.
     *
     * @param time {@code t_m}, within the span
     */
    public record DataCost(double time, TerminalCost cost) {}

    private final ControlSystem system;
    private final RunningCost running;
    private final TerminalCost terminal;
    private final List<DataCost> data;
    private final double start;
    private final @Nullable State initial;
    private final double end;
    private final double @Nullable [] constant;
    private final @Nullable PiecewiseConstantControl control;
    private final boolean timed;

    private AdjointProblem(
            ControlSystem system,
            RunningCost running,
            TerminalCost terminal,
            List<DataCost> data,
            double start,
            @Nullable State initial,
            double end,
            double @Nullable [] constant,
            @Nullable PiecewiseConstantControl control,
            boolean timed) {
        this.system = system;
        this.running = running;
        this.terminal = terminal;
        this.data = data;
        this.start = start;
        this.initial = initial;
        this.end = end;
        this.constant = constant;
        this.control = control;
        this.timed = timed;
    }

    /** Returns the problem of a system with no cost yet, from time 0. */
    public static AdjointProblem of(ControlSystem system) {
        return new AdjointProblem(
                system,
                RunningCost.none(),
                TerminalCost.none(),
                List.of(),
                0,
                null,
                0,
                system.controlDimension() == 0 ? new double[0] : null,
                null,
                false);
    }

    /** Returns this problem with the running cost {@code ℓ}. */
    public AdjointProblem minimising(RunningCost cost) {
        return new AdjointProblem(
                system, cost, terminal, data, start, initial, end, constant, control, timed);
    }

    /** Returns this problem with the terminal cost {@code φ}. */
    public AdjointProblem minimising(TerminalCost cost) {
        return new AdjointProblem(
                system, running, cost, data, start, initial, end, constant, control, timed);
    }

    /** Returns this problem with the running cost {@code ℓ} of a formula. */
    public AdjointProblem minimising(RunningFormula cost) {
        int n = system.stateDimension();
        return minimising(RunningCost.smooth(n, system.controlDimension(), cost));
    }

    /** Returns this problem with the terminal cost {@code φ(x)} of a formula. */
    public AdjointProblem minimising(TerminalFormula cost) {
        return minimising(TerminalCost.smooth(system.stateDimension(), cost));
    }

    /** Returns this problem with one more cost {@code φ_m} at time {@code t_m}. */
    public AdjointProblem observing(double time, TerminalCost cost) {
        List<DataCost> more = new ArrayList<>(data);
        more.add(new DataCost(time, cost));
        return new AdjointProblem(
                system,
                running,
                terminal,
                List.copyOf(more),
                start,
                initial,
                end,
                constant,
                control,
                timed);
    }

    /** Returns this problem with one more cost {@code φ_m} of a formula at time {@code t_m}. */
    public AdjointProblem observing(double time, TerminalFormula cost) {
        return observing(time, TerminalCost.smooth(system.stateDimension(), cost));
    }

    /**
     * Returns this problem started from {@code x₀} at time {@code t₀}.
     *
     * @throws IllegalArgumentException if the state has another dimension than the system
     */
    public AdjointProblem from(double t0, State x0) {
        if (x0.dimension() != system.stateDimension()) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: initial state has dimension "
                            + x0.dimension()
                            + ", the system has "
                            + system.stateDimension()
                            + " states. Try: one number for each");
        }
        return new AdjointProblem(
                system, running, terminal, data, t0, x0, end, constant, control, timed);
    }

    /** Returns this problem with the final time {@code T}, before or after {@code t₀}. */
    public AdjointProblem to(double finalTime) {
        return new AdjointProblem(
                system, running, terminal, data, start, initial, finalTime, constant, control,
                timed);
    }

    /** Returns this problem with the constant parameter {@code θ}. */
    public AdjointProblem at(double... theta) {
        checkControls(theta.length);
        return new AdjointProblem(
                system, running, terminal, data, start, initial, end, theta.clone(), null, timed);
    }

    /**
     * Returns this problem with a parameter for each interval of a grid, whose ends are {@code t₀}
     * and {@code T}.
     */
    public AdjointProblem under(PiecewiseConstantControl theta) {
        checkControls(theta.dimension());
        return new AdjointProblem(
                system,
                running,
                terminal,
                data,
                theta.grid().start(),
                initial,
                theta.grid().end(),
                null,
                theta,
                timed);
    }

    /**
     * Returns this problem, asking also for {@code ∂J/∂h_k} and {@code dJ/dT}. That takes {@code
     * ∂f/∂t}: exact of a {@link org.costate.control.SecondOrderSystem}, else by extrapolated
     * differences, with some evaluations more.
     */
    public AdjointProblem differentiatingTimes() {
        return new AdjointProblem(
                system, running, terminal, data, start, initial, end, constant, control, true);
    }

    private void checkControls(int got) {
        if (got != system.controlDimension()) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: θ has "
                            + got
                            + " numbers, the system takes "
                            + system.controlDimension()
                            + ". Try: one number for each");
        }
    }

    // ------------------------------------------------------------------ reading

    /** Returns the system {@code f}. */
    public ControlSystem system() {
        return system;
    }

    /** Returns {@code t₀}. */
    public double start() {
        return start;
    }

    /** Returns {@code T}. */
    public double end() {
        return end;
    }

    /** Returns {@code x₀}. */
    public State initialState() {
        if (initial == null) {
            throw new IllegalStateException(
                    "PROBLEM-05: the problem has no initial state. Try: from(t0, x0)");
        }
        return initial;
    }

    /**
     * Returns the grid on which {@code θ} is constant.
     *
     * @throws IllegalStateException if something of the problem is not said yet
     * @throws IllegalArgumentException if the span is empty, or data lie outside it
     */
    public TimeGrid controlGrid() {
        initialState();
        if (!Double.isFinite(start) || !Double.isFinite(end) || start == end) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: final time "
                            + end
                            + ", start time "
                            + start
                            + ": nothing to integrate. Try: a finite final time other than the start");
        }
        if (control != null) {
            if (control.grid().start() != start || control.grid().end() != end) {
                throw new IllegalArgumentException(
                        "PROBLEM-06: the parameter is given on "
                                + control.grid()
                                + ", the problem runs from "
                                + start
                                + " to "
                                + end
                                + ". Try: call under(θ) last");
            }
            return control.grid();
        }
        if (constant == null) {
            throw new IllegalStateException(
                    "PROBLEM-05: the problem has no parameter. Try: at(θ) or under(θ)");
        }
        return TimeGrid.of(start, end);
    }

    /** Returns {@code θ}, a row for each interval of its grid. */
    public double[][] parameters() {
        controlGrid();
        return control != null ? control.toRows() : new double[][] {constant.clone()};
    }

    /** Returns this problem with other values of {@code θ}, a row for each interval. */
    public AdjointProblem withParameters(double[][] rows) {
        return control == null
                ? at(rows[0])
                : under(PiecewiseConstantControl.of(control.grid(), rows));
    }

    /**
     * Returns the times between which nothing jumps: {@code t₀}, the nodes of the control, those of
     * the data, {@code T}.
     */
    public double[] breaks() {
        double[] nodes = controlGrid().toArray();
        TreeSet<Double> times = new TreeSet<>();
        Arrays.stream(nodes).forEach(times::add);
        for (DataCost one : data) {
            if (!(one.time() >= Math.min(start, end) && one.time() <= Math.max(start, end))) {
                throw new IllegalArgumentException(
                        "PROBLEM-07: data at time "
                                + one.time()
                                + " lie outside ["
                                + Math.min(start, end)
                                + ", "
                                + Math.max(start, end)
                                + "]. Try: a time within it");
            }
            times.add(one.time() + 0.0); // no −0
        }
        var ordered = end > start ? times : times.descendingSet();
        return ordered.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Returns the grid of equal steps between breaks, so many in each interval. */
    public TimeGrid grid(int perInterval) {
        double[] breaks = breaks();
        double[] nodes = new double[(breaks.length - 1) * perInterval + 1];
        for (int q = 0; q + 1 < breaks.length; q++) {
            for (int i = 0; i < perInterval; i++) {
                nodes[q * perInterval + i] =
                        breaks[q] + (breaks[q + 1] - breaks[q]) * i / perInterval;
            }
        }
        nodes[nodes.length - 1] = end;
        return TimeGrid.of(nodes);
    }

    // ----------------------------------------------------------- for the methods

    Dynamics dynamics() {
        return new Dynamics(system, running);
    }

    boolean differentiatesTimes() {
        return timed;
    }

    RunningCost running() {
        return running;
    }

    List<DataCost> data() {
        return data;
    }

    TerminalCost terminal() {
        return terminal;
    }

    /** Returns which interval of the control holds between two neighbouring times. */
    int interval(double from, double to) {
        if (control == null) {
            return 0;
        }
        double middle = 0.5 * (from + to);
        int low = 0;
        int high = control.grid().steps() - 1;
        while (low < high) {
            int k = (low + high + 1) >>> 1;
            if ((middle - control.grid().node(k)) * (end - start) > 0) {
                low = k;
            } else {
                high = k - 1;
            }
        }
        return low;
    }

    private NodeCosts nodeCosts() {
        return new NodeCosts(end, terminal, data);
    }

    /** Returns the costs charged at a node, all of them. */
    double costAt(double t, double[] x) {
        return nodeCosts().value(t, x);
    }

    /** Takes the gradients of the costs at a node from the costate. */
    void jump(double t, double[] x, double[] p) {
        nodeCosts().subtractGradient(t, x, p);
    }

    /** Takes the derivatives of those gradients along {@code δx} from {@code δp}. */
    void jumpTangent(double t, double[] x, double[] dx, double[] dp) {
        nodeCosts().subtractHessianProduct(t, x, dx, dp);
    }

    @Override
    public String toString() {
        return system.stateDimension()
                + " states, "
                + system.controlDimension()
                + " parameters, t from "
                + start
                + " to "
                + end;
    }
}
