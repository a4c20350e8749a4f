package org.costate.control.hj.landscape;

import java.util.Arrays;
import org.costate.control.hj.LseLayer;

/**
 * The classical influence function of a fitted layer: how the fit would change if a training
 * example were left out, by one Newton step from the fit [Hampel 1974; Cook, Weisberg 1980].
 *
 * <p>The layer is fitted to samples {@code (x_i, y_i)} at fixed {@code ε}: {@code R(θ) = (1/n) Σ_i
 * ½(f_θ(x_i) − y_i)² + ½ρ|θ|²}, {@code θ = (W, b)}. With {@code φ = (x, 1)}
 *
 * <pre>
 *   ∂f/∂θ = π ⊗ φ          ∂²f/∂θ² = (diag π − π πᵀ) ⊗ φφᵀ / ε
 *   θ_{−i} − θ ≈ (∇²R)⁻¹ ∇ℓ_i / n        f(x; θ_{−i}) − f(x; θ) ≈ ∇_θf(x)·(∇²R)⁻¹ ∇ℓ_i / n
 * </pre>
 *
 * <p>{@code ∇²R} is the full Hessian, not Gauss–Newton's. {@link #refitted} solves the problem
 * without the sample, the truth the first order is held against. Costs {@code O((N(d+1))³)} once.
 */
public final class InfluenceFunction {

    private final LayerFit fit;
    private final double[] theta;
    private final double stationarity;
    private final double[][] hessian;

    private InfluenceFunction(LayerFit fit, double[] theta) {
        this.fit = fit;
        this.theta = theta;
        this.stationarity = NewtonStep.size(fit.gradient(theta, -1));
        this.hessian = fit.hessian(theta, -1);
    }

    /**
     * Fits a layer by damped Newton steps from where it is, and returns its influence function.
     *
     * @param start the layer to start from; its temperature stays
     * @param x {@code n × d} inputs
     * @param y {@code n} targets
     * @param ridge {@code ρ > 0}
     * @throws ArithmeticException if no minimum is reached: the influence function exists only
     *     there
     */
    public static InfluenceFunction of(LseLayer start, double[][] x, double[] y, double ridge) {
        LayerFit fit = new LayerFit(start, x, y, ridge);
        double[] theta = fit.minimise(fit.parameters(start), -1);
        return new InfluenceFunction(fit, theta);
    }

    /** Returns the fitted layer. */
    public LseLayer fitted() {
        return fit.layer(theta);
    }

    /** Returns {@code max|∇R|} at the fit. */
    public double stationarity() {
        return stationarity;
    }

    /** Returns the first order of {@code f(x; θ_{−i}) − f(x; θ)}. */
    public double influence(int sample, double... x) {
        double[] step = NewtonStep.solve(hessian, fit.sampleGradient(theta, sample));
        double[] g = fit.predictionGradient(theta, x);
        double sum = 0;
        for (int k = 0; k < g.length; k++) {
            sum += g[k] * step[k];
        }
        return sum / fit.samples();
    }

    /** Returns the influence of every sample on the prediction at {@code x}; one linear solve. */
    public double[] influences(double... x) {
        double[] dual = NewtonStep.solve(hessian, fit.predictionGradient(theta, x));
        double[] influence = new double[fit.samples()];
        Arrays.setAll(
                influence,
                i -> {
                    double[] g = fit.sampleGradient(theta, i);
                    double sum = 0;
                    for (int k = 0; k < g.length; k++) {
                        sum += g[k] * dual[k];
                    }
                    return sum / fit.samples();
                });
        return influence;
    }

    /** Returns the layer fitted without a sample, from this fit on. */
    public LseLayer refitted(int sample) {
        return fit.layer(fit.minimise(theta, sample));
    }
}
