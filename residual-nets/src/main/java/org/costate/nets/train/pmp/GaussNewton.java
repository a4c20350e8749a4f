package org.costate.nets.train.pmp;

import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.EnsembleDescent;
import org.costate.nets.train.Optimiser;

/**
 * The method of Gauss, Newton, Levenberg and Marquardt on the weights of the steps:
 *
 * <pre>
 *   (JᵀH_Φ J + R″ + λI) d = −∇J,     J = ∂x_N/∂θ,   H_Φ = ∇²Φ(x_N)
 * </pre>
 *
 * <p>solved by conjugate gradients: {@code J v} is a sweep of tangents, {@code Jᵀw} a sweep of
 * costates from {@code −w}; no matrix is made. {@code λ/4} after a step that lowered the cost,
 * {@code 4λ} after one that did not and is discarded, so the cost never rises. One step is one
 * epoch.
 *
 * @param lambda the first {@code λ}
 * @param mostIterations of conjugate gradients in a step
 * @param accuracy {@code |residual| ≤ min(accuracy, √|∇J|) |∇J|} ends them
 * @param projectsReadOut whether a linear read-out is solved for at every point instead of held:
 *     variable projection
 */
public record GaussNewton(
        double lambda, int mostIterations, double accuracy, boolean projectsReadOut)
        implements Optimiser.OfEnsemble {

    /** Checks the ranges. */
    public GaussNewton {
        if (!(lambda > 0 && accuracy > 0 && accuracy < 1 && mostIterations > 0)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: Gauss–Newton with lambda = "
                            + lambda
                            + ", "
                            + mostIterations
                            + " iterations, accuracy "
                            + accuracy
                            + " is not allowed; use numbers above 0, the accuracy below 1");
        }
    }

    /** Returns the method from {@code λ = 1e-3}, read-out held. */
    public static GaussNewton standard() {
        return new GaussNewton(1e-3, 200, 0.1, false);
    }

    /** Returns this method with the read-out solved for at every point. */
    public GaussNewton projectingReadOut() {
        return new GaussNewton(lambda, mostIterations, accuracy, true);
    }

    @Override
    public EnsembleDescent descend(Fitting problem, EnsembleGradient engine, double[] initial) {
        TrainingProblem training = Requirements.network(problem, "Gauss–Newton");
        return new TrustedDescent(
                training,
                initial,
                lambda,
                mostIterations,
                accuracy,
                projectsReadOut ? ReadOutProjection::project : ReadOutSolve.held(),
                SecondOrderModel::gaussNewtonProduct);
    }
}
