package org.costate.control.adjoint;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.costate.control.adjoint.AdjointReport.Row;

/** One plain sentence about the rows of a report, made of their numbers. */
final class Advice {

    private static final double LOST = 1e-3; // beyond it hardly a digit is left

    private Advice() {}

    static String from(List<Row> rows) {
        List<Row> good = rows.stream().filter(row -> row.status().isSuccess()).toList();
        if (good.isEmpty()) {
            return "No method here has a gradient: " + rows.get(0).remarks();
        }
        List<Row> exact = good.stream().filter(Row::isExact).toList();
        List<Row> pool = exact.isEmpty() ? good : exact;
        double best = pool.stream().mapToDouble(Advice::distance).min().orElseThrow();
        Row choice =
                pool.stream()
                        .filter(row -> !(distance(row) > 2 * best))
                        .min(Comparator.comparingLong(row -> row.work().bytes()))
                        .orElseThrow();
        StringBuilder sentence =
                new StringBuilder(
                        String.format(
                                Locale.ROOT,
                                "Take %s: %s, %.1e from that of the exact flow, keeping %d states"
                                        + " (%s)",
                                choice.method(),
                                choice.isExact()
                                        ? String.format(
                                                Locale.ROOT,
                                                "its gradient is that of the loss it computes to %.0e",
                                                choice.errorOfLoss())
                                        : "no method here is exact for its loss, this one is nearest",
                                choice.errorInTime(),
                                choice.work().storedStates(),
                                AdjointReport.bytes(choice.work().bytes())));
        worst(rows.stream().filter(Row::hasGradient).toList(), choice)
                .ifPresent(row -> sentence.append("; leave ").append(complaint(row)));
        return sentence.append('.').toString();
    }

    private static double distance(Row row) {
        return known(row.errorInTime());
    }

    private static String complaint(Row row) {
        if (row.recoveryError() > LOST && !(row.recoveryError() < distance(row))) {
            return String.format(
                    Locale.ROOT,
                    "%s, whose state came back to x(0) off by a factor of %.1e",
                    row.method(),
                    row.recoveryError());
        }
        return row.errorInTime() > LOST
                ? String.format(
                        Locale.ROOT,
                        "%s, %.1e off the exact flow's",
                        row.method(),
                        row.errorInTime())
                : String.format(
                        Locale.ROOT,
                        "%s, %.1e off its own loss's",
                        row.method(),
                        row.errorOfLoss());
    }

    /** Returns the row with the largest loss of digits, if there is one worth a word. */
    private static Optional<Row> worst(List<Row> good, Row choice) {
        Comparator<Row> lost =
                Comparator.comparingDouble(
                        row -> Math.max(known(row.recoveryError()), distance(row)));
        Optional<Row> far =
                good.stream()
                        .filter(row -> row.recoveryError() > LOST || distance(row) > LOST)
                        .filter(row -> distance(row) > 2 * distance(choice))
                        .max(lost);
        return far.isPresent()
                ? far
                : good.stream()
                        .filter(row -> row.errorOfLoss() > AdjointReport.EXACT)
                        .max(Comparator.comparingDouble(Row::errorOfLoss));
    }

    static double known(double value) {
        return Double.isNaN(value) ? 0 : value;
    }
}
