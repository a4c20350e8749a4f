package org.costate.cli.theory;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * A statement, what is published of it, and what was measured.
 *
 * @param id a short name that stays, for example {@code T1.1}
 * @param claim the statement
 * @param published what its source says, or gives as a number
 * @param target what the measurement had to be
 * @param measured the number found
 * @param verdict what follows for the statement
 * @param remark the correction, or why a measurement differs; may be empty
 * @param met whether the measurement is what this project's theory says
 */
public record TheoryRow(
        String id,
        String claim,
        String published,
        String target,
        double measured,
        Verdict verdict,
        String remark,
        boolean met) {

    private static TheoryRow judged(
            String id,
            String claim,
            String published,
            String target,
            double measured,
            boolean holds) {
        Verdict verdict = holds ? Verdict.HOLDS : Verdict.DOES_NOT_HOLD;
        return new TheoryRow(id, claim, published, target, measured, verdict, "", holds);
    }

    /** Returns the row of a statement that holds if a number is at most a bound. */
    public static TheoryRow atMost(
            String id, String claim, String published, double bound, double value) {
        return judged(id, claim, published, "≤ " + number(bound), value, value <= bound);
    }

    /** Returns the row of a statement that holds if a number is at least a bound. */
    public static TheoryRow atLeast(
            String id, String claim, String published, double bound, double value) {
        return judged(id, claim, published, "≥ " + number(bound), value, value >= bound);
    }

    /** Returns the row of a statement that holds if a number is near another. */
    public static TheoryRow near(
            String id, String claim, String published, double centre, double width, double value) {
        return judged(
                id,
                claim,
                published,
                number(centre) + " ± " + number(width),
                value,
                Math.abs(value - centre) <= width);
    }

    /**
     * Returns the row of a statement that needs a correction.
     *
     * @param error how far the statement as published is from true
     * @param correction what holds instead
     * @param corrected how far that is from true
     * @param bound below it an error is rounding
     */
    public static TheoryRow corrected(
            String id,
            String claim,
            String published,
            double error,
            String correction,
            double corrected,
            double bound) {
        Verdict verdict =
                error <= bound
                        ? Verdict.HOLDS
                        : corrected <= bound
                                ? Verdict.HOLDS_WITH_CORRECTION
                                : Verdict.DOES_NOT_HOLD;
        return new TheoryRow(
                id,
                claim,
                published,
                "≤ " + number(bound) + " after correction",
                error,
                verdict,
                correction + ": " + number(corrected),
                verdict == Verdict.HOLDS_WITH_CORRECTION);
    }

    /**
     * Returns the row of a statement that is refuted if a number is at least a bound.
     *
     * @param remark what is true instead
     */
    public static TheoryRow refuted(
            String id, String claim, String published, double bound, double value, String remark) {
        boolean refuted = value >= bound;
        return new TheoryRow(
                id,
                claim,
                published,
                "≥ " + number(bound) + " refutes it",
                value,
                refuted ? Verdict.DOES_NOT_HOLD : Verdict.HOLDS,
                remark,
                refuted);
    }

    /** Returns this row for a statement that chance may let hold without its correction. */
    public TheoryRow orByChance() {
        boolean fine = met || verdict == Verdict.HOLDS;
        return new TheoryRow(id, claim, published, target, measured, verdict, remark, fine);
    }

    /** Returns this row with a remark. */
    public TheoryRow remarking(String words) {
        return new TheoryRow(id, claim, published, target, measured, verdict, words, met);
    }

    /** Returns a number in words. */
    static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value).replaceFirst("\\.?0+($|e)", "$1");
    }

    /** Returns the row as a line of text. */
    public String line() {
        return String.format(
                Locale.ROOT,
                "  %-6s %-22s %s: %s (published: %s; target %s)%s%s",
                id,
                verdict + (met ? "" : " !"),
                claim,
                number(measured),
                published,
                target,
                remark.isEmpty() ? "" : " — ",
                remark);
    }

    /** Returns the row for JSON. */
    public Map<String, Object> toMap() {
        Map<String, Object> map = new TreeMap<>();
        map.put("id", id);
        map.put("claim", claim);
        map.put("published", published);
        map.put("target", target);
        map.put("measured", measured);
        map.put("verdict", verdict.toString());
        map.put("remark", remark);
        map.put("asExpected", met);
        return map;
    }
}
