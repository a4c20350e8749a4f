package org.costate.control.hj.landscape;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * The derivatives of {@code H} at one point, in a frame in which small numbers are sums of small
 * terms.
 *
 * <p>Far inside a cell, or along the wall of two cells, the parts of {@code ∇H} differ by factors
 * such as {@code e^{−Δ/ε}}; a plain sum drowns the small ones in the rounding of the large. So
 * atoms are ordered by {@code π}; frame vector {@code a} is the part of {@code v_i − v_lead}
 * orthogonal to those before, for the first atom that has one. An atom has <em>level</em> {@code l}
 * if it lies in the flat of the first {@code l} vectors, and its coordinate {@code a > l} is an
 * exact zero. With {@code ℓ_j = log π_j + H}, {@code δ_j = v_j − v̄}, {@code E[ℓ] = 0},
 *
 * <pre>
 *   H_a    = −E[ℓ t_a]                            over atoms of level ≥ a only
 *   H_ab   = −E[(1 + ℓ) δ_a δ_b]
 *   H_abc  = −E[(2 + ℓ) δ_a δ_b δ_c] − H_a C_bc − H_b C_ac − H_c C_ab
 * </pre>
 *
 * <p>Row {@code a} is multiplied by {@code e^{−σ_a}}, {@code σ_a} the largest {@code log π} of
 * level {@code ≥ a}, so nothing underflows. Column {@code d} is the statistic {@code s_j = (W_j·x +
 * b_j)/ε}: with {@code τ = log ε}, {@code ∂_τ = −}(derivative along {@code s}) on functions of the
 * natural parameters, which gives {@code ∂_τ∇H = −∇H − H_{·s}} and {@code ∂_τ∇²H = −2∇²H −
 * H_{··s}}.
 */
final class EntropyJet {

    private static final double FLAT = 1e-11;

    final int d;
    final int n;

    /** Orthonormal rows, in the order of the levels. */
    final double[][] frame;

    /** {@code σ_a}. */
    final double[] scale;

    final double[] logPi;
    final double[] pi;
    final double[] ell;
    final int[] level;

    /** {@code t[j][a]}, coordinates of {@code v_j − v_lead}; column {@code d} is {@code s}. */
    final double[][] t;

    final double[][] delta;

    /** {@code π_j δ_ja e^{−σ_a}}. */
    final double[][] weighted;

    final double entropy;
    final double temperature;

    EntropyJet(EntropyLandscape landscape, double[] x, double epsilon) {
        d = landscape.dimension();
        temperature = epsilon;
        LogWeights weights = landscape.logWeights(x, epsilon);
        logPi = weights.logPi();
        n = logPi.length;
        pi = new double[n];
        entropy = entropyOf(logPi, pi);
        ell = new double[n];
        for (int j = 0; j < n; j++) {
            ell[j] = logPi[j] + entropy;
        }
        int[] order = order(logPi);
        frame = new double[d][];
        level = new int[n];
        t = landscape.relative(order[0], epsilon);
        for (int j = 0; j < n; j++) {
            t[j][d] = weights.exponent()[j] - weights.exponent()[order[0]];
        }
        int found = build(order);
        complete(found);
        scale = scales(order);
        delta = new double[n][d + 1];
        weighted = new double[n][d];
        centre();
    }

    private static double entropyOf(double[] logPi, double[] pi) {
        double sum = 0;
        for (int j = 0; j < pi.length; j++) {
            pi[j] = FastMath.exp(logPi[j]);
            sum -= pi[j] > 0 ? pi[j] * logPi[j] : 0;
        }
        return sum;
    }

    static int[] order(double[] logPi) {
        Integer[] order = new Integer[logPi.length];
        Arrays.setAll(order, j -> j);
        Arrays.sort(order, (i, j) -> Double.compare(logPi[j], logPi[i]));
        return Arrays.stream(order).mapToInt(Integer::intValue).toArray();
    }

    /** Builds the frame and replaces the rows of {@code t} by coordinates in it. */
    private int build(int[] order) {
        int found = 0;
        for (int j : order) {
            double[] v = t[j];
            double[] coordinates = new double[d + 1];
            coordinates[d] = v[d];
            double size = norm(v);
            for (int a = 0; a < found; a++) {
                coordinates[a] = dot(frame[a], v);
                subtract(coordinates[a], frame[a], v);
            }
            for (int a = 0; a < found; a++) {
                double again = dot(frame[a], v);
                coordinates[a] += again;
                subtract(again, frame[a], v);
            }
            double rest = norm(v);
            level[j] = highest(coordinates, found);
            if (found < d && rest > FLAT * size && size > 0) {
                frame[found] = new double[d];
                for (int i = 0; i < d; i++) {
                    frame[found][i] = v[i] / rest;
                }
                coordinates[found++] = rest;
                level[j] = found;
            }
            t[j] = coordinates;
        }
        return found;
    }

    private static int highest(double[] coordinates, int found) {
        int a = found;
        while (a > 0 && coordinates[a - 1] == 0) {
            a--;
        }
        return a;
    }

    private void complete(int found) {
        int next = found;
        for (int axis = 0; axis < d && next < d; axis++) {
            double[] v = new double[d];
            v[axis] = 1;
            for (int pass = 0; pass < 2; pass++) {
                for (int a = 0; a < next; a++) {
                    subtract(dot(frame[a], v), frame[a], v);
                }
            }
            double rest = norm(v);
            if (rest > 0.5 / Math.sqrt(d)) {
                for (int i = 0; i < d; i++) {
                    v[i] /= rest;
                }
                frame[next++] = v;
            }
        }
    }

