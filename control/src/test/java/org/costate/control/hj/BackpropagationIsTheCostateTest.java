package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.costate.control.ControlSystem;
import org.costate.control.DiscreteProblem;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.control.formula.Formula;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.analysis.differentiation.DerivativeStructure;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * The residual network {@code x⁺ = x + hF(x, θ)}, {@code F = tanh(Ax + B)}, {@code Φ = ½|x − x*|²}
 * in three dimensions: its costate is its gradient, its scheme symplectic, its limit continuous.
 */
class BackpropagationIsTheCostateTest {

    private static final int D = 3;
    private static final double[] START = {0.5, -0.8, 0.3};
    private static final double[] TARGET = {-0.4, 0.6, 0.9};
    private static final double[] THETA = {
        0.5, -0.3, 0.2, 0.1, 0.4, -0.6, -0.3, 0.2, 0.4, 0.1, -0.2, 0.3
    };

    private static final ControlSystem NETWORK =
            ControlSystem.smooth(
                    D,
                    12,
                    (t, x, u) -> {
                        Formula[] f = new Formula[D];
                        for (int i = 0; i < D; i++) {
                            f[i] = u[9 + i];
                            for (int k = 0; k < D; k++) {
                                f[i] = f[i].plus(u[3 * i + k].times(x[k]));
                            }
                            f[i] = Formula.tanh(f[i]);
                        }
                        return f;
                    });

    private static DiscreteProblem problem(int steps, double end, Scheme scheme) {
        return OptimalControlProblem.of(NETWORK)
                .minimising(TerminalCost.halfSquaredDistance(State.of(TARGET)))
                .from(0, State.of(START))
                .discretised(TimeGrid.uniform(0, end, steps), scheme);
    }

    private static Complex[] velocity(Complex[] x, Complex[] theta) {
        Complex[] f = new Complex[D];
        for (int i = 0; i < D; i++) {
            f[i] = theta[9 + i];
            for (int k = 0; k < D; k++) {
                f[i] = f[i].add(theta[3 * i + k].multiply(x[k]));
            }
            f[i] = f[i].tanh();
        }
        return f;
    }

    private static Complex[] plus(Complex[] x, double h, Complex[] f) {
        Complex[] sum = new Complex[D];
        for (int i = 0; i < D; i++) {
            sum[i] = x[i].add(f[i].multiply(h));
        }
        return sum;
    }

