package org.costate.control.formula;

import org.hipparchus.special.Erf;
import org.hipparchus.util.FastMath;

/** What a node of a formula does, and its value in double precision. */
enum Op {
    NUMBER(0),
    SYMBOL(0),
    NEGATE(1),
    SIN(1),
    COS(1),
    TAN(1),
    ASIN(1),
    ACOS(1),
    ATAN(1),
    SINH(1),
    COSH(1),
    TANH(1),
    ASINH(1),
    ACOSH(1),
    ATANH(1),
    EXP(1),
    LOG(1),
    SQRT(1),
    ABS(1),
    SIGN(1),
    ERF(1),
    /** {@code a} to a power that is a number. */
    POWER_OF(1),
    PLUS(2),
    MINUS(2),
    TIMES(2),
    OVER(2),
    POWER(2),
    ATAN2(2),
    MIN(2),
    MAX(2),
    /** The second operand where the first is at least zero, else the third. */
    WHERE(3);

    private final int arity;

    Op(int arity) {
        this.arity = arity;
    }

    int arity() {
        return arity;
    }

    boolean commutes() {
        return this == PLUS || this == TIMES || this == MIN || this == MAX;
    }

    /** Says whether the value has a kink or a jump in its operands. */
    boolean hasKinks() {
        return this == ABS || this == SIGN || this == MIN || this == MAX || this == WHERE;
    }

    /** Returns the value; {@code exponent} is read by {@link #POWER_OF} only. */
    double apply(double a, double b, double c, double exponent) {
        switch (this) {
            case PLUS:
                return a + b;
            case MINUS:
                return a - b;
            case TIMES:
                return a * b;
            case OVER:
                return a / b;
            case NEGATE:
                return -a;
            case POWER_OF:
                return power(a, exponent);
            case MIN:
                return Math.min(a, b);
            case MAX:
                return Math.max(a, b);
            case WHERE:
                return where(a, b, c);
            case POWER:
                return FastMath.pow(a, b);
            case ATAN2:
                return FastMath.atan2(a, b);
            default:
                return function(a);
        }
    }

    private double function(double a) {
        switch (this) {
            case SIN:
                return FastMath.sin(a);
            case COS:
                return FastMath.cos(a);
            case TAN:
                return FastMath.tan(a);
            case ASIN:
                return FastMath.asin(a);
            case ACOS:
                return FastMath.acos(a);
            case ATAN:
                return FastMath.atan(a);
            case EXP:
                return FastMath.exp(a);
            case LOG:
                return FastMath.log(a);
            case SQRT:
                return Math.sqrt(a);
            case ABS:
                return Math.abs(a);
            case SIGN:
                return Math.signum(a);
            case ERF:
                return Erf.erf(a);
            default:
                return hyperbolic(a);
        }
    }

    private double hyperbolic(double a) {
        switch (this) {
            case SINH:
                return FastMath.sinh(a);
            case COSH:
                return FastMath.cosh(a);
            case TANH:
                return FastMath.tanh(a);
            case ASINH:
                return FastMath.asinh(a);
            case ACOSH:
                return FastMath.acosh(a);
            case ATANH:
                return FastMath.atanh(a);
            default:
                throw new IllegalStateException(this + " is no function of one number");
        }
    }

    static double where(double condition, double then, double otherwise) {
        return condition >= 0 ? then : otherwise;
    }

    /** Returns {@code a^e}; whole exponents up to 4 are products. */
    static double power(double a, double e) {
        if (e == 2) {
            return a * a;
        }
        if (e == 3) {
            return a * a * a;
        }
        if (e == 4) {
            double s = a * a;
            return s * s;
        }
        if (e == -1) {
            return 1 / a;
        }
        return e == Math.rint(e) && Math.abs(e) < 1024
                ? FastMath.pow(a, (int) e)
                : FastMath.pow(a, e);
    }
}