    private double[] scales(int[] order) {
        double[] sigma = new double[d];
        for (int a = 0; a < d; a++) {
            for (int j : order) {
                if (level[j] > a) {
                    sigma[a] = logPi[j];
                    break;
                }
            }
            sigma[a] = Double.isFinite(sigma[a]) ? sigma[a] : 0;
        }
        return sigma;
    }

    private void centre() {
        for (int a = 0; a <= d; a++) {
            double scaled = a < d ? scale[a] : 0;
            double mean = 0;
            for (int j = 0; j < n; j++) {
                if (a == d || level[j] > a) {
                    double factor = a < d ? FastMath.exp(logPi[j] - scaled) : pi[j];
                    mean += factor == 0 ? 0 : factor * t[j][a];
                }
            }
            double centre = a < d ? mean * FastMath.exp(scaled) : mean;
            for (int j = 0; j < n; j++) {
                delta[j][a] = t[j][a] - centre;
                if (a < d) {
                    weighted[j][a] =
                            level[j] > a
                                    ? FastMath.exp(logPi[j] - scaled) * delta[j][a]
                                    : -pi[j] * mean;
                }
            }
        }
    }

    /** Returns {@code e^{−σ_a} ∂_a H} in the frame. */
    double[] gradient() {
        double[] g = new double[d];
        for (int a = 0; a < d; a++) {
            for (int j = 0; j < n; j++) {
                if (level[j] > a && ell[j] != Double.NEGATIVE_INFINITY) {
                    g[a] -= FastMath.exp(logPi[j] - scale[a]) * ell[j] * t[j][a];
                }
            }
        }
        return g;
    }

    /** Returns {@code d × (d+1)} entries {@code e^{−σ_a} H_ab}, last column {@code H_as}. */
    double[][] hessian() {
        double[][] h = new double[d][d + 1];
        for (int j = 0; j < n; j++) {
            for (int a = 0; a < d; a++) {
                double left = -product(1 + ell[j], weighted[j][a]);
                for (int b = 0; b <= d; b++) {
                    h[a][b] += left == 0 ? 0 : left * delta[j][b];
                }
            }
        }
        return h;
    }

    /** Returns {@code e^{−σ_a} Σ_c H_abc v_c}, {@code d × (d+1)}, {@code v} in the frame. */
    double[][] thirdTimes(double[] v) {
        double[] g = unscaledGradient();
        double[] scaled = gradient();
        double[] along = along(v);
        double hv = 0;
        for (int a = 0; a < d; a++) {
            hv += g[a] * v[a];
        }
        double hs = statisticDerivative();
        double[][] third = new double[d][d + 1];
        for (int a = 0; a < d; a++) {
            double withV = 0;
            for (int j = 0; j < n; j++) {
                withV += product(along[j], weighted[j][a]);
            }
            for (int b = 0; b <= d; b++) {
                double cube = 0;
                double square = 0;
                double across = 0;
                for (int j = 0; j < n; j++) {
                    double wd = weighted[j][a];
                    cube += product((2 + ell[j]) * along[j] * delta[j][b], wd);
                    square += product(delta[j][b], wd);
                    across += product(along[j] * delta[j][b], pi[j]);
                }
                double hb = b < d ? g[b] : hs;
                third[a][b] = -cube - scaled[a] * across - hb * withV - hv * square;
            }
        }
        return third;
    }

    /** Returns {@code δ_j·v}. */
    double[] along(double[] v) {
        double[] s = new double[n];
        for (int j = 0; j < n; j++) {
            for (int a = 0; a < d; a++) {
                s[j] += delta[j][a] * v[a];
            }
        }
        return s;
    }

    /** Returns the fourth derivative of {@code H} along {@code v} where the first two vanish. */
    double fourthAlong(double[] v) {
        double[] s = along(v);
        double square = 0;
        double fourth = 0;
        for (int j = 0; j < n; j++) {
            square += product(s[j] * s[j], pi[j]);
            fourth += product((3 + ell[j]) * s[j] * s[j] * s[j] * s[j], pi[j]);
        }
        return -fourth + 3 * square * square;
    }

    /** Returns {@code H_s = −E[ℓ δ_s]}; {@code ∂H/∂τ} is its negative. */
    double statisticDerivative() {
        double sum = 0;
        for (int j = 0; j < n; j++) {
            sum -= product(ell[j] * delta[j][d], pi[j]);
        }
        return sum;
    }

    double[] unscaledGradient() {
        double[] g = gradient();
        for (int a = 0; a < d; a++) {
            g[a] *= FastMath.exp(scale[a]);
        }
        return g;
    }

    /** Returns coordinates in the frame. */
    double[] toFrame(double[] v) {
        double[] w = new double[d];
        for (int a = 0; a < d; a++) {
            w[a] = dot(frame[a], v);
        }
        return w;
    }

    /** Returns the vector of coordinates in the frame. */
    double[] fromFrame(double[] w) {
        double[] v = new double[d];
        for (int a = 0; a < d; a++) {
            subtract(-w[a], frame[a], v);
        }
        return v;
    }

    private static double product(double factor, double weight) {
        return weight == 0 ? 0 : factor * weight;
    }

    private double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private void subtract(double factor, double[] a, double[] target) {
        for (int i = 0; i < d; i++) {
            target[i] -= factor * a[i];
        }
    }
}
