package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.SweepResult;
import org.costate.ode.AdaptiveIntegrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code f = tanh(Wx + b) − γx} on {@code [0, 5]}: errors of the state grow like {@code e^{γT}}.
 */
class BacksolveLiesWhereTheFlowContractsTest {

    private static final AdaptiveIntegrator DP = AdaptiveIntegrator.DORMAND_PRINCE_54;

    @ParameterizedTest
    @ValueSource(doubles = {0, 2, 4})
    void whileTheFrozenAdjointIsExactForItsLoss(double gamma) {
        AdjointProblem problem = Flows.net(gamma, 5);
        for (double tolerance = 1e-3; tolerance > 5e-11; tolerance /= 10) {
            FrozenAdjoint frozen = AdjointMethod.frozen(DP, tolerance);
            double[] tangent =
                    AdjointMethod.tangent(DP.tableau().orElseThrow(), frozen.acceptedSteps(problem))
                            .gradient(problem)
                            .gradient();
            double gap = Flows.gap(tangent, frozen.gradient(problem).gradient());
            assertTrue(gap < 1e-11, "γ = " + gamma + ", " + tolerance + ": " + gap);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 1e-6})
    void theRecoveredInitialStateIsCheckedAndTheWarningNamesTheFactor(double tolerance) {
        SweepResult lost = AdjointMethod.backsolve(DP, tolerance).gradient(Flows.net(4, 5));
        SweepResult kept = AdjointMethod.backsolve(DP, 1e-10).gradient(Flows.net(0, 2));

        assertTrue(lost.recoveryError() > (tolerance == 1e-3 ? 1e3 : 1), "" + lost.recoveryError());
        assertEquals(1, lost.warnings().size());
        String factor = String.format(java.util.Locale.ROOT, "%.1e", lost.recoveryError());
        assertTrue(lost.warnings().get(0).contains(factor), lost.warnings()::toString);
        assertTrue(kept.recoveryError() < 1e-6, "" + kept.recoveryError());
        assertTrue(kept.warnings().isEmpty());
    }
}
