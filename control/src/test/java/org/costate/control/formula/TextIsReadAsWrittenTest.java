package org.costate.control.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The grammar of formulas as text, what it prints, and what it refuses. */
class TextIsReadAsWrittenTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1+2*3^2|19",
                "-2^2|-4",
                "2^-1|0.5",
                "2^3^2|512",
                "2**3|8",
                "(1-4)*-2|6",
                "8/4/2|1",
                "7-4-2|1",
                "2 pi|6.283185307179586",
                "3(1+1)|6",
                "1/2 (4)|2",
                "1.5e2+.5|150.5",
                "sqrt(16)+abs(-2)|6",
                "min(3, 2)+max(1,5)|7",
                "where(-1, 10, 20)|20",
                "atan2(1, 1)*4/pi|1",
                "pow(2, 10)|1024",
                "ln(exp(3))|3",
                "--3|3",
                "2×3−1|5"
            })
    void numbers(String text, double value) {
        assertEquals(value, Formula.parse(text).toNumber(), 1e-15 * Math.abs(value));
    }

    @Test
    void namesAndEnds() {
        assertEquals(List.of("x1", "e", "θ"), List.copyOf(Formula.parse("2x1+3e θ").symbols()));
        assertEquals(
                List.of("x(T)", "x(0)", "v(T)"),
                List.copyOf(Formula.parse("x(T)-x(0)+v( tf )").symbols()));
    }

    /** What is printed reads back as the same formula, bit for bit. */
    @ParameterizedTest
    @MethodSource("org.costate.control.formula.DerivativesAreExactTest#formulas")
    void printing(String text) {
        Formula once = Formula.parse(text);
        Formula twice = Formula.parse(once.toString());
        double[] v = {0.37, -0.62, 1.43};
        double[] y = new double[2];

        Program.of(Layout.of(List.of("a", "b", "c"), List.of()), once, twice)
                .run(0, v, v, v, v, y, new double[0][]);

        assertEquals(y[0], y[1]);
        assertEquals(once.toString(), twice.toString());
    }

    private static FormulaException refused(String text) {
        return assertThrows(FormulaException.class, () -> Formula.parse(text));
    }

    @Test
    void unknownNames() {
        FormulaException e = refused("x2*sinn(t)");
        assertEquals(
                "EXPR-01: unknown name \"sinn\" in \"x2*sinn(t)\" at column 4."
                        + " Did you mean \"sin\"?",
                e.getMessage());
        assertEquals(4, e.column());
        Layout layout = Layout.of("t", List.of("x1", "x2"), List.of(), List.of(), List.of("mass"));
        e =
                assertThrows(
                        FormulaException.class,
                        () -> layout.check(Formula.parse("x1/mas + sin(x2)")));
        assertEquals(
                "EXPR-01: unknown name \"mas\" in \"x1/mas + sin(x2)\" at column 4."
                        + " Did you mean \"mass\"?",
                e.getMessage());
        e =
                assertThrows(
                        FormulaException.class,
                        () -> layout.check(Formula.variable("zebra").times(2)));
        assertEquals(
                "EXPR-01: unknown name \"zebra\" in a formula. Known here: t, x1, x2, mass.",
                e.getMessage());
    }

    @Test
    void depth() {
        assertEquals(
                "EXPR-02: expression nested deeper than 200 levels at column 201 of \""
                        + "(".repeat(117)
                        + "...\". Try: name a part of it with a definition",
                refused("(".repeat(100_000)).getMessage());
        refused("-".repeat(100_000) + "1");
        refused("2^".repeat(100_000) + "1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1+|EXPR-03: found the end in \"1+\" at column 3, expected a number, a name or \"(\"",
                "(1|EXPR-03: found the end in \"(1\" at column 3, expected \")\"",
                "1)|EXPR-03: found \")\" in \"1)\" at column 2, expected an operator",
                "x # 2|EXPR-03: found \"#\" in \"x # 2\" at column 3, expected an operator",
                "x 2|EXPR-03: found \"2\" in \"x 2\" at column 3, expected an operator",
                "sin(1,2)|EXPR-03: found 2 arguments in \"sin(1,2)\" at column 1, expected 1 for sin",
                "1..2|EXPR-03: found \".\" in \"1..2\" at column 3, expected an operator"
            })
    void syntax(String text, String message) {
        assertEquals(message, refused(text).getMessage());
    }

    @Test
    void relations() {
        Relation relation = Relation.parse("v <= 1.2");
        assertEquals(Relation.Sign.AT_MOST, relation.sign());
        assertEquals("v-1.2", relation.difference().toString());
        assertEquals(Relation.Sign.AT_LEAST, Relation.parse("x ≥ l").sign());
        assertEquals(Relation.Sign.EQUAL, Relation.parse("v-1/sqrt(r)").sign());
        assertEquals("v-1/sqrt(r)", Relation.parse("v = 1/sqrt(r)").difference().toString());
    }

    @Test
    void replacementsAreSimultaneous() {
        Formula f = Formula.parse("a+2*b");
        Formula swapped = f.with(Map.of("a", Formula.variable("b"), "b", Formula.variable("a")));

        assertEquals("b+2*a", swapped.toString());
        assertTrue(f.minus(Formula.parse("2*b+a")).isZero());
    }

    /** A sum of fifty thousand terms is no deeper than the stack. */
    @Test
    void longSums() {
        Formula sum = Formula.variable("x");
        for (int i = 0; i < 50_000; i++) {
            sum = sum.plus(Formula.variable("x").times(i));
        }
        Formula[] g = Derivatives.gradient(sum, List.of("x"));
        assertEquals(1 + 50_000 * 49_999.0 / 2, g[0].toNumber());
    }
}
