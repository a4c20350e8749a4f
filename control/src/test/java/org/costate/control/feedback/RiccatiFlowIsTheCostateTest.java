package org.costate.control.feedback;

import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.one;
import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.said;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverStatus;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;

/** {@code P(t) = −∂p/∂x} along the Hamiltonian flow, and the closed forms of the books. */
class RiccatiFlowIsTheCostateTest {

    private static final double ROUNDING = 1e-12;

    /** Two states, one control, everything turning in time, with a cross weight. */
    static final LinearQuadraticModel TURNING =
            new LinearQuadraticModel() {
                @Override
                public int states() {
                    return 2;
                }

                @Override
                public int controls() {
                    return 1;
                }

                @Override
                public void evaluate(
                        double t,
                        double[][] a,
                        double[][] b,
                        double[][] q,
                        double[][] s,
                        double[][] r) {
                    a[0][0] = 0.3;
                    a[0][1] = 1 + 0.5 * Math.sin(2 * t);
                    a[1][0] = -Math.cos(t);
                    a[1][1] = -0.2 * t;
                    b[0][0] = 0.1 * t;
                    b[1][0] = 1;
                    q[0][0] = 2 + Math.cos(3 * t);
                    q[0][1] = 0.3;
                    q[1][0] = 0.3;
                    q[1][1] = 0.5;
                    s[0][0] = 0.2;
                    s[1][0] = -0.1 * t;
                    r[0][0] = 0.7 + 0.2 * Math.sin(t);
                }
            };

    /** Carries {@code (x, p)} with {@code u = R⁻¹(Bᵀp − Sᵀx)} back from {@code t = 3}. */
    private static double[] flowBack(double[] xp, double to) {
        OrdinaryDifferentialEquation equations =
                new OrdinaryDifferentialEquation() {
                    @Override
                    public int getDimension() {
                        return 4;
                    }

                    @Override
                    public double[] computeDerivatives(double t, double[] y) {
                        double[][] a = new double[2][2];
                        double[][] b = new double[2][1];
                        double[][] q = new double[2][2];
                        double[][] s = new double[2][1];
                        double[][] r = new double[1][1];
                        TURNING.evaluate(t, a, b, q, s, r);
                        double u = 0;
                        for (int i = 0; i < 2; i++) {
                            u += (b[i][0] * y[2 + i] - s[i][0] * y[i]) / r[0][0];
                        }
                        double[] d = new double[4];
                        for (int i = 0; i < 2; i++) {
                            d[i] = b[i][0] * u;
                            d[2 + i] = s[i][0] * u;
                            for (int j = 0; j < 2; j++) {
                                d[i] += a[i][j] * y[j];
                                d[2 + i] += q[i][j] * y[j] - a[j][i] * y[2 + j];
                            }
                        }
                        return d;
                    }
                };
        return new DormandPrince853Integrator(1e-8, 1, 1e-13, 1e-13)
                .integrate(equations, new ODEState(3, xp), to)
                .getPrimaryState();
    }

    @Test
    void solutionMapsStatesToCostates() {
        double[][] last = {{1.5, 0.2}, {0.2, 0.6}};
        RiccatiFlow flow = RiccatiFlow.backward(TURNING, 0, 3, last);
        assertEquals(SolverStatus.OPTIMAL, flow.status());
        for (double t : new double[] {0, 0.77, 2.1}) {
            for (int k = 0; k < 2; k++) {
                double[] end = {1 - k, k, -last[0][k], -last[1][k]};
                double[] z = flowBack(end, t);
                for (int i = 0; i < 2; i++) {
                    double[][] p = flow.at(t);
                    // both integrations are good to about 1e-11 of |x| ≤ 10
                    assertEquals(z[2 + i], -p[i][0] * z[0] - p[i][1] * z[1], 1e-8);
                }
            }
        }
    }

