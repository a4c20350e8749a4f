package org.costate.cli;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.Reference;
import org.costate.control.solve.Extremal;
import org.costate.control.solve.Solution;

/**
 * A solution held against what is known of its problem.
 *
 * @param problem the problem
 * @param solution what the solver found
 */
record Verification(ControlProblem problem, Solution solution) {

    /** Switching times and costates are listed with few digits. */
    private static final double LISTED = 1e-4;

    /** Returns the error of the objective, relative where the reference is not 0. */
    OptionalDouble relativeError() {
        OptionalDouble known = problem.reference().objective();
        if (known.isEmpty() || !Double.isFinite(solution.objective())) {
            return OptionalDouble.empty();
        }
        double reference = known.getAsDouble();
        double size = reference == 0 ? 1 : Math.abs(reference);
        return OptionalDouble.of(Math.abs(solution.objective() - reference) / size);
    }

    /** Returns the largest error of {@code p(t₀)}, relative to its largest component. */
    OptionalDouble costateError() {
        List<Double> known = problem.reference().initialCostate();
        if (known.isEmpty() || !solution.hasExtremal()) {
            return OptionalDouble.empty();
        }
        Extremal extremal = solution.extremal();
        return OptionalDouble.of(
                gap(known, extremal.costate(extremal.start()).toArray(), scale(known)));
    }

    /** Returns the largest error of a switching time, infinite if their numbers differ. */
    OptionalDouble switchingError() {
        List<Double> known = problem.reference().switchingTimes();
        if (known.isEmpty() || !solution.hasExtremal()) {
            return OptionalDouble.empty();
        }
        Extremal extremal = solution.extremal();
        double horizon = extremal.end() - extremal.start();
        return OptionalDouble.of(gap(known, extremal.switchingTimes(), horizon));
    }

    private static double scale(List<Double> values) {
        return values.stream().mapToDouble(Math::abs).max().orElse(1);
    }

    private static double gap(List<Double> known, double[] found, double scale) {
        if (found.length < known.size()) {
            return Double.POSITIVE_INFINITY;
        }
        double worst = 0;
        for (int i = 0; i < known.size(); i++) {
            worst = Math.max(worst, Math.abs(known.get(i) - found[i]));
        }
        return worst / Math.max(scale, Double.MIN_NORMAL);
    }

    /** Says whether it is solved and agrees with everything that is known. */
    boolean passes() {
        Reference reference = problem.reference();
        if (reference.objective().isEmpty()) {
            return problem.isAdversarial() ? !solution.isSuccess() : solution.isSuccess();
        }
        return solution.isSuccess()
                && relativeError().orElse(Double.POSITIVE_INFINITY) <= reference.tolerance()
                && costateError().orElse(0) <= LISTED
                && switchingError().orElse(0) <= LISTED;
    }

    /** Returns the row {@code --json} prints. */
    Map<String, Object> toMap() {
        Map<String, Object> row = new TreeMap<>();
        row.put("id", problem.id());
        row.put("status", solution.status().name());
        row.put("message", solution.message());
        row.put("objective", solution.objective());
        problem.reference().objective().ifPresent(value -> row.put("reference", value));
        relativeError().ifPresent(error -> row.put("relativeError", error));
        costateError().ifPresent(error -> row.put("costateError", error));
        switchingError().ifPresent(error -> row.put("switchingError", error));
        row.put("tolerance", problem.reference().tolerance());
        row.put("verdict", solution.verdict());
        row.put("seconds", solution.seconds());
        row.put("pass", passes());
        return row;
    }
}
