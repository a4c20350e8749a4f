package org.costate.control.formula;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Byte code and interpreter give the same bits, whatever the formula and however long. */
class CompiledEqualsInterpretedTest {

    private static final List<String> NAMES = List.of("a", "b", "c");

    private static void same(Program program, double t, double[] v, double[] u) {
        double[][] y = new double[2][program.length()];
        double[][][] m = new double[2][program.rows()][program.columns()];
        List<Kernel> kernels = program.kernels();
        for (int k = 0; k < 2; k++) {
            kernels.get(k).run(t, v, u, v, u, y[k], m[k], new double[0]);
        }
        assertArrayEquals(y[0], y[1], 0);
        for (int i = 0; i < program.rows(); i++) {
            assertArrayEquals(m[0][i], m[1][i], 0);
        }
    }

    @ParameterizedTest
    @MethodSource("org.costate.control.formula.DerivativesAreExactTest#formulas")
    void onEveryFunction(String text) {
        Formula f = Formula.parse(text);
        Program program =
                Program.of(
                        Layout.of(NAMES, List.of()),
                        Derivatives.gradient(f, NAMES),
                        Derivatives.hessian(f, NAMES));
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 20; i++) {
            same(program, 0, random.doubles(3, -2, 2).toArray(), new double[0]);
        }
    }

    /**
     * Chains whose values are used again much later, long enough for one method, nearly too long,
     * and for several.
     */
    @ParameterizedTest
    @ValueSource(ints = {5, 60, 90, 110, 130, 150, 180, 250, 400, 3000})
    void onAChain(int length) {
        List<Formula> links = new ArrayList<>(List.of(Formula.variable("x0")));
        for (int i = 1; i < length; i++) {
            Formula before = links.get(i - 1);
            Formula early = links.get(i / 2);
            Formula u = Formula.variable("u" + i % 7);
            links.add(before.times(0.5).plus(Formula.sin(early.times(u))).minus(1));
        }
        List<String> u = IntStream.range(0, 7).mapToObj(i -> "u" + i).toList();
        Layout layout = Layout.of("t", List.of("x0"), u, List.of(), List.of());
        Formula[] y = {
            links.get(length - 1), links.get(3), links.get(length / 2), Formula.variable("t")
        };
        Program program = Program.of(layout, y, new Formula[][] {{y[1].times(y[0]), y[2]}});
        double[] values = new SplittableRandom(9).doubles(7, -1, 1).toArray();

        same(program, 0.7, new double[] {0.3}, values);
        if (length == 3000) {
            assertTrue(program.kernels().get(1) instanceof PartedKernel);
        }
    }
}
