package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Supplier;
import java.util.stream.Stream;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.nonstiff.AdamsBashforthIntegrator;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.EulerIntegrator;
import org.hipparchus.ode.nonstiff.GillIntegrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;
import org.hipparchus.ode.nonstiff.LutherIntegrator;
import org.hipparchus.ode.nonstiff.MidpointIntegrator;
import org.hipparchus.ode.nonstiff.ThreeEighthesIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Hamiltonian flow by any integrator of the library goes where the closed solution goes. */
class HamiltonianFlowTest {

    private static final double MASS = 1.7;
    private static final double STIFFNESS = 0.6;
    private static final double MIN = 1e-8; // smallest step of the adaptive ones
    private static final double TOL = 1e-12; // local tolerance of the adaptive ones
    private static final double H = 1 / 64.0; // step of the fixed ones

    private static final Hamiltonian OSCILLATOR = Hamiltonians.oscillator(MASS, STIFFNESS);
    private static final PhasePoint START = new PhasePoint(0.5, State.of(0.8), Costate.of(-1.3));

    /**
     * Every integrator, with what it may err over 3 units of time: for fixed steps {@code Hᵖ},
     * which is above the error since the frequency 0.6 damps the constant; for adaptive ones a
     * hundred local tolerances, as they take tens of steps.
     */
    static Stream<Arguments> integrators() {
        return Stream.of(
                Arguments.of(supplier(() -> new EulerIntegrator(H)), H),
                Arguments.of(supplier(() -> new MidpointIntegrator(H)), Math.pow(H, 2)),
                Arguments.of(supplier(() -> new ClassicalRungeKuttaIntegrator(H)), Math.pow(H, 4)),
                Arguments.of(supplier(() -> new ThreeEighthesIntegrator(H)), Math.pow(H, 4)),
                Arguments.of(supplier(() -> new GillIntegrator(H)), Math.pow(H, 4)),
                Arguments.of(supplier(() -> new LutherIntegrator(H)), Math.pow(H, 6)),
                Arguments.of(
                        supplier(() -> new HighamHall54Integrator(MIN, 1, TOL, TOL)), 100 * TOL),
                Arguments.of(
                        supplier(() -> new DormandPrince54Integrator(MIN, 1, TOL, TOL)), 100 * TOL),
                Arguments.of(
                        supplier(() -> new DormandPrince853Integrator(MIN, 1, TOL, TOL)),
                        100 * TOL),
                Arguments.of(
                        supplier(() -> new GraggBulirschStoerIntegrator(MIN, 1, TOL, TOL)),
                        100 * TOL),
                Arguments.of(
                        supplier(() -> new AdamsBashforthIntegrator(6, MIN, 1, TOL, TOL)),
                        100 * TOL),
                Arguments.of(
                        supplier(() -> new AdamsMoultonIntegrator(6, MIN, 1, TOL, TOL)),
                        100 * TOL));
    }

    private static Supplier<ODEIntegrator> supplier(Supplier<ODEIntegrator> integrators) {
        return integrators;
    }

    private static Supplier<ODEIntegrator> precise() {
        return () -> new DormandPrince853Integrator(MIN, 0.5, 1e-14, 1e-14);
    }

