package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.costate.ode.problems.InitialValueProblem;
import org.costate.ode.problems.InitialValueProblems;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.EulerIntegrator;
import org.hipparchus.ode.nonstiff.GillIntegrator;
import org.hipparchus.ode.nonstiff.LutherIntegrator;
import org.hipparchus.ode.nonstiff.MidpointIntegrator;
import org.hipparchus.ode.nonstiff.ThreeEighthesIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A tableau of order {@code p} meets every tree condition up to {@code p}, and errs by hᵖ. */
class SchemesHaveTheirOrderTest {

    // Sums of at most 13 products of published coefficients; those of DP853 reach 40 in size and
    // are raised to powers, which costs two or three digits.
    private static final double ROUNDING = 2e-13;

    private static final double SLOPE = 0.2; // distance of a measured slope from its limit at h → 0

    static Stream<Arguments> tableausWithOrder() {
        return Stream.concat(
                Tableaus.named().map(t -> Arguments.of(t, Tableaus.ORDER.get(t))),
                Stream.of(
                        Arguments.of(Tableaus.HEUN_2, 2),
                        Arguments.of(Tableaus.KUTTA_3, 3),
                        Arguments.of(Tableaus.HEUN_3, 3),
                        Arguments.of(Tableaus.RALSTON_3, 3),
                        Arguments.of(Tableaus.SSP_3, 3)));
    }

    /** The number of conditions of each order [Hairer, Nørsett, Wanner 1993, table II.2.3]. */
    @Test
    void treesAreCountedRight() {
        List<RootedTree> trees = new ArrayList<>();
        List<Integer> counts = new ArrayList<>();
        for (int p = 1; p <= 10; p++) {
            List<RootedTree> next = RootedTree.ofOrder(p, trees);
            counts.add(next.size());
            trees.addAll(next);
        }

        assertEquals(List.of(1, 1, 2, 4, 9, 20, 48, 115, 286, 719), counts);
    }

