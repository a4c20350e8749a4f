package org.costate.control.problems;

import static org.costate.control.RunningFormula.running;
import static org.costate.control.TerminalFormula.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/**
 * Reads a problem from the maps, lists, texts and numbers that a JSON or YAML parser makes.
 *
 * <pre>
 *   { "id": "vdp-box", "states": ["x1", "x2"], "controls": ["u"],
 *     "dynamics": ["(1-x2^2)*x1-x2+u", "x1"],
 *     "objective": {"sense": "min", "running": "x1^2+x2^2+u^2", "terminal": "0"},
 *     "boundary": {"x1(0)": 0, "x2(0)": 1},
 *     "horizon": {"type": "fixed", "t0": 0, "tf": 5},
 *     "bounds": {"u": [-0.3, 1]} }
 * </pre>
 *
 * <p>Besides: {@code name, classes, source, definitions, constants, parameters, reference}. Numbers
 * may be texts ({@code "pi/2"}, {@code "inf"}); {@code "x1..x9"} names nine states; {@code "x(0)":
 * [1, 0]} is the whole state; {@code "psi"} holds further end conditions; bounds of a state and
 * {@code "path"} are path constraints; a free horizon has {@code tf_guess}.
 */
public final class ProblemReader {

    private static final Set<String> KEYS =
            Set.of(
                    "id",
                    "name",
                    "classes",
                    "states",
                    "controls",
                    "dynamics",
                    "objective",
                    "boundary",
                    "horizon",
                    "bounds",
                    "definitions",
                    "constants",
                    "parameters",
                    "reference",
                    "source",
                    "notes",
                    "suggested_tolerance_rel");
    private static final Pattern RANGE = Pattern.compile("([\\p{Alpha}_]+)(\\d+)\\.\\.\\1(\\d+)");
    private static final Pattern END = Pattern.compile("(\\w+)\\((0|T)\\)");

    private final ProblemEntry root;
    private List<String> states = List.of();
    private List<String> controls = List.of();

    private ProblemReader(ProblemEntry root) {
        this.root = root;
    }

    /**
     * Reads a problem.
     *
     * @param entry the keys and values
     * @throws IllegalArgumentException CONFIG-01 for an unknown key, CONFIG-02 for a value of a
     *     wrong kind, and what {@link OptimalControlProblem} and its formulas refuse
     */
    public static ControlProblem read(Map<String, ?> entry) {
        ProblemEntry root = new ProblemEntry("", entry);
        root.allow(KEYS);
        return new ProblemReader(root).problem();
    }

    private ControlProblem problem() {
        String id = root.text("id", "problem");
        states = names("states");
        controls = names("controls");
        OptimalControlProblem problem =
                OptimalControlProblem.named(root.text("name", id))
                        .states(states.toArray(String[]::new))
                        .controls(controls.toArray(String[]::new));
        for (String name : root.entry("constants").keys()) {
            problem = problem.constant(name, root.entry("constants").number(name));
        }
        for (String name : root.entry("parameters").keys()) {
            problem = problem.parameter(name, root.entry("parameters").number(name));
        }
        for (String name : root.entry("definitions").keys()) {
            problem = problem.definition(name, root.entry("definitions").text(name, ""));
        }
        problem = problem.dynamics(root.texts("dynamics").toArray(String[]::new));
        problem = bounded(bordered(timed(valued(problem))));
        return ControlProblem.of(id, root.text("name", id), problem)
                .reference(reference())
                .source(root.text("source", ""))
                .classes(root.texts("classes").toArray(String[]::new));
    }

    private List<String> names(String key) {
        List<String> all = new ArrayList<>();
        for (String name : root.texts(key)) {
            Matcher range = RANGE.matcher(name);
            if (range.matches()) {
                int last = Integer.parseInt(range.group(3));
                for (int i = Integer.parseInt(range.group(2)); i <= last; i++) {
                    all.add(range.group(1) + i);
                }
            } else {
                all.add(name);
            }
        }
        return all;
    }

    private OptimalControlProblem valued(OptimalControlProblem problem) {
        ProblemEntry objective = root.entry("objective");
        objective.allow(Set.of("sense", "running", "terminal"));
        String sense = objective.text("sense", "min");
        if (!sense.equals("min") && !sense.equals("max")) {
            throw objective.wrong("sense", "\"min\" or \"max\"");
        }
        String way = objective.text("running", "0");
        String end = objective.text("terminal", "0");
        return sense.equals("min")
                ? problem.minimising(running(way), terminal(end))
                : problem.maximising(running(way), terminal(end));
    }

    private OptimalControlProblem timed(OptimalControlProblem problem) {
        ProblemEntry horizon = root.entry("horizon");
        horizon.allow(Set.of("type", "t0", "tf", "tf_guess"));
        String type = horizon.text("type", "fixed");
        if (!type.equals("fixed") && !type.equals("free")) {
            throw horizon.wrong("type", "\"fixed\" or \"free\"");
        }
        double t0 = horizon.has("t0") ? horizon.number("t0") : 0;
        return type.equals("fixed")
                ? problem.over(t0, horizon.number("tf"))
                : problem.startingAt(t0)
                        .freeFinalTime(horizon.number(horizon.has("tf") ? "tf" : "tf_guess"));
    }

