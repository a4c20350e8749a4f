package org.costate.control.feedback;

import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The best estimate of {@code ẋ = Ax + Bu + w} from {@code y = Cx + v}, with white noise of
 * intensities {@code W} and {@code V}:
 *
 * <pre>
 *   x̂˙ = Ax̂ + Bu + L(y − Cx̂),   L = ΣCᵀV⁻¹,   Σ˙ = AΣ + ΣAᵀ + W − ΣCᵀV⁻¹CΣ
 * </pre>
 *
 * <p>It is the regulator of the dual system, {@code (A, B, Q, R) → (Aᵀ, Cᵀ, W, V)}, with time
 * reversed: {@code Σ = P}, {@code L = Kᵀ} [Kalman 1960]; nothing else is computed here. Immutable.
 */
public final class KalmanFilter {

    private final LinearQuadraticRegulator dual;

    private KalmanFilter(LinearQuadraticRegulator dual) {
        this.dual = dual;
    }

    /**
     * Returns the filter.
     *
     * @param a {@code n × n}
     * @param c {@code q × n}
     * @param w {@code n × n}, the intensity of the noise that drives the state
     * @param v {@code q × q}, the intensity of the noise of the sensors, positive definite
     * @throws IllegalArgumentException PROBLEM-01 if a shape is wrong, CONFIG-03 if an intensity is
     *     not symmetric, RICCATI-03 if {@code V} is not positive definite
     */
    public static KalmanFilter of(double[][] a, double[][] c, double[][] w, double[][] v) {
        int n = a.length;
        RealMatrix drift = Dense.of("A", a, n, n);
        RealMatrix sensors = Dense.of("C", c, v.length, n);
        return new KalmanFilter(
                LinearQuadraticRegulator.of(
                        drift.transpose().getData(), sensors.transpose().getData(), w, v));
    }

    /** Returns the regulator of the dual system. */
    public LinearQuadraticRegulator dual() {
        return dual;
    }

    /**
     * Returns the steady filter, as the solution of the dual equation: {@code Σ} is its solution,
     * {@code L} the transpose of its gain.
     *
     * @throws IllegalArgumentException RICCATI-01 if {@code (C, A)} is not detectable, RICCATI-02
     *     if a mode on the imaginary axis is not driven by noise
     */
    public AlgebraicRiccati steady() {
        RealMatrix a = MatrixUtils.createRealMatrix(dual.model().a());
        RealMatrix c = MatrixUtils.createRealMatrix(dual.model().b());
        Reachability.checkStabilisable(a, c, z -> -z.re(), "(C, A) is not detectable");
        return dual.forEver();
    }

    /** Returns the gain {@code L}, {@code n × q}, of the steady filter. */
    public double[][] steadyGain() {
        return MatrixUtils.createRealMatrix(steady().gain()).transpose().getData();
    }

    /**
     * Returns the filter that starts at {@code t₀} from the covariance {@code Σ₀}.
     *
     * @param first {@code Σ₀}, {@code n × n}, symmetric
     */
    public CovarianceFlow over(double start, double end, double[][] first) {
        return new CovarianceFlow(dual.over(start, end, first), start + end);
    }
}
