package org.costate.control.hj.landscape;

import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.util.FastMath;

/**
 * Bounds on {@code ∇H} over a box {@code |x − c| ≤ r}, and two theorems drawn from them.
 *
 * <p>In the pairwise form {@code e^{−σ_a} H_a = −Σ_{i<j} π_i π_j λ_ij (t_ia − t_ja)} the factor
 * {@code λ_ij = log π_i − log π_j} is affine, so its range is exact; {@code log π_i} is concave, so
 * it is least at a corner and lies below its tangent at {@code c}. A pair of the flat of level
 * {@code < a} has the coefficient zero exactly, which is why walls of cells need no fine boxes.
 *
 * <p><em>Exclusion</em>: if one row keeps its sign there is no critical point. <em>Krawczyk</em>:
 * with {@code Y = J(c)⁻¹} and {@code |J(x) − J(c)| ≤ R}, every zero of the box is within {@code
 * |Y|R r} of {@code c − Y F(c)}; if that is inside the box there is exactly one. Rounding is
 * allowed for by a margin of {@code 4·10⁻¹⁶(N + max|z|/ε)} on the sum of absolute terms.
 */
final class BoxBounds {

    private static final double UNIT = 4e-16;

    final EntropyJet jet;
    private final double[] radius;
    private final int d;
    private final int n;
    private final int[] order;
    private final double[] low;
    private final double[] high;
    private final double[][] v;
    private final double rounding;

    BoxBounds(EntropyLandscape landscape, double[] centre, double[] radius) {
        this.radius = radius;
        jet = landscape.jet(centre, landscape.temperature());
        d = jet.d;
        n = jet.n;
        order = EntropyJet.order(jet.logPi);
        v = landscape.relative(order[0], landscape.temperature());
        LogWeights weights = landscape.logWeights(centre, landscape.temperature());
        rounding = UNIT * (n + EntropyLandscape.size(weights.exponent()));
        low = new double[n];
        high = new double[n];
        tangents();
        corners(landscape, centre);
    }

