package org.costate.control;

import static org.costate.control.Statement.joined;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Relation;
import org.costate.control.solve.OptimalControlSolver;
import org.costate.control.solve.Solution;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * Minimise or maximise {@code φ(t₀, x(t₀), t_f, x(t_f)) + ∫ ℓ(t, x, u) dt} subject to {@code ẋ =
 * f(t, x, u)}, {@code u ∈ U}, and conditions at the ends.
 *
 * <pre>{@code
 * Solution solution = OptimalControlProblem.named("rest to rest")
 *         .states("x", "v")
 *         .controls("u")
 *         .dynamics((t, x, u) -> vector(x[1], u[0]))
 *         .minimising((t, x, u) -> u[0].squared().over(2))
 *         .from(-1, 0)
 *         .to(0, 0)
 *         .over(0, 1)
 *         .solve();
 * }</pre>
 *
 * <p>Formulas are written once, as lambdas over {@link Formula} or as text, and everything that is
 * ever asked of them is derived. Immutable: each method returns a new problem; what solvers ask for
 * is compiled at the first question. Inside, every problem is a minimisation, {@code p(T) = −∇φ};
 * {@link #objective} gives back the user's sign.
 *
 * <p>It leaves by one of two doors: {@link #maximisedBy} closes its Hamiltonian, {@link
 * #discretised} freezes its control on a grid. {@link #solve} goes through both.
 */
public final class OptimalControlProblem extends StatedProblem {

    /** A component of a state that is not fixed, in {@link #from(double...)} and {@link #to}. */
    public static final double FREE = Double.NaN;

    private final Supplier<MaximisingLaw> law = Once.of(() -> MaximisingLaw.of(this));

    private OptimalControlProblem(Statement statement) {
        super(statement, Once.of(() -> new Evaluations(statement)));
    }

    private OptimalControlProblem(Statement statement, Supplier<Evaluations> compiled) {
        super(statement, Once.of(() -> compiled.get().with(statement)));
    }

    private OptimalControlProblem with(Consumer<Statement> change) {
        Statement next = s.copy();
        change.accept(next);
        return new OptimalControlProblem(next);
    }

    /** Returns a problem of that name with nothing stated yet. */
    public static OptimalControlProblem named(String name) {
        return new OptimalControlProblem(new Statement()).with(s -> s.name = name);
    }

    /** Returns the problem of a system with no cost and no initial state yet. */
    public static OptimalControlProblem of(ControlSystem system) {
        return named("problem").with(s -> s.system(system));
    }

    /** Returns this problem with named states, in the order of every state vector. */
    public OptimalControlProblem states(String... names) {
        return with(
                s -> {
                    s.claim("state", List.of(names));
                    s.ownStates = joined(s.ownStates, List.of(names));
                });
    }

    /** Returns this problem with named controls, in the order of every control vector. */
    public OptimalControlProblem controls(String... names) {
        return with(
                s -> {
                    s.claim("control", List.of(names));
                    s.controls = joined(s.controls, List.of(names));
                });
    }

    /** Returns this problem with a named constant, new or changed. */
    public OptimalControlProblem constant(String name, double value) {
        return with(
                s -> {
                    if (!s.constants.containsKey(name)) {
                        s.claim("constant", List.of(name));
                    }
                    s.constants = joined(s.constants, name, value);
                });
    }

    /**
     * Returns this problem with an optimised parameter: a number that does not change in time and
     * is free. It is carried as one more state, behind the others, with velocity zero.
     */
    public OptimalControlProblem parameter(String name, double guess) {
        return with(
                s -> {
                    s.claim("parameter", List.of(name));
                    s.parameters = joined(s.parameters, name, guess);
                });
    }

    /** Returns this problem with a name for a part of its formulas. */
    public OptimalControlProblem definition(String name, String formula) {
        return with(
                s -> {
                    s.claim("definition", List.of(name));
                    s.definitions = joined(s.definitions, name, Formula.parse(formula));
                });
    }

    /**
     * Returns this problem with the velocity {@code f(t, x, u)}.
     *
     * @throws IllegalArgumentException PROBLEM-01 unless there is one component a state
     */
    public OptimalControlProblem dynamics(SmoothVelocity velocity) {
        return with(s -> s.dynamics(velocity.at(s.t(), s.x(), s.u())));
    }

    /**
     * Returns this problem with the velocity read from texts such as {@code "(1-x2^2)*x1-x2+u"}.
     *
     * @throws IllegalArgumentException PROBLEM-01 unless there is one component a state, EXPR if a
     *     text is no formula
     */
    public OptimalControlProblem dynamics(String... velocity) {
        Formula[] f = Arrays.stream(velocity).map(Formula::parse).toArray(Formula[]::new);
        return with(s -> s.dynamics(f));
    }

    /**
     * Returns this problem with its stated dynamics evaluated by a system written by hand; {@link
     * #checkDerivatives} compares the two.
     */
    public OptimalControlProblem evaluatedBy(ControlSystem system) {
        return with(s -> s.systemByHand = system);
    }

    /** Returns this problem with the running cost {@code ℓ}, minimised. */
    public OptimalControlProblem minimising(RunningFormula cost) {
        return with(s -> s.running(cost, false));
    }

    /** Returns this problem with the terminal cost {@code φ}, minimised. */
    public OptimalControlProblem minimising(TerminalFormula cost) {
        return with(s -> s.terminal(cost, false));
    }

    /** Returns this problem with running and terminal cost, minimised. */
    public OptimalControlProblem minimising(RunningFormula running, TerminalFormula terminal) {
        return minimising(running).minimising(terminal);
    }

    /** Returns this problem with a running gain, maximised. */
    public OptimalControlProblem maximising(RunningFormula gain) {
        return with(s -> s.running(gain, true));
    }

    /** Returns this problem with a terminal gain, maximised. */
    public OptimalControlProblem maximising(TerminalFormula gain) {
        return with(s -> s.terminal(gain, true));
    }

    /** Returns this problem with running and terminal gain, maximised. */
    public OptimalControlProblem maximising(RunningFormula running, TerminalFormula terminal) {
        return maximising(running).maximising(terminal);
    }

    /** Returns this problem with the running cost {@code ℓ}, given by hand and minimised. */
    public OptimalControlProblem minimising(RunningCost cost) {
        return with(s -> s.running(cost));
    }

    /** Returns this problem with the terminal cost {@code φ(x)}, given by hand and minimised. */
    public OptimalControlProblem minimising(TerminalCost cost) {
        return with(s -> s.terminal(cost));
    }

    /** Returns this problem with its final time as cost: the fastest way. */
    public OptimalControlProblem minimisingTime() {
        return minimising((t, x, u) -> Formula.number(1));
    }

    /**
     * Returns this problem started from {@code x₀} at time {@code t₀}.
     *
     * @throws IllegalArgumentException PROBLEM-01 if the state has another dimension
     */
    public OptimalControlProblem from(double t0, State x0) {
        return startingAt(t0).from(x0.toArray());
    }

    /**
     * Returns this problem started from {@code x₀}.
     *
     * @param x0 a number for each state, {@link #FREE} for one that is not fixed
     * @throws IllegalArgumentException PROBLEM-01 if there are more or fewer numbers than states
     */
    public OptimalControlProblem from(double... x0) {
        return with(s -> s.initial = s.point("initial state has", x0));
    }

    /** Returns this problem ended at {@code x_f} at time {@code t_f}. */
    public OptimalControlProblem to(double tf, State xf) {
        return with(s -> s.ends(null, tf)).to(xf.toArray());
    }

    /**
     * Returns this problem ended at {@code x_f}.
     *
     * @param xf a number for each state, {@link #FREE} for one that is not fixed
     * @throws IllegalArgumentException PROBLEM-01 if there are more or fewer numbers than states
     */
    public OptimalControlProblem to(double... xf) {
        return with(s -> s.last = s.point("final state has", xf));
    }

    /** Returns this problem with nothing required of its final state. */
    public OptimalControlProblem freeEnd() {
        return with(
                s -> {
                    s.last = Map.of();
                    s.functions = List.of();
                });
    }

    /**
     * Returns this problem with more conditions at the start, such as {@code "v = 1/sqrt(r)"}; one
     * like {@code "x = -1"} fixes a component.
     */
    public OptimalControlProblem startingWhere(String... conditions) {
        return with(s -> s.conditions(conditions, "(0)"));
    }

    /** Returns this problem with more functions that vanish at the start. */
    public OptimalControlProblem startingWhere(EndFormulas functions) {
        return with(s -> s.functions(functions.at(s.t(), s.x()), "(0)"));
    }

    /**
     * Returns this problem with more conditions at the end, as {@link #startingWhere(String...)}.
     */
    public OptimalControlProblem endingWhere(String... conditions) {
        return with(s -> s.conditions(conditions, "(T)"));
    }

    /** Returns this problem with more functions that vanish at the end: a target manifold. */
    public OptimalControlProblem endingWhere(EndFormulas functions) {
        return with(s -> s.functions(functions.at(s.t(), s.x()), "(T)"));
    }

    /** Returns this problem with functions of both ends that vanish, as for periodic orbits. */
    public OptimalControlProblem linking(LinkingFormulas functions) {
        return with(s -> s.linked(functions));
    }

    /** Returns this problem over a fixed interval of time. */
    public OptimalControlProblem over(double t0, double tf) {
        return with(s -> s.ends(t0, tf));
    }

    /** Returns this problem started at a fixed time. */
    public OptimalControlProblem startingAt(double t0) {
        return with(s -> s.ends(t0, null));
    }

    /** Returns this problem with its final time free, and a guess of it. */
    public OptimalControlProblem freeFinalTime(double guess) {
        return with(s -> s.ends(null, guess)).with(s -> s.endIsFree = true);
    }

    /** Returns this problem with its initial time free, and a guess of it. */
    public OptimalControlProblem freeInitialTime(double guess) {
        return with(s -> s.ends(guess, null)).with(s -> s.startIsFree = true);
    }

    /** Returns this problem with its control in {@code U}. */
    public OptimalControlProblem within(ControlSet set) {
        return with(s -> s.set = set);
    }

    /**
     * Returns this problem with bounds on one control.
     *
     * @throws IllegalArgumentException PROBLEM-06 if there is no such control, CONFIG-05 if the
     *     bounds contradict each other
     */
    public OptimalControlProblem within(String control, double lower, double upper) {
        return with(s -> s.bound(control, lower, upper));
    }

    /** Returns this problem with conditions all the way, such as {@code "v <= 1.2"}. */
    public OptimalControlProblem keeping(String... conditions) {
        return with(
                s -> {
                    for (String each : conditions) {
                        s.path(each, Relation.parse(each));
                    }
                });
    }

    /** Returns this problem with a function that must not be positive on the way. */
    public OptimalControlProblem keepingNegative(String name, RunningFormula function) {
        return with(s -> s.path(name, function.at(s.t(), s.x(), s.u())));
    }

    /** Returns this problem without its path constraints. */
    public OptimalControlProblem withoutPathConstraints() {
        return with(s -> s.paths = List.of());
    }

    /**
     * Returns this problem with another value of a constant it has.
     *
     * @throws IllegalArgumentException PROBLEM-06 if it has none of that name
     */
    public OptimalControlProblem withConstant(String name, double value) {
        s.checkConstant(name);
        OptimalControlProblem next = with(s -> s.constants = joined(s.constants, name, value));
        return new OptimalControlProblem(next.s, evaluations);
    }

    /** Returns the law derived from the formulas, made at the first question. */
    MaximisingLaw law() {
        return law.get();
    }

    /**
     * Solves this problem: a discretised estimate, multiple shooting over the arcs it shows, and a
     * certificate of every condition of the maximum principle. The same as {@code
     * OptimalControlSolver.standard().solve(this)}, where methods, tolerances and budgets are
     * chosen.
     *
     * <p>Never throws for a problem that is hard, infeasible or wrong: the solution's status and
     * message say so.
     */
    public Solution solve() {
        return OptimalControlSolver.standard().solve(this);
    }

    /**
     * The second door: the control frozen on a grid, states stepped by a scheme.
     *
     * @throws IllegalStateException if there is no initial state
     * @throws IllegalArgumentException if the grid does not start at {@code t₀}
     */
    public DiscreteProblem discretised(TimeGrid grid, Scheme scheme) {
        double start = boundary().startTime();
        if (grid.start() != start) {
            throw new IllegalArgumentException(
                    "grid starts at t = " + grid.start() + ", the problem at t = " + start);
        }
        return DiscreteProblem.of(this, initialState(), grid, scheme);
    }

    /**
     * Checks derivatives given by hand against differences of the values, at a few points.
     *
     * @throws IllegalArgumentException GRAD-01 naming the first derivative that is wrong
     */
    public void checkDerivatives(SplittableRandom random) {
        new DerivativeCheck(this, random).run();
    }
}
