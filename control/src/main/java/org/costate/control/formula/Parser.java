package org.costate.control.formula;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Reads a formula by recursive descent.
 *
 * <pre>
 *   sum     = product { (+|-) product }
 *   product = signed { (*|/) signed | power }         a name or bracket needs no star
 *   signed  = [-|+] signed | power
 *   power   = factor [ ^ signed ]
 *   factor  = number | name | function ( sum {, sum} ) | state ( 0|T ) | ( sum )
 * </pre>
 */
final class Parser {

    static final int LEVELS = 200;
    private static final Set<String> ENDS = Set.of("0", "t0", "T", "tf");

    private final String text;
    private int at;
    private int depth;

    Parser(String text) {
        this.text = text;
    }

    Formula formula() {
        Formula f = sum();
        if (peek() != 0) {
            throw wrong("an operator");
        }
        return f;
    }

    private Formula sum() {
        if (++depth > LEVELS) {
            throw FormulaException.tooDeep(text, LEVELS, at + 1);
        }
        Formula f = product();
        while (true) {
            if (take('+')) {
                f = f.plus(product());
            } else if (takeMinus()) {
                f = f.minus(product());
            } else {
                depth--;
                return f;
            }
        }
    }

    private Formula product() {
        Formula f = signed();
        while (true) {
            if (take('*') || take('·') || take('×')) {
                f = f.times(signed());
            } else if (take('/')) {
                f = f.over(signed());
            } else if (startsFactor(peek())) {
                f = f.times(power());
            } else {
                return f;
            }
        }
    }

    private Formula signed() {
        int signs = 0;
        boolean minus = false;
        while (true) {
            if (takeMinus()) {
                minus = !minus;
            } else if (!take('+')) {
                break;
            }
            signs++;
        }
        if (signs > LEVELS) {
            throw FormulaException.tooDeep(text, LEVELS, at);
        }
        Formula f = power();
        return minus ? f.op == Op.NUMBER ? Formula.number(-f.value) : f.negate() : f;
    }

    private Formula power() {
        Formula f = factor();
        boolean starred = peek() == '*' && at + 1 < text.length() && text.charAt(at + 1) == '*';
        if (starred) {
            at += 2;
        }
        if (starred || take('^')) {
            if (++depth > LEVELS) {
                throw FormulaException.tooDeep(text, LEVELS, at + 1);
            }
            f = f.pow(signed());
            depth--;
        }
        return f;
    }

    private Formula factor() {
        char c = peek();
        if (take('(')) {
            Formula f = sum();
            expect(')');
            return f;
        }
        if (c >= '0' && c <= '9' || c == '.') {
            return number();
        }
        if (Character.isJavaIdentifierStart(c)) {
            return named();
        }
        throw wrong("a number, a name or \"(\"");
    }

    private Formula number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        int mantissa = at;
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            at++;
            if (at < text.length() && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
                at++;
            }
            int exponent = at;
            digits();
            if (at == exponent) {
                at = mantissa; // the e is a name
            }
        }
        try {
            return Formula.number(Double.parseDouble(text.substring(start, at)));
        } catch (NumberFormatException e) {
            at = start;
            throw wrong("a number");
        }
    }

    private void digits() {
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
    }

    private Formula named() {
        int start = at;
        while (at < text.length() && Character.isJavaIdentifierPart(text.charAt(at))) {
            at++;
        }
        String name = text.substring(start, at);
        if (peek() == '(' && Functions.BY_NAME.containsKey(name)) {
            return call(name, start);
        }
        if (peek() == '(') {
            return end(name, start);
        }
        if (name.equals("pi") || name.equals("π")) {
            return Formula.number(Math.PI);
        }
        return Formula.symbol(name, new Formula.Origin(text, start + 1));
    }

    /** Reads {@code name(0)} or {@code name(T)}, the only brackets a variable may have. */
    private Formula end(String name, int start) {
        int close = text.indexOf(')', at);
        String inside = close < 0 ? "" : text.substring(at + 1, close).strip();
        if (!ENDS.contains(inside)) {
            throw FormulaException.unknownName(name, text, start + 1, Functions.BY_NAME.keySet());
        }
        at = close + 1;
        String which = inside.equals("0") || inside.equals("t0") ? "(0)" : "(T)";
        return Formula.symbol(name + which, new Formula.Origin(text, start + 1));
    }

    private Formula call(String name, int start) {
        expect('(');
        List<Formula> arguments = new ArrayList<>();
        do {
            arguments.add(sum());
        } while (take(','));
        expect(')');
        Op op = Functions.BY_NAME.get(name);
        if (op.arity() != arguments.size()) {
            throw FormulaException.syntax(
                    text,
                    start + 1,
                    arguments.size() + (arguments.size() == 1 ? " argument" : " arguments"),
                    op.arity() + " for " + name);
        }
        if (op == Op.POWER) {
            return arguments.get(0).pow(arguments.get(1));
        }
        return Formula.node(
                op,
                arguments.get(0),
                op.arity() > 1 ? arguments.get(1) : null,
                op.arity() > 2 ? arguments.get(2) : null);
    }

    private static boolean startsFactor(char c) {
        return c == '(' || Character.isJavaIdentifierStart(c);
    }

    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char c) {
        if (peek() != c || c == '*' && text.startsWith("**", at)) {
            return false;
        }
        at++;
        return true;
    }

    private boolean takeMinus() {
        return take('-') || take('−');
    }

    private void expect(char c) {
        if (!take(c)) {
            throw wrong("\"" + c + "\"");
        }
    }

    private FormulaException wrong(String expected) {
        char c = peek();
        return FormulaException.syntax(
                text, at + 1, c == 0 ? "the end" : "\"" + c + "\"", expected);
    }
}
