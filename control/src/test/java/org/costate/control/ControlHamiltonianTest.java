package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.costate.ode.Costate;
import org.costate.ode.Hamiltonian;
import org.costate.ode.HamiltonianFlow;
import org.costate.ode.PhasePoint;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code H(t, x, p, u) = ⟨p, f⟩ + p⁰ℓ}: its value, its partials and how it is closed. */
class ControlHamiltonianTest {

    private static final double T = 0.37;
    private static final double[] X = {0.7, -0.4, 0.9};
    private static final double[] P = {1.3, 0.6, -0.8};
    private static final double[] U = {0.45, -0.65};

    // Central differences of fourth order with D = 1e-3: D⁴ = 1e-12, rounding 1e-16 / D = 1e-13,
    // both times derivatives of size up to ten.
    private static final double D = 1e-3;
    private static final double DIFFERENCES = 2e-11;

    /** The velocity of {@link SmoothProblem#coupled()} and its transposed Jacobians, by hand. */
    private static final ControlSystem BY_HAND =
            new ControlSystem() {
                @Override
                public int stateDimension() {
                    return 3;
                }

                @Override
                public int controlDimension() {
                    return 2;
                }

                @Override
                public void velocity(double t, double[] x, double[] u, double[] xDot) {
                    xDot[0] = Math.tanh(0.7 * x[1] - 0.4 * x[2] * u[0] + 0.3 * Math.sin(t));
                    xDot[1] = u[1] * Math.cos(0.6 * t) - 0.5 * x[0] + 0.2 * x[1] * x[2];
                    xDot[2] = 0.3 * u[0] * u[1] + Math.sin(x[0]) - 0.8 * x[2] * (0.1 * t + 1);
                }

                @Override
                public void pullBack(
                        double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
                    double f = Math.tanh(0.7 * x[1] - 0.4 * x[2] * u[0] + 0.3 * Math.sin(t));
                    double q = (1 - f * f) * p[0];
                    px[0] += -0.5 * p[1] + Math.cos(x[0]) * p[2];
                    px[1] += 0.7 * q + 0.2 * x[2] * p[1];
                    px[2] += -0.4 * u[0] * q + 0.2 * x[1] * p[1] - 0.8 * (0.1 * t + 1) * p[2];
                    pu[0] += -0.4 * x[2] * q + 0.3 * u[1] * p[2];
                    pu[1] += Math.cos(0.6 * t) * p[1] + 0.3 * u[0] * p[2];
                }
            };

    static Stream<SmoothProblem> problems() {
        SmoothProblem coupled = SmoothProblem.coupled();
        return Stream.of(coupled, coupled.withEnergy(), coupled.withTracking());
    }

    private static ControlHamiltonian of(SmoothProblem problem) {
        return ControlHamiltonian.of(problem.system(), problem.running());
    }

    private static double[] gradient(ControlHamiltonian h, double[] p, double p0) {
        double[] hx = new double[3];
        double[] hu = new double[2];
        h.addGradient(T, X, p, p0, U, hx, hu);
        return new double[] {hx[0], hx[1], hx[2], hu[0], hu[1]};
    }

    @ParameterizedTest
    @MethodSource("problems")
    void partialsEqualNumericalOnes(SmoothProblem problem) {
        ControlHamiltonian h = of(problem);
        double[] g = gradient(h, P, -1);

        for (int i = 0; i < 3; i++) {
            int j = i;
            assertEquals(
                    derivative(e -> h.value(T, moved(X, j, e), P, U)),
                    g[i],
                    DIFFERENCES,
                    problem + ": x" + (i + 1));
        }
        for (int i = 0; i < 2; i++) {
            int j = i;
            assertEquals(
                    derivative(e -> h.value(T, X, P, moved(U, j, e))),
                    g[3 + i],
                    DIFFERENCES,
                    problem + ": u" + (i + 1));
        }
    }

    private static double derivative(java.util.function.DoubleUnaryOperator f) {
        return (8 * (f.applyAsDouble(D) - f.applyAsDouble(-D))
                        - (f.applyAsDouble(2 * D) - f.applyAsDouble(-2 * D)))
                / (12 * D);
    }

    private static double[] moved(double[] v, int i, double e) {
        double[] w = v.clone();
        w[i] += e;
        return w;
    }

