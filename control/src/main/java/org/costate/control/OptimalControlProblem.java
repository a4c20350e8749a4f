package org.costate.control;

import org.costate.ode.Hamiltonian;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.jspecify.annotations.Nullable;

/**
 * Minimise {@code φ(x(T)) + ∫ ℓ(t, x, u) dt} subject to {@code ẋ = f(t, x, u)}, {@code x(t₀) = x₀}.
 *
 * <p>Immutable: each method returns a new problem. It leaves by one of two doors: {@link
 * #maximisedBy} closes its Hamiltonian, {@link #discretised} freezes its control on a grid.
 */
public final class OptimalControlProblem {

    private final ControlSystem system;
    private final RunningCost running;
    private final TerminalCost terminal;
    private final double start;
    private final @Nullable State initial;

    private OptimalControlProblem(
            ControlSystem system,
            RunningCost running,
            TerminalCost terminal,
            double start,
            @Nullable State initial) {
        this.system = system;
        this.running = running;
        this.terminal = terminal;
        this.start = start;
        this.initial = initial;
    }

    /** Returns the problem of a system with no cost and no initial state yet. */
    public static OptimalControlProblem of(ControlSystem system) {
        return new OptimalControlProblem(
                system, RunningCost.none(), TerminalCost.none(), 0.0, null);
    }

    /** Returns this problem with the running cost {@code ℓ}. */
    public OptimalControlProblem minimising(RunningCost cost) {
        return new OptimalControlProblem(system, cost, terminal, start, initial);
    }

    /** Returns this problem with the terminal cost {@code φ}. */
    public OptimalControlProblem minimising(TerminalCost cost) {
        return new OptimalControlProblem(system, running, cost, start, initial);
    }

    /**
     * Returns this problem started from {@code x₀} at time {@code t₀}.
     *
     * @throws IllegalArgumentException if the state has another dimension than the system
     */
    public OptimalControlProblem from(double t0, State x0) {
        if (x0.dimension() != system.stateDimension()) {
            throw new IllegalArgumentException(
                    "initial state has dimension "
                            + x0.dimension()
                            + ", the system has "
                            + system.stateDimension()
                            + " states");
        }
        return new OptimalControlProblem(system, running, terminal, t0, x0);
    }

    /** Returns its Hamiltonian {@code H = ⟨p, f⟩ − ℓ}. */
    public ControlHamiltonian hamiltonian() {
        return ControlHamiltonian.of(system, running);
    }

    /** Returns its terminal cost {@code φ}. */
    public TerminalCost terminalCost() {
        return terminal;
    }

    /** Returns its initial state. */
    public State initialState() {
        if (initial == null) {
            throw new IllegalStateException(
                    "the problem has no initial state; call from(t0, x0) first");
        }
        return initial;
    }

    /** The first door: the Hamiltonian with the maximising control put in. */
    public Hamiltonian maximisedBy(ControlLaw law) {
        return hamiltonian().maximisedBy(law);
    }

    /**
     * The second door: the control frozen on a grid, states stepped by a scheme.
     *
     * @throws IllegalStateException if there is no initial state
     * @throws IllegalArgumentException if the grid does not start at {@code t₀}
     */
    public DiscreteProblem discretised(TimeGrid grid, Scheme scheme) {
        if (grid.start() != start) {
            throw new IllegalArgumentException(
                    "grid starts at t = " + grid.start() + ", the problem at t = " + start);
        }
        return DiscreteProblem.of(this, initialState(), grid, scheme);
    }
}
