package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The accepted steps of an adaptive run are differentiated exactly, whatever is kept of them. */
class FrozenAdjointIsExactForItsRunTest {

    // relative; at most some hundred steps of 13 stages
    private static final double ROUNDING = 1e-12;

    static Stream<Arguments> cases() {
        return Stream.of(
                        AdaptiveIntegrator.HIGHAM_HALL_54,
                        AdaptiveIntegrator.DORMAND_PRINCE_54,
                        AdaptiveIntegrator.DORMAND_PRINCE_853,
                        AdaptiveIntegrator.RADAU_5)
                .flatMap(i -> Stream.of(1e-3, 1e-7).map(tol -> Arguments.of(i, tol)));
    }

    private static List<AdjointProblem> problems() {
        return List.of(
                Flows.full(Flows.coupled(), 0.1, 0.5, 1.2),
                Flows.full(Flows.coupled(), 1.3, 0.6, -0.2),
                Flows.net(2, 3));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itIsTheDerivativeOfTheComputedLoss(AdaptiveIntegrator integrator, double tolerance) {
        FrozenAdjoint frozen = AdjointMethod.frozen(integrator, tolerance);
        for (AdjointProblem problem : problems()) {
            TimeGrid steps = frozen.acceptedSteps(problem);
            SweepResult tangent =
                    AdjointMethod.tangent(integrator.tableau().orElseThrow(), steps)
                            .gradient(problem);
            SweepResult sweep = frozen.gradient(problem);

            assertEquals(steps, sweep.grid());
            assertEquals(tangent.cost(), sweep.cost(), ROUNDING * Math.abs(tangent.cost()));
            assertTrue(Flows.gap(tangent.gradient(), sweep.gradient()) < ROUNDING);
            assertTrue(
                    Flows.gap(tangent.initialStateGradient(), sweep.initialStateGradient())
                            < ROUNDING);
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void whateverIsKeptTheBitsAreTheSame(AdaptiveIntegrator integrator, double tolerance) {
        FrozenAdjoint frozen = AdjointMethod.frozen(integrator, tolerance);
        for (AdjointProblem problem : problems()) {
            SweepResult all = frozen.gradient(problem.differentiatingTimes());
            int steps = all.grid().steps();
            for (int snapshots : new int[] {1, 2, 3, 5, 8, steps, steps + 3}) {
                SweepResult online =
                        frozen.online(snapshots).gradient(problem.differentiatingTimes());
                assertSame(all, online, snapshots + " online");
                assertSame(
                        all,
                        frozen.storing(SweepStorage.revolve(snapshots))
                                .gradient(problem.differentiatingTimes()),
                        snapshots + " offline");
                int stages = integrator.tableau().orElseThrow().stages();
                assertTrue(online.work().storedStates() <= snapshots + stages + 2);
            }
            assertSame(
                    all,
                    frozen.storing(SweepStorage.squareRoot())
                            .gradient(problem.differentiatingTimes()),
                    "square root");
        }
    }

    private static void assertSame(SweepResult all, SweepResult some, String what) {
        assertEquals(all.cost(), some.cost(), what);
        assertArrayEquals(all.gradient(), some.gradient(), what);
        assertArrayEquals(all.initialStateGradient(), some.initialStateGradient(), what);
        assertArrayEquals(all.stepGradients(), some.stepGradients(), what);
        assertEquals(all.finalTimeGradient(), some.finalTimeGradient(), what);
    }

    /** The states of the adaptive run itself, bit for bit, are those of the fixed grid. */
    @Test
    void theRunIsTheSweep() {
        AdjointProblem problem = Flows.net(2, 3);
        FrozenAdjoint frozen = AdjointMethod.frozen(AdaptiveIntegrator.DORMAND_PRINCE_54, 1e-5);
        SweepResult sweep = frozen.gradient(problem);
        SweepResult fixed =
                AdjointMethod.discrete(
                                AdaptiveIntegrator.DORMAND_PRINCE_54.tableau().orElseThrow(),
                                sweep.grid())
                        .gradient(problem);
        for (int k = 0; k <= sweep.grid().steps(); k++) {
            assertEquals(fixed.state(k), sweep.state(k));
        }
        assertArrayEquals(fixed.gradient(), sweep.gradient());
    }

    @ParameterizedTest
    @EnumSource(
            value = AdaptiveIntegrator.class,
            names = {"HIGHAM_HALL_54", "DORMAND_PRINCE_54", "DORMAND_PRINCE_853", "RADAU_5"})
    void itNearsTheExactFlowsGradientWithTheTolerance(AdaptiveIntegrator integrator) {
        AdjointProblem problem = Flows.full(Flows.coupled(), 0.1, 0.5, 1.2);
        double[] exact =
                AdjointMethod.tangent(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13)
                        .gradient(problem)
                        .gradient();
        for (double tolerance : new double[] {1e-4, 1e-7, 1e-10}) {
            double gap =
                    Flows.gap(
                            exact,
                            AdjointMethod.frozen(integrator, tolerance)
                                    .gradient(problem)
                                    .gradient());
            assertTrue(gap < 20 * tolerance, integrator + " at " + tolerance + ": " + gap);
        }
    }

    /** On grids of their own, samples do not feel their batch mates; on a shared one they do. */
    @Test
    void aSamplesOwnGridMakesItIndependentOfItsMates() {
        AdjointProblem first = Flows.net(2, 3);
        AdjointProblem easy = first.from(0, State.of(0.01, 0.02, 0, 0.01)).to(3);
        AdjointProblem hard = first.from(0, State.of(30, -20, 25, 40)).to(3);
        FrozenAdjoint method = AdjointMethod.frozen(AdaptiveIntegrator.DORMAND_PRINCE_54, 1e-4);

        double[] alone = end(AdjointBatch.of(List.of(easy)).each(method).get(0), 0);
        double[] together = end(AdjointBatch.of(List.of(easy, hard)).each(method).get(0), 0);
        AdjointProblem shared = AdjointBatch.of(List.of(easy, hard)).shared();
        double[] onOneGrid = end(method.gradient(shared), 0);

        assertArrayEquals(alone, together);
        assertFalse(java.util.Arrays.equals(alone, java.util.Arrays.copyOf(onOneGrid, 4)));
        // both are the mean's gradient, to the tolerance
        double[] mean =
                AdjointBatch.meanGradient(AdjointBatch.of(List.of(easy, hard)).each(method));
        assertTrue(Flows.gap(mean, method.gradient(shared).gradient()) < 1e-3);
    }

    private static double[] end(SweepResult sweep, int back) {
        return sweep.state(sweep.grid().steps() - back).toArray();
    }
}
