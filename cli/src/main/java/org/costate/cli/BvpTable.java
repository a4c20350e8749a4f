package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costate.ode.SolverStatus;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.costate.ode.boundary.problems.TestProblem;

/** One line for each solve: status, error, and what it took. */
final class BvpTable {

    /** By the rule of the test set an error may be a hundred times the tolerance. */
    private static final double PASS = 100;

    private final Console console;
    private final double tolerance;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int failures;
    private double seconds;

    BvpTable(Console console, double tolerance) {
        this.console = console;
        this.tolerance = tolerance;
        console.result(
                "%-7s %-14s %-12s %9s %9s %9s %6s %8s %6s %9s",
                "problem",
                "parameter",
                "status",
                "error",
                "estimate",
                "residual",
                "mesh",
                "eval.",
                "newton",
                "ms");
    }

    void add(TestProblem problem, double value, BoundaryValueSolution solution) {
        double error =
                solution.hasCurve() ? problem.reference().error(solution, value) : Double.NaN;
        boolean expected = isExpected(problem, value, solution, error);
        failures += expected ? 0 : 1;
        seconds += solution.seconds();
        int points = solution.hasCurve() ? solution.mesh().steps() + 1 : 0;
        console.result(
                "%-7s %-14s %-12s %9s %9.1e %9.1e %6d %8d %6d %9.2f%s",
                problem.name(),
                problem.parameter() + "=" + value,
                solution.status(),
                Double.isNaN(error)
                        ? "unknown"
                        : String.format(java.util.Locale.ROOT, "%.1e", error),
                solution.errorOverTolerance() * tolerance,
                solution.maximumResidual(),
                points,
                solution.evaluations(),
                solution.iterations(),
                1e3 * solution.seconds(),
                expected ? "" : "  " + solution.message());
        Map<String, Object> row = new TreeMap<>();
        row.put("problem", problem.name());
        row.put("parameter", value);
        row.put("status", solution.status().name());
        row.put("message", solution.message());
        row.put("asExpected", expected);
        row.put("meshPoints", points);
        row.put("evaluations", solution.evaluations());
        row.put("iterations", solution.iterations());
        row.put("seconds", solution.seconds());
        putFinite(row, "error", error);
        putFinite(row, "estimate", solution.errorOverTolerance() * tolerance);
        putFinite(row, "residual", solution.maximumResidual());
        putFinite(row, "conditioning", solution.conditioning());
        rows.add(row);
    }

    private static void putFinite(Map<String, Object> row, String key, double value) {
        if (Double.isFinite(value)) {
            row.put(key, value);
        }
    }

    /** A singular problem must be called so; any other solved, and right where that is known. */
    private boolean isExpected(
            TestProblem problem, double value, BoundaryValueSolution solution, double error) {
        if (problem.isSingularAt(value)) {
            return solution.status() == SolverStatus.SINGULAR;
        }
        double allowed = Math.max(PASS * tolerance, problem.referenceAccuracy());
        return solution.status().isSuccess() && !(error > allowed);
    }

    boolean allAsExpected() {
        return failures == 0;
    }

    void finish() {
        console.result(
                "%d solves, %d as expected, %.2f s", rows.size(), rows.size() - failures, seconds);
        console.object(Map.of("tolerance", tolerance, "solves", rows));
    }
}
