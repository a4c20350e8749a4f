package org.costate.control;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.ode.SmoothHamiltonian;
import org.costate.ode.State;

/**
 * What a stated problem answers: its names and dimensions, its boundary and control set, and the
 * maps and the Hamiltonian that solvers evaluate. {@link OptimalControlProblem} is how one is
 * stated.
 *
 * <p>Every problem is a minimisation here; what is compiled is compiled at the first question.
 */
public abstract sealed class StatedProblem permits OptimalControlProblem {

    final Statement s;
    final Supplier<Evaluations> evaluations;
    private final Supplier<Boundary> boundary;

    StatedProblem(Statement statement, Supplier<Evaluations> evaluations) {
        this.s = statement;
        this.evaluations = evaluations;
        this.boundary = Once.of(() -> statement.boundary(evaluations.get()));
    }

    /** Returns the name of the problem. */
    public String name() {
        return s.name;
    }

    /** Returns the names of the states, optimised parameters last. */
    public List<String> states() {
        return s.states();
    }

    /** Returns the names of the controls. */
    public List<String> controls() {
        return s.controls;
    }

    /** Returns the names of the optimised parameters, the last states. */
    public List<String> parameters() {
        return List.copyOf(s.parameters.keySet());
    }

    /** Returns the guess given for an optimised parameter. */
    public double parameterGuess(String name) {
        return s.parameters.get(name);
    }

    /** Returns the named constants and their values. */
    public Map<String, Double> constants() {
        return new LinkedHashMap<>(s.constants);
    }

    /** Returns {@code n}, the dimension of the state with the optimised parameters. */
    public int stateDimension() {
        return s.states().size();
    }

    /** Returns {@code m}, the dimension of the control. */
    public int controlDimension() {
        return s.controls.size();
    }

    /** Returns {@code U} for {@code m} controls. */
    public ControlSet controlSet() {
        return s.set.ofDimension(controlDimension());
    }

    /** Returns the path constraints; a method that cannot keep them must say so. */
    public List<PathConstraint> pathConstraints() {
        return s.paths;
    }

    /** Returns {@code (t, x, u) ↦ g}, one row a path constraint; feasible where not positive. */
    public SmoothMap pathConstraintMap() {
        return evaluations.get().constraints();
    }

    /** Says whether the user's objective is maximised. */
    public boolean isMaximised() {
        return s.maximised;
    }

    /** Returns the user's objective for a minimised one: with its sign changed if maximised. */
    public double objective(double minimised) {
        return s.maximised ? -minimised : minimised;
    }

    /** Says whether neither dynamics nor running cost depend on time. */
    public boolean isAutonomous() {
        return evaluations.get().isAutonomous();
    }

    /** Says whether there are formulas, so that second derivatives are exact. */
    public boolean hasFormulas() {
        return evaluations.get().hasFormulas();
    }

    /** Returns what holds at the ends. */
    public Boundary boundary() {
        return boundary.get();
    }

    /** Returns {@code (t, x, u) ↦ (f, ℓ)}, the last row minimised. */
    public SmoothMap dynamicsAndCost() {
        return evaluations.get().path();
    }

    /** Returns {@code (t₀, x₀, t_f, x_f) ↦ (φ, ψ₁ … ψ_q)}, {@code φ} minimised. */
    public SmoothMap ends() {
        return evaluations.get().ends();
    }

    /** Returns its Hamiltonian {@code H = ⟨p, f⟩ − ℓ}, {@code ℓ} minimised. */
    public ControlHamiltonian hamiltonian() {
        return evaluations.get().hamiltonian();
    }

    /** Returns its terminal cost {@code φ(x)}, minimised, at the boundary's times. */
    public TerminalCost terminalCost() {
        return evaluations.get().terminalCost(boundary());
    }

    /**
     * Returns its initial state.
     *
     * @throws IllegalStateException if it is not fixed whole
     */
    public State initialState() {
        Boundary b = boundary();
        double[] x = new double[b.dimension()];
        for (int i = 0; i < x.length; i++) {
            if (!b.initialIsFixed(i)) {
                throw new IllegalStateException(
                        "the problem has no initial state; call from(t0, x0) first");
            }
            x[i] = b.initialValue(i);
        }
        return State.of(x);
    }

    /** The first door: the Hamiltonian with the maximising control put in. */
    public SmoothHamiltonian maximisedBy(ControlLaw law) {
        return hamiltonian().maximisedBy(law);
    }

    @Override
    public String toString() {
        return s.name + ": states " + states() + ", controls " + controls();
    }
}
