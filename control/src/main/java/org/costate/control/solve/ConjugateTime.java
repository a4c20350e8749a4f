package org.costate.control.solve;

/**
 * The first conjugate time of an extremal of one arc from a fixed point: where the Jacobi fields
 * that start with {@code δx = 0} become linearly dependent, {@code det ∂x(t)/∂p(t₀) = 0}.
 */
final class ConjugateTime {

    private static final int STEPS = 400;
    private static final int BISECTIONS = 60;

    private final Extremal extremal;
    private final int n;
    private final Cursor cursor;

    ConjugateTime(Extremal extremal) {
        this.extremal = extremal;
        this.n = extremal.form().n();
        this.cursor = new Cursor(extremal);
    }

    /** Returns the first conjugate time after the start, {@code NaN} if none is seen. */
    double first() {
        if (extremal.arcs().size() > 1) {
            return Double.NaN;
        }
        double[][] fields = new double[2 * n][n];
        for (int i = 0; i < n; i++) {
            fields[n + i][i] = 1;
        }
        double sign = 0;
        for (int k = 0; k < extremal.pieces().size(); k++) {
            Extremal.Piece piece = extremal.pieces().get(k);
            int count = Math.max(1, STEPS / extremal.pieces().size());
            double t = piece.start();
            for (int i = 1; i <= count; i++) {
                double next = piece.start() + (piece.end() - piece.start()) * i / count;
                double[][] carried = carried(k, t, fields, next);
                double now = Math.signum(determinant(carried));
                if (sign != 0 && now != sign) {
                    return bisect(k, t, fields, next, sign);
                }
                sign = now;
                fields = carried;
                t = next;
            }
        }
        return Double.NaN;
    }

    private double bisect(int piece, double from, double[][] fields, double to, double sign) {
        double low = from;
        double high = to;
        for (int k = 0; k < BISECTIONS && high - low > 1e-13 * Math.abs(high); k++) {
            double middle = 0.5 * (low + high);
            if (Math.signum(determinant(carried(piece, from, fields, middle))) == sign) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return 0.5 * (low + high);
    }

    /** Fields carried on, each to length one at the end. */
    private double[][] carried(int piece, double t0, double[][] fields, double t1) {
        double[][] y = new double[2 * n][];
        for (int i = 0; i < 2 * n; i++) {
            y[i] = fields[i].clone();
        }
        cursor.moveTo(piece, t0);
        double[] z = cursor.z.clone();
        cursor.presentFlow().carry(t0, z, t1, y);
        for (int j = 0; j < n; j++) {
            double size = 0;
            for (int i = 0; i < 2 * n; i++) {
                size = Math.max(size, Math.abs(y[i][j]) / extremal.scale()[i]);
            }
            for (int i = 0; i < 2 * n; i++) {
                y[i][j] /= size;
            }
        }
        return y;
    }

    private double determinant(double[][] fields) {
        double[][] x = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                x[i][j] = fields[i][j] / extremal.scale()[i];
            }
        }
        return new org.hipparchus.linear.LUDecomposition(
                        new org.hipparchus.linear.Array2DRowRealMatrix(x), 0)
                .getDeterminant();
    }
}
