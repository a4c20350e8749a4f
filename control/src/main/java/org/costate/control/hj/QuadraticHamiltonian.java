package org.costate.control.hj;

import java.util.Arrays;
import org.costate.ode.SmoothHamiltonian;
import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * The Hamiltonian {@code H(p) = pᵀAp} with {@code A} symmetric and positive definite, and its
 * Lagrangian {@code L(v) = vᵀA⁻¹v/4}.
 *
 * <p>{@code u_t + ∇uᵀA∇u = ε tr(A∇²u)} becomes the heat equation {@code φ_t = ε tr(A∇²φ)} under
 * {@code φ = e^{−u/ε}}; its kernel is {@code e^{−c(x−y,t)/ε} / √det(4πεtA)} with the energy of
 * transport {@code c(z, t) = t L(z/t) = zᵀA⁻¹z/(4t)}. So the temperature is the viscosity, the same
 * number, for {@code A = I} only:
 *
 * <pre>
 *   H = |p|²      A = I      ν = ε       energy |x−y|²/(4t)
 *   H = |p|²/2    A = I/2    ν = ε/2     energy |x−y|²/(2t)
 *   H = pᵀAp      A          ν = εA      energy (x−y)ᵀA⁻¹(x−y)/(4t)
 * </pre>
 */
public final class QuadraticHamiltonian implements SmoothHamiltonian {

    /** Entries that differ by less, relatively, count as equal: products {@code BᵀB} do. */
    private static final double SYMMETRY = 1e-12;

    private final double[][] a;
    private final double[][] inverse;
    private final double logDeterminant;

    private QuadraticHamiltonian(double[][] a, double[][] inverse, double logDeterminant) {
        this.a = a;
        this.inverse = inverse;
        this.logDeterminant = logDeterminant;
    }

    /** Returns {@code H = |p|²} on {@code ℝᵈ}. */
    public static QuadraticHamiltonian square(int d) {
        return scaled(d, 1);
    }

    /** Returns {@code H = |p|²/2} on {@code ℝᵈ}. */
    public static QuadraticHamiltonian halfSquare(int d) {
        return scaled(d, 0.5);
    }

    /** Returns {@code H = a|p|²} on {@code ℝᵈ}, {@code a > 0}. */
    public static QuadraticHamiltonian scaled(int d, double a) {
        Require.positive("dimension d", d);
        Require.positive("scale of H", a);
        double[][] matrix = new double[d][d];
        double[][] inverse = new double[d][d];
        for (int i = 0; i < d; i++) {
            matrix[i][i] = a;
            inverse[i][i] = 1 / a;
        }
        return new QuadraticHamiltonian(matrix, inverse, d * Math.log(a));
    }

    /**
     * Returns {@code H = pᵀAp}.
     *
     * @param a symmetric and positive definite, {@code d × d}
     * @throws IllegalArgumentException if it is not
     */
    public static QuadraticHamiltonian of(double[][] a) {
        double[][] copy = Require.rows("row of A", a);
        Require.dimension("a row of A", copy[0].length, copy.length);
        try {
            var cholesky =
                    new CholeskyDecomposition(MatrixUtils.createRealMatrix(copy), SYMMETRY, 0);
            double[][] inverse = cholesky.getSolver().getInverse().getData();
            double log = 0; // a determinant may overflow, its logarithm does not
            for (int i = 0; i < copy.length; i++) {
                log += 2 * Math.log(cholesky.getL().getEntry(i, i));
            }
            return new QuadraticHamiltonian(copy, inverse, log);
        } catch (MathIllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "HJ-10: A = "
                            + Arrays.deepToString(a)
                            + " is not symmetric and positive definite, so H has no Lagrangian."
                            + " Try: A = BᵀB with B invertible",
                    e);
        }
    }

    @Override
    public int dimension() {
        return a.length;
    }

    /** Returns {@code A}, fresh. */
    public double[][] matrix() {
        return copy(a);
    }

    /** Returns {@code A⁻¹}, fresh. */
    public double[][] inverse() {
        return copy(inverse);
    }

    /** Returns {@code log det A}. */
    public double logDeterminant() {
        return logDeterminant;
    }

    @Override
    public double value(double t, double[] x, double[] p) {
        return quadratic(a, p);
    }

    @Override
    public void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot) {
        double[] ap = times(a, p);
        for (int i = 0; i < ap.length; i++) {
            xDot[i] = 2 * ap[i];
            pDot[i] = 0;
        }
    }

    @Override
    public void linearisation(double t, double[] x, double[] p, double[][] jacobian, double[] ft) {
        int d = a.length;
        Arrays.fill(ft, 0);
        for (int i = 0; i < 2 * d; i++) {
            Arrays.fill(jacobian[i], 0);
            for (int k = 0; i < d && k < d; k++) {
                jacobian[i][d + k] = 2 * a[i][k];
            }
        }
    }

    /** Returns the Lagrangian {@code L(v) = sup_p ⟨p,v⟩ − H(p) = vᵀA⁻¹v/4}. */
    public double lagrangian(double[] v) {
        return quadratic(inverse, v) / 4;
    }

    /** Returns the energy of transport {@code (x−y)ᵀA⁻¹(x−y)/(4t)}. */
    public double transportEnergy(double[] x, double[] y, double t) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double row = 0;
            for (int k = 0; k < x.length; k++) {
                row += inverse[i][k] * (x[k] - y[k]);
            }
            sum += (x[i] - y[i]) * row;
        }
        return sum / (4 * t);
    }

    /** Returns {@code A p}. */
    public double[] raise(double[] p) {
        return times(a, p);
    }

    /** Returns {@code A⁻¹ v}. */
    public double[] lower(double[] v) {
        return times(inverse, v);
    }

    static double quadratic(double[][] m, double[] v) {
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            for (int k = 0; k < v.length; k++) {
                sum += v[i] * m[i][k] * v[k];
            }
        }
        return sum;
    }

    static double[] times(double[][] m, double[] v) {
        double[] result = new double[m.length];
        for (int i = 0; i < m.length; i++) {
            for (int k = 0; k < v.length; k++) {
                result[i] += m[i][k] * v[k];
            }
        }
        return result;
    }

    static double[][] copy(double[][] m) {
        double[][] copy = new double[m.length][];
        Arrays.setAll(copy, i -> m[i].clone());
        return copy;
    }
}
