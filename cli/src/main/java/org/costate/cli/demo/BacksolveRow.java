package org.costate.cli.demo;

import org.costate.cli.flow.Flows;
import org.costate.control.SweepResult;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.control.adjoint.FrozenAdjoint;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.TimeGrid;

/**
 * The adaptive adjoints of one contracting flow at one tolerance.
 *
 * @param gamma the rate of contraction
 * @param tolerance relative
 * @param steps accepted
 * @param frozenOfLoss frozen against forward mode on the same steps
 * @param frozen against the exact flow's gradient
 * @param interpolated against the exact flow's gradient
 * @param backsolve against the exact flow's gradient
 * @param back the result of the backsolve
 */
record BacksolveRow(
        double gamma,
        double tolerance,
        int steps,
        double frozenOfLoss,
        double frozen,
        double interpolated,
        double backsolve,
        SweepResult back) {

    static final double HORIZON = 5;
    private static final AdaptiveIntegrator DP = AdaptiveIntegrator.DORMAND_PRINCE_54;

    static AdjointProblem problem(double gamma, long seed) {
        return Flows.dissipative(gamma, HORIZON, seed);
    }

    static double[] exact(AdjointProblem problem) {
        return AdjointMethod.tangent(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13)
                .gradient(problem)
                .gradient();
    }

    static BacksolveRow of(AdjointProblem problem, double gamma, double tolerance, double[] exact) {
        FrozenAdjoint frozen = AdjointMethod.frozen(DP, tolerance);
        TimeGrid steps = frozen.acceptedSteps(problem);
        double[] held = frozen.gradient(problem).gradient();
        double[] forward =
                AdjointMethod.tangent(DP.tableau().orElseThrow(), steps)
                        .gradient(problem)
                        .gradient();
        SweepResult back = AdjointMethod.backsolve(DP, tolerance).gradient(problem);
        return new BacksolveRow(
                gamma,
                tolerance,
                steps.steps(),
                Gradients.worst(forward, held),
                Gradients.error(exact, held),
                Gradients.error(
                        exact,
                        AdjointMethod.interpolated(DP, tolerance).gradient(problem).gradient()),
                Gradients.error(exact, back.gradient()),
                back);
    }

    double recovery() {
        return back.recoveryError();
    }
}
