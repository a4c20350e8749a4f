package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costate.control.ControlSystem;
import org.costate.control.RunningCost;
import org.costate.control.SecondOrderCost;
import org.costate.control.SecondOrderEnd;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SmoothMap;
import org.costate.control.TerminalCost;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.junit.jupiter.api.Test;

/**
 * One velocity {@code f = (x₂ u sin t, x₁² − u x₂)} in four dresses: a formula over fields, one
 * over gradients, a map with Jacobian and Hessian, a velocity and pull-back by hand.
 */
class SystemsOfEveryKindTest {

    private static final class Formula implements SecondOrderSystem.FieldFormula {
        @Override
        public <T extends org.hipparchus.CalculusFieldElement<T>> T[] at(T t, T[] x, T[] u) {
            T[] f = x.clone();
            f[0] = x[1].multiply(u[0]).multiply(t.sin());
            f[1] = x[0].multiply(x[0]).subtract(u[0].multiply(x[1]));
            return f;
        }
    }

    /** Inputs {@code (t, x₁, x₂, u)}. */
    private static final class ByHand implements SmoothMap, ControlSystem {
        @Override
        public int inputs() {
            return 4;
        }

        @Override
        public int outputs() {
            return 2;
        }

        @Override
        public void value(double[] v, double[] y) {
            y[0] = v[2] * v[3] * Math.sin(v[0]);
            y[1] = v[1] * v[1] - v[3] * v[2];
        }

        @Override
        public void jacobian(double[] v, double[] y, double[][] dy) {
            value(v, y);
            double s = Math.sin(v[0]);
            dy[0] = new double[] {v[2] * v[3] * Math.cos(v[0]), 0, v[3] * s, v[2] * s};
            dy[1] = new double[] {0, 2 * v[1], -v[3], -v[2]};
        }

        @Override
        public void hessian(double[] v, double[] w, double[][] h) {
            double s = Math.sin(v[0]);
            double c = Math.cos(v[0]);
            h[0] = new double[] {-w[0] * v[2] * v[3] * s, 0, w[0] * v[3] * c, w[0] * v[2] * c};
            h[1] = new double[] {0, 2 * w[1], 0, 0};
            h[2] = new double[] {w[0] * v[3] * c, 0, 0, w[0] * s - w[1]};
            h[3] = new double[] {w[0] * v[2] * c, 0, w[0] * s - w[1], 0};
        }

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
            value(new double[] {t, x[0], x[1], u[0]}, xDot);
        }

        @Override
        public void pullBack(
                double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
            px[0] += p[1] * 2 * x[0];
            px[1] += p[0] * u[0] * Math.sin(t) - p[1] * u[0];
            pu[0] += p[0] * x[1] * Math.sin(t) - p[1] * x[1];
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

    private static final class RunningFormula implements SecondOrderCost.FieldFormula {
        @Override
        public <T extends org.hipparchus.CalculusFieldElement<T>> T at(T t, T[] x, T[] u) {
            return t.multiply(x[0]).multiply(x[0]).multiply(u[0]);
        }
    }

    private static final class EndFormula implements SecondOrderEnd.FieldFormula {
        @Override
        public <T extends org.hipparchus.CalculusFieldElement<T>> T at(T[] x) {
            return x[0].multiply(x[1]).multiply(x[1]).multiply(x[1]);
        }
    }

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
                problem(SecondOrderSystem.of(2, 1, new Formula()))
                        .minimising(SecondOrderCost.of(new RunningFormula()))
                        .minimising(SecondOrderEnd.of(new EndFormula()));
        List<AdjointProblem> dresses =
                List.of(
                        of(SecondOrderSystem.of(2, 1, new Formula())),
                        of(
                                ControlSystem.smooth(
                                        2,
                                        1,
                                        (t, x, u) ->
                                                ControlSystem.vector(
                                                        x[1].times(u[0])
                                                                .times(
                                                                        org.costate.control.formula
                                                                                .Formula.sin(t)),
                                                        x[0].squared().minus(u[0].times(x[1]))))),
                        of(SecondOrderSystem.of(new ByHand(), 2, 1)),
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

    @Test
    void aMapOfAnotherShapeIsRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> SecondOrderSystem.of(new ByHand(), 2, 2));
    }
}
