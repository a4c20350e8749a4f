package org.costate.control.feedback;

import java.util.function.ToDoubleFunction;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The test of Popov, Belevitch and Hautus: a mode {@code λ} of {@code A} is reached by {@code B} if
 * {@code [A − λI, B]} has full rank; it is seen by {@code C} if {@code Cᵀ} reaches it in {@code
 * Aᵀ}.
 */
final class Reachability {

    private static final double RANK = 1e-11; // of the smallest singular value, relative
    private static final double CLOSE =
            1e-7; // a double eigenvalue is known to the root of rounding

    private Reachability() {}

    /**
     * Checks that {@code B} reaches every mode that does not decay by itself.
     *
     * @param decay the rate of decay of a mode: {@code −Re λ}, or {@code 1 − |λ|} in discrete time
     * @throws IllegalArgumentException RICCATI-01 naming the first mode that it does not reach
     */
    static void checkStabilisable(
            RealMatrix a, RealMatrix b, ToDoubleFunction<Eigenvalue> decay, String words) {
        for (Eigenvalue mode : Eigenvalue.of(a)) {
            if (decay.applyAsDouble(mode) <= CLOSE * size(a) && !reaches(a, b, mode)) {
                throw new IllegalArgumentException(
                        "RICCATI-01: "
                                + words
                                + "; mode "
                                + mode
                                + " does not decay and cannot be moved. Try: an actuator (of a"
                                + " filter: a sensor) that reaches it");
            }
        }
    }

    /**
     * Checks that {@code Q} sees every mode that neither grows nor decays.
     *
     * @throws IllegalArgumentException RICCATI-02 naming the first mode that it does not see
     */
    static void checkDetectable(
            RealMatrix a, RealMatrix q, ToDoubleFunction<Eigenvalue> decay, String words) {
        for (Eigenvalue mode : Eigenvalue.of(a)) {
            if (Math.abs(decay.applyAsDouble(mode)) <= CLOSE * size(a)
                    && !reaches(a.transpose(), q, mode)) {
                throw new IllegalArgumentException(
                        "RICCATI-02: "
                                + words
                                + "; mode "
                                + mode
                                + " neither grows nor decays and costs nothing. Try: a cost that"
                                + " sees it");
            }
        }
    }

    private static double size(RealMatrix a) {
        return Math.max(a.getFrobeniusNorm(), Double.MIN_NORMAL);
    }

    private static boolean reaches(RealMatrix a, RealMatrix b, Eigenvalue mode) {
        double scale = Math.max(size(a), mode.modulus());
        double columns = b.getFrobeniusNorm();
        int n = a.getRowDimension();
        int m = b.getColumnDimension();
        RealMatrix c = columns == 0 ? b : b.scalarMultiply(scale / columns);
        RealMatrix shifted = a.subtract(Dense.identity(n).scalarMultiply(mode.re()));
        RealMatrix turn = Dense.identity(n).scalarMultiply(mode.im());
        RealMatrix real = Dense.zero(2 * n, 2 * (n + m)); // complex numbers as 2 × 2 blocks
        real.setSubMatrix(shifted.getData(), 0, 0);
        real.setSubMatrix(turn.getData(), 0, n);
        real.setSubMatrix(turn.scalarMultiply(-1).getData(), n, 0);
        real.setSubMatrix(shifted.getData(), n, n);
        real.setSubMatrix(c.getData(), 0, 2 * n);
        real.setSubMatrix(c.getData(), n, 2 * n + m);
        double[] sigma = new SingularValueDecomposition(real.transpose()).getSingularValues();
        return sigma[sigma.length - 1] > RANK * sigma[0];
    }
}
