package org.costate.control.feedback;

import org.costate.ode.SolverStatus;
import org.hipparchus.linear.MatrixUtils;

/** The covariance and the gain of a {@link KalmanFilter} in time: the dual flow, run in reverse. */
public final class CovarianceFlow {

    private final RiccatiFlow dual;
    private final double sum;

    CovarianceFlow(RiccatiFlow dual, double sum) {
        this.dual = dual;
        this.sum = sum;
    }

    /** Returns {@code Σ(t)}, {@code n × n}, symmetric. */
    public double[][] at(double t) {
        return dual.at(sum - t);
    }

    /** Returns {@code L(t) = ΣCᵀV⁻¹}, {@code n × q}. */
    public double[][] gain(double t) {
        return MatrixUtils.createRealMatrix(dual.gain(sum - t)).transpose().getData();
    }

    /** Returns {@code OPTIMAL} if the whole horizon was reached. */
    public SolverStatus status() {
        return dual.status();
    }
}
