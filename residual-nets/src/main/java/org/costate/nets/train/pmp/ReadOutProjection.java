package org.costate.nets.train.pmp;

import java.util.Arrays;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.Loss;
import org.costate.nets.ReadOut;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.LimitedMemoryBfgs;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;
import org.ejml.interfaces.linsol.LinearSolverDense;

/**
 * The best linear read-out of the terminal states, all other weights held:
 *
 * <pre>
 *   min over W, c of (1/S) Σ_s φ(W x_s + c, y_s) + ½ α |W|²
 * </pre>
 *
 * <p>A convex problem: least squares by a pseudo-inverse for squared error, L-BFGS for classes. At
 * its solution the gradient of the cost in the other weights is that of the reduced cost, the
 * envelope theorem behind variable projection [Golub, Pereyra 1973]. Read-outs without weights are
 * left alone.
 */
public final class ReadOutProjection {

    private static final int ITERATIONS = 100;
    private static final int MEMORY = 10;

    private final TrainingProblem problem;
    private final double[] states;
    private final int width;
    private final int outputs;
    private final double decay;

    private ReadOutProjection(TrainingProblem problem, double[] states) {
        this.problem = problem;
        this.states = states;
        width = problem.network().width();
        outputs = problem.network().outputs();
        decay = problem.regularisation().endDecay();
    }

    /**
     * Replaces the read-out's weights in {@code theta} by the best ones.
     *
     * @param theta the weights of the whole network
     */
    public static void project(TrainingProblem problem, double[] theta) {
        if (!(problem.network().readOut() instanceof ReadOut.Linear)) {
            return;
        }
        EnsembleProblem swept = EnsembleProblem.of(problem, theta);
        double[] end = swept.terminalState(swept.rows(theta));
        int at = problem.network().layout().readOut();
        double[] start = Arrays.copyOfRange(theta, at, theta.length);
        var projection = new ReadOutProjection(problem, end);
        double[] best =
                problem.loss() == Loss.SQUARED_ERROR
                        ? projection.leastSquares()
                        : projection.convex(start);
        System.arraycopy(best, 0, theta, at, best.length);
    }

    private double[] leastSquares() {
        int samples = problem.ensemble().samples();
        int extra = decay > 0 ? width : 0;
        DMatrixRMaj a = new DMatrixRMaj(samples + extra, width + 1);
        DMatrixRMaj y = new DMatrixRMaj(samples + extra, outputs);
        for (int s = 0; s < samples; s++) {
            for (int j = 0; j < width; j++) {
                a.set(s, j, states[s * width + j]);
            }
            a.set(s, width, 1);
            for (int i = 0; i < outputs; i++) {
                y.set(s, i, problem.ensemble().targets()[s * outputs + i]);
            }
        }
        for (int j = 0; j < extra; j++) {
            a.set(samples + j, j, Math.sqrt(decay * samples));
        }
        LinearSolverDense<DMatrixRMaj> solver = LinearSolverFactory_DDRM.pseudoInverse(true);
        if (!solver.setA(a)) {
            throw new ArithmeticException("the singular values of the terminal states failed");
        }
        DMatrixRMaj solution = new DMatrixRMaj(width + 1, outputs);
        solver.solve(y, solution);
        double[] best = new double[outputs * (width + 1)];
        for (int i = 0; i < outputs; i++) {
            for (int j = 0; j < width; j++) {
                best[i * width + j] = solution.get(j, i);
            }
            best[outputs * width + i] = solution.get(width, i);
        }
        return best;
    }

    private double[] convex(double[] start) {
        LimitedMemoryBfgs descent = LimitedMemoryBfgs.from(start, MEMORY, this::loss);
        for (int i = 0; i < ITERATIONS && descent.iterate() != 0; i++) {
            continue;
        }
        return descent.point().clone();
    }

    private double loss(double[] w, double[] gradient) {
        Arrays.fill(gradient, 0);
        int samples = problem.ensemble().samples();
        double[] z = new double[outputs];
        double sum = 0;
        for (int s = 0; s < samples; s++) {
            for (int i = 0; i < outputs; i++) {
                z[i] = w[outputs * width + i];
                for (int j = 0; j < width; j++) {
                    z[i] += w[i * width + j] * states[s * width + j];
                }
            }
            sum += problem.loss().costate(problem.ensemble(), s, z, 0, outputs, -1.0 / samples);
            for (int i = 0; i < outputs; i++) {
                gradient[outputs * width + i] += z[i];
                for (int j = 0; j < width; j++) {
                    gradient[i * width + j] += z[i] * states[s * width + j];
                }
            }
        }
        double squares = 0;
        for (int i = 0; i < outputs * width; i++) {
            squares += w[i] * w[i];
            gradient[i] += decay * w[i];
        }
        return sum / samples + 0.5 * decay * squares;
    }
}
