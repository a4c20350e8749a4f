package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.OrderConditions;
import org.costate.ode.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The discrete gradient has the order of its scheme against the exact flow's; the continuous ones
 * differ from it by the same order, or by that of the interpolant, 4.
 */
class AdjointsHaveTheirOrderTest {

    private static final double SLACK = 0.15;

    // below it rounding, and the reference's own error, hide the slope
    private static final double FLOOR = 2e-12;

    private static final AdjointProblem NET = Flows.net(0, 2);
    private static final double[] EXACT =
            AdjointMethod.tangent(AdaptiveIntegrator.DORMAND_PRINCE_853, 1e-13)
                    .gradient(NET)
                    .gradient();

    static Stream<ButcherTableau> tableaus() {
        return Flows.tableaus().filter(t -> t != Flows.ODD);
    }

    @ParameterizedTest
    @MethodSource("tableaus")
    void ofTheDiscreteGradient(ButcherTableau tableau) {
        int order = OrderConditions.of(tableau).order();
        assertSlope(
                order,
                n -> Flows.gap(EXACT, AdjointMethod.discrete(tableau, n).gradient(NET).gradient()),
                tableau + ", discrete against exact");
    }

    static Stream<ButcherTableau> explicit() {
        return Stream.of(
                Scheme.EULER,
                Scheme.MIDPOINT,
                Flows.KUTTA_3,
                Scheme.RK4,
                Scheme.THREE_EIGHTHS,
                Scheme.DORMAND_PRINCE_54);
    }

    @ParameterizedTest
    @MethodSource("explicit")
    void ofTheBacksolveAgainstIt(ButcherTableau tableau) {
        assertSlope(
                OrderConditions.of(tableau).order(),
                n -> gap(AdjointMethod.backsolve(tableau, n), tableau, n),
                tableau + ", backsolve against discrete");
    }

    @ParameterizedTest
    @MethodSource("explicit")
    void ofTheInterpolatedAgainstIt(ButcherTableau tableau) {
        assertSlope(
                Math.min(4, OrderConditions.of(tableau).order()),
                n -> gap(AdjointMethod.interpolated(tableau, n), tableau, n),
                tableau + ", interpolated against discrete");
    }

    /** Heun's pair of state and costate is conjugate to one of order 3. */
    @ParameterizedTest
    @MethodSource("heun")
    void heunsPairShowsOneOrderMore(ButcherTableau tableau) {
        assertSlope(3, n -> gap(AdjointMethod.backsolve(tableau, n), tableau, n), "heun-2");
    }

    static Stream<ButcherTableau> heun() {
        return Stream.of(Flows.HEUN_2);
    }

    private static double gap(AdjointMethod method, ButcherTableau tableau, int n) {
        return Flows.gap(
                AdjointMethod.discrete(tableau, n).gradient(NET).gradient(),
                method.gradient(NET).gradient());
    }

    /** The slope between the finest two of doubling steps that lie above the floor. */
    private static void assertSlope(
            int order, java.util.function.IntToDoubleFunction error, String what) {
        double coarse = Double.NaN;
        double slope = Double.NaN;
        for (int n = order > 5 ? 4 : 20; n <= (order < 3 ? 320 : 160); n *= 2) {
            double fine = error.applyAsDouble(n);
            if (fine < FLOOR) {
                break;
            }
            slope = Math.log(coarse / fine) / Math.log(2);
            coarse = fine;
        }
        assertTrue(!Double.isNaN(slope), what + ": no two errors above the floor, last " + coarse);
        // the fifth-order term of Dormand and Prince is so small that the sixth tells for long
        double most = what.startsWith(Scheme.DORMAND_PRINCE_54.name()) ? 1 : SLACK;
        assertTrue(slope > order - SLACK && slope < order + most, what + ": slope " + slope);
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void theReversibleWrapperKeepsTheOrder(ButcherTableau tableau) {
        assertSlope(
                OrderConditions.of(tableau).order(),
                n ->
                        Flows.gap(
                                EXACT,
                                AdjointMethod.reversible(tableau, n).gradient(NET).gradient()),
                tableau + ", reversible");
    }

    static Stream<ButcherTableau> wrapped() {
        return Stream.of(Scheme.MIDPOINT, Scheme.RK4);
    }
}