    @ParameterizedTest
    @MethodSource("tableausWithOrder")
    void everyConditionUpToTheOrderHolds(ButcherTableau tableau, int order) {
        for (OrderConditions.Condition condition : OrderConditions.of(tableau).conditions()) {
            if (condition.kind() == OrderConditions.Kind.CLASSICAL && condition.order() <= order) {
                assertEquals(0, condition.residual(), ROUNDING, tableau + " at " + condition);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("tableausWithOrder")
    void someConditionOfTheNextOrderFails(ButcherTableau tableau, int order) {
        OrderConditions report = OrderConditions.of(tableau);

        double worst =
                report.failures().stream()
                        .filter(condition -> condition.order() == order + 1)
                        .mapToDouble(condition -> Math.abs(condition.residual()))
                        .max()
                        .orElse(0);

        assertEquals(order, report.order(), report::toString);
        assertTrue(worst > 1e-7, tableau + " would have order " + (order + 1) + ": " + worst);
    }

    /** A problem with a closed solution, {@code x(end)}. */
    private record Problem(String name, Velocity f, double end, double[] start, double[] exact) {

        double error(ButcherTableau tableau, int steps) {
            double[] x = start.clone();
            FixedStepFlow.of(tableau, x.length).carry(f, TimeGrid.uniform(0, end, steps), x);
            double sum = 0;
            for (int i = 0; i < x.length; i++) {
                sum += (x[i] - exact[i]) * (x[i] - exact[i]);
            }
            return Math.sqrt(sum);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /** {@code ẋ = x cos t}, {@code x = e^{sin t}}. */
    private static final Problem MODULATED =
            new Problem(
                    "modulated growth",
                    (t, x, xDot) -> xDot[0] = x[0] * Math.cos(t),
                    1.7,
                    new double[] {1.3},
                    new double[] {1.3 * Math.exp(Math.sin(1.7))});

    /** The pendulum on its separatrix: {@code θ = 2 atan(sinh t)}, {@code ω = 2 / cosh t}. */
    private static final Problem SEPARATRIX =
            new Problem(
                    "separatrix",
                    (t, x, xDot) -> {
                        xDot[0] = x[1];
                        xDot[1] = -Math.sin(x[0]);
                    },
                    1.7,
                    new double[] {0, 2},
                    new double[] {2 * Math.atan(Math.sinh(1.7)), 2 / Math.cosh(1.7)});

    /** A spiral, {@code ż = (−0.2 + 1.1 i) z}. */
    private static final Problem SPIRAL =
            new Problem(
                    "spiral",
                    (t, x, xDot) -> {
                        xDot[0] = -0.2 * x[0] - 1.1 * x[1];
                        xDot[1] = 1.1 * x[0] - 0.2 * x[1];
                    },
                    4,
                    new double[] {0.8, 0},
                    new double[] {
                        0.8 * Math.exp(-0.8) * Math.cos(4.4), 0.8 * Math.exp(-0.8) * Math.sin(4.4)
                    });

    /** One of the literature, with its published end state. */
    private static Problem published(String name) {
        InitialValueProblem problem = InitialValueProblems.named(name).orElseThrow();
        return new Problem(
                name,
                (t, x, xDot) ->
                        System.arraycopy(
                                problem.equation().computeDerivatives(t, x), 0, xDot, 0, x.length),
                problem.end(),
                problem.start(),
                problem.exact().orElseThrow());
    }

    private static final Problem TORUS = published("DETEST-B4");
    private static final Problem POLAR = published("DETEST-A5");

    /**
     * At order 8 the modulated growth and the separatrix reach rounding before their slope reaches
     * its limit; two longer problems stand in for them.
     */
    static Stream<Arguments> tableausOnProblems() {
        return Tableaus.named()
                .flatMap(
                        tableau ->
                                (Tableaus.ORDER.get(tableau) < 8
                                                ? Stream.of(MODULATED, SEPARATRIX, SPIRAL)
                                                : Stream.of(TORUS, POLAR, SPIRAL))
                                        .map(p -> Arguments.of(tableau, p)));
    }

    @ParameterizedTest
    @MethodSource("tableausOnProblems")
    void theErrorFallsWithTheOrder(ButcherTableau tableau, Problem problem) {
        int order = Tableaus.ORDER.get(tableau);
        int coarse = problem == TORUS || problem == POLAR ? 64 : coarse(order);

        double slope =
                log2(problem.error(tableau, coarse)) - log2(problem.error(tableau, 2 * coarse));

        assertEquals(order, slope, SLOPE, tableau + " on " + problem);
    }

    /** Steps small enough for the limit and large enough to stay clear of rounding. */
    private static int coarse(int order) {
        return order <= 2 ? 256 : order <= 4 ? 64 : order <= 6 ? 48 : 12;
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }

    static Stream<Arguments> integratorsByStep() {
        return Stream.of(
                Arguments.of(1, (ByStep) EulerIntegrator::new),
                Arguments.of(2, (ByStep) MidpointIntegrator::new),
                Arguments.of(4, (ByStep) ClassicalRungeKuttaIntegrator::new),
                Arguments.of(4, (ByStep) ThreeEighthesIntegrator::new),
                Arguments.of(4, (ByStep) GillIntegrator::new),
                Arguments.of(6, (ByStep) LutherIntegrator::new));
    }

    /** Makes a fixed-step integrator. */
    @FunctionalInterface
    interface ByStep {
        ODEIntegrator of(double h);
    }

    @ParameterizedTest
    @MethodSource("integratorsByStep")
    void aHamiltonianFlowHasTheOrderOfItsIntegrator(int order, ByStep integrators) {
        double h = 2.0 / coarse(order);

        double slope =
                log2(separatrixError(integrators, h)) - log2(separatrixError(integrators, h / 2));

        assertEquals(order, slope, SLOPE, integrators.of(h).getName());
    }

    private static double separatrixError(ByStep integrators, double h) {
        PhasePoint start = new PhasePoint(0, State.of(0), Costate.of(2));
        PhasePoint end =
                HamiltonianFlow.of(Hamiltonians.PENDULUM, () -> integrators.of(h)).carry(start, 2);
        return Math.hypot(
                end.x().get(0) - 2 * Math.atan(Math.sinh(2)), end.p().get(0) - 2 / Math.cosh(2));
    }
}