    @Test
    void stepsHaveOrderSix() {
        RiccatiGenerator m = new RiccatiGenerator(TURNING);
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            double h = 0.4 / (1 << i);
            var fine = Dense.identity(4);
            for (int k = 0; k < 32; k++) {
                fine = MagnusStep.of(m, 0.5 + k * h / 32, h / 32).six().multiply(fine);
            }
            errors[i] = MagnusStep.of(m, 0.5, h).six().subtract(fine).getFrobeniusNorm();
        }
        assertTrue(errors[0] / errors[1] > 100, errors[0] + " " + errors[1]); // 2⁷ a step
    }

    @Test
    void scalarFlowIsAHyperbolicTangent() {
        LinearQuadraticModel model =
                LinearQuadraticModel.constant(one(0), one(1), one(1), one(0), one(1));
        RiccatiFlow flow = RiccatiFlow.backward(model, 0, 40, one(0));
        for (double t : new double[] {0, 17.3, 38.2, 39.9, 40}) {
            assertEquals(Math.tanh(40 - t), flow.at(t)[0][0], ROUNDING);
        }
    }

    @Test
    void longHorizonEndsAtTheAlgebraicSolution() {
        double[][] a = {{0, 1}, {0, 0}};
        double[][] b = {{0}, {1}};
        double[][] q = {{1, 0}, {0, 1}};
        LinearQuadraticRegulator regulator = LinearQuadraticRegulator.of(a, b, q, one(1));
        double[][] heavy = {{1e8, 0}, {0, 1e8}};
        RiccatiFlow flow = regulator.over(0, 1000, heavy);
        assertArrayEquals(regulator.forEver().gain()[0], flow.gain(0)[0], ROUNDING);
    }

    /** {@code ∫ u² − x²} has {@code P = −tan(T − t)}, which escapes after a quarter turn. */
    @Test
    void escapeIsFoundNotJumped() {
        LinearQuadraticModel model =
                LinearQuadraticModel.constant(one(0), one(1), one(-1), one(0), one(1));
        RiccatiFlow near = RiccatiFlow.backward(model, 0.5, 2, one(0));
        assertEquals(-Math.tan(1.5), near.at(0.5)[0][0], 1e-9);
        RiccatiFlow far = RiccatiFlow.backward(model, 0, 5, one(0));
        assertEquals(SolverStatus.SECOND_ORDER_FAILED, far.status());
        assertEquals(5 - Math.PI / 2, far.reached(), 1e-8);
        String message = assertThrows(IllegalStateException.class, () -> far.at(1)).getMessage();
        assertTrue(message.startsWith("OCP-03"), message);
    }

    @Test
    void restOfAProblemHasItsRegulator() {
        OptimalControlProblem pendulum =
                OptimalControlProblem.named("standing pendulum")
                        .states("q", "w")
                        .controls("u")
                        .dynamics("w", "sin(q) + u")
                        .minimising((t, x, u) -> x[0].squared().plus(u[0].squared()).over(2))
                        .from(0.1, 0)
                        .over(0, 1);
        AlgebraicRiccati found =
                LinearQuadraticRegulator.near(pendulum, 0, new double[2], new double[1]).forEver();
        // k² − 2k = 1 and d² = 2k: position and rate of ẍ = x + u, ½∫ x² + u²
        double k = 1 + Math.sqrt(2);
        assertArrayEquals(new double[] {k, Math.sqrt(2 * k)}, found.gain()[0], ROUNDING);
        said(
                "PROBLEM-09",
                () ->
                        LinearQuadraticRegulator.near(
                                pendulum, 0, new double[] {1, 0}, new double[1]));
    }

    @Test
    void badHorizonsAreNamed() {
        said("PROBLEM-02", () -> RiccatiFlow.backward(TURNING, 1, 1, new double[2][2]));
        said("PROBLEM-01", () -> RiccatiFlow.backward(TURNING, 0, 1, new double[3][3]));
        said("CONFIG-03", () -> RiccatiFlow.backward(TURNING, 0, 1, new double[2][2], 0));
    }
}
