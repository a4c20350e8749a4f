package org.costate.kernels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** The scalar definitions agree with 60-digit arithmetic and reach their limits. */
class ActivationTest {

    private static final MathContext DIGITS = new MathContext(60);
    private static final BigDecimal ONE = BigDecimal.ONE;
    private static final BigDecimal TWO = BigDecimal.valueOf(2);
    private static final BigDecimal ROOT_PI =
            new BigDecimal("1.7724538509055160272981674833411451827975494561223871282138");

    private interface Exact {
        BigDecimal at(BigDecimal u);
    }

    @Test
    void tanh() {
        check(Activation.TANH::value, u -> tanh(u), 4);
        check(Activation.TANH::slope, u -> ONE.subtract(tanh(u).pow(2), DIGITS), 6);
    }

    @Test
    void softplus() {
        check(Activation.SOFTPLUS::value, u -> log(ONE.add(exp(u))), 4);
        check(Activation.SOFTPLUS::slope, u -> logistic(u), 4);
    }

    @Test
    void logCosh() {
        Exact cosh = u -> exp(u).add(exp(u.negate())).divide(TWO, DIGITS);
        check(Activation.LOG_COSH::value, u -> log(cosh.at(u)), 6);
        check(Activation.LOG_COSH::slope, u -> tanh(u), 4);
    }

    @Test
    void silu() {
        check(Activation.SILU::value, u -> u.multiply(logistic(u), DIGITS), 4);
        Exact slope =
                u -> {
                    BigDecimal s = logistic(u);
                    return s.multiply(ONE.add(u.multiply(ONE.subtract(s))), DIGITS);
                };
        checkAbsolute(Activation.SILU::slope, slope);
    }

    @Test
    void gelu() {
        // erfc has the condition number 2x² in its tail: up to 55 roundings of u/√2 at u = −7.4.
        check(Activation.GELU::value, u -> u.multiply(normal(u), DIGITS), 64);
        BigDecimal rootTwoPi = ROOT_PI.multiply(TWO.sqrt(DIGITS));
        Exact slope =
                u -> {
                    BigDecimal e = exp(u.pow(2).divide(TWO.negate(), DIGITS));
                    return normal(u).add(u.multiply(e).divide(rootTwoPi, DIGITS));
                };
        checkAbsolute(Activation.GELU::slope, slope);
    }

    @Test
    void complementaryErrorFunction() {
        check(Erf::complement, u -> erfc(u), 4);
        assertEquals(0.0, Erf.complement(40));
        assertEquals(2.0, Erf.complement(-40));
    }

    @Test
    void limits() {
        for (Activation a : Activation.values()) {
            for (double u : new double[] {1e3, 1e150, Double.POSITIVE_INFINITY}) {
                double value = a == Activation.TANH ? 1 : u;
                double end = a == Activation.TANH ? 0 : 1;
                assertEquals(value, a.value(u), Math.ulp(u) + 1, a::name);
                assertEquals(end, a.slope(u), a::name);
                assertTrue(Double.isFinite(a.slope(-u)), a::name);
                assertTrue(!Double.isNaN(a.value(-u)), a::name);
            }
            assertTrue(Double.isNaN(a.value(Double.NaN)), a::name);
        }
        assertEquals(0.0, Activation.RELU.slope(0.0));
        assertEquals(-0.0, Activation.TANH.value(-0.0));
        assertEquals(0.0, Activation.SILU.value(-1e150), 0.0);
        assertEquals(0.0, Activation.GELU.value(Double.NEGATIVE_INFINITY), 0.0);
    }

    private static void check(DoubleUnaryOperator f, Exact exact, double ulps) {
        for (double u : points()) {
            BigDecimal e = exact.at(new BigDecimal(u));
            double expected = e.doubleValue();
            double error = e.subtract(new BigDecimal(f.applyAsDouble(u))).abs().doubleValue();
            assertTrue(
                    error <= ulps * Math.ulp(expected),
                    () -> u + ": " + error / Math.ulp(expected) + " ulp of " + expected);
        }
    }

    private static void checkAbsolute(DoubleUnaryOperator f, Exact exact) {
        for (double u : points()) {
            assertEquals(exact.at(new BigDecimal(u)).doubleValue(), f.applyAsDouble(u), 1e-15);
        }
    }

    private static double[] points() {
        double[] u = new double[121];
        for (int i = 0; i < u.length; i++) {
            u[i] = (i - 60) * 0.1237 + 1e-3;
        }
        u[0] = 1e-5;
        u[1] = -3e-8;
        return u;
    }

    private static BigDecimal tanh(BigDecimal u) {
        BigDecimal e = exp(u.multiply(TWO));
        return e.subtract(ONE).divide(e.add(ONE), DIGITS);
    }

    private static BigDecimal logistic(BigDecimal u) {
        return ONE.divide(ONE.add(exp(u.negate())), DIGITS);
    }

    private static BigDecimal normal(BigDecimal u) {
        BigDecimal root = TWO.sqrt(DIGITS);
        return erfc(u.negate().divide(root, DIGITS)).divide(TWO, DIGITS);
    }

    /** {@code 1 − 2/√π Σ (−1)ⁿ u²ⁿ⁺¹ / (n! (2n + 1))}; 60 digits outlive its cancellation. */
    private static BigDecimal erfc(BigDecimal u) {
        MathContext wide = new MathContext(110);
        BigDecimal square = u.multiply(u, wide).negate();
        BigDecimal term = u;
        BigDecimal sum = BigDecimal.ZERO;
        for (int n = 0; n < 400; n++) {
            sum = sum.add(term.divide(BigDecimal.valueOf(2 * n + 1), wide), wide);
            term = term.multiply(square, wide).divide(BigDecimal.valueOf(n + 1), wide);
        }
        return ONE.subtract(sum.multiply(TWO).divide(ROOT_PI, wide), wide);
    }

    private static BigDecimal exp(BigDecimal u) {
        BigDecimal r = u.divide(BigDecimal.valueOf(1024), DIGITS);
        BigDecimal term = ONE;
        BigDecimal sum = ONE;
        for (int n = 1; n < 40; n++) {
            term = term.multiply(r, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
            sum = sum.add(term, DIGITS);
        }
        for (int n = 0; n < 10; n++) {
            sum = sum.multiply(sum, DIGITS);
        }
        return sum;
    }

    /** Newton's iteration on {@code exp}. */
    private static BigDecimal log(BigDecimal y) {
        BigDecimal x = new BigDecimal(Math.log(y.doubleValue()));
        for (int n = 0; n < 4; n++) {
            BigDecimal e = exp(x);
            x = x.add(TWO.multiply(y.subtract(e)).divide(y.add(e), DIGITS), DIGITS);
        }
        return x;
    }
}
