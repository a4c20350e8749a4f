package org.costate.control.adjoint;

import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costate.control.ControlSystem;
import org.costate.control.OptimalControlProblem;
import org.costate.control.RunningCost;
import org.costate.control.SecondOrderCost;
import org.costate.control.SecondOrderEnd;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SmoothVelocity;
import org.costate.control.TerminalCost;
import org.costate.control.TerminalFormula;
import org.costate.control.formula.Formula;
import org.costate.control.formula.FormulaException;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.junit.jupiter.api.Test;

/**
 * One velocity {@code f = (x₂ u sin t, x₁² − u x₂)} in three dresses: formulas; by hand to second
 * order; velocity and pull-back by hand.
 */
class SystemsOfEveryKindTest {

    private static final SmoothVelocity VELOCITY =
            (t, x, u) ->
                    vector(x[1].times(u[0]).times(sin(t)), x[0].squared().minus(u[0].times(x[1])));

    /** First order only. */
    private static class ByHand implements ControlSystem {
        @Override
        public int stateDimension() {
            return 2;
        }

        @Override
        public int controlDimension() {
            return 1;
        }

        @Override
        public void velocity(double t, double[] x, double[] u, double[] xDot) {
            xDot[0] = x[1] * u[0] * Math.sin(t);
            xDot[1] = x[0] * x[0] - u[0] * x[1];
        }

        @Override
        public void pullBack(
                double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
            px[0] += p[1] * 2 * x[0];
            px[1] += p[0] * u[0] * Math.sin(t) - p[1] * u[0];
            pu[0] += p[0] * x[1] * Math.sin(t) - p[1] * x[1];
        }
    }

    private static final class BySecondOrderHand extends ByHand implements SecondOrderSystem {
        @Override
        public void tangent(
                double t,
                double[] x,
                double[] u,
                double dt,
                double[] dx,
                double[] du,
                double[] df) {
            double s = Math.sin(t);
            df[0] = (dx[1] * u[0] + x[1] * du[0]) * s + x[1] * u[0] * Math.cos(t) * dt;
            df[1] = 2 * x[0] * dx[0] - du[0] * x[1] - u[0] * dx[1];
        }

        @Override
        public void pullBackTangent(
                double t,
                double[] x,
                double[] p,
                double[] u,
                double[] dx,
                double[] dp,
                double[] du,
                double[] dpx,
                double[] dpu) {
            pullBack(t, x, dp, u, dpx, dpu);
            double s = Math.sin(t);
            dpx[0] += p[1] * 2 * dx[0];
            dpx[1] += (p[0] * s - p[1]) * du[0];
            dpu[0] += (p[0] * s - p[1]) * dx[1];
        }
    }

    /** {@code ℓ = t x₁² u}, {@code φ = x₁ x₂³}, first order only. */
    private static final RunningCost RUNNING =
            new RunningCost() {
                @Override
                public double value(double t, double[] x, double[] u) {
                    return t * x[0] * x[0] * u[0];
                }

                @Override
                public void addGradient(
                        double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
                    gx[0] += scale * 2 * t * x[0] * u[0];
                    gu[0] += scale * t * x[0] * x[0];
                }
            };

    private static final TerminalCost END =
            new TerminalCost() {
                @Override
                public double value(double[] x) {
                    return x[0] * x[1] * x[1] * x[1];
                }

                @Override
                public void gradient(double[] x, double[] gradient) {
                    gradient[0] = x[1] * x[1] * x[1];
                    gradient[1] = 3 * x[0] * x[1] * x[1];
                }
            };

    private static AdjointProblem of(ControlSystem system) {
        return problem(system).minimising(RUNNING).minimising(END);
    }

    private static AdjointProblem problem(ControlSystem system) {
        return AdjointProblem.of(system)
                .from(0.3, State.of(0.8, -0.6))
                .to(1.4)
                .at(0.7)
                .differentiatingTimes();
    }

    @Test
    void giveTheSameGradientsAndHessians() {
        AdjointProblem reference =
                problem(ControlSystem.smooth(2, 1, VELOCITY))
                        .minimising((t, x, u) -> t.times(x[0].squared()).times(u[0]))
                        .minimising((t, x) -> x[0].times(x[1].pow(3)));
        List<AdjointProblem> dresses =
                List.of(
                        of(ControlSystem.smooth(2, 1, VELOCITY)),
                        of(new BySecondOrderHand()),
                        of(new ByHand()));
        double[] dx = {0.4, -0.9};
        double[][] du = {{1.3}};
        for (Scheme scheme : List.of(Scheme.RK4, ButcherTableau.gauss(2))) {
            var expected = AdjointMethod.discrete(scheme, 6).gradient(reference);
            var bent = TangentSweep.of(reference, scheme, reference.grid(6)).hessianProduct(dx, du);
            for (AdjointProblem dress : dresses) {
                var got = AdjointMethod.discrete(scheme, 6).gradient(dress);
                var hv = TangentSweep.of(dress, scheme, dress.grid(6)).hessianProduct(dx, du);
                assertTrue(Flows.gap(expected.gradient(), got.gradient()) < 1e-13);
                // ∂/∂t and second derivatives of the plain ones are differences of order 6
                assertTrue(Flows.gap(expected.stepGradients(), got.stepGradients()) < 1e-10);
                assertEquals(expected.finalTimeGradient(), got.finalTimeGradient(), 1e-10);
                assertArrayEquals(bent.initialState(), hv.initialState(), 1e-10);
                assertArrayEquals(bent.parameters()[0], hv.parameters()[0], 1e-10);
            }
        }
    }

