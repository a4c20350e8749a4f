package org.costate.cli.demo;

import java.util.Arrays;
import java.util.List;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.OrderConditions;

/**
 * The gradients of one tableau over depth: how far apart they are.
 *
 * @param tableau the tableau
 * @param depths the numbers of steps
 * @param forward discrete against forward mode
 * @param discrete discrete against the exact flow's
 * @param backsolve backsolve against discrete
 * @param interpolated interpolated against discrete
 */
record OrderRun(
        ButcherTableau tableau,
        int[] depths,
        double[] forward,
        double[] discrete,
        double[] backsolve,
        double[] interpolated) {

    private static final int[] DEPTHS = {10, 20, 40, 80, 160};
    private static final int[] HIGH_ORDER_DEPTHS = {3, 4, 6, 8, 10, 14, 20, 40, 80, 160};

    static OrderRun of(ButcherTableau tableau, List<AdjointProblem> problems, double[] exact) {
        int[] depths = OrderConditions.of(tableau).order() > 5 ? HIGH_ORDER_DEPTHS : DEPTHS;
        double[][] errors = new double[4][depths.length];
        for (int k = 0; k < depths.length; k++) {
            int n = depths[k];
            double[] discrete = gradient(problems, AdjointMethod.discrete(tableau, n));
            double[] forward = gradient(problems, AdjointMethod.tangent(tableau, n));
            errors[0][k] = Gradients.worst(forward, discrete);
            errors[1][k] = Gradients.error(exact, discrete);
            errors[2][k] =
                    Gradients.error(
                            discrete, gradient(problems, AdjointMethod.backsolve(tableau, n)));
            errors[3][k] =
                    Gradients.error(
                            discrete, gradient(problems, AdjointMethod.interpolated(tableau, n)));
        }
        return new OrderRun(tableau, depths, errors[0], errors[1], errors[2], errors[3]);
    }

    /** Returns the gradients of the exact flows, one behind another. */
    static double[] exact(List<AdjointProblem> problems) {
        return gradient(
                problems, AdjointMethod.tangent(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13));
    }

    private static double[] gradient(List<AdjointProblem> problems, AdjointMethod method) {
        return problems.stream()
                .flatMapToDouble(problem -> Arrays.stream(method.gradient(problem).gradient()))
                .toArray();
    }

    int order() {
        return OrderConditions.of(tableau).order();
    }

    double[] steps(double horizon) {
        return Arrays.stream(depths).mapToDouble(n -> horizon / n).toArray();
    }
}
