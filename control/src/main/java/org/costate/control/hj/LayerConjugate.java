package org.costate.control.hj;

import org.hipparchus.exception.MathIllegalArgumentException;
import org.hipparchus.linear.CholeskyDecomposition;
import org.hipparchus.linear.MatrixUtils;

/**
 * The Legendre transform {@code f_ε*(p) = sup_x p·x − f_ε(x)} of a layer.
 *
 * <p>{@code +∞} off the convex hull of the {@code W_j}. At {@code ε = 0} the linear programme
 * {@code min −Σλ_j b_j} over {@code λ} in the simplex with {@code Σλ_jW_j = p}, so {@code f_0*(W_j)
 * = −b_j} at exposed neurons. For {@code ε > 0} the same programme with the entropy, {@code min
 * −λ·b − εH(λ)}, solved in its smooth dual by damped Newton steps.
 *
 * <p>The initial values are <em>not</em> this conjugate: {@code g(y) = f_0*(y/(2t)) − |y|²/(4t)}.
 */
public final class LayerConjugate {

    private static final int ITERATIONS = 500;

    private final LseLayer layer;

    private LayerConjugate(LseLayer layer) {
        this.layer = layer;
    }

    /** Returns the transform of a layer with unit weights, or of any at {@code ε > 0}. */
    public static LayerConjugate of(LseLayer layer) {
        return new LayerConjugate(layer);
    }

    /**
     * Returns {@code f*(p)}.
     *
     * @throws ArithmeticException if {@code ε > 0} and {@code p} is so near the edge of the hull
     *     that the supremum is not reached
     */
    public double value(double... p) {
        Require.dimension("slope p", p.length, layer.dimension());
        double tropical = tropical(p);
        return layer.temperature() == 0 || Double.isInfinite(tropical) ? tropical : smooth(p);
    }

    private double tropical(double[] p) {
        double[] b = layer.biases();
        double[][] w = layer.weights();
        double[][] rows = new double[p.length + 1][b.length];
        double[] cost = new double[b.length];
        for (int j = 0; j < b.length; j++) {
            cost[j] = -b[j];
            rows[p.length][j] = 1;
            for (int k = 0; k < p.length; k++) {
                rows[k][j] = w[j][k];
            }
        }
        return PowerCells.minimum(cost, rows, p);
    }

    private double smooth(double[] p) {
        double[] x = new double[p.length];
        double gain = gain(p, x);
        double scale = 1 + Math.sqrt(LseLayer.dot(p, p));
        for (int i = 0; i < ITERATIONS; i++) {
            double[] slope = layer.gradient(x);
            double size = 0;
            for (int k = 0; k < p.length; k++) {
                slope[k] = p[k] - slope[k];
                size = Math.max(size, Math.abs(slope[k]));
            }
            if (size <= 1e-13 * scale) {
                return gain;
            }
            double[] step = newton(layer.hessian(x), slope);
            double length = 1;
            double[] next = moved(x, length, step);
            while (!(gain(p, next) > gain) && length > 1e-12) {
                length /= 2;
                next = moved(x, length, step);
            }
            if (length <= 1e-12 && size <= 1e-7 * scale) {
                return gain; // rounding of f hides further progress: the error is of second order
            }
            x = next;
            gain = gain(p, x);
        }
        throw new ArithmeticException(
                "HJ-12: the conjugate at p = "
                        + java.util.Arrays.toString(p)
                        + " is not reached after "
                        + ITERATIONS
                        + " Newton steps: p lies next to the edge of the hull of W. Try: ε = 0");
    }

    private double gain(double[] p, double[] x) {
        return LseLayer.dot(p, x) - layer.value(x);
    }

    private static double[] moved(double[] x, double length, double[] step) {
        double[] moved = x.clone();
        for (int k = 0; k < x.length; k++) {
            moved[k] += length * step[k];
        }
        return moved;
    }

    private static double[] newton(double[][] hessian, double[] slope) {
        double trace = 1e-300;
        for (int k = 0; k < slope.length; k++) {
            trace += hessian[k][k];
        }
        for (double shift = 1e-14; ; shift *= 100) {
            double[][] shifted = QuadraticHamiltonian.copy(hessian);
            for (int k = 0; k < slope.length; k++) {
                shifted[k][k] += shift * trace;
            }
            try {
                return new CholeskyDecomposition(MatrixUtils.createRealMatrix(shifted), 1e-9, 0)
                        .getSolver()
                        .solve(MatrixUtils.createRealVector(slope))
                        .toArray();
            } catch (MathIllegalArgumentException notPositive) {
                if (shift > 1e6) {
                    throw notPositive;
                }
            }
        }
    }
}