    /** The whole network over complex numbers; weights differ from step to step. */
    private static Complex cost(Complex[] x, Complex[][] theta, double h, boolean rk4) {
        for (Complex[] row : theta) {
            Complex[] k1 = velocity(x, row);
            if (rk4) {
                Complex[] k2 = velocity(plus(x, h / 2, k1), row);
                Complex[] k3 = velocity(plus(x, h / 2, k2), row);
                Complex[] k4 = velocity(plus(x, h, k3), row);
                x = plus(plus(plus(plus(x, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
            } else {
                x = plus(x, h, k1);
            }
        }
        Complex sum = Complex.ZERO;
        for (int i = 0; i < D; i++) {
            Complex gap = x[i].subtract(TARGET[i]);
            sum = sum.add(gap.multiply(gap));
        }
        return sum.multiply(0.5);
    }

    private static Complex[] complex(double[] v) {
        Complex[] c = new Complex[v.length];
        java.util.Arrays.setAll(c, i -> new Complex(v[i]));
        return c;
    }

    private static double[][] weights(int steps) {
        double[][] rows = new double[steps][];
        for (int k = 0; k < steps; k++) {
            rows[k] = THETA.clone();
            rows[k][k % 12] += 0.3 * (k + 1);
        }
        return rows;
    }

    /** Costates and gradients against complex steps of 1e-40, which do not cancel. */
    @Test
    void costatesAreDerivativesOfTheCost() {
        int steps = 6;
        double h = 0.2;
        for (Scheme scheme : new Scheme[] {Scheme.EULER, Scheme.RK4}) {
            boolean rk4 = scheme == Scheme.RK4;
            double[][] theta = weights(steps);
            DiscreteProblem problem = problem(steps, steps * h, scheme);
            TimeGrid grid = problem.grid();
            SweepResult sweep = problem.sweep(PiecewiseConstantControl.of(grid, theta));
            Complex[][] row = new Complex[steps][];
            for (int k = 0; k < steps; k++) {
                row[k] = complex(theta[k]);
            }
            Complex tiny = new Complex(0, 1e-40);
            for (int i = 0; i < D; i++) {
                Complex[] x = complex(START);
                x[i] = x[i].add(tiny);
                double slope = cost(x, row, h, rk4).getImaginary() / 1e-40;
                assertEquals(-slope, sweep.costate(0).get(i), 1e-13, "p₀ = −dJ/dx₀");
            }
            double[][] gradient = sweep.controlGradient();
            for (int k = 0; k < steps; k++) {
                for (int j = 0; j < 12; j++) {
                    Complex before = row[k][j];
                    row[k][j] = before.add(tiny);
                    double slope = cost(complex(START), row, h, rk4).getImaginary() / 1e-40;
                    row[k][j] = before;
                    assertEquals(slope, gradient[k][j], 1e-13);
                }
            }
        }
    }

    private static SweepResult constant(int steps, Scheme scheme) {
        DiscreteProblem problem = problem(steps, 1, scheme);
        return problem.sweep(PiecewiseConstantControl.constant(problem.grid(), THETA));
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void costatesConvergeWithTheOrderOfTheScheme() {
        double[] limit = constant(2000, Scheme.RK4).costate(0).toArray();
        double before = 0;
        for (int steps : new int[] {10, 20, 40, 80, 160}) {
            double error = distance(limit, constant(steps, Scheme.EULER).costate(0).toArray());
            if (before > 0) {
                // order 1; the next term of the error is of relative size h: 0.025 at 160 steps
                assertEquals(2, before / error, 4.0 / steps, "steps " + steps);
            }
            before = error;
        }
        before = 0;
        for (int steps : new int[] {10, 20, 40}) {
            double error = distance(limit, constant(steps, Scheme.RK4).costate(0).toArray());
            if (before > 0) {
                assertEquals(16, before / error, 1.5); // order 4
            }
            before = error;
        }
    }

    /** {@code H = ⟨p, F⟩} is constant along the continuous pair; Euler's drifts by O(h). */
    @Test
    void hamiltonianDriftsByTheFirstOrder() {
        double before = 0;
        for (int steps : new int[] {20, 40, 80, 160}) {
            SweepResult sweep = constant(steps, Scheme.EULER);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int k = 0; k <= steps; k++) {
                double h = pairing(sweep.state(k).toArray(), sweep.costate(k).toArray());
                low = Math.min(low, h);
                high = Math.max(high, h);
            }
            if (before > 0) {
                assertEquals(2, before / (high - low), 0.15);
            }
            before = high - low;
        }
    }

    private static double pairing(double[] x, double[] p) {
        double[] f = new double[D];
        NETWORK.velocity(0, x, THETA, f);
        return LseLayer.dot(p, f);
    }

    private static final double H = 0.2;
    private static final double[] X = {0.5, -0.8, 0.3};
    private static final double[] P = {0.4, 0.9, -0.7};

    private static DerivativeStructure[] velocityJet() {
        DerivativeStructure[] x = Jet.variables(2, X);
        DerivativeStructure[] f = new DerivativeStructure[D];
        for (int i = 0; i < D; i++) {
            f[i] = x[0].newInstance(THETA[9 + i]);
            for (int k = 0; k < D; k++) {
                f[i] = f[i].add(x[k].multiply(THETA[3 * i + k]));
            }
            f[i] = f[i].tanh();
        }
        return f;
    }

    private static double partial(DerivativeStructure f, int... indices) {
        int[] orders = new int[D];
        for (int i : indices) {
            orders[i]++;
        }
        return f.getPartialDerivative(orders);
    }

    /** {@code I + hF_x}. */
    private static RealMatrix step(DerivativeStructure[] f) {
        RealMatrix step = MatrixUtils.createRealIdentityMatrix(D);
        for (int i = 0; i < D; i++) {
            for (int a = 0; a < D; a++) {
                step.addToEntry(i, a, H * partial(f[i], a));
            }
        }
        return step;
    }

    /** The Jacobian of {@code (x, p) ↦ (x + hF, (I + hF_x)⁻ᵀp)}. */
    private static double[][] pairJacobian(DerivativeStructure[] f, double[] next) {
        RealMatrix step = step(f);
        RealMatrix back = MatrixUtils.inverse(step.transpose());
        double[][] jacobian = new double[2 * D][2 * D];
        for (int a = 0; a < D; a++) {
            double[] turn = new double[D]; // ∂p⁺/∂x_a = −(I + hF_x)⁻ᵀ h(∂_aF_xᵀ)p⁺
            for (int b = 0; b < D; b++) {
                for (int i = 0; i < D; i++) {
                    turn[b] -= H * partial(f[i], a, b) * next[i];
                }
            }
            double[] column = back.operate(turn);
            for (int i = 0; i < D; i++) {
                jacobian[i][a] = step.getEntry(i, a);
                jacobian[D + i][a] = column[i];
                jacobian[D + i][D + a] = back.getEntry(i, a);
            }
        }
        return jacobian;
    }

    /** {@code (x_k, p_k) ↦ (x_{k+1}, p_{k+1})} is symplectic: {@code JᵀΩJ = Ω}. */
    @Test
    void stepOfThePairIsSymplectic() {
        DerivativeStructure[] f = velocityJet();
        double[] next = MatrixUtils.inverse(step(f).transpose()).operate(P);
        double[] px = next.clone(); // the recursion of the library takes p⁺ back to p
        double[] scaled = {H * next[0], H * next[1], H * next[2]};
        NETWORK.pullBack(0, X, scaled, THETA, px, new double[12]);
        assertArrayEquals(P, px, 1e-15);
        double[][] jacobian = pairJacobian(f, next);
        for (int a = 0; a < 2 * D; a++) {
            for (int b = 0; b < 2 * D; b++) {
                double form = 0;
                for (int i = 0; i < D; i++) {
                    form +=
                            jacobian[i][a] * jacobian[D + i][b]
                                    - jacobian[D + i][a] * jacobian[i][b];
                }
                double expected = b - a == D ? 1 : a - b == D ? -1 : 0;
                assertEquals(expected, form, 1e-12);
            }
        }
    }
}