    private OptimalControlProblem bordered(OptimalControlProblem problem) {
        OptimalControlProblem next = problem;
        ProblemEntry boundary = root.entry("boundary");
        for (String key : boundary.keys()) {
            Matcher end = END.matcher(key);
            if (key.equals("psi")) {
                next = next.endingWhere(boundary.texts(key).toArray(String[]::new));
            } else if (!end.matches()) {
                throw boundary.wrong(key, "a key such as \"" + states.get(0) + "(T)\" or \"psi\"");
            } else if (states.contains(end.group(1)) && !boundary.isList(key)) {
                next = at(next, end, end.group(1) + " = " + boundary.formula(key));
            } else {
                next = whole(next, end, boundary, key);
            }
        }
        return next;
    }

    private OptimalControlProblem whole(
            OptimalControlProblem problem, Matcher end, ProblemEntry boundary, String key) {
        boolean zeros = boundary.isText(key, "zeros");
        List<String> values =
                zeros ? java.util.Collections.nCopies(states.size(), "0") : boundary.formulas(key);
        if (values.size() != states.size()) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: "
                            + key
                            + " has "
                            + values.size()
                            + " numbers, the state has "
                            + states.size()
                            + ". Components expected in order: "
                            + String.join(", ", states));
        }
        OptimalControlProblem next = problem;
        for (int i = 0; i < states.size(); i++) {
            next = at(next, end, states.get(i) + " = " + values.get(i));
        }
        return next;
    }

    private static OptimalControlProblem at(
            OptimalControlProblem problem, Matcher end, String condition) {
        return end.group(2).equals("0")
                ? problem.startingWhere(condition)
                : problem.endingWhere(condition);
    }

    private OptimalControlProblem bounded(OptimalControlProblem problem) {
        OptimalControlProblem next = problem;
        ProblemEntry bounds = root.entry("bounds");
        for (String key : bounds.keys()) {
            if (key.equals("path")) {
                next = next.keeping(bounds.texts(key).toArray(String[]::new));
                continue;
            }
            List<String> pair = bounds.formulas(key);
            if (pair.size() != 2) {
                throw bounds.wrong(key, "a lower and an upper bound");
            }
            double low = ProblemEntry.value(pair.get(0));
            double high = ProblemEntry.value(pair.get(1));
            next =
                    states.contains(key)
                            ? kept(next, key, low, high)
                            : controlled(next, key, low, high);
        }
        return next;
    }

    private static OptimalControlProblem kept(
            OptimalControlProblem problem, String state, double low, double high) {
        OptimalControlProblem next = problem;
        Formula x = Formula.variable(state);
        if (low > high) {
            throw new IllegalArgumentException(
                    "CONFIG-05: state "
                            + state
                            + " has lower bound "
                            + low
                            + " above upper bound "
                            + high);
        }
        if (Double.isFinite(low)) {
            next =
                    next.keepingNegative(
                            state + " >= " + low, (t, y, u) -> Formula.number(low).minus(x));
        }
        if (Double.isFinite(high)) {
            next = next.keepingNegative(state + " <= " + high, (t, y, u) -> x.minus(high));
        }
        return next;
    }

    /** A key that is no control's name bounds all controls of that name and a number. */
    private OptimalControlProblem controlled(
            OptimalControlProblem problem, String key, double low, double high) {
        if (controls.contains(key)) {
            return problem.within(key, low, high);
        }
        List<String> numbered =
                controls.stream().filter(c -> c.matches(Pattern.quote(key) + "\\d+")).toList();
        OptimalControlProblem next = problem;
        for (String control : numbered) {
            next = next.within(control, low, high);
        }
        return numbered.isEmpty() ? problem.within(key, low, high) : next;
    }

    private Reference reference() {
        ProblemEntry known = root.entry("reference");
        if (!known.has("objective")) {
            return Reference.none("");
        }
        int digits = known.has("trusted_digits") ? (int) known.number("trusted_digits") : 0;
        Reference reference = Reference.of(known.number("objective"), digits);
        if (root.has("suggested_tolerance_rel")) {
            reference = reference.within(root.number("suggested_tolerance_rel"));
        }
        if (known.has("tf")) {
            reference = reference.endingAt(known.number("tf"));
        }
        reference = reference.costate(numbers(known, "p0"));
        return reference
                .switchingAt(numbers(known, "switching_times"))
                .verifiedBy(String.join("; ", known.texts("verified_by")));
    }

    private static double[] numbers(ProblemEntry entry, String key) {
        return entry.formulas(key).stream().mapToDouble(ProblemEntry::value).toArray();
    }
}
