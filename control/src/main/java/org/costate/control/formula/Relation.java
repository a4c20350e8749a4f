package org.costate.control.formula;

/**
 * Two formulas and what holds between them, as {@code "v = 1/sqrt(r)"} or {@code "v <= 1.2"}.
 *
 * @param left the left formula
 * @param sign what holds
 * @param right the right formula
 */
public record Relation(Formula left, Sign sign, Formula right) {

    /** What holds between two formulas. */
    public enum Sign {
        /** Equal. */
        EQUAL,
        /** At most. */
        AT_MOST,
        /** At least. */
        AT_LEAST
    }

    /**
     * Reads a relation; a formula without a sign is set equal to zero.
     *
     * @throws FormulaException if it is none
     */
    public static Relation parse(String text) {
        String plain = text.replace("≤", "<=").replace("≥", ">=").replace("==", "=");
        int at = first(plain);
        if (at < 0) {
            return new Relation(Formula.parse(plain), Sign.EQUAL, Formula.number(0));
        }
        char c = plain.charAt(at);
        Sign sign = c == '=' ? Sign.EQUAL : c == '<' ? Sign.AT_MOST : Sign.AT_LEAST;
        boolean two = c != '=' && at + 1 < plain.length() && plain.charAt(at + 1) == '=';
        return new Relation(
                Formula.parse(plain.substring(0, at)),
                sign,
                Formula.parse(plain.substring(at + (two ? 2 : 1))));
    }

    private static int first(String text) {
        for (int i = 0; i < text.length(); i++) {
            if ("=<>".indexOf(text.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    /** Returns {@code g = left − right}, so that the relation says {@code g = 0, ≤ 0, ≥ 0}. */
    public Formula difference() {
        return right.isNumber(0) ? left : left.minus(right);
    }
}
