package org.costate.control.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values, gradients and Hessians of compiled formulas equal those of truncated Taylor algebra. */
class DerivativesAreExactTest {

    private static final double[] V = {0.37, -0.62, 1.43};
    private static final List<String> NAMES = List.of("a", "b", "c");

    static Stream<String> formulas() {
        return Stream.of(
                "a+2*b-3*c",
                "a*b*c-(a-b)*(b-c)",
                "a/(b-c)+1/a",
                "(1-b^2)*a-b+c^3-a^4",
                "c^2.5+a^-2+a^b+c^(a*b)",
                "sin(a*b)+cos(b*c)*tan(a)",
                "exp(-a*c)*log(c+b^2)+sqrt(a+c)",
                "asin(a*b)+acos(a)-atan(b/c)+atan2(b, a)-atan2(c, b)",
                "sinh(a)+cosh(b)*tanh(a*c)",
                "asinh(a-c)+acosh(c+a^2)+atanh(a*b)",
                "erf(a*b)-erf(c)",
                "abs(a-b)*c+sign(b)*a^2",
                "min(a, b*c)+max(a^2, b)*b+where(b, a, c^2)",
                "-(-a)*(-b)/(-c)+(-a)^2+(a-a)*b+0*c+c/1+2*(3*a)",
                "exp(25*a/(a+2))",
                "((5-a)^3+a^3)/3*sin(b)^2");
    }

    @ParameterizedTest
    @MethodSource("formulas")
    void toSecondOrder(String text) {
        Formula f = Formula.parse(text);
        DSFactory factory = new DSFactory(3, 2);
        DerivativeStructure[] v = new DerivativeStructure[3];
        java.util.Arrays.setAll(v, i -> factory.variable(i, V[i]));
        DerivativeStructure expected =
                FieldValues.of(
                        new Formula[] {f},
                        Map.of("a", v[0], "b", v[1], "c", v[2]),
                        v[0].getField())[0];

        double[] y = new double[4];
        double[][] h = new double[3][3];
        Formula[] g = Derivatives.gradient(f, NAMES);
        Program.of(
                        Layout.of(NAMES, List.of()),
                        new Formula[] {f, g[0], g[1], g[2]},
                        Derivatives.hessian(f, NAMES))
                .run(0, V, y, y, y, y, h);

        check(text, expected.getValue(), y[0]);
        for (int i = 0; i < 3; i++) {
            int[] order = new int[3];
            order[i] = 1;
            check(text + " d" + NAMES.get(i), expected.getPartialDerivative(order), y[1 + i]);
            for (int j = 0; j < 3; j++) {
                int[] second = order.clone();
                second[j]++;
                check(text + " d²", expected.getPartialDerivative(second), h[i][j]);
            }
        }
    }

    /**
     * A dozen roundings, and those of differences of terms ten times larger; the referee's own erf
     * is good to 1e-13.
     */
    private static void check(String what, double expected, double actual) {
        double rounding = what.startsWith("erf") ? 1e-12 : 2e-14;
        assertEquals(expected, actual, rounding * (1 + Math.abs(expected)), what);
    }
}
