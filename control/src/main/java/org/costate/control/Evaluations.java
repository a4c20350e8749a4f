package org.costate.control;

import java.util.List;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.FormulaException;
import org.jspecify.annotations.Nullable;

/** What a problem compiles, once: its maps and its Hamiltonian. */
final class Evaluations {

    private final Statement s;
    private final double[] constants;
    private final Supplier<SmoothMap> path;
    private final Supplier<SmoothMap> ends;
    private final Supplier<ControlHamiltonian> hamiltonian;
    private final Supplier<StatedEnd> terminal;

    Evaluations(Statement statement) {
        this.s = statement;
        this.constants = statement.constantValues();
        this.path = Once.of(this::makePath);
        this.ends = Once.of(this::makeEnds);
        this.hamiltonian = Once.of(this::makeHamiltonian);
        this.terminal = Once.of(this::makeTerminal);
    }

    /** Takes over what another value of the constants does not change. */
    private Evaluations(Statement statement, Evaluations compiled) {
        this.s = statement;
        this.constants = statement.constantValues();
        this.path = Once.of(() -> rebound(compiled.path(), this::makePath));
        this.ends = Once.of(() -> rebound(compiled.ends(), this::makeEnds));
        this.hamiltonian = Once.of(() -> rebound(compiled.hamiltonian()));
        this.terminal = compiled.terminal;
    }

    /** Returns the evaluations of the same statement but for the values of its constants. */
    Evaluations with(Statement statement) {
        return new Evaluations(statement, this);
    }

    private SmoothMap rebound(SmoothMap map, Supplier<SmoothMap> other) {
        return map instanceof FormulaMap formulas ? formulas.with(constants) : other.get();
    }

    private ControlHamiltonian rebound(ControlHamiltonian compiled) {
        HamiltonianFormula formula = compiled.formula();
        return formula == null
                ? makeHamiltonian()
                : ControlHamiltonian.stated(system(), runningCost(), formula.with(constants));
    }

    boolean isAutonomous() {
        if (!hasFormulas()) {
            return false;
        }
        for (Formula f : dynamics()) {
            if (Derivatives.dependsOn(f, "t")) {
                return false;
            }
        }
        return !Derivatives.dependsOn(running(), "t");
    }

    SmoothMap path() {
        return path.get();
    }

    SmoothMap ends() {
        return ends.get();
    }

    SmoothMap constraints() {
        Formula[] all = s.paths.stream().map(c -> s.defined(c.g())).toArray(Formula[]::new);
        return FormulaMap.of(all, s.pathVariables(), constantNames(), constants);
    }

    ControlHamiltonian hamiltonian() {
        return hamiltonian.get();
    }

    private List<String> constantNames() {
        return List.copyOf(s.constants.keySet());
    }

    /** Returns the dynamics with a zero for every parameter, or null if given by hand. */
    Formula @Nullable [] dynamics() {
        if (s.dynamics == null) {
            return null;
        }
        Formula[] own = s.defined(s.dynamics);
        Formula[] all = new Formula[own.length + s.parameters.size()];
        java.util.Arrays.fill(all, Formula.number(0));
        System.arraycopy(own, 0, all, 0, own.length);
        return all;
    }

    /** Returns the running cost in the minimised sense, or null if given by hand. */
    @Nullable Formula running() {
        if (s.runningByHand != null) {
            return null;
        }
        Formula cost = s.running == null ? Formula.number(0) : s.defined(s.running);
        return s.maximised ? cost.negate() : cost;
    }

    boolean hasFormulas() {
        return s.dynamics != null && s.runningByHand == null;
    }

    ControlSystem system() {
        Formula[] f = dynamics();
        if (s.systemByHand != null) {
            return s.systemByHand;
        }
        if (f == null) {
            throw new IllegalStateException(
                    "the problem has no dynamics; call dynamics(...) first");
        }
        return new StatedSystem(s.states(), s.controls, constantNames(), f, constants);
    }

    RunningCost runningCost() {
        if (s.runningByHand != null) {
            return s.runningByHand;
        }
        Formula cost = running();
        return cost.isZero()
                ? RunningCost.none()
                : new StatedCost(s.states(), s.controls, constantNames(), cost, constants);
    }

    private SmoothMap makePath() {
        if (!hasFormulas()) {
            return new HandGivenMap(system(), runningCost());
        }
        List<Formula> all = Statement.joined(List.of(dynamics()), List.of(running()));
        return FormulaMap.of(
                all.toArray(Formula[]::new), s.pathVariables(), constantNames(), constants);
    }

    private ControlHamiltonian makeHamiltonian() {
        if (!hasFormulas()) {
            return ControlHamiltonian.of(system(), runningCost());
        }
        return ControlHamiltonian.stated(
                system(),
                runningCost(),
                new HamiltonianFormula(
                        s.states(), s.controls, constantNames(), constants, dynamics(), running()));
    }

    /** Returns {@code φ} in the minimised sense. */
    Formula endCost() {
        if (s.endCost == null) {
            return Formula.number(0);
        }
        Formula cost = s.atEnd(s.endCost, "(T)", "tf");
        return s.maximised ? cost.negate() : cost;
    }

    private SmoothMap makeEnds() {
        Formula[] all = new Formula[1 + s.functions.size()];
        all[0] = endCost();
        for (int i = 1; i < all.length; i++) {
            all[i] = s.functions.get(i - 1);
        }
        FormulaMap stated = FormulaMap.of(all, s.endVariables(), constantNames(), constants);
        return s.terminalByHand == null
                ? stated
                : new HandGivenEnds(stated, s.terminalByHand, s.states().size());
    }

    TerminalCost terminalCost(Boundary boundary) {
        if (s.terminalByHand != null) {
            return s.terminalByHand;
        }
        StatedEnd stated = terminal.get();
        return stated.isZero() ? TerminalCost.none() : stated.with(held(boundary), constants);
    }

    private StatedEnd makeTerminal() {
        List<String> names = s.endVariables();
        int n = s.states().size();
        return StatedEnd.of(
                endCost(),
                names.subList(n + 2, 2 * n + 2),
                names.subList(0, n + 2),
                constantNames());
    }

    /** Returns {@code (t₀, x₀, t_f)}, NaN where they are free. */
    private static double[] held(Boundary boundary) {
        int n = boundary.dimension();
        double[] held = new double[n + 2];
        held[0] = boundary.startTime();
        held[n + 1] = boundary.hasEndTime() ? boundary.endTime() : Double.NaN;
        for (int i = 0; i < n; i++) {
            held[1 + i] = boundary.initialIsFixed(i) ? boundary.initialValue(i) : Double.NaN;
        }
        return held;
    }

    /** Returns the value of a formula of constants. */
    double number(Formula f) {
        double[] y = new double[1];
        try {
            FormulaMap.of(new Formula[] {s.defined(f)}, List.of(), constantNames(), constants)
                    .value(new double[0], y);
        } catch (FormulaException e) {
            throw new IllegalArgumentException(
                    "PROBLEM-08: an end value must be a number or made of constants, got \""
                            + f
                            + "\". Try: endingWhere or linking for a condition on states",
                    e);
        }
        return y[0];
    }
}