    /** {@code ∂H(s p, s p⁰) = s ∂H(p, p⁰)}, which lets a sweep carry weighted costates. */
    @ParameterizedTest
    @MethodSource("problems")
    void itsGradientIsHomogeneousInCostateAndMultiplier(SmoothProblem problem) {
        ControlHamiltonian h = of(problem);
        for (double s : new double[] {0.3, -2.7, 0}) {
            double[] scaled = {s * P[0], s * P[1], s * P[2]};
            double[] expected = gradient(h, P, -1);
            for (int i = 0; i < expected.length; i++) {
                expected[i] *= s;
            }
            // a few roundings of numbers up to 5
            assertArrayEquals(expected, gradient(h, scaled, -s), 4e-15, "s = " + s);
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void partialsAreAddedNotWritten(SmoothProblem problem) {
        double[] hx = {1, 2, 3};
        double[] hu = {4, 5};

        of(problem).addGradient(T, X, P, -1, U, hx, hu);

        double[] g = gradient(of(problem), P, -1);
        // one more rounding of numbers up to 8
        assertArrayEquals(new double[] {1 + g[0], 2 + g[1], 3 + g[2]}, hx, 4e-15);
        assertArrayEquals(new double[] {4 + g[3], 5 + g[4]}, hu, 4e-15);
    }

    @ParameterizedTest
    @MethodSource("problems")
    void aSmoothSystemEqualsAHandWrittenOne(SmoothProblem problem) {
        ControlHamiltonian smooth = of(problem);
        ControlHamiltonian byHand = ControlHamiltonian.of(BY_HAND, problem.running());

        // the same formulas, a few roundings of numbers of size 1
        assertEquals(byHand.value(T, X, P, U), smooth.value(T, X, P, U), 1e-15);
        assertArrayEquals(gradient(byHand, P, -1), gradient(smooth, P, -1), 1e-15);
    }

    @Test
    void theControlGradientIsTheSecondPartial() {
        ControlHamiltonian h = of(SmoothProblem.coupled().withTracking());
        PhasePoint z = new PhasePoint(T, State.of(X), Costate.of(P));

        double[] g = gradient(h, P, -1);
        assertArrayEquals(new double[] {g[3], g[4]}, h.controlGradient(z, U));
    }

    /** Velocity and force of the closed Hamiltonian are its own partials if the law maximises. */
    @Test
    void envelope() {
        // H = ⟨p, f⟩ − ½·2|u|² with f affine in u: p₁x₂ + p₂(u₁ − x₁³) + p₃ u₂ x₁
        ControlSystem affine =
                ControlSystem.smooth(
                        3,
                        2,
                        (t, x, u) ->
                                ControlSystem.vector(
                                        x[1], u[0].minus(x[0].pow(3)), u[1].times(x[0])));
        ControlHamiltonian h = ControlHamiltonian.of(affine, RunningCost.energy(2));
        Hamiltonian best = h.maximisedBy((t, x, p) -> new double[] {p[1] / 2, p[2] * x[0] / 2});
        Hamiltonian other = h.maximisedBy((t, x, p) -> new double[] {p[1], p[2] * x[0] / 2});

        assertEquals(0, worstPartial(best), DIFFERENCES);
        assertTrue(worstPartial(other) > 0.1, "another law: " + worstPartial(other));
    }

    private static double worstPartial(Hamiltonian h) {
        double[] xDot = new double[3];
        double[] pDot = {9, 9, 9}; // written, not added
        h.canonicalEquations(T, X, P, xDot, pDot);
        double worst = 0;
        for (int i = 0; i < 3; i++) {
            int j = i;
            double hx = derivative(e -> h.value(T, moved(X, j, e), P));
            double hp = derivative(e -> h.value(T, X, moved(P, j, e)));
            worst = Math.max(worst, Math.max(Math.abs(pDot[i] + hx), Math.abs(xDot[i] - hp)));
        }
        return worst;
    }

    /** Closed with a control in time, it flows to where the sweep of the same control ends. */
    @Test
    void underAControlItsFlowMeetsTheSweep() {
        SmoothProblem problem = SmoothProblem.coupled().withTracking();
        TimeGrid grid = TimeGrid.uniform(0.25, 1.25, 64);
        PiecewiseConstantControl u = PiecewiseConstantControl.constant(grid, U);
        SweepResult sweep = problem.discretised(grid, org.costate.ode.Scheme.RK4).sweep(u);
        HamiltonianFlow flow =
                HamiltonianFlow.of(
                        of(problem).under(u), () -> new ClassicalRungeKuttaIntegrator(1 / 64.0));

        PhasePoint end =
                flow.carry(new PhasePoint(grid.start(), problem.start(), sweep.costate(0)), 1.25);

        assertEquals(3, of(problem).under(u).dimension());
        assertArrayEquals(sweep.state(64).toArray(), end.x().toArray(), 1e-14); // the same scheme
        // costates by another scheme of order 4: h⁴ = 6e-8 times a hundredth
        assertArrayEquals(sweep.costate(64).toArray(), end.p().toArray(), 1e-8);
    }

    @Test
    void underAControlItTakesTheValueOfTheStep() {
        TimeGrid grid = TimeGrid.of(0.1, 0.35, 0.5);
        PiecewiseConstantControl u =
                PiecewiseConstantControl.of(grid, new double[][] {{0.2, 0.3}, U});
        ControlHamiltonian h = of(SmoothProblem.coupled().withTracking());

        assertEquals(h.value(T, X, P, U), h.under(u).value(T, X, P));
        assertEquals(h.value(0.2, X, P, new double[] {0.2, 0.3}), h.under(u).value(0.2, X, P));
    }
}
