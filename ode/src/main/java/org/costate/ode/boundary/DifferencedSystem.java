package org.costate.ode.boundary;

import org.hipparchus.util.FastMath;

/** Central differences: the last resort. */
record DifferencedSystem(int dimension, int parameters, RightHandSide formula)
        implements DifferentialSystem {

    /** The step that balances truncation and rounding of a central difference, {@code ∛u}. */
    private static final double STEP = FastMath.cbrt(FastMath.ulp(1.0));

    DifferencedSystem {
        Gradients.requireSizes(dimension, parameters);
    }

    @Override
    public void derivative(double t, double[] y, double[] q, double[] slope) {
        formula.evaluate(t, y, q, slope);
    }

    @Override
    public void jacobian(
            double t, double[] y, double[] q, double[][] byState, double[][] byParameter) {
        double[] shiftedState = y.clone();
        double[] shiftedParameter = q.clone();
        for (int j = 0; j < dimension; j++) {
            difference(t, shiftedState, shiftedParameter, shiftedState, j, byState);
        }
        for (int j = 0; j < parameters; j++) {
            difference(t, shiftedState, shiftedParameter, shiftedParameter, j, byParameter);
        }
    }

    private void difference(
            double t, double[] y, double[] q, double[] shifted, int j, double[][] columns) {
        double[] forward = new double[dimension];
        double[] backward = new double[dimension];
        double at = shifted[j];
        double step = STEP * (1 + Math.abs(at));
        shifted[j] = at + step;
        double above = shifted[j];
        formula.evaluate(t, y, q, forward);
        shifted[j] = at - step;
        double width = above - shifted[j];
        formula.evaluate(t, y, q, backward);
        shifted[j] = at;
        for (int i = 0; i < dimension; i++) {
            columns[i][j] = (forward[i] - backward[i]) / width;
        }
    }
}
