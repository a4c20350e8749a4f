package org.costate.control;

import static org.costate.control.ControlSystem.vector;
import static org.costate.control.formula.Formula.sin;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.ode.Costate;
import org.costate.ode.Hamiltonian;
import org.costate.ode.HamiltonianFlow;
import org.costate.ode.PhasePoint;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.costate.ode.Trajectory;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Maximise first or discretise first: the costates meet at second order in the step. */
class BothDoorsMeetTest {

    private static final ControlLaw STEEPEST = (t, x, p) -> new double[] {p[1]}; // of p₂u − ½u²

    /** From (−1, 0) to rest at 0 in unit time: {@code p(0) = (12, 6)}, {@code u = 6 − 12t}. */
    private static final OptimalControlProblem DOUBLE_INTEGRATOR =
            OptimalControlProblem.of(ControlSystem.smooth(2, 1, (t, x, u) -> vector(x[1], u[0])))
                    .minimising(RunningCost.energy())
                    .from(0.0, State.of(-1.0, 0.0));

    /** A pendulum with torque, free end near {@code (0.5, −0.2)}. */
    private static final OptimalControlProblem PENDULUM =
            OptimalControlProblem.of(
                            ControlSystem.smooth(
                                    2, 1, (t, x, u) -> vector(x[1], u[0].minus(sin(x[0])))))
                    .minimising(RunningCost.energy())
                    .minimising(TerminalCost.halfSquaredDistance(State.of(0.5, -0.2)))
                    .from(0.0, State.of(-1.0, 0.3));

    private static HamiltonianFlow firstDoor(OptimalControlProblem problem) {
        return HamiltonianFlow.of(
                problem.maximisedBy(STEEPEST),
                () -> new DormandPrince853Integrator(1e-8, 0.25, 1e-14, 1e-14));
    }

    @Test
    void theFirstDoorReachesTheOrigin() {
        PhasePoint start = new PhasePoint(0, State.of(-1, 0), Costate.of(12, 6));
        Hamiltonian h = DOUBLE_INTEGRATOR.maximisedBy(STEEPEST);

        Trajectory extremal = firstDoor(DOUBLE_INTEGRATOR).trajectory(start, 1);

        // solutions are cubics, which the integrator meets to rounding of numbers up to 12
        assertArrayEquals(new double[] {0, 0}, extremal.at(1).x().toArray(), 1e-13);
        assertArrayEquals(new double[] {12, -6}, extremal.at(1).p().toArray(), 1e-13);
        for (double t = 0; t <= 1; t += 0.0625) {
            assertEquals(18, h.value(extremal.at(t)), 1e-12, "at t = " + t);
        }
    }

    /**
     * With the control constant on N equal steps and the dynamics met exactly, {@code p_0 = (12,
     * 6)/(1 − h²)}: the midpoint sum of {@code (1−t)²} replaces its integral.
     */
    @ParameterizedTest
    @ValueSource(ints = {20, 40, 80})
    void theSecondDoorOfTheDoubleIntegratorIsKnown(int steps) {
        double h = 1.0 / steps;
        double[] p0 = steered(steps, Scheme.RK4);

        // a 2 × 2 solve with determinant 1/12 of sums of N terms up to 12
        assertArrayEquals(new double[] {12 / (1 - h * h), 6 / (1 - h * h)}, p0, 1e-11);
    }

