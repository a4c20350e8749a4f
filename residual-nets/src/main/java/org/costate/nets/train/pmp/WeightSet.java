package org.costate.nets.train.pmp;

import java.util.Locale;

/**
 * Where each weight of a step may live, and the maximiser there of a separable quadratic
 *
 * <pre>
 *   m ϑ − ½ a ϑ² − ½ ρ (ϑ − θ)² − λ [ϑ ≠ 0].
 * </pre>
 *
 * <p>On a box without {@code a} and {@code ρ} the maximiser is bang-bang; on {@code {−c, c}} it is
 * {@code c sign(m + ρθ)}, so that {@code ρ} is the size of {@code m} from which a weight flips [Li,
 * Hao 2018]; on {@code {−c, 0, c}} weights that earn less than {@code λ} are 0. Of equal maximisers
 * the old weight is kept.
 */
public sealed interface WeightSet {

    /**
     * Returns the maximiser.
     *
     * @param m the slope
     * @param a the running cost's curvature, {@code ≥ 0}
     * @param rho {@code ρ ≥ 0}
     * @param old {@code θ}
     * @throws ArithmeticException METHOD-02 if there is none: the slope is not 0 and nothing bounds
     *     the weight
     */
    double maximiser(double m, double a, double rho, double old);

    /** Returns the nearest member. */
    double project(double weight);

    /** Returns {@code λ [ϑ ≠ 0]}. */
    default double price(double weight) {
        return 0;
    }

    /** Says whether it has finitely many members. */
    default boolean isDiscrete() {
        return false;
    }

    /** Returns the whole line. */
    static WeightSet all() {
        return new Box(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns {@code [lower, upper]}.
     *
     * @throws IllegalArgumentException CONFIG-05 if it is empty
     */
    static WeightSet box(double lower, double upper) {
        return new Box(lower, upper);
    }

    /** Returns {@code {−c, c}}. */
    static WeightSet binary(double c) {
        return new Discrete(c, false, 0);
    }

    /** Returns {@code {−c, 0, c}} with a price {@code λ ≥ 0} on every weight that is not 0. */
    static WeightSet ternary(double c, double lambda) {
        return new Discrete(c, true, lambda);
    }

    /** An interval. */
    record Box(double lower, double upper) implements WeightSet {

        /** Checks that it is not empty. */
        public Box {
            if (!(lower <= upper)) {
                throw new IllegalArgumentException(
                        "CONFIG-05: no weight lies between " + lower + " and " + upper);
            }
        }

        @Override
        public double maximiser(double m, double a, double rho, double old) {
            double curvature = a + rho;
            double slope = m + (rho > 0 ? rho * old : 0);
            double best =
                    curvature > 0
                            ? slope / curvature
                            : slope == 0 ? old : Math.copySign(Double.POSITIVE_INFINITY, slope);
            best = project(best);
            if (Double.isInfinite(best)) {
                throw new ArithmeticException(
                        "METHOD-02: the Hamiltonian is linear in the weights and has no maximum."
                                + " Try: bounds on the weights, weight decay, or damping");
            }
            return best;
        }

        @Override
        public double project(double weight) {
            return Math.max(lower, Math.min(upper, weight));
        }
    }

    /** Two or three values. */
    record Discrete(double c, boolean withZero, double lambda) implements WeightSet {

        /** Checks the ranges. */
        public Discrete {
            if (!(c > 0 && Double.isFinite(c) && lambda >= 0 && Double.isFinite(lambda))) {
                throw new IllegalArgumentException(
                        String.format(
                                Locale.ROOT,
                                "CONFIG-03: weights ±%s with price %s are not allowed; use a size"
                                        + " above 0 and a price from 0",
                                c,
                                lambda));
            }
        }

        @Override
        public double maximiser(double m, double a, double rho, double old) {
            double best = project(old);
            double most = gain(best, m, a, rho, old);
            for (int i = -1; i <= 1; i++) {
                double candidate = i * c;
                double gain = gain(candidate, m, a, rho, old);
                if ((i != 0 || withZero) && gain > most) {
                    best = candidate;
                    most = gain;
                }
            }
            return best;
        }

        private double gain(double weight, double m, double a, double rho, double old) {
            double step = weight - old;
            return m * weight - 0.5 * a * weight * weight - 0.5 * rho * step * step - price(weight);
        }

        @Override
        public double price(double weight) {
            return weight == 0 ? 0 : lambda;
        }

        @Override
        public boolean isDiscrete() {
            return true;
        }

        @Override
        public double project(double weight) {
            if (withZero && Math.abs(weight) < 0.5 * c) {
                return 0;
            }
            return weight < 0 ? -c : c;
        }
    }
}
