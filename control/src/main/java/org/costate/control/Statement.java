package org.costate.control;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Relation;
import org.jspecify.annotations.Nullable;

/** The parts of a problem as they were stated; copied, changed once, then left alone. */
final class Statement implements Cloneable {

    String name = "problem";
    List<String> ownStates = List.of();
    List<String> controls = List.of();
    Map<String, Double> parameters = Map.of();
    Map<String, Double> constants = Map.of();
    Map<String, Formula> definitions = Map.of();
    Formula @Nullable [] dynamics;
    @Nullable Formula running;
    @Nullable Formula endCost;
    boolean maximised;
    Formula start = Formula.number(0);
    boolean startIsFree;
    @Nullable Formula end;
    boolean endIsFree;
    Map<String, Formula> initial = Map.of();
    Map<String, Formula> last = Map.of();
    List<Formula> functions = List.of();
    ControlSet set = ControlSet.all();
    List<PathConstraint> paths = List.of();
    @Nullable ControlSystem systemByHand;
    @Nullable RunningCost runningByHand;
    @Nullable TerminalCost terminalByHand;

    Statement copy() {
        try {
            return (Statement) clone();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Returns the states, parameters last: a parameter is a state that does not move. */
    List<String> states() {
        return joined(ownStates, parameters.keySet());
    }

    static <T> List<T> joined(List<T> head, java.util.Collection<? extends T> tail) {
        List<T> all = new ArrayList<>(head);
        all.addAll(tail);
        return List.copyOf(all);
    }

    static <T> Map<String, T> joined(Map<String, T> map, String key, T value) {
        Map<String, T> all = new LinkedHashMap<>(map);
        all.put(key, value);
        return java.util.Collections.unmodifiableMap(all);
    }

    /** Checks new names. */
    void claim(String kind, List<String> names) {
        List<String> taken = new ArrayList<>(states());
        taken.addAll(controls);
        taken.addAll(constants.keySet());
        taken.addAll(definitions.keySet());
        Naming.claim(kind, names, taken);
    }

    void checkCount(String what, int count) {
        Naming.checkCount(what, count, ownStates);
    }

    void checkConstant(String which) {
        Naming.index("constant", which, List.copyOf(constants.keySet()));
    }

    /** Replaces definitions until none is left. */
    Formula defined(Formula f) {
        Formula expanded = f;
        for (int depth = 0; depth <= definitions.size(); depth++) {
            if (java.util.Collections.disjoint(expanded.symbols(), definitions.keySet())) {
                return expanded;
            }
            expanded = expanded.with(definitions);
        }
        throw new IllegalArgumentException(
                "PROBLEM-07: the definitions " + definitions.keySet() + " refer to each other");
    }

    Formula[] defined(Formula[] all) {
        return Arrays.stream(all).map(this::defined).toArray(Formula[]::new);
    }

    /** Replaces definitions; a bare state is its value at the end named by the suffix. */
    Formula atEnd(Formula f, String suffix, String time) {
        Map<String, Formula> ends = new HashMap<>();
        for (String state : ownStates) {
            ends.put(state, Formula.variable(state + suffix));
        }
        for (String parameter : parameters.keySet()) {
            for (String each : List.of("", "(0)", "(T)")) {
                ends.put(parameter + each, Formula.variable(parameter + suffix));
            }
        }
        ends.put("t", Formula.variable(time));
        if (!constants.containsKey("T") && !states().contains("T")) {
            ends.put("T", Formula.variable("tf"));
        }
        return defined(f).with(ends);
    }

    static Formula[] atEnd(List<String> names, String suffix) {
        return names.stream().map(s -> Formula.variable(s + suffix)).toArray(Formula[]::new);
    }

    /** Returns the names of the variables {@code (t₀, x₀, t_f, x_f)}. */
    List<String> endVariables() {
        List<String> names = new ArrayList<>(List.of("t0"));
        states().forEach(s -> names.add(s + "(0)"));
        names.add("tf");
        states().forEach(s -> names.add(s + "(T)"));
        return names;
    }

    /** Returns the names of the variables {@code (t, x, u)}. */
    List<String> pathVariables() {
        List<String> names = new ArrayList<>(List.of("t"));
        names.addAll(states());
        names.addAll(controls);
        return names;
    }

    double[] constantValues() {
        return constants.values().stream().mapToDouble(Double::doubleValue).toArray();
    }

    Formula t() {
        return Formula.variable("t");
    }

    Formula[] x() {
        return StatedSystem.symbols(ownStates);
    }

    Formula[] u() {
        return StatedSystem.symbols(controls);
    }

    /** Takes over a system; one of formulas brings its formulas. */
    void system(ControlSystem system) {
        if (system instanceof StatedSystem stated) {
            ownStates = stated.states();
            controls = stated.controls();
            dynamics = stated.velocity();
        } else {
            ownStates = StatedSystem.numbered("x", system.stateDimension());
            controls = StatedSystem.numbered("u", system.controlDimension());
            systemByHand = system;
        }
    }

    void dynamics(Formula[] f) {
        checkCount("the dynamics have", f.length);
        dynamics = f;
        systemByHand = null;
    }

    private void sense(boolean max) {
        boolean any = running != null || endCost != null;
        if (any && max != maximised || max && (runningByHand != null || terminalByHand != null)) {
            throw new IllegalStateException(
                    "PROBLEM-09: one part of the objective is minimised, another maximised."
                            + " Try: change the sign of one");
        }
        maximised = max;
    }

    void running(RunningFormula cost, boolean max) {
        running = null;
        sense(max);
        running = cost.at(t(), x(), u());
        runningByHand = null;
    }

    void terminal(TerminalFormula cost, boolean max) {
        endCost = null;
        sense(max);
        endCost = cost.at(t(), x());
        terminalByHand = null;
    }

    void running(RunningCost cost) {
        if (cost instanceof QuadraticEnergy energy) {
            running((t, x, u) -> energy.formula(u), false);
        } else if (cost instanceof StatedCost stated) {
            running((t, x, u) -> stated.formula(x, u), false);
        } else {
            running = null;
            sense(false);
            runningByHand = cost;
        }
    }

    void terminal(TerminalCost cost) {
        if (cost instanceof HalfSquaredDistance distance) {
            checkCount("the target of the terminal cost has", distance.target().dimension());
            terminal((t, x) -> distance.formula(x), false);
        } else if (cost instanceof StatedEnd stated) {
            checkCount("the terminal cost takes", stated.dimension());
            terminal((t, x) -> stated.formula(x), false);
        } else {
            endCost = null;
            sense(false);
            terminalByHand = cost == NoTerminalCost.NONE ? null : cost;
        }
    }

    Map<String, Formula> point(String what, double[] values) {
        checkCount(what, values.length);
        Map<String, Formula> point = new LinkedHashMap<>();
        for (int i = 0; i < values.length; i++) {
            if (Double.isInfinite(values[i])) {
                throw new IllegalArgumentException(
                        "NONFINITE-03: "
                                + what
                                + " an infinite value of "
                                + ownStates.get(i)
                                + ". Try: a number, or FREE");
            }
            if (!Double.isNaN(values[i])) {
                point.put(ownStates.get(i), Formula.number(values[i]));
            }
        }
        return java.util.Collections.unmodifiableMap(point);
    }

    void conditions(String[] texts, String suffix) {
        for (String text : texts) {
            Relation relation = Relation.parse(text);
            if (relation.sign() != Relation.Sign.EQUAL) {
                throw new IllegalArgumentException(
                        "PROBLEM-10: \""
                                + text
                                + "\" is an inequality at an end, which is not supported."
                                + " Try: an equation");
            }
            condition(relation, suffix);
        }
    }

    private void condition(Relation relation, String suffix) {
        String left = relation.left().toString();
        String component = left.endsWith(suffix) ? left.substring(0, left.length() - 3) : left;
        boolean constant = constants.keySet().containsAll(relation.right().symbols());
        if (ownStates.contains(component) && constant) {
            if (suffix.equals("(0)")) {
                initial = joined(initial, component, relation.right());
            } else {
                last = joined(last, component, relation.right());
            }
        } else {
            functions(new Formula[] {relation.difference()}, suffix);
        }
    }

    void functions(Formula[] more, String suffix) {
        String time = suffix.equals("(0)") ? "t0" : "tf";
        functions =
                joined(functions, Arrays.stream(more).map(f -> atEnd(f, suffix, time)).toList());
    }

    void linked(LinkingFormulas more) {
        Formula[] psi =
                more.at(
                        Formula.variable("t0"),
                        atEnd(ownStates, "(0)"),
                        Formula.variable("tf"),
                        atEnd(ownStates, "(T)"));
        functions(psi, "(T)");
    }

    /** Sets fixed times; null leaves one as it is. */
    void ends(@Nullable Double t0, @Nullable Double tf) {
        for (Double time : new Double[] {t0, tf}) {
            if (time != null && !Double.isFinite(time)) {
                throw new IllegalArgumentException(
                        "PROBLEM-02: time "
                                + time
                                + " is not finite. Try: a number, or a free time");
            }
        }
        if (t0 != null) {
            start = Formula.number(t0);
            startIsFree = false;
        }
        if (tf != null) {
            end = Formula.number(tf);
            endIsFree = false;
        }
    }

    void bound(String which, double lower, double upper) {
        int j = Naming.index("control", which, controls);
        if (!(lower <= upper)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "CONFIG-05: control %s has lower bound %s above upper bound %s."
                                    + " Try: exchange them",
                            which,
                            Formula.number(lower),
                            Formula.number(upper)));
        }
        Box whole = ControlSet.box(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        Box before = set instanceof Box box ? box : whole;
        set = before.ofDimension(controls.size()).with(j, lower, upper);
    }

    void path(String text, Relation relation) {
        if (relation.sign() == Relation.Sign.EQUAL) {
            throw new IllegalArgumentException(
                    "PROBLEM-10: \"" + text + "\" must say <= or >=. Try: two inequalities");
        }
        Formula g = relation.difference();
        path(text, relation.sign() == Relation.Sign.AT_MOST ? g : g.negate());
    }

    void path(String text, Formula g) {
        boolean mixed = !java.util.Collections.disjoint(defined(g).symbols(), controls);
        paths =
                joined(
                        paths,
                        List.of(
                                new PathConstraint(
                                        text,
                                        g,
                                        mixed
                                                ? PathConstraint.Kind.MIXED
                                                : PathConstraint.Kind.STATE)));
    }

    Boundary boundary(Evaluations values) {
        double t0 = values.number(start);
        double tf = end == null ? Double.NaN : values.number(end);
        if (t0 == tf) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-02: final time %s equals start time %s; nothing to"
                                    + " integrate. Try: freeFinalTime(guess) for a free final time",
                            Formula.number(tf),
                            Formula.number(t0)));
        }
        List<String> names = states();
        double[] first = values(initial, values);
        double[] ended = values(last, values);
        checkConditions(first, ended);
        return new Boundary(
                names,
                new Boundary.Times(t0, startIsFree, tf, endIsFree),
                first,
                ended,
                functions.stream().map(Formula::toString).toList());
    }

    /** Returns the fixed values, NaN where a component is free. */
    private double[] values(Map<String, Formula> fixed, Evaluations values) {
        List<String> names = states();
        double[] all = new double[names.size()];
        for (int i = 0; i < all.length; i++) {
            Formula f = fixed.get(names.get(i));
            all[i] = f == null ? Double.NaN : values.number(f);
        }
        return all;
    }

    private void checkConditions(double[] first, double[] ended) {
        long fixed =
                Arrays.stream(first).filter(v -> !Double.isNaN(v)).count()
                        + Arrays.stream(ended).filter(v -> !Double.isNaN(v)).count();
        long conditions = fixed + functions.size();
        int unknowns = 2 * first.length + (startIsFree ? 1 : 0) + (endIsFree ? 1 : 0);
        if (conditions > unknowns) {
            throw new IllegalArgumentException(
                    "PROBLEM-03: "
                            + conditions
                            + " conditions at the ends, which have only "
                            + unknowns
                            + " unknowns. Try: leave out "
                            + (conditions - unknowns));
        }
    }
}
