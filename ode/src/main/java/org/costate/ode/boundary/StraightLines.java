package org.costate.ode.boundary;

import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.RealVector;
import org.hipparchus.linear.SingularValueDecomposition;

/**
 * The default guess: straight lines between the ends of least norm that meet the conditions, found
 * by Gauss–Newton from zero.
 */
final class StraightLines {

    private static final int ITERATIONS = 20;

    private StraightLines() {}

    static Guess through(BoundaryValueProblem problem, Work work) {
        int n = problem.dimension();
        int k = problem.parameters();
        double[] start = new double[n];
        double[] end = new double[n];
        double[] q = new double[k];
        for (int i = 0; i < ITERATIONS; i++) {
            if (!improve(problem, work, start, end, q)) {
                break;
            }
        }
        double a = problem.start();
        double length = problem.end() - a;
        return Guess.of(
                        t -> {
                            double theta = (t - a) / length;
                            double[] y = new double[n];
                            for (int c = 0; c < n; c++) {
                                y[c] = (1 - theta) * start[c] + theta * end[c];
                            }
                            return y;
                        })
                .withParameters(q);
    }

    private static boolean improve(
            BoundaryValueProblem problem, Work work, double[] start, double[] end, double[] q) {
        int n = start.length;
        int k = q.length;
        double[] g = new double[n + k];
        double[][] byStart = new double[n + k][n];
        double[][] byEnd = new double[n + k][n];
        double[][] byParameter = new double[n + k][k];
        work.conditions(problem, start, end, q, g);
        work.boundaryJacobian(problem, start, end, q, byStart, byEnd, byParameter);
        RealVector residual = new ArrayRealVector(g);
        if (residual.getNorm() == 0) {
            return false; // as after one step, where conditions fix values
        }
        Array2DRowRealMatrix jacobian = new Array2DRowRealMatrix(n + k, 2 * n + k);
        jacobian.setSubMatrix(byStart, 0, 0);
        jacobian.setSubMatrix(byEnd, 0, n);
        if (k > 0) {
            jacobian.setSubMatrix(byParameter, 0, 2 * n);
        }
        if (!(residual.getNorm() <= Double.MAX_VALUE && jacobian.getFrobeniusNorm() > 0)) {
            return false;
        }
        RealVector step = new SingularValueDecomposition(jacobian).getSolver().solve(residual);
        for (int c = 0; c < n; c++) {
            start[c] -= step.getEntry(c);
            end[c] -= step.getEntry(n + c);
        }
        for (int j = 0; j < k; j++) {
            q[j] -= step.getEntry(2 * n + j);
        }
        return step.getNorm() > 1e-12 * (1 + new ArrayRealVector(start).getNorm());
    }
}
