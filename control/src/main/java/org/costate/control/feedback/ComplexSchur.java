package org.costate.control.feedback;

import java.util.function.Predicate;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SchurTransformer;

/**
 * The Schur form {@code A = U T Uᴴ} of a real matrix, {@code T} upper triangular, with eigenvalues
 * in any order.
 *
 * <p>The real form of the library is made triangular by one rotation for each pair of conjugates;
 * neighbours on the diagonal are exchanged by one rotation each [Golub, Van Loan, §7.6.2].
 */
final class ComplexSchur {

    private final int n;
    private final Complex[][] t;
    private final Complex[][] u;

    private ComplexSchur(RealMatrix triangle, RealMatrix basis) {
        n = triangle.getRowDimension();
        t = complex(triangle);
        u = complex(basis);
    }

    static ComplexSchur of(RealMatrix a) {
        SchurTransformer real = new SchurTransformer(a);
        ComplexSchur schur = new ComplexSchur(real.getT(), real.getP());
        schur.makeTriangular();
        return schur;
    }

    private static Complex[][] complex(RealMatrix a) {
        Complex[][] c = new Complex[a.getRowDimension()][a.getColumnDimension()];
        for (int i = 0; i < c.length; i++) {
            for (int j = 0; j < c[i].length; j++) {
                c[i][j] = new Complex(a.getEntry(i, j));
            }
        }
        return c;
    }

    private void makeTriangular() {
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i - 1; j++) {
                t[i][j] = Complex.ZERO;
            }
        }
        for (int i = 0; i + 1 < n; i++) {
            Complex c = t[i + 1][i];
            if (!c.isZero()) {
                Complex half = t[i][i].subtract(t[i + 1][i + 1]).divide(2);
                Complex root = half.multiply(half).add(t[i][i + 1].multiply(c)).sqrt();
                boolean same = half.getReal() >= 0;
                rotate(i, same ? half.add(root) : half.subtract(root), c);
            }
        }
    }

    /** Turns the plane of {@code i, i + 1} so that its first vector is {@code (x, y)}. */
    private void rotate(int i, Complex x, Complex y) {
        double norm = Math.hypot(x.norm(), y.norm());
        if (norm == 0) {
            return;
        }
        Complex a = x.divide(norm);
        Complex b = y.divide(norm);
        for (int k = 0; k < n; k++) {
            Complex p = t[i][k];
            Complex q = t[i + 1][k];
            t[i][k] = a.conjugate().multiply(p).add(b.conjugate().multiply(q));
            t[i + 1][k] = a.multiply(q).subtract(b.multiply(p));
        }
        turnColumns(t, i, a, b);
        turnColumns(u, i, a, b);
        t[i + 1][i] = Complex.ZERO;
    }

    private static void turnColumns(Complex[][] m, int i, Complex a, Complex b) {
        for (Complex[] row : m) {
            Complex p = row[i];
            Complex q = row[i + 1];
            row[i] = p.multiply(a).add(q.multiply(b));
            row[i + 1] = q.multiply(a.conjugate()).subtract(p.multiply(b.conjugate()));
        }
    }

    /** Moves the chosen eigenvalues to the front and returns how many there are. */
    int bringForward(Predicate<Complex> chosen) {
        int front = 0;
        for (int j = 0; j < n; j++) {
            if (chosen.test(t[j][j])) {
                for (int i = j - 1; i >= front; i--) {
                    rotate(i, t[i][i + 1], t[i + 1][i + 1].subtract(t[i][i]));
                }
                front++;
            }
        }
        return front;
    }

    Complex[] eigenvalues() {
        Complex[] lambda = new Complex[n];
        for (int i = 0; i < n; i++) {
            lambda[i] = t[i][i];
        }
        return lambda;
    }

    /**
     * Returns real and imaginary parts of the first {@code columns} Schur vectors, side by side: a
     * matrix whose columns span the invariant subspace.
     */
    RealMatrix basis(int columns) {
        RealMatrix b = Dense.zero(n, 2 * columns);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < columns; j++) {
                b.setEntry(i, j, u[i][j].getReal());
                b.setEntry(i, columns + j, u[i][j].getImaginary());
            }
        }
        return b;
    }

    /**
     * Returns the solution of {@code AᵀX + XA = −W} [Bartels, Stewart 1972]: in Schur coordinates
     * {@code TᴴY + YT = −UᴴWU}, column by column.
     *
     * @param w symmetric
     */
    RealMatrix lyapunov(RealMatrix w) {
        Complex[][] c = inSchurCoordinates(w);
        Complex[][] y = new Complex[n][n];
        for (int j = 0; j < n; j++) {
            for (int i = 0; i < n; i++) {
                Complex sum = c[i][j].negate();
                for (int k = 0; k < j; k++) {
                    sum = sum.subtract(y[i][k].multiply(t[k][j]));
                }
                for (int k = 0; k < i; k++) {
                    sum = sum.subtract(t[k][i].conjugate().multiply(y[k][j]));
                }
                y[i][j] = sum.divide(t[i][i].conjugate().add(t[j][j]));
            }
        }
        return fromSchurCoordinates(y);
    }

    private Complex[][] inSchurCoordinates(RealMatrix w) {
        Complex[][] c = new Complex[n][n];
        for (int i = 0; i < n; i++) {
            Complex[] row = new Complex[n];
            for (int k = 0; k < n; k++) {
                row[k] = Complex.ZERO;
                for (int l = 0; l < n; l++) {
                    row[k] = row[k].add(u[l][i].conjugate().multiply(w.getEntry(l, k)));
                }
            }
            for (int j = 0; j < n; j++) {
                c[i][j] = Complex.ZERO;
                for (int k = 0; k < n; k++) {
                    c[i][j] = c[i][j].add(row[k].multiply(u[k][j]));
                }
            }
        }
        return c;
    }

    private RealMatrix fromSchurCoordinates(Complex[][] y) {
        RealMatrix x = Dense.zero(n, n);
        for (int i = 0; i < n; i++) {
            Complex[] row = new Complex[n];
            for (int k = 0; k < n; k++) {
                row[k] = Complex.ZERO;
                for (int l = 0; l < n; l++) {
                    row[k] = row[k].add(u[i][l].multiply(y[l][k]));
                }
            }
            for (int j = 0; j < n; j++) {
                Complex sum = Complex.ZERO;
                for (int k = 0; k < n; k++) {
                    sum = sum.add(row[k].multiply(u[j][k].conjugate()));
                }
                x.setEntry(i, j, sum.getReal());
            }
        }
        return Dense.symmetrised(x);
    }
}
