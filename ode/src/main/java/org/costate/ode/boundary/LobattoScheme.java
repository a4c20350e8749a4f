package org.costate.ode.boundary;

import org.hipparchus.util.FastMath;

/**
 * Collocation at the {@code s} Lobatto points of {@code [0, 1]}, ends included: Lobatto IIIA.
 *
 * <p>The points {@code c_j} are 0, 1 and the zeros of {@code P′_{s−1}}; {@code a_jk = ∫₀^{c_j} ℓ_k}
 * with the Lagrange polynomials {@code ℓ_k} of the points. The row of the first point is zero.
 * Everything is computed to rounding, for any {@code s ≥ 3}.
 */
final class LobattoScheme {

    private final int stages;
    private final double[] points;
    private final double[][] inverses;
    private final double[][] gauss;
    private final double[][] integrals;
    private final double[] checkPoints;
    private final double[][] checkValues;
    private final double[][] checkSlopes;
    private final double defectShare;

    private LobattoScheme(int stages) {
        this.stages = stages;
        this.points = lobattoPoints(stages);
        this.inverses = inverseDistances(points);
        this.gauss = gaussRule(stages / 2 + 1); // exact for degree s
        this.integrals = new double[stages][];
        for (int j = 0; j < stages; j++) {
            integrals[j] = integralsUpTo(points[j]);
        }
        this.checkPoints = extremaBetween();
        this.checkValues = new double[checkPoints.length][];
        this.checkSlopes = new double[checkPoints.length][];
        for (int i = 0; i < checkPoints.length; i++) {
            checkValues[i] = integralsUpTo(checkPoints[i]);
            checkSlopes[i] = lagrangeAt(checkPoints[i]);
        }
        this.defectShare = shareOfDefect();
    }

    static LobattoScheme of(int stages) {
        if (stages < 3) {
            throw new IllegalArgumentException(
                    "Lobatto collocation with " + stages + " points, expected at least 3");
        }
        return new LobattoScheme(stages);
    }

    int stages() {
        return stages;
    }

    double point(int j) {
        return points[j];
    }

    /** Returns {@code a_j·}; borrowed. */
    double[] integrals(int j) {
        return integrals[j];
    }

    int checks() {
        return checkPoints.length;
    }

    /** Returns where, between points {@code i} and {@code i + 1}, a defect is largest. */
    double checkPoint(int i) {
        return checkPoints[i];
    }

    double[] checkIntegrals(int i) {
        return checkValues[i];
    }

    double[] checkSlopes(int i) {
        return checkSlopes[i];
    }

    /** Returns {@code ∫₀^θ ℓ_k} for every {@code k}. */
    double[] integralsUpTo(double theta) {
        double[] sums = new double[stages];
        for (double[] node : gauss) {
            double[] values = lagrangeAt(theta * node[0]);
            for (int k = 0; k < stages; k++) {
                sums[k] += theta * node[1] * values[k];
            }
        }
        return sums;
    }

    /** Returns {@code ℓ_k(θ)} for every {@code k}. */
    double[] lagrangeAt(double theta) {
        double[] values = new double[stages];
        for (int k = 0; k < stages; k++) {
            double product = 1;
            for (int j = 0; j < stages; j++) {
                if (j != k) {
                    product *= (theta - points[j]) * inverses[k][j];
                }
            }
            values[k] = product;
        }
        return values;
    }

    /**
     * Returns {@code max_θ |∫₀^θ Π| / max |Π|} with {@code Π(θ) = Π(θ − c_j)}: times {@code h} and
     * the largest defect, the error that one interval makes.
     */
    double defectShare() {
        return defectShare;
    }

    private double shareOfDefect() {
        double largest = 0;
        for (double check : checkPoints) {
            largest = Math.max(largest, Math.abs(nodePolynomial(check)));
        }
        double sum = 0;
        double peak = 0;
        int pieces = 400;
        for (int i = 0; i < pieces; i++) {
            sum += nodePolynomial((i + 0.5) / pieces) / pieces;
            peak = Math.max(peak, Math.abs(sum));
        }
        return peak / largest;
    }

    private double nodePolynomial(double theta) {
        double product = 1;
        for (double point : points) {
            product *= theta - point;
        }
        return product;
    }

    /** The defect of a smooth solution is close to {@code c Π(θ − c_j)}: its extrema. */
    private double[] extremaBetween() {
        double[] extrema = new double[stages - 1];
        for (int i = 0; i < extrema.length; i++) {
            double low = points[i];
            double high = points[i + 1];
            while (high - low > 1e-12) { // the derivative of log|Π| falls between two zeros
                double middle = 0.5 * (low + high);
                double slope = 0;
                for (double point : points) {
                    slope += 1 / (middle - point);
                }
                if (slope > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            extrema[i] = 0.5 * (low + high);
        }
        return extrema;
    }

    private static double[][] inverseDistances(double[] points) {
        double[][] inverses = new double[points.length][points.length];
        for (int k = 0; k < points.length; k++) {
            for (int j = 0; j < points.length; j++) {
                inverses[k][j] = j == k ? 0 : 1 / (points[k] - points[j]);
            }
        }
        return inverses;
    }

    private static double[] lobattoPoints(int stages) {
        int m = stages - 1;
        double[] points = new double[stages];
        points[m] = 1;
        for (int j = 1; j < m; j++) {
            double x = -FastMath.cos(FastMath.PI * j / m);
            for (int newton = 0; newton < 50; newton++) {
                double[] p = legendre(m, x);
                double first = m * (p[1] - x * p[0]) / (1 - x * x);
                double second = (2 * x * first - m * (m + 1) * p[0]) / (1 - x * x);
                x -= first / second;
            }
            points[j] = 0.5 * (1 + x);
        }
        return points;
    }

    /** Returns nodes and weights of Gauss's rule on {@code [0, 1]}. */
    private static double[][] gaussRule(int order) {
        double[][] rule = new double[order][];
        for (int g = 0; g < order; g++) {
            double x = -FastMath.cos(FastMath.PI * (g + 0.75) / (order + 0.5));
            double slope = 1;
            for (int newton = 0; newton < 20; newton++) {
                double[] p = legendre(order, x);
                slope = order * (p[1] - x * p[0]) / (1 - x * x);
                x -= p[0] / slope;
            }
            rule[g] = new double[] {0.5 * (1 + x), 1 / ((1 - x * x) * slope * slope)};
        }
        return rule;
    }

    /** Returns {@code P_m(x)} and {@code P_{m−1}(x)}. */
    private static double[] legendre(int m, double x) {
        double previous = 1;
        double current = x;
        for (int k = 2; k <= m; k++) {
            double next = ((2 * k - 1) * x * current - (k - 1) * previous) / k;
            previous = current;
            current = next;
        }
        return new double[] {current, previous};
    }
}
