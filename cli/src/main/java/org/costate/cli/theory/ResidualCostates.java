package org.costate.cli.theory;

import java.util.Arrays;
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
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.complex.Complex;
import org.hipparchus.linear.FieldLUDecomposition;
import org.hipparchus.linear.FieldMatrix;
import org.hipparchus.linear.MatrixUtils;

/** The network {@code x⁺ = x + hF}, {@code F = tanh(Ax + B)}, {@code Φ = ½|x − x*|²} in space. */
final class ResidualCostates {

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

    private ResidualCostates() {}

    /**
     * The velocity again, over a field, for complex steps: it shares no derivative with the other.
     */
    private static <T extends CalculusFieldElement<T>> T[] velocity(T[] x, T[] theta, T[] f) {
        for (int i = 0; i < D; i++) {
            f[i] = theta[9 + i];
            for (int k = 0; k < D; k++) {
                f[i] = f[i].add(theta[3 * i + k].multiply(x[k]));
            }
            f[i] = f[i].tanh();
        }
        return f;
    }

    private static DiscreteProblem problem(int steps, double end, Scheme scheme) {
        return OptimalControlProblem.of(NETWORK)
                .minimising(TerminalCost.halfSquaredDistance(State.of(TARGET)))
                .from(0, State.of(START))
                .discretised(TimeGrid.uniform(0, end, steps), scheme);
    }

    private static Complex[] plus(Complex[] x, double h, Complex[] f) {
        Complex[] sum = new Complex[D];
        Arrays.setAll(sum, i -> x[i].add(f[i].multiply(h)));
        return sum;
    }

    private static Complex[] slope(Complex[] x, Complex[] theta) {
        return velocity(x, theta, new Complex[D]);
    }

    private static Complex cost(Complex[] start, Complex[][] theta, double h, Scheme scheme) {
        Complex[] x = start;
        for (Complex[] row : theta) {
            Complex[] k1 = slope(x, row);
            if (scheme == Scheme.EULER) {
                x = plus(x, h, k1);
                continue;
            }
            Complex[] k2 = slope(plus(x, h / 2, k1), row);
            Complex[] k3 = slope(plus(x, h / 2, k2), row);
            Complex[] k4 = slope(plus(x, h, k3), row);
            x = plus(plus(plus(plus(x, h / 6, k1), h / 3, k2), h / 3, k3), h / 6, k4);
        }
        Complex sum = Complex.ZERO;
        for (int i = 0; i < D; i++) {
            Complex gap = x[i].subtract(TARGET[i]);
            sum = sum.add(gap.multiply(gap));
        }
        return sum.multiply(0.5);
    }

    private static Complex[] complex(double[] v) {
        return Arrays.stream(v).mapToObj(Complex::new).toArray(Complex[]::new);
    }

    /** Returns the largest deviation of {@code p_0} and of {@code dJ/dθ} from complex steps. */
    static double[] deviations(Scheme scheme) {
        int steps = 6;
        double h = 0.2;
        double[][] theta = new double[steps][];
        Complex[][] rows = new Complex[steps][];
        for (int k = 0; k < steps; k++) {
            theta[k] = THETA.clone();
            theta[k][k % 12] += 0.3 * (k + 1);
            rows[k] = complex(theta[k]);
        }
        DiscreteProblem problem = problem(steps, steps * h, scheme);
        SweepResult sweep = problem.sweep(PiecewiseConstantControl.of(problem.grid(), theta));
        Complex tiny = new Complex(0, 1e-40);
        double[] worst = new double[2];
        for (int i = 0; i < D; i++) {
            Complex[] x = complex(START);
            x[i] = x[i].add(tiny);
            double slope = cost(x, rows, h, scheme).getImaginary() / 1e-40;
            worst[0] = Math.max(worst[0], Math.abs(slope + sweep.costate(0).get(i)));
        }
        double[][] gradient = sweep.controlGradient();
        for (int k = 0; k < steps; k++) {
            for (int j = 0; j < 12; j++) {
                Complex kept = rows[k][j];
                rows[k][j] = kept.add(tiny);
                double slope = cost(complex(START), rows, h, scheme).getImaginary() / 1e-40;
                rows[k][j] = kept;
                worst[1] = Math.max(worst[1], Math.abs(slope - gradient[k][j]));
            }
        }
        return worst;
    }