    private static double distance(PhasePoint a, PhasePoint b) {
        double sum = 0;
        for (int i = 0; i < a.dimension(); i++) {
            sum += Math.pow(a.x().get(i) - b.x().get(i), 2);
            sum += Math.pow(a.p().get(i) - b.p().get(i), 2);
        }
        return Math.sqrt(sum);
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void carriesTheOscillator(Supplier<ODEIntegrator> integrators, double tolerance) {
        PhasePoint end = HamiltonianFlow.of(OSCILLATOR, integrators).carry(START, 3.5);

        PhasePoint exact = Hamiltonians.oscillate(MASS, STIFFNESS, START, 3.5);
        assertEquals(3.5, end.t());
        assertEquals(0, distance(exact, end), tolerance, integrators.get().getName());
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void carriesThePendulumAlongItsSeparatrix(
            Supplier<ODEIntegrator> integrators, double tolerance) {
        PhasePoint start = new PhasePoint(0, State.of(0), Costate.of(2));

        PhasePoint end = HamiltonianFlow.of(Hamiltonians.PENDULUM, integrators).carry(start, 1.25);

        PhasePoint exact =
                new PhasePoint(
                        1.25,
                        State.of(2 * Math.atan(Math.sinh(1.25))),
                        Costate.of(2 / Math.cosh(1.25)));
        // next to a saddle an early error grows by up to e^1.25 < 4
        assertEquals(0, distance(exact, end), 4 * tolerance, integrators.get().getName());
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void keepsTheHamiltonian(Supplier<ODEIntegrator> integrators, double tolerance) {
        PhasePoint start = new PhasePoint(0, State.of(0.3, -0.2), Costate.of(0.1, 0.25));
        Trajectory curve =
                HamiltonianFlow.of(Hamiltonians.HENON_HEILES, integrators).trajectory(start, 4);

        double h = Hamiltonians.HENON_HEILES.value(start);
        // at the end of steps: between them the interpolator is a few orders worse
        assertEquals(h, Hamiltonians.HENON_HEILES.value(curve.at(4)), tolerance);
    }

    @ParameterizedTest
    @MethodSource("integrators")
    void goesBackWhereItCameFrom(Supplier<ODEIntegrator> integrators, double tolerance) {
        FlowMap flow = HamiltonianFlow.of(OSCILLATOR, integrators);

        PhasePoint back = flow.carry(flow.carry(START, 2.75), START.t());

        assertEquals(0, distance(START, back), 2 * tolerance, integrators.get().getName());
    }

    /** {@code H(x, −p) = H(x, p)}: turning the momentum round and going on is going back. */
    @Test
    void turnsRoundInTime() {
        FlowMap flow = HamiltonianFlow.of(Hamiltonians.PENDULUM, precise());
        PhasePoint start = new PhasePoint(0, State.of(0.9), Costate.of(-0.4));

        PhasePoint middle = flow.carry(start, 2);
        PhasePoint turned =
                flow.carry(new PhasePoint(2, middle.x(), Costate.of(-middle.p().get(0))), 4);

        assertEquals(0.9, turned.x().get(0), 1e-12); // tens of steps of local error 1e-14
        assertEquals(0.4, turned.p().get(0), 1e-12);
    }

    /** {@code MᵀJM = J} for the derivative {@code M} of the flow in its start. */
    @Test
    void isSymplectic() {
        double[] z = {0.3, -0.2, 0.1, 0.25};
        double[][] m = new double[4][];
        for (int j = 0; j < 4; j++) {
            m[j] = column(z, j);
        }
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                double form = 0;
                for (int q = 0; q < 2; q++) {
                    form += m[i][q] * m[j][q + 2] - m[i][q + 2] * m[j][q];
                }
                double canonical = j == i + 2 ? 1 : i == j + 2 ? -1 : 0;
                assertEquals(canonical, form, 1e-9, "entry " + i + ", " + j);
            }
        }
    }

    /** Differences of fourth order, d = 1e-3: d⁴ = 1e-12, and rounding 1e-14 / d = 1e-11. */
    private static double[] column(double[] z, int j) {
        double d = 1e-3;
        double[] column = new double[4];
        double[][] ends = {
            moved(z, j, -2 * d), moved(z, j, -d), moved(z, j, d), moved(z, j, 2 * d)
        };
        for (int i = 0; i < 4; i++) {
            column[i] = (ends[0][i] - 8 * ends[1][i] + 8 * ends[2][i] - ends[3][i]) / (12 * d);
        }
        return column;
    }

    private static double[] moved(double[] z, int j, double d) {
        double[] s = z.clone();
        s[j] += d;
        // fixed steps, so that the step sizes do not depend on the start
        PhasePoint end =
                HamiltonianFlow.of(Hamiltonians.HENON_HEILES, () -> new LutherIntegrator(H))
                        .carry(new PhasePoint(0, State.of(s[0], s[1]), Costate.of(s[2], s[3])), 3);
        return new double[] {end.x().get(0), end.x().get(1), end.p().get(0), end.p().get(1)};
    }

    @Test
    void staysWhereItIsForNoTime() {
        FlowMap flow = HamiltonianFlow.of(OSCILLATOR, precise());

        assertEquals(START, flow.carry(START, START.t()));
    }

    @Test
    void aTrajectoryIsTheFlowAtEveryTime() {
        Trajectory curve = HamiltonianFlow.of(OSCILLATOR, precise()).trajectory(START, 2.5);

        assertEquals(0.5, curve.start());
        assertEquals(2.5, curve.end());
        assertTrue(curve.evaluations() > 0, "evaluations: " + curve.evaluations());
        for (double t = 0.5; t <= 2.5; t += 0.125) {
            PhasePoint exact = Hamiltonians.oscillate(MASS, STIFFNESS, START, t);
            // the interpolator has order 7 and steps are at most 0.5 · frequency 0.6
            assertEquals(0, distance(exact, curve.at(t)), 1e-9, "at t = " + t);
        }
    }

    @Test
    void aTrajectoryMayRunBackward() {
        Trajectory curve = HamiltonianFlow.of(OSCILLATOR, precise()).trajectory(START, -0.5);

        assertEquals(0.5, curve.start());
        assertEquals(-0.5, curve.end());
        PhasePoint exact = Hamiltonians.oscillate(MASS, STIFFNESS, START, 0.125);
        assertEquals(0, distance(exact, curve.at(0.125)), 1e-9); // as above
    }

    @Test
    void errorsSayWhatIsWrong() {
        HamiltonianFlow flow = HamiltonianFlow.of(OSCILLATOR, precise());
        PhasePoint plane = new PhasePoint(0, State.of(1, 2), Costate.of(3, 4));
        Trajectory curve = flow.trajectory(START, 1.5);

        assertMessage("phase point has dimension 2, the Hamiltonian 1", () -> flow.carry(plane, 1));
        assertMessage("phase point has dimension 2, the Hamiltonian 1", () -> flow.carry(plane, 0));
        assertMessage(
                "phase point has dimension 2, the Hamiltonian 1", () -> flow.trajectory(plane, 1));
        assertMessage(
                "final time 0.5 equals the start time; nothing to integrate",
                () -> flow.trajectory(START, 0.5));
        assertMessage("time 1.75 lies outside the trajectory, [0.5, 1.5]", () -> curve.at(1.75));
        assertMessage(
                "time NaN lies outside the trajectory, [0.5, 1.5]", () -> curve.at(Double.NaN));
    }

    private static void assertMessage(
            String message, org.junit.jupiter.api.function.Executable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }
}
