package org.costate.control.formula;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The functions a text may call, by name. */
final class Functions {

    static final Map<String, Op> BY_NAME = named();

    private Functions() {}

    private static Map<String, Op> named() {
        Map<String, Op> all = new LinkedHashMap<>();
        for (Op op : Op.values()) {
            boolean operator =
                    op.arity() == 0
                            || op == Op.NEGATE
                            || op == Op.POWER_OF
                            || op.ordinal() >= Op.PLUS.ordinal()
                                    && op.ordinal() <= Op.OVER.ordinal();
            if (!operator) {
                all.put(name(op), op);
            }
        }
        all.put("ln", Op.LOG);
        all.put("arcsin", Op.ASIN);
        all.put("arccos", Op.ACOS);
        all.put("arctan", Op.ATAN);
        return java.util.Collections.unmodifiableMap(all);
    }

    static String name(Op op) {
        return op == Op.POWER ? "pow" : op.name().toLowerCase(Locale.ROOT);
    }
}
