package org.costate.control.formula;

import java.util.IdentityHashMap;
import java.util.Map;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.Field;
import org.hipparchus.special.Erf;

/**
 * Evaluates formulas over any scalar of Hipparchus: dual numbers, Taylor expansions, intervals of
 * certainty. Derivatives come from the arithmetic of the scalar, not from {@link Derivatives}.
 */
public final class FieldValues {

    private FieldValues() {}

    /**
     * Returns the values of formulas.
     *
     * @param f the formulas
     * @param variables a value for every symbol in them
     * @param field the field of the values
     * @throws FormulaException EXPR-01 if a symbol has no value
     */
    public static <T extends CalculusFieldElement<T>> T[] of(
            Formula[] f, Map<String, T> variables, Field<T> field) {
        Map<Formula, T> values = new IdentityHashMap<>();
        for (Formula part : PostOrder.of(f)) {
            values.put(part, value(part, values, variables, field));
        }
        T[] all = org.hipparchus.util.MathArrays.buildArray(field, f.length);
        for (int i = 0; i < all.length; i++) {
            all[i] = values.get(f[i]);
        }
        return all;
    }

    private static <T extends CalculusFieldElement<T>> T value(
            Formula f, Map<Formula, T> values, Map<String, T> variables, Field<T> field) {
        if (f.op == Op.NUMBER) {
            return constant(field, variables, f.value);
        }
        if (f.op == Op.SYMBOL) {
            T known = variables.get(f.name);
            if (known == null) {
                throw FormulaException.unknownName(f.name, variables.keySet());
            }
            return known;
        }
        T a = values.get(f.a);
        if (f.op.arity() == 1) {
            return function(f, a);
        }
        T b = values.get(f.b);
        switch (f.op) {
            case PLUS:
                return a.add(b);
            case MINUS:
                return a.subtract(b);
            case TIMES:
                return a.multiply(b);
            case OVER:
                return a.divide(b);
            case POWER:
                return a.pow(b);
            case ATAN2:
                return a.atan2(b);
            case MIN:
                return a.getReal() < b.getReal() ? a : b;
            case MAX:
                return a.getReal() >= b.getReal() ? a : b;
            default:
                return a.getReal() >= 0 ? b : values.get(f.c);
        }
    }

    /** A zero of the field may know less than a variable: how many derivatives there are. */
    private static <T extends CalculusFieldElement<T>> T constant(
            Field<T> field, Map<String, T> variables, double value) {
        return variables.isEmpty()
                ? field.getZero().newInstance(value)
                : variables.values().iterator().next().newInstance(value);
    }

    private static <T extends CalculusFieldElement<T>> T function(Formula f, T a) {
        switch (f.op) {
            case NEGATE:
                return a.negate();
            case POWER_OF:
                return f.value == Math.rint(f.value) ? a.pow((int) f.value) : a.pow(f.value);
            case SIN:
                return a.sin();
            case COS:
                return a.cos();
            case TAN:
                return a.tan();
            case ASIN:
                return a.asin();
            case ACOS:
                return a.acos();
            case ATAN:
                return a.atan();
            case EXP:
                return a.exp();
            case LOG:
                return a.log();
            case SQRT:
                return a.sqrt();
            case ABS:
                return a.abs();
            case SIGN:
                return a.sign();
            case ERF:
                return Erf.erf(a);
            default:
                return hyperbolic(f.op, a);
        }
    }

    private static <T extends CalculusFieldElement<T>> T hyperbolic(Op op, T a) {
        switch (op) {
            case SINH:
                return a.sinh();
            case COSH:
                return a.cosh();
            case TANH:
                return a.tanh();
            case ASINH:
                return a.asinh();
            case ACOSH:
                return a.acosh();
            case ATANH:
                return a.atanh();
            default:
                throw new IllegalStateException(op + " is no function of one number");
        }
    }
}
