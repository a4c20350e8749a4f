package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.costate.control.SweepResult;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reversible, continuous and forward methods, with costs on the way, jumps, both directions. */
class OtherAdjointsTest {

    static List<AdjointProblem> problems() {
        return List.of(
                Flows.full(Flows.coupled(), 0.1, 0.5, 1.2),
                Flows.full(Flows.coupled(), 1.3, 0.6, -0.2),
                Flows.coupled());
    }

    static Stream<ButcherTableau> explicit() {
        return Flows.explicit();
    }

    @ParameterizedTest
    @MethodSource("explicit")
    void theReversibleWrapperIsExactForItsLoss(ButcherTableau tableau) {
        for (AdjointProblem problem : problems()) {
            for (double lambda : new double[] {0.99, 0.97, 1}) {
                ReversibleAdjoint method = AdjointMethod.reversible(tableau, 12).coupledBy(lambda);
                int n = problem.system().stateDimension();
                SweepResult sweep = method.gradient(problem);
                LossTangent tangent = method.lossTangent(problem).orElseThrow();
                for (int which = 0; which < 5; which++) {
                    double[] dx0 = Flows.direction(n, which);
                    double[][] dtheta = Flows.directions(problem, 10 + which);
                    double back =
                            Dynamics.dot(dx0, sweep.initialStateGradient())
                                    + Flows.pairing(dtheta, sweep.controlGradient());
                    // a rounding undone at each of 36 steps, grown by λ^-36 < 3
                    assertEquals(tangent.along(dx0, dtheta), back, 1e-12, tableau + ", " + lambda);
                }
                assertEquals(2, sweep.work().storedStates());
                assertTrue(sweep.recoveryError() < 1e-12, "" + sweep.recoveryError());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("explicit")
    void theReversibleWrapperKnowsItsSteps(ButcherTableau tableau) {
        for (AdjointProblem problem : problems()) {
            double[] nodes = problem.grid(2).toArray();
            double[] got =
                    AdjointMethod.reversible(tableau, TimeGrid.of(nodes))
                            .gradient(problem.differentiatingTimes())
                            .stepGradients();
            double[] expected = new double[got.length];
            for (int k = 0; k < got.length; k++) {
                int step = k;
                expected[k] =
                        DiscreteAdjointIsExactTest.slope(
                                d -> {
                                    double[] moved = nodes.clone();
                                    for (int i = step + 1; i < moved.length; i++) {
                                        moved[i] += d;
                                    }
                                    return AdjointMethod.reversible(tableau, TimeGrid.of(moved))
                                            .gradient(Moved.problem(problem, nodes, moved))
                                            .cost();
                                },
                                2e-3);
            }
            assertTrue(Flows.gap(expected, got) < 1e-10, tableau + ": " + Flows.gap(expected, got));
        }
    }

    @ParameterizedTest
    @EnumSource(AdaptiveIntegrator.class)
    void continuousAdjointsMeetTheExactFlow(AdaptiveIntegrator integrator) {
        double tolerance = 1e-8;
        for (AdjointProblem problem : problems()) {
            SweepResult exact =
                    AdjointMethod.tangent(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13)
                            .gradient(problem);
            for (AdjointMethod method :
                    List.of(
                            AdjointMethod.backsolve(integrator, tolerance),
                            AdjointMethod.interpolated(integrator, tolerance),
                            AdjointMethod.checkpointedInterpolated(integrator, tolerance, 5))) {
                SweepResult got = method.gradient(problem);
                // global errors of up to a thousand steps, multi-step starts, interpolants of order
                // 4
                double gap = Flows.gap(exact.gradient(), got.gradient());
                assertTrue(gap < 3e3 * tolerance, method.name() + ": " + gap);
                double initial =
                        Flows.gap(exact.initialStateGradient(), got.initialStateGradient());
                assertTrue(initial < 3e3 * tolerance, method.name() + ": " + initial);
                assertEquals(exact.cost(), got.cost(), 1e3 * tolerance, method.name());
                assertEquals(problem.start(), got.grid().start());
                assertEquals(problem.end(), got.grid().end());
            }
        }
    }

    /** {@code dJ/dT = −H(T)}, against differences of the loss of the exact flow. */
    @ParameterizedTest
    @ValueSource(doubles = {1.2, -0.7})
    void theFinalTimesGradientIsMinusTheHamiltonian(double end) {
        AdjointProblem problem = Flows.coupled().to(end);
        double byDifferences =
                DiscreteAdjointIsExactTest.slope(
                        d -> exact().gradient(problem.to(end + d)).cost(), 5e-3);
        for (AdjointMethod method :
                List.of(
                        exact(),
                        AdjointMethod.backsolve(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-12),
                        AdjointMethod.discrete(ButcherTableau.gauss(3), 40))) {
            double got = method.gradient(problem.differentiatingTimes()).finalTimeGradient();
            assertEquals(byDifferences, got, 1e-9, method.name());
        }
    }

    private static AdjointMethod exact() {
        return AdjointMethod.interpolated(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13);
    }
}
