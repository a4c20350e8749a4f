package org.costate.control.hj.landscape;

import java.util.SplittableRandom;
import org.hipparchus.random.SobolSequenceGenerator;

/**
 * Rules for the mean of a function over {@code [−r, r]ᵏ}; {@code n} is the number of nodes of an
 * axis for grids, and {@code nᵏ} that of the nodes for all, so rules compare at equal cost.
 */
public enum QuadratureRule {
    /**
     * Equal weights on the grid with end points. Off by the factor {@code (n−1)/n} an axis, an
     * error of first order that no smoothness takes away.
     */
    END_POINT_MEAN,
    /** Trapezoid weights on the same grid. */
    TRAPEZOID,
    /** Equal weights on independent uniform points. */
    RANDOM,
    /**
     * Equal weights on the Sobol sequence [Joe, Kuo 2008], its first point, the corner, left out.
     */
    SOBOL;

    /**
     * Returns nodes and logarithms of weights that add up to 1.
     *
     * @param random for {@link #RANDOM}; not touched by the others
     */
    Nodes nodes(int n, int k, double r, SplittableRandom random) {
        int size = Math.toIntExact(Math.round(Math.pow(n, k)));
        double[][] y = new double[size][k];
        double[] logWeights = new double[size];
        java.util.Arrays.fill(logWeights, -Math.log(size));
        if (this == RANDOM) {
            for (double[] node : y) {
                java.util.Arrays.setAll(node, i -> random.nextDouble(-r, r));
            }
        } else if (this == SOBOL) {
            SobolSequenceGenerator sobol = new SobolSequenceGenerator(k);
            sobol.nextVector();
            for (double[] node : y) {
                double[] unit = sobol.nextVector();
                java.util.Arrays.setAll(node, i -> r * (2 * unit[i] - 1));
            }
        } else {
            grid(n, r, y, logWeights);
        }
        return new Nodes(y, logWeights);
    }

    private void grid(int n, double r, double[][] y, double[] logWeights) {
        for (int j = 0; j < y.length; j++) {
            int rest = j;
            double weight = 0;
            for (int i = 0; i < y[j].length; i++) {
                int place = rest % n;
                rest /= n;
                y[j][i] = r * (2.0 * place / (n - 1) - 1);
                boolean end = place == 0 || place == n - 1;
                weight += Math.log((end ? 0.5 : 1) / (n - 1));
            }
            logWeights[j] = this == TRAPEZOID ? weight : logWeights[j];
        }
    }

    /** Nodes {@code N × k} and {@code log w}. */
    record Nodes(double[][] y, double[] logWeights) {}
}
