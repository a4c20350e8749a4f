package org.costate.control.hj;

import org.hipparchus.util.FastMath;

/**
 * The convex programme of a layer at a point: maximise {@code π·z + εH(π)} over the simplex.
 *
 * <p>Its value is {@code LSE_ε(z)}, its only optimiser the softmax, for every {@code ε}; at {@code
 * ε = 0} a linear programme. The shortfall of any {@code π} is {@code ε KL(π‖softmax)}. Solved here
 * without a logarithm of a sum, through its dual
 *
 * <pre>
 *   min over λ of  λ + ε Σ e^{(z_j − λ)/ε − 1},
 * </pre>
 *
 * by bisection on the condition that {@code π_j = e^{(z_j − λ)/ε − 1}} sum to one, so that
 * agreement with the network is a fact and not a definition.
 */
public final class EntropicProgramme {

    private final double[] z;
    private final double epsilon;

    private EntropicProgramme(double[] z, double epsilon) {
        this.z = z;
        this.epsilon = epsilon;
    }

    /** Returns the programme of finite scores {@code z} at temperature {@code ε ≥ 0}. */
    public static EntropicProgramme of(double[] z, double epsilon) {
        if (z.length == 0) {
            throw new IllegalArgumentException("HJ-03: no scores given. Try: at least one");
        }
        return new EntropicProgramme(
                Require.values("scores z", z.length, z), Require.temperature(epsilon));
    }

    /**
     * Returns {@code π·z + εH(π)}.
     *
     * @throws IllegalArgumentException if {@code π} is not on the simplex, to rounding
     */
    public double objective(double[] pi) {
        Require.dimension("π", pi.length, z.length);
        double sum = 0;
        double value = 0;
        for (int j = 0; j < pi.length; j++) {
            if (!(pi[j] >= 0)) {
                throw new IllegalArgumentException(
                        "HJ-06: π_" + (j + 1) + " = " + pi[j] + ", expected a number ≥ 0");
            }
            sum += pi[j];
            value += pi[j] == 0 ? 0 : pi[j] * (z[j] - epsilon * FastMath.log(pi[j]));
        }
        if (!(Math.abs(sum - 1) < 1e-9)) {
            throw new IllegalArgumentException(
                    "HJ-06: π sums to " + sum + ", expected 1. Try: divide by the sum");
        }
        return value;
    }

    /**
     * An optimum with its proof.
     *
     * @param value the primal value {@code π·z + εH(π)}
     * @param dualValue an upper bound on every value, met by duality
     * @param pi the optimiser
     */
    public record Optimum(double value, double dualValue, double[] pi) {}

    /** Returns the optimum. */
    public Optimum maximum() {
        int lead = 0;
        for (int j = 1; j < z.length; j++) {
            lead = z[j] > z[lead] ? j : lead;
        }
        if (epsilon == 0) {
            double[] vertex = new double[z.length];
            vertex[lead] = 1;
            return new Optimum(z[lead], z[lead], vertex);
        }
        double shift = multiplier(z[lead]);
        double[] pi = new double[z.length];
        double sum = 0;
        for (int j = 0; j < z.length; j++) {
            pi[j] = FastMath.exp((z[j] - z[lead]) / epsilon - shift);
            sum += pi[j];
        }
        double dual = z[lead] + epsilon * (shift - 1 + sum);
        for (int j = 0; j < z.length; j++) {
            pi[j] /= sum;
        }
        return new Optimum(objective(pi), dual, pi);
    }

    /** Bisects for {@code s = (λ − z_max)/ε + 1} with {@code Σ e^{(z_j − z_max)/ε − s} = 1}. */
    private double multiplier(double top) {
        double low = 0;
        double high = Math.log(z.length) + 1e-9;
        for (double middle = 0.5 * high;
                low < middle && middle < high;
                middle = 0.5 * (low + high)) {
            double sum = 0;
            for (double score : z) {
                sum += FastMath.exp((score - top) / epsilon - middle);
            }
            if (sum > 1) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }
}
