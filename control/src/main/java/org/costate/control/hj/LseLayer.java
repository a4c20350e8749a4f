package org.costate.control.hj;

import org.jspecify.annotations.Nullable;

/**
 * The log-sum-exp layer {@code f_ε(x) = ε log Σ_j w_j e^{(W_j·x + b_j)/ε}}; at {@code ε = 0} the
 * max-affine function {@code max_j (W_j·x + b_j)}.
 *
 * <p>Convex and analytic. With {@code π = softmax(z/ε)}, all exact:
 *
 * <pre>
 *   ∇f = Σ π_j W_j              ∇²f = Cov_π(W)/ε ⪰ 0        ∇³f[v] = E_π[δW δWᵀ (δW·v)]/ε²
 *   ∂f/∂b_j = π_j               ∂f/∂W_j = π_j x             ∂f/∂ε = H(π)  (w_j = 1)
 * </pre>
 *
 * <p>It is an atom measure read at a time: {@link #atoms(double)} for any {@code t}; nothing in
 * {@code f} selects one. Weights {@code w_j} default to 1; quadrature or probability weights are
 * kept apart from {@code b}, because they fade as {@code ε → 0} and biases do not.
 *
 * <p>At {@code ε = 0} gradient and entropy are limits {@code ε → 0} (the mean over tied neurons);
 * the Hessian is zero where no tie bends the function and is refused elsewhere.
 */
public final class LseLayer {

    private final double[][] w;
    private final double[] b;
    private final double @Nullable [] logWeights;
    private final double temperature;

    private LseLayer(double[][] w, double[] b, double @Nullable [] logWeights, double temperature) {
        this.w = w;
        this.b = b;
        this.logWeights = logWeights;
        this.temperature = temperature;
    }

    /**
     * Returns the layer of weights {@code W} and biases {@code b}.
     *
     * @param w {@code N × d}, one row a neuron
     * @param b {@code N} numbers
     * @param epsilon the temperature {@code ε ≥ 0}
     * @throws IllegalArgumentException if shapes differ, a number is not finite, or there is no
     *     neuron
     */
    public static LseLayer of(double[][] w, double[] b, double epsilon) {
        double[][] rows = Require.rows("weight row", w);
        double[] biases = Require.values("bias vector b", rows.length, b);
        return new LseLayer(rows, biases, null, Require.temperature(epsilon));
    }

    /**
     * Returns this layer with sum weights {@code w_j ≥ 0}, given as logarithms.
     *
     * @param logWeights {@code N} numbers, finite or {@code −∞}, one of them finite
     */
    public LseLayer weighted(double[] logWeights) {
        return new LseLayer(w, b, checkedWeights(logWeights, b.length), temperature);
    }

    static double[] checkedWeights(double[] logWeights, int expected) {
        Require.dimension("log weights", logWeights.length, expected);
        GibbsMeasure.of(new double[expected], logWeights, 1);
        for (double weight : logWeights) {
            if (Double.isNaN(weight) || weight == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException(
                        "HJ-05: a log weight is " + weight + ", expected a number below +∞");
            }
        }
        return logWeights.clone();
    }

    /** Returns this layer at another temperature; 0 is its tropical limit. */
    public LseLayer atTemperature(double epsilon) {
        return new LseLayer(w, b, logWeights, Require.temperature(epsilon));
    }

    /** Returns the number of neurons {@code N}. */
    public int neurons() {
        return w.length;
    }

    /** Returns the dimension {@code d} of its input. */
    public int dimension() {
        return w[0].length;
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return temperature;
    }

    /** Returns {@code W}, {@code N × d}, fresh. */
    public double[][] weights() {
        return QuadraticHamiltonian.copy(w);
    }

    /** Returns {@code b}, fresh. */
    public double[] biases() {
        return b.clone();
    }

    /** Returns {@code log w_j}, fresh; zeros if the sum is not weighted. */
    public double[] logWeights() {
        return logWeights == null ? new double[b.length] : logWeights.clone();
    }

    /** Says whether the sum has weights {@code w_j}. */
    public boolean isWeighted() {
        return logWeights != null;
    }

