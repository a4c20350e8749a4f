package org.costate.control.formula;

import java.util.Collection;
import java.util.Locale;

/** A text that is no formula, or a formula with a name that nobody declared. */
public final class FormulaException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final int column;

    private FormulaException(String message, int column) {
        super(message);
        this.column = column;
    }

    static FormulaException unknownName(
            String name, String text, int column, Collection<String> known) {
        return new FormulaException(
                String.format(
                        Locale.ROOT,
                        "EXPR-01: unknown name \"%s\" in \"%s\" at column %d.%s",
                        name,
                        shortened(text),
                        column,
                        NearestName.advice(name, known)),
                column);
    }

    static FormulaException unknownName(String name, Collection<String> known) {
        return new FormulaException(
                String.format(
                        Locale.ROOT,
                        "EXPR-01: unknown name \"%s\" in a formula.%s",
                        name,
                        NearestName.advice(name, known)),
                0);
    }

    static FormulaException tooDeep(String text, int levels, int column) {
        return new FormulaException(
                String.format(
                        Locale.ROOT,
                        "EXPR-02: expression nested deeper than %d levels at column %d of \"%s\"."
                                + " Try: name a part of it with a definition",
                        levels,
                        column,
                        shortened(text)),
                column);
    }

    static FormulaException syntax(String text, int column, String found, String expected) {
        return new FormulaException(
                String.format(
                        Locale.ROOT,
                        "EXPR-03: found %s in \"%s\" at column %d, expected %s",
                        found,
                        shortened(text),
                        column,
                        expected),
                column);
    }

    /** Returns the column in the text, counted from 1; 0 if the formula was no text. */
    public int column() {
        return column;
    }

    private static String shortened(String text) {
        return text.length() <= 120 ? text : text.substring(0, 117) + "...";
    }
}
