package org.costate.control.solve;

import java.util.List;
import java.util.Locale;

/**
 * The certificate of an extremal: every condition of the maximum principle with the number found
 * and the number allowed, the arcs, and a verdict.
 *
 * @param checks the conditions
 * @param arcs the arcs in order
 * @param conjugateTime the first conjugate time met on the way, {@code NaN} if there is none
 * @param verdict the verdict
 */
public record OptimalityReport(
        List<Check> checks, List<Arc> arcs, double conjugateTime, Verdict verdict) {

    /** What the certificate says of the curve, always of a neighbourhood of it. */
    public enum Verdict {
        /** Meets the maximum principle, and its second variation is positive definite. */
        LOCAL_MINIMUM("local minimum to second order"),
        /** Meets the maximum principle; the second variation is not positive or was not tested. */
        EXTREMAL("extremal"),
        /** Fails a condition of the maximum principle. */
        NOT_AN_EXTREMAL("not an extremal");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /**
     * One condition.
     *
     * @param name what is checked
     * @param value the number found, relative to its natural size
     * @param allowed what it may be at most
     * @param passed whether it holds
     * @param decisive whether the curve is no extremal without it
     * @param note a remark, may be empty
     */
    public record Check(
            String name,
            double value,
            double allowed,
            boolean passed,
            boolean decisive,
            String note) {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%-4s %-28s %9.2e  (allowed %.0e)%s",
                    passed ? "ok" : decisive ? "FAIL" : "--",
                    name,
                    value,
                    allowed,
                    note.isEmpty() ? "" : "  " + note);
        }
    }

    /** Copies the lists. */
    public OptimalityReport {
        checks = List.copyOf(checks);
        arcs = List.copyOf(arcs);
    }

    /** Returns the check of that name. */
    public Check check(String name) {
        return checks.stream()
                .filter(c -> c.name().equals(name))
                .findFirst()
                .orElseThrow(
                        () -> new IllegalArgumentException("no check is called \"" + name + "\""));
    }

    /** Says whether every decisive check would pass with a larger allowance. */
    boolean passesWithin(double factor) {
        return checks.stream().allMatch(c -> !c.decisive() || c.value() <= factor * c.allowed());
    }

    /** Returns the first check that fails among the decisive ones, or an empty text. */
    String firstFailure() {
        return checks.stream()
                .filter(c -> c.decisive() && !c.passed())
                .map(Check::toString)
                .findFirst()
                .orElse("");
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        checks.forEach(c -> text.append(c).append('\n'));
        arcs.forEach(a -> text.append("arc  ").append(a).append('\n'));
        return text.append("verdict: ").append(verdict).append('\n').toString();
    }
}
