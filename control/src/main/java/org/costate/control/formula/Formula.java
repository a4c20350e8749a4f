package org.costate.control.formula;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A formula over named variables: the scalar that dynamics and costs are written in, once.
 *
 * <pre>{@code
 * (t, x, u) -> vector(x[1], u[0].minus(sin(x[0]).times(constant("g"))))
 * }</pre>
 *
 * <p>A formula is an immutable expression, not a number: a lambda over formulas is called once,
 * with symbols, and cannot branch on values; {@link #where} says what depends on a sign. Values,
 * derivatives and structure (is it affine in {@code u}? does it depend on {@code t}?) all come from
 * the same expression: see {@link Derivatives} and {@link Program}.
 *
 * <p>Formulas may share parts; size counts each part once. Symbols are compared by name.
 */
public final class Formula {

    private static final Formula ZERO = new Formula(Op.NUMBER, null, null, null, 0, "", null);
    private static final Formula ONE = new Formula(Op.NUMBER, null, null, null, 1, "", null);

    final Op op;
    final @Nullable Formula a;
    final @Nullable Formula b;
    final @Nullable Formula c;
    final double value;
    final String name;
    final @Nullable Origin origin;

    private Formula(
            Op op,
            @Nullable Formula a,
            @Nullable Formula b,
            @Nullable Formula c,
            double value,
            String name,
            @Nullable Origin origin) {
        this.op = op;
        this.a = a;
        this.b = b;
        this.c = c;
        this.value = value;
        this.name = name;
        this.origin = origin;
    }

    /** Where a symbol stands in a text, for messages; the column counts from 1. */
    record Origin(String text, int column) {}

    static Formula node(Op op, @Nullable Formula a, @Nullable Formula b, @Nullable Formula c) {
        return new Formula(op, a, b, c, 0, "", null);
    }

    static Formula powerOf(Formula a, double exponent) {
        return new Formula(Op.POWER_OF, a, null, null, exponent, "", null);
    }

    static Formula symbol(String name, @Nullable Origin origin) {
        return new Formula(Op.SYMBOL, null, null, null, 0, name, origin);
    }

    /** Returns a number. */
    public static Formula number(double value) {
        if (value == 0 && 1 / value > 0) {
            return ZERO;
        }
        return value == 1 ? ONE : new Formula(Op.NUMBER, null, null, null, value, "", null);
    }

    /** Returns the variable of that name. */
    public static Formula variable(String name) {
        return symbol(name, null);
    }

    /** Returns the variables of those names. */
    public static Formula[] variables(String... names) {
        return Arrays.stream(names).map(Formula::variable).toArray(Formula[]::new);
    }

    /** Returns a named constant: its value is given to the problem and may change there. */
    public static Formula constant(String name) {
        return symbol(name, null);
    }

    /** Returns its arguments as an array, so that formulas read like vectors. */
    public static Formula[] vector(Formula... components) {
        return components;
    }

    /**
     * Reads a formula, {@code "(1-x2^2)*x1-x2+u"}.
     *
     * <p>Operators {@code + - * / ^}; products may leave out the star ({@code 2 pi t}); functions
     * as the static methods of this class; {@code pi}; and {@code x(0)}, {@code x(T)} for values at
     * the ends.
     *
     * @throws FormulaException EXPR-01 for an unknown function, EXPR-02 if nested too deeply,
     *     EXPR-03 for anything else that is no formula; the message names the column
     */
    public static Formula parse(String text) {
        return new Parser(text).formula();
    }

    /** Returns {@code this + other}. */
    public Formula plus(Formula other) {
        return node(Op.PLUS, this, other, null);
    }

    /** Returns {@code this + other}. */
    public Formula plus(double other) {
        return plus(number(other));
    }

    /** Returns {@code this − other}. */
    public Formula minus(Formula other) {
        return node(Op.MINUS, this, other, null);
    }

    /** Returns {@code this − other}. */
    public Formula minus(double other) {
        return minus(number(other));
    }

    /** Returns {@code this · other}. */
    public Formula times(Formula other) {
        return node(Op.TIMES, this, other, null);
    }

    /** Returns {@code this · other}. */
    public Formula times(double other) {
        return times(number(other));
    }

    /** Returns {@code this / other}. */
    public Formula over(Formula other) {
        return node(Op.OVER, this, other, null);
    }

    /** Returns {@code this / other}. */
    public Formula over(double other) {
        return over(number(other));
    }

    /** Returns {@code −this}. */
    public Formula negate() {
        return node(Op.NEGATE, this, null, null);
    }

    /** Returns {@code this²}. */
    public Formula squared() {
        return powerOf(this, 2);
    }

    /** Returns {@code this^exponent}. */
    public Formula pow(double exponent) {
        return powerOf(this, exponent);
    }

    /** Returns {@code this^exponent}. */
    public Formula pow(Formula exponent) {
        return exponent.op == Op.NUMBER
                ? powerOf(this, exponent.value)
                : node(Op.POWER, this, exponent, null);
    }

    /** Returns the sine. */
    public static Formula sin(Formula a) {
        return node(Op.SIN, a, null, null);
    }

    /** Returns the cosine. */
    public static Formula cos(Formula a) {
        return node(Op.COS, a, null, null);
    }

    /** Returns the tangent. */
    public static Formula tan(Formula a) {
        return node(Op.TAN, a, null, null);
    }

    /** Returns the inverse sine. */
    public static Formula asin(Formula a) {
        return node(Op.ASIN, a, null, null);
    }

    /** Returns the inverse cosine. */
    public static Formula acos(Formula a) {
        return node(Op.ACOS, a, null, null);
    }

    /** Returns the inverse tangent. */
    public static Formula atan(Formula a) {
        return node(Op.ATAN, a, null, null);
    }

    /** Returns the angle of the point {@code (x, y)}. */
    public static Formula atan2(Formula y, Formula x) {
        return node(Op.ATAN2, y, x, null);
    }

    /** Returns the hyperbolic sine. */
    public static Formula sinh(Formula a) {
        return node(Op.SINH, a, null, null);
    }

    /** Returns the hyperbolic cosine. */
    public static Formula cosh(Formula a) {
        return node(Op.COSH, a, null, null);
    }

    /** Returns the hyperbolic tangent. */
    public static Formula tanh(Formula a) {
        return node(Op.TANH, a, null, null);
    }

    /** Returns the inverse hyperbolic sine. */
    public static Formula asinh(Formula a) {
        return node(Op.ASINH, a, null, null);
    }

    /** Returns the inverse hyperbolic cosine. */
    public static Formula acosh(Formula a) {
        return node(Op.ACOSH, a, null, null);
    }

    /** Returns the inverse hyperbolic tangent. */
    public static Formula atanh(Formula a) {
        return node(Op.ATANH, a, null, null);
    }

    /** Returns {@code eᵃ}. */
    public static Formula exp(Formula a) {
        return node(Op.EXP, a, null, null);
    }

    /** Returns the natural logarithm. */
    public static Formula log(Formula a) {
        return node(Op.LOG, a, null, null);
    }

    /** Returns the square root. */
    public static Formula sqrt(Formula a) {
        return node(Op.SQRT, a, null, null);
    }

    /** Returns the error function. */
    public static Formula erf(Formula a) {
        return node(Op.ERF, a, null, null);
    }

    /** Returns the absolute value; its derivative at zero is taken as zero. */
    public static Formula abs(Formula a) {
        return node(Op.ABS, a, null, null);
    }

    /** Returns {@code −1, 0, 1}; its derivative is zero. */
    public static Formula sign(Formula a) {
        return node(Op.SIGN, a, null, null);
    }

    /** Returns the smaller. */
    public static Formula min(Formula a, Formula b) {
        return node(Op.MIN, a, b, null);
    }

    /** Returns the larger. */
    public static Formula max(Formula a, Formula b) {
        return node(Op.MAX, a, b, null);
    }

    /** Returns {@code then} where {@code condition ≥ 0}, {@code otherwise} elsewhere. */
    public static Formula where(Formula condition, Formula then, Formula otherwise) {
        return node(Op.WHERE, condition, then, otherwise);
    }

    /** Returns the sum of the squares, {@code |v|²}. */
    public static Formula squaredNorm(Formula... v) {
        Formula sum = ZERO;
        for (Formula f : v) {
            sum = sum == ZERO ? f.squared() : sum.plus(f.squared());
        }
        return sum;
    }

    /** Returns the names of the variables and constants in it, in order of appearance. */
    public Set<String> symbols() {
        Set<String> names = new LinkedHashSet<>();
        for (Formula f : PostOrder.of(this)) {
            if (f.op == Op.SYMBOL) {
                names.add(f.name);
            }
        }
        return names;
    }

    /** Returns this formula with symbols replaced by formulas, all at once. */
    public Formula with(Map<String, Formula> replacements) {
        return Graph.replaced(this, replacements);
    }

    /** Says whether it is the number zero, after simplification. */
    public boolean isZero() {
        return Graph.simplified(this).isNumber(0);
    }

    /**
     * Returns the number that a formula without variables is.
     *
     * @throws FormulaException EXPR-01 if it has variables
     */
    public double toNumber() {
        Program program = Program.of(Layout.of(java.util.List.of(), java.util.List.of()), this);
        double[] y = new double[1];
        program.run(0, y, y, y, y, y, new double[0][]);
        return y[0];
    }

    boolean isNumber(double v) {
        return op == Op.NUMBER && value == v;
    }

    @Override
    public String toString() {
        return Printer.print(this);
    }
}