    private void tangents() {
        double[] mean = new double[d];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < d; i++) {
                mean[i] += jet.pi[j] * v[j][i];
            }
        }
        for (int j = 0; j < n; j++) {
            double slope = 0;
            for (int i = 0; i < d; i++) {
                slope += Math.abs(v[j][i] - mean[i]) * radius[i];
            }
            high[j] = Math.min(0, jet.logPi[j] + slope);
        }
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < n; k++) {
                high[j] = Math.min(high[j], jet.logPi[j] - jet.logPi[k] + reach(j, k));
            }
        }
    }

    private void corners(EntropyLandscape landscape, double[] centre) {
        java.util.Arrays.fill(low, Double.POSITIVE_INFINITY);
        double[] x = new double[d];
        for (int corner = 0; corner < 1 << d; corner++) {
            for (int i = 0; i < d; i++) {
                x[i] = centre[i] + ((corner >> i & 1) == 0 ? -radius[i] : radius[i]);
            }
            double[] logPi = landscape.logWeights(x, landscape.temperature()).logPi();
            for (int j = 0; j < n; j++) {
                low[j] = Math.min(low[j], logPi[j]);
            }
        }
    }

    /** How much {@code λ_jk} can change from the centre. */
    private double reach(int j, int k) {
        double sum = 0;
        for (int i = 0; i < d; i++) {
            sum += Math.abs(v[j][i] - v[k][i]) * radius[i];
        }
        return sum;
    }

    /** The largest change of any {@code λ_ij}. */
    double spread() {
        double spread = 0;
        for (int j = 0; j < n; j++) {
            for (int k = 0; k < j; k++) {
                spread = Math.max(spread, reach(j, k));
            }
        }
        return spread;
    }

    /** Says whether no critical point lies in the box, by the sign of one row. */
    boolean excludes() {
        double[] unit = new double[d];
        for (int a = 0; a < d; a++) {
            unit[a] = 1;
            if (sign(unit, jet.scale[a], a) != 0) {
                return true;
            }
            unit[a] = 0;
        }
        return d > 1 && sign(direction(), jet.scale[0], 0) != 0;
    }

    /** A direction of the frame in which {@code ∇H} is sure not to vanish, or none. */
    double @org.jspecify.annotations.Nullable [] halfPlane() {
        double[][] candidates = new double[d + 1][d];
        for (int a = 0; a < d; a++) {
            candidates[a][a] = 1;
        }
        candidates[d] = direction();
        for (int k = 0; k <= d; k++) {
            int a = k < d ? k : 0;
            int sign = sign(candidates[k], jet.scale[a], a);
            if (sign != 0) {
                for (int i = 0; i < d; i++) {
                    candidates[k][i] *= sign;
                }
                return candidates[k];
            }
        }
        return null;
    }

    private double[] direction() {
        double[] g = jet.gradient();
        double norm = 0;
        for (int a = 0; a < d; a++) {
            g[a] *= FastMath.exp(jet.scale[a] - jet.scale[0]);
            norm += g[a] * g[a];
        }
        for (int a = 0; a < d && norm > 0; a++) {
            g[a] /= Math.sqrt(norm);
        }
        return g;
    }

    /** The sign of {@code u·∇H} if it is the same all over the box, else 0. */
    private int sign(double[] u, double scale, int from) {
        double[] projection = new double[n];
        double[][] scaled = new double[2][n];
        double[][] plain = new double[2][n];
        for (int j = 0; j < n; j++) {
            for (int a = from; a < d; a++) {
                projection[j] += u[a] * jet.t[j][a];
            }
            scaled[0][j] = FastMath.exp(low[j] - scale);
            scaled[1][j] = FastMath.exp(high[j] - scale);
            plain[0][j] = FastMath.exp(low[j]);
            plain[1][j] = FastMath.exp(high[j]);
        }
        double least = 0;
        double most = 0;
        double size = 0;
        for (int p = 0; p < n; p++) {
            int i = order[p];
            for (int q = p + 1; q < n; q++) {
                int j = order[q];
                double gap = projection[j] - projection[i];
                if (gap != 0 && scaled[1][j] > 0) {
                    double lambda = gap * (jet.logPi[i] - jet.logPi[j]);
                    double reach = Math.abs(gap) * reach(i, j);
                    double wl = plain[0][i] * scaled[0][j];
                    double wh = plain[1][i] * scaled[1][j];
                    double a = lambda - reach;
                    double b = lambda + reach;
                    least += a < 0 ? wh * a : wl * a;
                    most += b > 0 ? wh * b : wl * b;
                    size += wh * (Math.abs(lambda) + reach + Math.abs(gap));
                }
            }
        }
        double margin = rounding * size;
        return least > margin ? 1 : most < -margin ? -1 : 0;
    }

    /** The Newton step from the centre and the radius of what can be left; none if singular. */
    Krawczyk krawczyk() {
        double[][] rows = new double[d][d];
        double[][] graded = jet.hessian();
        for (int a = 0; a < d; a++) {
            for (int c = 0; c < d; c++) {
                for (int i = 0; i < d; i++) {
                    rows[a][i] += graded[a][c] * jet.frame[c][i];
                }
            }
        }
        LUDecomposition lu = new LUDecomposition(MatrixUtils.createRealMatrix(rows), 1e-300);
        if (!lu.getSolver().isNonSingular()) {
            return Krawczyk.NONE;
        }
        double[][] inverse = lu.getSolver().getInverse().getData();
        double[] g = jet.gradient();
        double[][] deviation = deviation();
        double[] error = sizes();
        double[] shift = new double[d];
        double[] rest = new double[d];
        for (int i = 0; i < d; i++) {
            for (int a = 0; a < d; a++) {
                shift[i] -= inverse[i][a] * g[a];
                double sum = rounding * error[a];
                for (int k = 0; k < d; k++) {
                    sum += deviation[a][k] * radius[k];
                }
                rest[i] += Math.abs(inverse[i][a]) * sum;
            }
        }
        return new Krawczyk(shift, rest);
    }

    /** {@code Σ_j π_j (|ℓ_j| + 1) |t_ja| e^{−σ_a}}, what rounding of the row is relative to. */
    private double[] sizes() {
        double[] sizes = new double[d];
        for (int j = 0; j < n; j++) {
            for (int a = 0; a < d; a++) {
                double weight = FastMath.exp(jet.logPi[j] - jet.scale[a]) * Math.abs(jet.t[j][a]);
                sizes[a] += weight > 0 ? weight * (1 + Math.abs(jet.ell[j])) : 0;
            }
        }
        return sizes;
    }

    /** {@code |J(x) − J(c)| ≤ R}: rows of the frame, columns of space. */
    private double[][] deviation() {
        double[] mean = new double[d];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < d; i++) {
                mean[i] += jet.pi[j] * v[j][i];
            }
        }
        double[] drift = new double[d];
        for (int j = 0; j < n; j++) {
            double change =
                    Math.max(FastMath.exp(high[j]) - jet.pi[j], jet.pi[j] - FastMath.exp(low[j]));
            for (int i = 0; i < d; i++) {
                drift[i] += change * Math.abs(v[j][i] - mean[i]);
            }
        }
        double[][] r = new double[d][d];
        for (int p = 0; p < n; p++) {
            for (int q = p + 1; q < n; q++) {
                addPair(order[p], order[q], mean, drift, r);
            }
        }
        return r;
    }

    private void addPair(int i, int j, double[] mean, double[] drift, double[][] r) {
        double reach = reach(i, j);
        double lambda = jet.logPi[i] - jet.logPi[j];
        double first = FastMath.exp(high[i]);
        double start = FastMath.exp(low[i]);
        for (int a = 0; a < d; a++) {
            double gap = Math.abs(jet.t[i][a] - jet.t[j][a]);
            if (gap == 0) {
                continue;
            }
            double wh = first * FastMath.exp(high[j] - jet.scale[a]);
            double wl = start * FastMath.exp(low[j] - jet.scale[a]);
            double wc = jet.pi[i] * FastMath.exp(jet.logPi[j] - jet.scale[a]);
            double change = Math.max(wh - wc, wc - wl);
            for (int k = 0; k < d; k++) {
                double both = v[i][k] + v[j][k] - 2 * mean[k];
                double inside = lambda * both + v[i][k] - v[j][k];
                double turn = reach * Math.abs(both) + 2 * (Math.abs(lambda) + reach) * drift[k];
                r[a][k] += gap * (wh * turn + change * Math.abs(inside));
            }
        }
    }

    /** {@code −Y F(c)} and {@code |Y| R r}. */
    record Krawczyk(double[] shift, double[] rest) {

        static final Krawczyk NONE = new Krawczyk(new double[0], new double[0]);

        boolean exists() {
            return shift.length > 0;
        }

        boolean excludes(double[] radius) {
            for (int i = 0; i < shift.length; i++) {
                if (Math.abs(shift[i]) > radius[i] + rest[i]) {
                    return true;
                }
            }
            return false;
        }

        boolean proves(double[] radius) {
            for (int i = 0; i < shift.length; i++) {
                if (!(Math.abs(shift[i]) + rest[i] < radius[i])) {
                    return false;
                }
            }
            return shift.length > 0;
        }
    }
}