    /** Returns the logits {@code z_j = W_j·x + b_j}. */
    public double[] logits(double[] x) {
        Require.dimension("point x", x.length, dimension());
        double[] z = new double[w.length];
        for (int j = 0; j < z.length; j++) {
            z[j] = b[j] + dot(w[j], x);
        }
        return z;
    }

    /** Returns {@code π(x)}, the attribution of {@code f(x)} to the neurons. */
    public GibbsMeasure gibbs(double[] x) {
        return GibbsMeasure.of(logits(x), logWeights, temperature);
    }

    /** Returns {@code f_ε(x)}. */
    public double value(double... x) {
        return gibbs(x).value();
    }

    /** Returns {@code H(π(x))}. */
    public double entropy(double... x) {
        return gibbs(x).entropy();
    }

    /** Returns {@code ∇f = Σ π_j W_j}. */
    public double[] gradient(double... x) {
        return gibbs(x).mean(w);
    }

    /**
     * Returns {@code ∇²f = Cov_π(W)/ε}.
     *
     * @throws ArithmeticException if {@code ε = 0} and tied neurons bend the function at {@code x}
     */
    public double[][] hessian(double... x) {
        double[][] covariance = gibbs(x).covariance(w);
        for (double[] row : covariance) {
            for (int i = 0; i < row.length; i++) {
                row[i] = curvature(row[i], temperature);
            }
        }
        return covariance;
    }

    /** Returns {@code c/ε}, and 0 for {@code 0/0}. */
    static double curvature(double covariance, double epsilon) {
        if (epsilon == 0 && covariance != 0) {
            throw new ArithmeticException(
                    "HJ-09: no Hessian at ε = 0 where several atoms are tied: the function has a"
                            + " kink there. Try: ε > 0, or a point inside one cell");
        }
        return covariance == 0 ? 0 : covariance / epsilon;
    }

    /** Returns {@code ∇²f v} in {@code O(N d)}. */
    public double[] hessianTimes(double[] x, double[] v) {
        Require.dimension("direction v", v.length, dimension());
        double[] product = gibbs(x).covariance(w, along(v));
        for (int i = 0; i < product.length; i++) {
            product[i] = curvature(product[i], temperature);
        }
        return product;
    }

    /**
     * Returns {@code ∇³f[v, v, ·] = E_π[δW (δW·v)²]/ε²}, the third cumulant along {@code v}, in
     * {@code O(N d)}; needs {@code ε > 0}.
     */
    public double[] thirdDerivative(double[] x, double[] v) {
        Require.dimension("direction v", v.length, dimension());
        Require.positiveTemperature(temperature, "third derivatives exist for ε > 0 only");
        GibbsMeasure pi = gibbs(x);
        double[] s = along(v);
        double mean = pi.mean(s);
        for (int j = 0; j < s.length; j++) {
            s[j] = (s[j] - mean) * (s[j] - mean);
        }
        double[] cumulant = pi.covariance(w, s);
        for (int i = 0; i < cumulant.length; i++) {
            cumulant[i] /= temperature * temperature;
        }
        return cumulant;
    }

    private double[] along(double[] v) {
        double[] s = new double[w.length];
        for (int j = 0; j < s.length; j++) {
            s[j] = dot(w[j], v);
        }
        return s;
    }

    /** Returns {@code ∂f/∂W = π xᵀ}, {@code N × d}; {@code ∂f/∂b} is {@code π}. */
    public double[][] weightGradient(double... x) {
        double[] pi = gibbs(x).probabilities();
        double[][] gradient = new double[pi.length][x.length];
        for (int j = 0; j < pi.length; j++) {
            for (int i = 0; i < x.length; i++) {
                gradient[j][i] = pi[j] * x[i];
            }
        }
        return gradient;
    }

    /** Returns {@code ∂f/∂ε}, which is {@code H(π)} for unit weights. */
    public double temperatureDerivative(double... x) {
        return gibbs(x).temperatureDerivative();
    }

    /** Returns the initial data of the layer read at time {@code t} for {@code H = |p|²}. */
    public AtomMeasure atoms(double t) {
        return HopfColeDictionary.at(t, dimension()).atoms(this);
    }

    static double dot(double[] a, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += a[i] * x[i];
        }
        return sum;
    }
}
