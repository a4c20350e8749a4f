package org.costate.nets.train.pmp;

import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;
import org.costate.nets.train.EnsembleDescent;
import org.costate.nets.train.Optimiser;

/**
 * Newton's method on the weights of the steps, {@code (∇²J + λI) d = −∇J}, by conjugate gradients
 * on exact Hessian-vector products: the tangent of the costate sweep, forward over reverse.
 *
 * <p>Where the Hessian bends down the direction found so far is taken. {@code λ} and the safeguard
 * are those of {@link GaussNewton}. Lift and read-out are held.
 *
 * @param lambda the first {@code λ}
 * @param mostIterations of conjugate gradients in a step
 * @param accuracy {@code |residual| ≤ min(accuracy, √|∇J|) |∇J|} ends them
 */
public record NewtonCg(double lambda, int mostIterations, double accuracy)
        implements Optimiser.OfEnsemble {

    /** Checks the ranges. */
    public NewtonCg {
        if (!(lambda > 0 && accuracy > 0 && accuracy < 1 && mostIterations > 0)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: Newton–CG with lambda = "
                            + lambda
                            + ", "
                            + mostIterations
                            + " iterations, accuracy "
                            + accuracy
                            + " is not allowed; use numbers above 0, the accuracy below 1");
        }
    }

    /** Returns the method from {@code λ = 1e-3}. */
    public static NewtonCg standard() {
        return new NewtonCg(1e-3, 200, 0.1);
    }

    @Override
    public EnsembleDescent descend(Fitting problem, EnsembleGradient engine, double[] initial) {
        return new TrustedDescent(
                Requirements.network(problem, "Newton–CG"),
                initial,
                lambda,
                mostIterations,
                accuracy,
                ReadOutSolve.held(),
                SecondOrderModel::hessianProduct);
    }
}