    @Test
    void costatesOfTheDoubleIntegratorMeetAtSecondOrder() {
        double[] gaps = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] p0 = steered(20 << i, Scheme.MIDPOINT);
            gaps[i] = Math.hypot(p0[0] - 12, p0[1] - 6);
        }
        assertSecondOrder(gaps);
    }

    /** Returns {@code p_0} of the discrete problem that ends at rest at the origin. */
    private static double[] steered(int steps, Scheme scheme) {
        // x_N is affine in the end costate π: two unit costates and none give the map
        double[] free = end(steps, scheme, 0, 0);
        double[] first = end(steps, scheme, 1, 0);
        double[] second = end(steps, scheme, 0, 1);
        double a = first[0] - free[0];
        double b = second[0] - free[0];
        double c = first[1] - free[1];
        double d = second[1] - free[1];
        double pi1 = (-free[0] * d + free[1] * b) / (a * d - b * c);
        double pi2 = (-free[1] * a + free[0] * c) / (a * d - b * c);
        PiecewiseConstantControl optimal = optimal(steps, scheme, pi1, pi2);
        SweepResult sweep = pulled(steps, scheme, pi1, pi2).sweep(optimal);
        for (double[] gradient : sweep.controlGradient()) {
            assertEquals(0, gradient[0], 1e-13); // the optimum, to rounding of numbers up to 12 h
        }
        assertArrayEquals(new double[] {0, 0}, sweep.state(steps).toArray(), 1e-12);
        return sweep.costate(0).toArray();
    }

    private static double[] end(int steps, Scheme scheme, double pi1, double pi2) {
        return pulled(steps, scheme, pi1, pi2)
                .sweep(optimal(steps, scheme, pi1, pi2))
                .state(steps)
                .toArray();
    }

    /** The discrete problem with {@code φ = −⟨π, x⟩}, so that {@code p_N = π}. */
    private static DiscreteProblem pulled(int steps, Scheme scheme, double pi1, double pi2) {
        TerminalCost pull =
                new TerminalCost() {
                    @Override
                    public double value(double[] x) {
                        return -pi1 * x[0] - pi2 * x[1];
                    }

                    @Override
                    public void gradient(double[] x, double[] gradient) {
                        gradient[0] = -pi1;
                        gradient[1] = -pi2;
                    }
                };
        return DOUBLE_INTEGRATOR
                .minimising(pull)
                .discretised(TimeGrid.uniform(0, 1, steps), scheme);
    }

    /** {@code ∂H/∂u = p̄₂ − u}: at {@code u = 0} it is the optimal control itself. */
    private static PiecewiseConstantControl optimal(
            int steps, Scheme scheme, double pi1, double pi2) {
        DiscreteProblem problem = pulled(steps, scheme, pi1, pi2);
        SweepResult rest = problem.sweep(PiecewiseConstantControl.constant(problem.grid(), 0));
        return PiecewiseConstantControl.of(problem.grid(), rowsOf(rest));
    }

    private static double[][] rowsOf(SweepResult sweep) {
        double[][] rows = new double[sweep.grid().steps()][];
        java.util.Arrays.setAll(rows, sweep::hamiltonianGradient);
        return rows;
    }

    @Test
    void costatesOfThePendulumMeetAtSecondOrder() {
        double[] first = shoot();
        double[] gaps = new double[3];
        for (int i = 0; i < 3; i++) {
            double[] second = descend(20 << i);
            gaps[i] = Math.hypot(first[0] - second[0], first[1] - second[1]);
        }
        assertSecondOrder(gaps);
    }

    /** Newton on {@code p(T) + ∇φ(x(T)) = 0}; returns {@code p(0)}. */
    private static double[] shoot() {
        double[] p0 = {0, 0};
        for (int newton = 0; newton < 8; newton++) {
            double[] s = transversality(p0[0], p0[1]);
            double d = 1e-6; // a Jacobian right to six digits still gains six digits a step
            double[] s1 = transversality(p0[0] + d, p0[1]);
            double[] s2 = transversality(p0[0], p0[1] + d);
            double a = (s1[0] - s[0]) / d;
            double b = (s2[0] - s[0]) / d;
            double c = (s1[1] - s[1]) / d;
            double e = (s2[1] - s[1]) / d;
            p0[0] -= (s[0] * e - s[1] * b) / (a * e - b * c);
            p0[1] -= (s[1] * a - s[0] * c) / (a * e - b * c);
        }
        assertArrayEquals(new double[] {0, 0}, transversality(p0[0], p0[1]), 1e-12);
        return p0;
    }

    private static double[] transversality(double p1, double p2) {
        PhasePoint start = new PhasePoint(0, PENDULUM.initialState(), Costate.of(p1, p2));
        PhasePoint end = firstDoor(PENDULUM).carry(start, 1);
        double[] s = new double[2];
        PENDULUM.terminalCost().gradient(end.x().toArray(), s);
        return new double[] {s[0] + end.p().get(0), s[1] + end.p().get(1)};
    }

    /** Steps {@code u + ½ ∂H/∂u} until {@code ∂J/∂u = 0}; returns {@code p_0}. */
    private static double[] descend(int steps) {
        DiscreteProblem problem = PENDULUM.discretised(TimeGrid.uniform(0, 1, steps), Scheme.RK4);
        PiecewiseConstantControl u = PiecewiseConstantControl.constant(problem.grid(), 0);
        double worst = 1;
        for (int i = 0; i < 200 && worst > 1e-12; i++) {
            double[][] rows = u.toRows();
            double[][] hu = rowsOf(problem.sweep(u));
            worst = 0;
            for (int k = 0; k < steps; k++) {
                rows[k][0] += 0.5 * hu[k][0];
                worst = Math.max(worst, Math.abs(hu[k][0]));
            }
            u = PiecewiseConstantControl.of(problem.grid(), rows);
        }
        assertTrue(worst <= 1e-12, "∂H/∂u is still " + worst);
        return problem.sweep(u).costate(0).toArray();
    }

    /** Slopes in h at N = 20, 40, 80: the next term is h² smaller, so 0.02 is ample. */
    private static void assertSecondOrder(double[] gaps) {
        for (int i = 0; i + 1 < gaps.length; i++) {
            assertEquals(2, Math.log(gaps[i] / gaps[i + 1]) / Math.log(2), 0.02);
        }
    }
}