    /** Nothing is differenced: second derivatives agree to rounding, not to ten digits. */
    @Test
    void formulasAreExactToSecondOrder() {
        double[] x = {0.8, -0.6};
        double[] u = {0.7};
        double[] p = {0.9, -1.4};
        double[] dx = {0.4, -0.9};
        double[] dp = {1.7, 0.2};
        double[] du = {1.3};
        double[][] got = new double[3][];
        double[][] hand = new double[3][];
        int k = 0;
        for (SecondOrderSystem system :
                List.of(ControlSystem.smooth(2, 1, VELOCITY), new BySecondOrderHand())) {
            double[][] numbers = k++ == 0 ? got : hand;
            numbers[0] = new double[2];
            numbers[1] = new double[] {0.3, 0.1};
            numbers[2] = new double[] {0.2};
            system.tangent(0.5, x, u, 0.6, dx, du, numbers[0]);
            system.pullBackTangent(0.5, x, p, u, dx, dp, du, numbers[1], numbers[2]);
        }
        for (int i = 0; i < 3; i++) {
            assertArrayEquals(hand[i], got[i], 1e-15); // a dozen numbers of size one
        }
        assertFalse(ControlSystem.smooth(2, 1, VELOCITY).isAutonomous());
        assertTrue(ControlSystem.smooth(1, 0, (t, y, v) -> vector(y[0])).isAutonomous());
    }

    /** {@code ℓ = t x₁² u} and {@code φ = x₁ x₂³} against their Hessians. */
    @Test
    void soAreCosts() {
        double[] x = {0.8, -0.6};
        double[] dx = {0.4, -0.9};
        SecondOrderCost cost =
                RunningCost.smooth(2, 1, (t, y, u) -> t.times(y[0].squared()).times(u[0]));
        double[] u = {0.7};
        double[] du = {1.3};
        double moved = 0.64 * 0.7 * 0.2 + 0.5 * 2 * 0.8 * 0.4 * 0.7 + 0.5 * 0.64 * 1.3;
        assertEquals(moved, cost.tangent(0.5, x, u, 0.2, dx, du), 1e-15);
        double[] gx = {0.1, 0.2};
        double[] gu = {0.3};
        cost.addGradientTangent(0.5, x, u, 3, dx, du, gx, gu);
        double bentX = 3 * (2 * 0.5 * 0.7 * 0.4 + 2 * 0.5 * 0.8 * 1.3);
        assertArrayEquals(new double[] {0.1 + bentX, 0.2}, gx, 1e-15);
        assertEquals(0.3 + 3 * 2 * 0.5 * 0.8 * 0.4, gu[0], 1e-15);

        SecondOrderEnd end = TerminalCost.smooth(2, TerminalFormula.terminal("x1(T)*x2^3"));
        double[] product = new double[2];
        end.hessianProduct(x, dx, product);
        double mixed = 3 * 0.36;
        double twice = 6 * 0.8 * -0.6;
        assertArrayEquals(new double[] {mixed * -0.9, mixed * 0.4 + twice * -0.9}, product, 1e-15);
        assertThrows(FormulaException.class, () -> TerminalCost.smooth(2, (t, y) -> t.times(y[0])));
    }

    /** A problem's own costs are formulas too, with constants and held ends in them. */
    @Test
    void statedProblemsBringTheirs() {
        OptimalControlProblem problem =
                OptimalControlProblem.of(ControlSystem.smooth(2, 1, VELOCITY))
                        .constant("a", 3)
                        .minimising((t, y, v) -> v[0].squared())
                        .minimising(
                                (t, y) ->
                                        y[0].squared()
                                                .times(t)
                                                .plus(Formula.constant("a").times(y[1].pow(3))))
                        .from(0.3, State.of(0.8, -0.6))
                        .over(0.3, 1.4);
        SecondOrderEnd end = (SecondOrderEnd) problem.terminalCost();
        double[] product = new double[2];
        end.hessianProduct(new double[] {0.8, -0.6}, new double[] {0.4, -0.9}, product);
        assertArrayEquals(new double[] {2.8 * 0.4, 18 * -0.6 * -0.9}, product, 1e-14);
        SecondOrderEnd other = (SecondOrderEnd) problem.withConstant("a", -1).terminalCost();
        other.hessianProduct(new double[] {0.8, -0.6}, new double[] {0.4, -0.9}, product);
        assertArrayEquals(new double[] {2.8 * 0.4, -6 * -0.6 * -0.9}, product, 1e-14);
        assertTrue(
                OptimalControlProblem.of(ControlSystem.smooth(2, 1, VELOCITY))
                        .minimising(RunningCost.smooth(2, 1, (t, y, v) -> v[0].squared()))
                        .hasFormulas());
    }
}
