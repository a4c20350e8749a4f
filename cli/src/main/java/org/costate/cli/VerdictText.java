package org.costate.cli;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.costate.ode.Integration;
import org.costate.ode.problems.Attempt;
import org.costate.ode.problems.Verdict;

/** Verdicts as rows of a table, objects and a CSV file. */
final class VerdictText {

    private VerdictText() {}

    /** Returns one row, of the last attempt. */
    static String row(Verdict verdict) {
        Attempt last = verdict.attempts().get(verdict.attempts().size() - 1);
        Integration.Effort effort = last.integration().effort();
        return String.format(
                Locale.ROOT,
                "%-12s %-14s %9.0e %9s %9.0e %8d %11d %8.3f  %s",
                verdict.problem(),
                last.integration().status(),
                last.tolerance(),
                Double.isNaN(last.error()) ? "-" : String.format(Locale.ROOT, "%.1e", last.error()),
                last.allowed(),
                effort.steps(),
                effort.evaluations(),
                verdict.attempts().stream().mapToDouble(Attempt::seconds).sum(),
                outcome(verdict));
    }

    private static String outcome(Verdict verdict) {
        return verdict.outcome() == Verdict.Outcome.FAILED
                ? "FAILED"
                : verdict.outcome().name().toLowerCase(Locale.ROOT);
    }

    /** Returns the object {@code --json} prints. */
    static Map<String, Object> map(Verdict verdict) {
        Map<String, Object> all = new TreeMap<>();
        all.put("name", verdict.problem().name());
        all.put("statement", verdict.problem().statement());
        all.put("stiff", verdict.problem().isStiff());
        all.put("outcome", verdict.outcome().name());
        all.put("reason", verdict.reason());
        all.put("attempts", verdict.attempts().stream().map(VerdictText::map).toList());
        return all;
    }

    private static Map<String, Object> map(Attempt attempt) {
        Integration.Effort effort = attempt.integration().effort();
        Map<String, Object> all = new TreeMap<>();
        all.put("tolerance", attempt.tolerance());
        all.put("allowed", attempt.allowed());
        all.put("status", attempt.integration().status().name());
        all.put("time", attempt.integration().time());
        if (!Double.isNaN(attempt.error())) {
            all.put("error", attempt.error());
        }
        all.put("method", effort.method());
        all.put("steps", effort.steps());
        all.put("evaluations", effort.evaluations());
        all.put("seconds", attempt.seconds());
        return all;
    }

    /** Returns one line an attempt; numbers read back to the same doubles. */
    static String csv(List<Verdict> verdicts) {
        StringBuilder table =
                new StringBuilder(
                        "problem,outcome,status,tolerance,error,allowed,steps,evaluations,seconds\n");
        for (Verdict verdict : verdicts) {
            for (Attempt attempt : verdict.attempts()) {
                StringJoiner cells = new StringJoiner(",", "", "\n");
                cells.add(verdict.problem().name())
                        .add(verdict.outcome().name())
                        .add(attempt.integration().status().name())
                        .add(Double.toString(attempt.tolerance()))
                        .add(Double.isNaN(attempt.error()) ? "" : Double.toString(attempt.error()))
                        .add(Double.toString(attempt.allowed()))
                        .add(Integer.toString(attempt.integration().effort().steps()))
                        .add(Long.toString(attempt.integration().effort().evaluations()))
                        .add(Double.toString(attempt.seconds()));
                table.append(cells);
            }
        }
        return table.toString();
    }
}
