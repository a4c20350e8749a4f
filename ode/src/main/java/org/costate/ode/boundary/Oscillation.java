package org.costate.ode.boundary;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionNonSymmetric;
import org.hipparchus.util.FastMath;

/**
 * Whether a mesh resolves the oscillations of the linearised equations.
 *
 * <p>A solution may be smooth where its neighbours oscillate; whether the boundary conditions fix
 * it depends on their phase. So no conclusion on conditioning is drawn from an interval longer than
 * half a period, {@code h |Im λ| > 3}, unless the mode has died out in it.
 */
final class Oscillation {

    private static final double HALF_PERIOD = 3;
    private static final double DAMPED = 0.2;

    private final double[] square;
    private final int n;

    Oscillation(int n) {
        this.n = n;
        this.square = new double[n * n];
    }

    /** Returns the number of parts that an interval of length {@code h} should be cut into. */
    double parts(double[][] jacobian, double h) {
        // The spectral radius is at most ‖A⁴‖^¼: where that is small no eigenvalue is needed.
        if (!(FastMath.sqrt(FastMath.sqrt(fourthPower(jacobian))) * h > HALF_PERIOD)) {
            return 1;
        }
        double fastest = 0;
        for (var lambda :
                new EigenDecompositionNonSymmetric(new Array2DRowRealMatrix(jacobian, false))
                        .getEigenvalues()) {
            if (Math.abs(lambda.getRealPart()) <= DAMPED * Math.abs(lambda.getImaginaryPart())) {
                fastest = Math.max(fastest, Math.abs(lambda.getImaginaryPart()));
            }
        }
        return Math.max(1, fastest * h / HALF_PERIOD);
    }

    private double fourthPower(double[][] a) {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int m = 0; m < n; m++) {
                    sum += a[i][m] * a[m][j];
                }
                square[i * n + j] = sum;
            }
        }
        double norm = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double sum = 0;
                for (int m = 0; m < n; m++) {
                    sum += square[i * n + m] * square[m * n + j];
                }
                norm += sum * sum;
            }
        }
        return FastMath.sqrt(norm);
    }
}
