package org.costate.plots;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as readers expect them in print, the same on every machine. */
final class Numbers {

    private static final char MINUS = '\u2212';
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";
    private static final char RAISED_MINUS = '⁻';

    private Numbers() {}

    /** Returns the value with so many decimals, never a negative zero. */
    static String fixed(double value, int decimals) {
        String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
        boolean zero = text.chars().noneMatch(c -> c >= '1' && c <= '9');
        return zero ? text.replace("-", "") : text.replace('-', MINUS);
    }

    /** Returns the value to so many significant digits, with a power of ten if it needs one. */
    static String significant(double value, int digits) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : MINUS + "∞";
        }
        return written(new BigDecimal(value).round(new MathContext(digits)));
    }

    /** Returns all digits of a number, with a power of ten if it needs one. */
    static String written(BigDecimal rounded) {
        if (rounded.signum() == 0) {
            return "0";
        }
        int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 6) {
            return rounded.stripTrailingZeros().toPlainString().replace('-', MINUS);
        }
        BigDecimal mantissa = rounded.movePointLeft(exponent).stripTrailingZeros();
        return mantissa.toPlainString().replace('-', MINUS) + "×" + powerOfTen(exponent);
    }

    /** Returns {@code 10} with a raised exponent. */
    static String powerOfTen(int exponent) {
        StringBuilder text = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            text.append(c == '-' ? RAISED_MINUS : RAISED.charAt(c - '0'));
        }
        return text.toString();
    }

    /** Returns a symbol with its index from 1 lowered, or alone if it is the only one. */
    static String indexed(String symbol, int index, int count) {
        if (count == 1) {
            return symbol;
        }
        StringBuilder text = new StringBuilder(symbol);
        for (char c : Integer.toString(index + 1).toCharArray()) {
            text.append((char) ('₀' + (c - '0')));
        }
        return text.toString();
    }

    /** Returns {@code floor(log10 |value|)}, right at the powers of ten themselves. */
    static int exponent(double value) {
        int e = (int) Math.floor(Math.log10(Math.abs(value)));
        return Math.abs(value) >= power(e + 1) ? e + 1 : Math.abs(value) < power(e) ? e - 1 : e;
    }

    /** Returns the double nearest to {@code 10^e}. */
    static double power(int e) {
        return Double.parseDouble("1e" + e);
    }
}
