package org.costate.control.formula;

import java.util.IdentityHashMap;
import java.util.Map;

/** Prints a formula in the notation that {@link Parser} reads; long ones are cut. */
final class Printer {

    private static final int LONGEST = 4000;

    private Printer() {}

    static String print(Formula root) {
        Map<Formula, String> texts = new IdentityHashMap<>();
        for (Formula f : PostOrder.of(root)) {
            String text = text(f, texts);
            if (text.length() > LONGEST) {
                return text.substring(0, LONGEST - 3) + "...";
            }
            texts.put(f, text);
        }
        return texts.get(root);
    }

    private static String text(Formula f, Map<Formula, String> texts) {
        switch (f.op) {
            case NUMBER:
                return number(f.value);
            case SYMBOL:
                return f.name;
            case NEGATE:
                return "-" + bracketed(f.a, texts, 2);
            case PLUS:
                return texts.get(f.a) + "+" + bracketed(f.b, texts, 2);
            case MINUS:
                return texts.get(f.a) + "-" + bracketed(f.b, texts, 2);
            case TIMES:
                return bracketed(f.a, texts, 2) + "*" + bracketed(f.b, texts, 3);
            case OVER:
                return bracketed(f.a, texts, 2) + "/" + bracketed(f.b, texts, 3);
            case POWER_OF:
                String e = number(f.value);
                return bracketed(f.a, texts, 4) + "^" + (f.value < 0 ? "(" + e + ")" : e);
            default:
                return call(f, texts);
        }
    }

    private static String call(Formula f, Map<Formula, String> texts) {
        StringBuilder text = new StringBuilder(Functions.name(f.op)).append('(');
        text.append(texts.get(f.a));
        if (f.b != null) {
            text.append(", ").append(texts.get(f.b));
        }
        if (f.c != null) {
            text.append(", ").append(texts.get(f.c));
        }
        return text.append(')').toString();
    }

    private static String bracketed(Formula f, Map<Formula, String> texts, int binding) {
        String text = texts.get(f);
        return binding(f) < binding ? "(" + text + ")" : text;
    }

    private static int binding(Formula f) {
        switch (f.op) {
            case PLUS:
            case MINUS:
            case NEGATE:
                return 1;
            case TIMES:
                return 2;
            case OVER:
                return 2;
            case POWER_OF:
                return 3;
            case NUMBER:
                return f.value < 0 ? 1 : 5;
            default:
                return 5;
        }
    }

    private static String number(double v) {
        return v == Math.rint(v) && Math.abs(v) < 1e15 ? Long.toString((long) v) : "" + v;
    }
}
