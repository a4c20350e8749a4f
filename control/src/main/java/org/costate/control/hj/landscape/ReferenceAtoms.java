package org.costate.control.hj.landscape;

import org.costate.control.hj.AtomMeasure;

/** Small sets of atoms with known bifurcations, all to be read as {@code (y, g)}. */
public final class ReferenceAtoms {

    private static final double[][] TWO_CLUSTERS = {
        {-0.8013143388, -1.0553057205},
        {-0.7409245848, -0.3907880574},
        {-1.0936613499, -1.0936547828},
        {-0.3683148738, -0.6930261083},
        {-1.1877897544, -0.7829759826},
        {-1.1853670771, -1.1862919014},
        {-0.9032150914, -1.7653120979},
        {-1.6899671330, -1.2249150117},
        {0.5948675519, 1.1256989330},
        {0.6367903698, 0.4350785195},
        {1.5862595076, 0.9096894798},
        {1.0270112819, 0.4301007255},
        {0.7822469102, 1.0443690359},
        {0.5396025690, 1.1502792073},
        {0.7597445240, 0.8833225001},
        {0.7593173551, 1.7409112738}
    };

    private ReferenceAtoms() {}

    /**
     * Returns sixteen atoms in the plane, two clusters of eight: {@code g = 0} about {@code (−1,
     * −1)}, {@code g = 1} about {@code (1, 1)}; to be read at {@code t = 1}.
     *
     * <p>Source: the two-cluster data of [Miñoza, Legara, Monterola 2026], standard normal numbers
     * of MT19937 with seed 42 times 0.4, to ten digits.
     */
    public static AtomMeasure twoClusters() {
        double[] g = new double[16];
        java.util.Arrays.fill(g, 8, 16, 1);
        return AtomMeasure.of(TWO_CLUSTERS, g);
    }

    /** Returns eight atoms on the line whose basins die one by one; {@code t = 1}. */
    public static AtomMeasure cascade() {
        return AtomMeasure.onLine(
                new double[] {
                    -1.885243966512,
                    -1.718317695383,
                    -1.485719188923,
                    -1.480904202403,
                    -1.40829566169,
                    -0.00288855024,
                    0.405993430493,
                    1.712844091841
                },
                new double[] {
                    0.142249267994,
                    0.093282538919,
                    0.055348968559,
                    0.07670850327,
                    0.099426442878,
                    0.041296322364,
                    0.02069521093,
                    0.118205939176
                });
    }

    /**
     * Returns three atoms on the line with one generic fold, at {@code ε = 0.25072513} for {@code t
     * = 1}.
     */
    public static AtomMeasure fold() {
        return AtomMeasure.onLine(new double[] {-1, 0, 1.3}, new double[] {0, 0, 0.2});
    }

    /**
     * Returns the symmetric atoms {@code −a, 0, a}, {@code g = 0}, with a pitchfork at {@code ε =
     * a²/(4tκ)}, {@code κ = 1 + 2e^{−κ}}: with {@code c = e^{−κ}}, {@code H_ss(0) ∝ −1 + κ/(1 +
     * 2c)}.
     */
    public static AtomMeasure pitchfork(double a) {
        return AtomMeasure.onLine(new double[] {-a, 0, a}, new double[3]);
    }

    /** Returns six atoms on the line, {@code g = 0}; to be read at {@code t = ½}. */
    public static AtomMeasure six() {
        return AtomMeasure.onLine(new double[] {-2.6, -1.5, -0.4, 0.7, 1.7, 2.7}, new double[6]);
    }
}
