package org.costate.nets.train.pmp;

import static org.ejml.dense.row.CommonOps_DDRM.add;
import static org.ejml.dense.row.CommonOps_DDRM.addEquals;
import static org.ejml.dense.row.CommonOps_DDRM.changeSign;
import static org.ejml.dense.row.CommonOps_DDRM.mult;
import static org.ejml.dense.row.CommonOps_DDRM.multAdd;
import static org.ejml.dense.row.CommonOps_DDRM.multTransA;

import org.costate.control.adjoint.TangentSweep;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.TrainingProblem;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The quadratic model of the cost-to-go, from the last step to the first, and the feedback it
 * gives:
 *
 * <pre>
 *   Q_x = AᵀV_x,  Q_θ = R′ + BᵀV_x,  Q_xx = AᵀV_xx A,  Q_θx = BᵀV_xx A,  Q_θθ = R″ + BᵀV_xx B + λI
 *   k = −Q_θθ⁻¹Q_θ,  K = −Q_θθ⁻¹Q_θx,   V_x ← Q_x + Q_θxᵀk,   V_xx ← Q_xx + Q_θxᵀK
 * </pre>
 *
 * <p>with {@code A, B} the derivatives of the one-step map over the ensemble. {@code V_x = −p} only
 * where the feedback is zero.
 */
final class RiccatiSweep {

    private final DMatrixRMaj[] a;
    private final DMatrixRMaj[] b;
    private final DMatrixRMaj[] open;
    private final DMatrixRMaj[] feedback;
    private final double predicted;

    RiccatiSweep(
            TrainingProblem training,
            EnsembleProblem problem,
            double[] theta,
            double[][] states,
            double lambda) {
        double[][] rows = problem.rows(theta);
        int steps = rows.length;
        a = new DMatrixRMaj[steps];
        b = new DMatrixRMaj[steps];
        open = new DMatrixRMaj[steps];
        feedback = new DMatrixRMaj[steps];
        RunningQuadratic[] running = RunningQuadratic.of(training, theta, rows);
        double[] gradient = new double[states[steps].length];
        problem.end().gradient(states[steps], gradient);
        DMatrixRMaj vx = new DMatrixRMaj(gradient.length, 1, true, gradient);
        DMatrixRMaj vxx = curvature(problem, states[steps]);
        double fall = 0;
        for (int k = steps - 1; k >= 0; k--) {
            differentiate(k, problem.step(k, states[k], rows[k]), rows[k].length);
            double h = Math.abs(training.network().grid().step(k));
            DMatrixRMaj qTheta = product(b[k], vx);
            DMatrixRMaj vb = new DMatrixRMaj(1, 1);
            mult(vxx, b[k], vb);
            DMatrixRMaj qThetaTheta = product(b[k], vb);
            DMatrixRMaj qThetaX = product(vb, a[k]);
            for (int i = 0; i < rows[k].length; i++) {
                qTheta.add(i, 0, h * running[k].gradient()[i]);
                qThetaTheta.add(i, i, h * running[k].curvature()[i] + lambda);
            }
            fall += solve(k, qTheta, qThetaTheta, qThetaX);
            DMatrixRMaj va = new DMatrixRMaj(1, 1);
            mult(vxx, a[k], va);
            vx = product(a[k], vx);
            vxx = product(a[k], va);
            addEquals(vx, product(qThetaX, open[k]));
            addEquals(vxx, product(qThetaX, feedback[k]));
        }
        predicted = fall;
    }

    private static DMatrixRMaj product(DMatrixRMaj transposed, DMatrixRMaj right) {
        DMatrixRMaj c = new DMatrixRMaj(1, 1);
        multTransA(transposed, right, c);
        return c;
    }

    private static DMatrixRMaj curvature(EnsembleProblem problem, double[] end) {
        int n = end.length;
        DMatrixRMaj hessian = new DMatrixRMaj(n, n);
        double[] unit = new double[n];
        double[] column = new double[n];
        for (int j = 0; j < n; j++) {
            unit[j] = 1;
            problem.end().hessianProduct(end, unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++) {
                hessian.set(i, j, column[i]);
            }
        }
        return hessian;
    }

    private void differentiate(int k, TangentSweep step, int m) {
        int n = step.state(0).length;
        a[k] = new DMatrixRMaj(n, n);
        b[k] = new DMatrixRMaj(n, m);
        for (int j = 0; j < n; j++) {
            double[] dx = new double[n];
            dx[j] = 1;
            setColumn(a[k], j, step.along(dx, new double[1][m]).states()[1]);
        }
        for (int j = 0; j < m; j++) {
            double[][] du = new double[1][m];
            du[0][j] = 1;
            setColumn(b[k], j, step.along(new double[n], du).states()[1]);
        }
    }

    private static void setColumn(DMatrixRMaj matrix, int j, double[] column) {
        for (int i = 0; i < column.length; i++) {
            matrix.set(i, j, column[i]);
        }
    }

    /** Sets {@code k} and {@code K} of a step and returns {@code ½ Q_θᵀ Q_θθ⁻¹ Q_θ}. */
    private double solve(int k, DMatrixRMaj qTheta, DMatrixRMaj qThetaTheta, DMatrixRMaj qThetaX) {
        LinearSolverDense<DMatrixRMaj> solver =
                LinearSolverFactory_DDRM.chol(qThetaTheta.getNumRows());
        if (!solver.setA(qThetaTheta)) {
            throw new ArithmeticException(
                    "METHOD-02: Q_θθ of step " + k + " is not positive. Try: a larger lambda");
        }
        open[k] = new DMatrixRMaj(qTheta.getNumRows(), 1);
        feedback[k] = new DMatrixRMaj(qThetaX.getNumRows(), qThetaX.getNumCols());
        solver.solve(qTheta, open[k]);
        solver.solve(qThetaX, feedback[k]);
        changeSign(open[k]);
        changeSign(feedback[k]);
        return -0.5 * product(qTheta, open[k]).get(0, 0);
    }

    /** Returns what the quadratic model promises for the whole step. */
    double predicted() {
        return predicted;
    }

    /** Returns {@code δθ} of a rollout along the linear model. */
    double[][] linearRollout() {
        double[][] rows = new double[a.length][];
        DMatrixRMaj dx = new DMatrixRMaj(a[0].getNumCols(), 1);
        for (int k = 0; k < rows.length; k++) {
            DMatrixRMaj move = open[k].copy();
            multAdd(feedback[k], dx, move);
            rows[k] = move.getData().clone();
            DMatrixRMaj next = new DMatrixRMaj(1, 1);
            mult(a[k], dx, next);
            multAdd(b[k], move, next);
            dx = next;
        }
        return rows;
    }

    /** Returns {@code ε k_k + K_k δx}. */
    double[] move(int k, double epsilon, double[] dx) {
        DMatrixRMaj move = new DMatrixRMaj(1, 1);
        mult(feedback[k], new DMatrixRMaj(dx.length, 1, true, dx), move);
        add(1, move, epsilon, open[k], move);
        return move.getData().clone();
    }
}
