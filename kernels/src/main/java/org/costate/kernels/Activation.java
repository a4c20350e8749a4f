package org.costate.kernels;

/**
 * A scalar nonlinearity {@code σ} with its first derivative.
 *
 * <p>Both are accurate to a few units in the last place relative to themselves, except next to a
 * zero of the derivatives of GELU and SiLU, where the accuracy is relative to the terms of the sum,
 * and in the left tail of GELU, where {@code u²} roundings add up. None overflows before its limit
 * does, and NaN stays NaN.
 *
 * <p>At a kink (ReLU at 0) the slope is the left one, {@code 0}, as autograd engines take it.
 */
public enum Activation {
    /** {@code σ(u) = u}. */
    IDENTITY {
        @Override
        public double value(double u) {
            return u;
        }

        @Override
        public double slope(double u) {
            return 1;
        }
    },
    /** {@code σ(u) = tanh u}. */
    TANH {
        @Override
        public double value(double u) {
            return Math.tanh(u);
        }

        @Override
        public double slope(double u) {
            double gap = 2 / (Math.expm1(2 * Math.abs(u)) + 2);
            return gap * (2 - gap);
        }
    },
    /** {@code σ(u) = max(u, 0)}. */
    RELU {
        @Override
        public double value(double u) {
            return u <= 0 ? 0 : u;
        }

        @Override
        public double slope(double u) {
            return u > 0 ? 1 : 0;
        }
    },
    /** {@code σ(u) = log(1 + eᵘ)}, evaluated without overflow. */
    SOFTPLUS {
        @Override
        public double value(double u) {
            return Math.max(u, 0) + Math.log1p(Math.exp(-Math.abs(u)));
        }

        @Override
        public double slope(double u) {
            return logistic(u);
        }
    },
    /** {@code σ(u) = log cosh u}, evaluated without overflow; its slope is {@code tanh u}. */
    LOG_COSH {
        @Override
        public double value(double u) {
            double a = Math.abs(u);
            if (a < 0.75) {
                double t = Math.tanh(a);
                return -0.5 * Math.log1p(-t * t);
            }
            return a - (LOG_2 - Math.log1p(Math.exp(-2 * a)));
        }

        @Override
        public double slope(double u) {
            return Math.tanh(u);
        }
    },
    /** {@code σ(u) = u Φ(u)}, {@code Φ} the standard normal distribution (the exact, erf form). */
    GELU {
        @Override
        public double value(double u) {
            return clampBelow(u) * normal(u);
        }

        @Override
        public double slope(double u) {
            double v = Math.max(-60, Math.min(60, u));
            return normal(v) + v * Math.exp(-0.5 * v * v) / ROOT_2_PI;
        }

        private double normal(double u) {
            return 0.5 * Erf.complement(-u / ROOT_2);
        }
    },
    /** {@code σ(u) = u / (1 + e⁻ᵘ)}. */
    SILU {
        @Override
        public double value(double u) {
            return clampBelow(u) * logistic(u);
        }

        @Override
        public double slope(double u) {
            double v = Math.max(-1e4, Math.min(1e4, u));
            return logistic(v) * (1 + v * logistic(-v));
        }
    };

    private static final double LOG_2 = 0.6931471805599453;
    private static final double ROOT_2 = 1.4142135623730951;
    private static final double ROOT_2_PI = 2.5066282746310002;

    /** Returns {@code σ(u)}. */
    public abstract double value(double u);

    /** Returns {@code σ′(u)}. */
    public abstract double slope(double u);

    /** {@code 1 / (1 + e⁻ᵘ)}, accurate in both tails. */
    private static double logistic(double u) {
        double e = Math.exp(-Math.abs(u));
        return (u >= 0 ? 1 : e) / (1 + e);
    }

    /** Keeps {@code −∞} finite, so that a factor that has reached 0 wins over it. */
    private static double clampBelow(double u) {
        return Math.max(u, -Double.MAX_VALUE);
    }
}
