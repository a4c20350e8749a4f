package org.costate.control.feedback;

/**
 * The coefficients of {@code ẋ = A(t)x + B(t)u}, {@code ℓ = ½(xᵀQ(t)x + 2xᵀS(t)u + uᵀR(t)u)}.
 *
 * <p>Implementations are pure functions of time.
 */
public interface LinearQuadraticModel {

    /** Returns {@code n}. */
    int states();

    /** Returns {@code m}. */
    int controls();

    /**
     * Writes the coefficients, whole.
     *
     * @param a {@code n × n}
     * @param b {@code n × m}
     * @param q {@code n × n}, symmetric
     * @param s {@code n × m}
     * @param r {@code m × m}, symmetric and positive definite
     */
    void evaluate(double t, double[][] a, double[][] b, double[][] q, double[][] s, double[][] r);

    /** Returns coefficients that do not depend on time. */
    static LinearQuadraticModel constant(
            double[][] a, double[][] b, double[][] q, double[][] s, double[][] r) {
        return new ConstantModel(
                Dense.copy(a), Dense.copy(b), Dense.copy(q), Dense.copy(s), Dense.copy(r));
    }
}
