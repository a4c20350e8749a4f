package org.costate.control.hj;

import org.hipparchus.util.FastMath;

/**
 * The deformed semiring {@code (ℝ ∪ {−∞}, ⊕_ε, ⊗)}: {@code a ⊕_ε b = ε log(e^{a/ε} + e^{b/ε})},
 * {@code a ⊗ b = a + b}, with zero {@code −∞} and one {@code 0}.
 *
 * <p>For each {@code ε > 0} the map {@code D_ε(r) = ε log r} is an isomorphism from {@code (ℝ≥0, +,
 * ×)}. As {@code ε → 0}, {@code ⊕_ε} tends to {@code max}, uniformly, with error at most {@code ε
 * log 2}. The limit itself is <em>not</em> a homomorphism: {@code max} is idempotent and {@code +}
 * is not; it is a degeneration.
 *
 * @param epsilon the temperature {@code ε ≥ 0}; 0 is the max-plus semiring
 */
public record DeformedSemiring(double epsilon) {

    /** The neutral element of {@code ⊕_ε}. */
    public static final double ZERO = Double.NEGATIVE_INFINITY;

    /** The neutral element of {@code ⊗}. */
    public static final double ONE = 0;

    /**
     * Makes the semiring.
     *
     * @throws IllegalArgumentException if {@code ε} is negative or not finite
     */
    public DeformedSemiring {
        Require.temperature(epsilon);
    }

    /** Returns {@code a ⊕_ε b}. */
    public double plus(double a, double b) {
        GibbsMeasure.checkScore(0, a);
        GibbsMeasure.checkScore(1, b);
        double high = Math.max(a, b);
        double low = Math.min(a, b);
        if (epsilon == 0 || low == ZERO) {
            return high;
        }
        return high + epsilon * FastMath.log1p(FastMath.exp((low - high) / epsilon));
    }

    /** Returns {@code a ⊗ b = a + b}; {@code −∞} absorbs. */
    public double times(double a, double b) {
        GibbsMeasure.checkScore(0, a);
        GibbsMeasure.checkScore(1, b);
        return a == ZERO || b == ZERO ? ZERO : a + b;
    }

    /**
     * Returns {@code D_ε(r) = ε log r}.
     *
     * @throws IllegalArgumentException if {@code r < 0}, or {@code ε = 0}, where there is no such
     *     map
     */
    public double dequantise(double r) {
        Require.positiveTemperature(epsilon, "the limit semiring is no image of (ℝ≥0, +, ×)");
        if (!(r >= 0)) {
            throw new IllegalArgumentException(
                    "HJ-05: r = " + r + " has no logarithm. Try: a number ≥ 0");
        }
        return r == 0 ? ZERO : epsilon * FastMath.log(r);
    }

    /** Returns {@code D_ε⁻¹(a) = e^{a/ε}}. */
    public double quantise(double a) {
        Require.positiveTemperature(epsilon, "the limit semiring is no image of (ℝ≥0, +, ×)");
        return FastMath.exp(a / epsilon);
    }

    /** Returns {@code a ⊕_ε a − a = ε log 2}: how far the sum is from idempotent. */
    public double idempotencyDefect() {
        return epsilon * FastMath.log(2);
    }
}
