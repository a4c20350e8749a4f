package org.costate.control.hj.landscape;

import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.LseLayer;
import org.hipparchus.util.FastMath;

/**
 * The entropy {@code x ↦ H(π(x; ε)) = −Σ π_j log π_j} of a layer's attribution, at {@code ε > 0}.
 *
 * <p>With {@code v_j = W_j/ε = y_j/(2tε)}, {@code λ_j = log π_j}
 *
 * <pre>
 *   ∇H  = −Cov_π(λ, v) = −½ Σ_ij π_i π_j (λ_i − λ_j)(v_i − v_j)
 *   ∇²H = −Σ_j π_j (1 + λ_j + H)(v_j − v̄)(v_j − v̄)ᵀ
 *   ∂H/∂ε = Cov_π(λ, z)/ε²          which is Var_π(z)/ε³ ≥ 0 for a sum without weights
 * </pre>
 *
 * <p>because {@code ∂λ_j = v_j − v̄} and {@code ∂π_j = π_j(v_j − v̄)}. All exact, {@code O(N d²)};
 * the sums are taken relative to the leading atom in a frame fitted to the leading ones, which
 * keeps the relative precision of the pairwise form at the cost of the plain one, also where the
 * parts of the gradient differ by {@code e^{−Δ/ε}}. Entropy is in {@code [0, log N]}, natural
 * logarithm.
 *
 * <p>Scale: {@code y → λy, x → λx, t → λ²t} leaves it unchanged; so does {@code x → λx, y → λy, g →
 * λ²g, ε → λ²ε}. A transition temperature therefore goes like {@code spacing²/t}, never like a
 * power of {@code N} alone.
 */
public final class EntropyLandscape {

    private final LseLayer layer;
    private final double[][] w;
    private final double[] b;
    private final double[] logWeights;
    private final double temperature;

    private EntropyLandscape(LseLayer layer, double temperature) {
        this.layer = layer.atTemperature(temperature);
        this.w = layer.weights();
        this.b = layer.biases();
        this.logWeights = layer.logWeights();
        this.temperature = temperature;
    }

    /**
     * Returns the landscape of a layer at its temperature.
     *
     * @throws IllegalArgumentException if the temperature is 0
     */
    public static EntropyLandscape of(LseLayer layer) {
        return new EntropyLandscape(layer, Check.temperature(layer.temperature()));
    }

    /** Returns the landscape of atoms read at time {@code t > 0} at temperature {@code ε > 0}. */
    public static EntropyLandscape of(AtomMeasure atoms, double t, double epsilon) {
        return of(atoms.layer(t, Check.temperature(epsilon)));
    }

    /** Returns the landscape of the same layer at another temperature. */
    public EntropyLandscape at(double epsilon) {
        return new EntropyLandscape(layer, Check.temperature(epsilon));
    }

    /** Returns the layer at this temperature. */
    public LseLayer layer() {
        return layer;
    }

    /** Returns {@code d}. */
    public int dimension() {
        return w[0].length;
    }

    /** Returns {@code N}. */
    public int atoms() {
        return b.length;
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return temperature;
    }

    /** Returns {@code H(π(x))}. */
    public double value(double... x) {
        return layer.entropy(x);
    }

    /** Returns {@code ∇H}. */
    public double[] gradient(double... x) {
        EntropyJet jet = jet(x, temperature);
        return jet.fromFrame(jet.unscaledGradient());
    }

    /** Returns {@code ∇²H}, {@code d × d}. */
    public double[][] hessian(double... x) {
        EntropyJet jet = jet(x, temperature);
        double[][] graded = jet.hessian();
        int d = dimension();
        double[][] hessian = new double[d][d];
        for (int a = 0; a < d; a++) {
            double factor = FastMath.exp(jet.scale[a]);
            for (int c = 0; c < d; c++) {
                addProduct(factor * graded[a][c], jet.frame[a], jet.frame[c], hessian);
            }
        }
        for (int i = 0; i < d; i++) {
            for (int k = 0; k < i; k++) {
                hessian[i][k] = hessian[k][i] = 0.5 * (hessian[i][k] + hessian[k][i]);
            }
        }
        return hessian;
    }

    private static void addProduct(double factor, double[] a, double[] c, double[][] target) {
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < c.length; k++) {
                target[i][k] += factor * a[i] * c[k];
            }
        }
    }

    /** Returns {@code ∂H/∂ε} at fixed {@code x}, without cancellation. */
    public double temperatureDerivative(double... x) {
        return -jet(x, temperature).statisticDerivative() / temperature;
    }

    /** Returns {@code ∂∇H/∂ε} at fixed {@code x}. */
    public double[] gradientTemperatureDerivative(double... x) {
        EntropyJet jet = jet(x, temperature);
        double[] g = jet.gradient();
        double[][] h = jet.hessian();
        for (int a = 0; a < g.length; a++) {
            g[a] = FastMath.exp(jet.scale[a]) * (-g[a] - h[a][g.length]) / temperature;
        }
        return jet.fromFrame(g);
    }

    EntropyJet jet(double[] x, double epsilon) {
        Check.dimension("point x", x.length, dimension());
        return new EntropyJet(this, x, epsilon);
    }

    LogWeights logWeights(double[] x, double epsilon) {
        double[] exponent = new double[b.length];
        double[] logPi = new double[b.length];
        int lead = 0;
        for (int j = 0; j < b.length; j++) {
            double z = b[j];
            for (int i = 0; i < x.length; i++) {
                z += w[j][i] * x[i];
            }
            exponent[j] = z / epsilon;
            logPi[j] = exponent[j] + logWeights[j];
            lead = logPi[j] > logPi[lead] ? j : lead;
        }
        double top = logPi[lead];
        double others = 0;
        for (int j = 0; j < b.length; j++) {
            logPi[j] -= top;
            others += j == lead ? 0 : FastMath.exp(logPi[j]);
        }
        double logMass = FastMath.log1p(others);
        for (int j = 0; j < b.length; j++) {
            logPi[j] -= logMass;
        }
        return new LogWeights(logPi, exponent);
    }

    /** Returns rows {@code (W_j − W_lead)/ε} with one column more. */
    double[][] relative(int lead, double epsilon) {
        int d = dimension();
        double[][] rows = new double[w.length][d + 1];
        for (int j = 0; j < w.length; j++) {
            for (int i = 0; i < d; i++) {
                rows[j][i] = (w[j][i] - w[lead][i]) / epsilon;
            }
        }
        return rows;
    }

    /** Returns the largest {@code |z_j|/ε} at a point, the size that rounding of exponents has. */
    static double size(double[] exponent) {
        double size = 1;
        for (double e : exponent) {
            size = Math.max(size, Math.abs(e));
        }
        return size;
    }
}
