package org.costate.control.feedback;

import org.costate.control.Boundary;
import org.costate.control.OptimalControlProblem;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.SingularValueDecomposition;

/** The plane of {@code (δx, −δp)} that the end of a problem allows. */
final class EndPlane {

    private EndPlane() {}

    static LagrangianPlane of(
            OptimalControlProblem problem, double[] ends, double[] x0, double[] xf, double[] pf) {
        int n = xf.length;
        double[] v = new double[2 + 2 * n];
        v[0] = ends[0];
        System.arraycopy(x0, 0, v, 1, n);
        v[1 + n] = ends[1];
        System.arraycopy(xf, 0, v, 2 + n, n);
        int q = problem.ends().outputs();
        double[] y = new double[q];
        double[][] dy = new double[q][v.length];
        problem.ends().jacobian(v, y, dy);
        RealMatrix normals = normals(problem.boundary(), dy);
        double[] weights = weights(problem.boundary(), normals, dy[0], pf, q);
        double[][] bend = new double[v.length][v.length];
        problem.ends().hessian(v, weights, bend);
        RealMatrix phi = Dense.zero(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                phi.setEntry(i, j, bend[2 + n + i][2 + n + j]);
            }
        }
        return plane(phi, normals);
    }

    /** Returns the gradients of all conditions, a column each, padded to {@code n} at least. */
    private static RealMatrix normals(Boundary b, double[][] dy) {
        int n = b.dimension();
        RealMatrix c = Dense.zero(n, n + dy.length - 1);
        for (int i = 0; i < n; i++) {
            c.setEntry(i, i, b.finalIsFixed(i) ? 1 : 0);
            for (int r = 1; r < dy.length; r++) {
                c.setEntry(i, n + r - 1, dy[r][2 + n + i]);
            }
        }
        return c;
    }

    /** Returns 1 for {@code φ} and {@code ν} for {@code ψ}, from {@code p = −φ_x − cᵀν}. */
    private static double[] weights(
            Boundary b, RealMatrix normals, double[] slope, double[] pf, int q) {
        double[] weights = new double[q];
        weights[0] = 1;
        if (q > 1) {
            int n = b.dimension();
            double[] right = new double[n];
            for (int i = 0; i < n; i++) {
                right[i] = -pf[i] - slope[2 + n + i];
            }
            double[] nu =
                    new SingularValueDecomposition(normals)
                            .getSolver()
                            .solve(MatrixUtils.createRealVector(right))
                            .toArray();
            System.arraycopy(nu, n, weights, 1, q - 1);
        }
        return weights;
    }

    /** Returns {@code X = ZZᵀ}, {@code Y = ΦZZᵀ + NNᵀ}; {@code Z} tangent, {@code N} normal. */
    private static LagrangianPlane plane(RealMatrix phi, RealMatrix normals) {
        int n = phi.getRowDimension();
        SingularValueDecomposition svd = new SingularValueDecomposition(normals);
        RealMatrix normal = Dense.zero(n, n);
        double[] sigma = svd.getSingularValues();
        for (int k = 0; k < sigma.length; k++) {
            if (sigma[k] > 1e-10 * sigma[0]) {
                RealMatrix e = svd.getU().getColumnMatrix(k);
                normal = normal.add(e.multiply(e.transpose()));
            }
        }
        RealMatrix tangent = Dense.identity(n).subtract(normal);
        return new LagrangianPlane(tangent, phi.multiply(tangent).add(normal));
    }
}