    private static SweepResult constant(int steps, Scheme scheme) {
        DiscreteProblem problem = problem(steps, 1, scheme);
        return problem.sweep(PiecewiseConstantControl.constant(problem.grid(), THETA));
    }

    /**
     * Returns {@code |p_0(K) − p_0|} for each number of steps, {@code p_0} by 4000 steps of RK4.
     */
    static double[] distances(Scheme scheme, int[] steps) {
        double[] limit = constant(4000, Scheme.RK4).costate(0).toArray();
        double[] distances = new double[steps.length];
        for (int s = 0; s < steps.length; s++) {
            double[] p = constant(steps[s], scheme).costate(0).toArray();
            double sum = 0;
            for (int i = 0; i < D; i++) {
                sum += (p[i] - limit[i]) * (p[i] - limit[i]);
            }
            distances[s] = Math.sqrt(sum);
        }
        return distances;
    }

    /** Returns how far {@code ⟨p, F⟩} wanders along Euler's pair. */
    static double[] drifts(int[] steps) {
        double[] drifts = new double[steps.length];
        for (int s = 0; s < steps.length; s++) {
            SweepResult sweep = constant(steps[s], Scheme.EULER);
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (int k = 0; k <= steps[s]; k++) {
                double h = hamiltonian(sweep.state(k).toArray(), sweep.costate(k).toArray());
                low = Math.min(low, h);
                high = Math.max(high, h);
            }
            drifts[s] = high - low;
        }
        return drifts;
    }

    private static double hamiltonian(double[] x, double[] p) {
        double[] f = new double[D];
        NETWORK.velocity(0, x, THETA, f);
        return p[0] * f[0] + p[1] * f[1] + p[2] * f[2];
    }

    /** Returns {@code |H(2p)/H(p) − 4|}: 0 where {@code H} is quadratic, 2 where it is linear. */
    static double growth() {
        double[] p = {0.4, 0.9, -0.7};
        double[] twice = {0.8, 1.8, -1.4};
        return Math.abs(hamiltonian(START, twice) / hamiltonian(START, p) - 4);
    }

    /** Returns the largest entry of {@code JᵀΩJ − Ω} for the map {@code (x_k, p_k) ↦ k + 1}. */
    static double symplecticDefect() {
        double h = 0.2;
        double[] z = {0.5, -0.8, 0.3, 0.4, 0.9, -0.7};
        Gradient[] x = new Gradient[D];
        Gradient[] p = new Gradient[D];
        Gradient[] theta = new Gradient[12];
        Arrays.setAll(x, i -> Gradient.variable(6, i, z[i]));
        Arrays.setAll(p, i -> Gradient.variable(6, D + i, z[D + i]));
        Arrays.setAll(theta, i -> Gradient.constant(6, THETA[i]));
        Gradient[] f = velocity(x, theta, new Gradient[D]);
        FieldMatrix<Gradient> step = MatrixUtils.createFieldMatrix(x[0].getField(), D, D);
        for (int i = 0; i < D; i++) {
            Gradient bend = f[i].multiply(f[i]).negate().add(1); // tanh′ = 1 − tanh²
            for (int k = 0; k < D; k++) {
                Gradient entry = bend.multiply(h * THETA[3 * i + k]);
                step.setEntry(k, i, i == k ? entry.add(1) : entry); // (I + hF_x)ᵀ
            }
        }
        Gradient[] next =
                new FieldLUDecomposition<>(step)
                        .getSolver()
                        .solve(MatrixUtils.createFieldVector(p))
                        .toArray();
        double[][] jacobian = new double[6][];
        for (int i = 0; i < D; i++) {
            jacobian[i] = x[i].add(f[i].multiply(h)).getGradient();
            jacobian[D + i] = next[i].getGradient();
        }
        return defect(jacobian);
    }

    private static double defect(double[][] jacobian) {
        double worst = 0;
        for (int a = 0; a < 6; a++) {
            for (int b = 0; b < 6; b++) {
                double form = 0;
                for (int i = 0; i < D; i++) {
                    form += jacobian[i][a] * jacobian[D + i][b];
                    form -= jacobian[D + i][a] * jacobian[i][b];
                }
                double expected = b - a == D ? 1 : a - b == D ? -1 : 0;
                worst = Math.max(worst, Math.abs(form - expected));
            }
        }
        return worst;
    }
}
