package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;

/** Damped Newton steps do not depend on how the equations are combined. */
class NewtonIsAffineInvariantTest {

    /** {@code B · (atan(x) + ε y, y³ + y − x)}; only to be evaluated where {@code |x| < 100}. */
    private record Curved(double[][] b, List<double[]> seen) implements NewtonSystem {

        @Override
        public int size() {
            return 2;
        }

        @Override
        public double[] scale() {
            return new double[] {1, 1};
        }

        @Override
        public void residual(double[] v, double[] r) {
            if (Math.abs(v[0]) > 100) {
                throw FlowFailure.notFinite(v[0]);
            }
            double f = Math.atan(v[0]) + 0.1 * v[1];
            double g = v[1] * v[1] * v[1] + v[1] - v[0];
            r[0] = b[0][0] * f + b[0][1] * g;
            r[1] = b[1][0] * f + b[1][1] * g;
        }

        @Override
        public Linearised linearise(double[] v, double[] r) {
            residual(v, r);
            seen.add(v.clone());
            double[][] d = {{1 / (1 + v[0] * v[0]), 0.1}, {-1, 3 * v[1] * v[1] + 1}};
            double[][] a = new double[2][2];
            for (int i = 0; i < 2; i++) {
                for (int j = 0; j < 2; j++) {
                    a[i][j] = b[i][0] * d[0][j] + b[i][1] * d[1][j];
                }
            }
            HouseholderQr qr = HouseholderQr.pivoted(a, 2);
            return new Linearised() {
                @Override
                public void solve(double[] side, double[] delta) {
                    double[] copy = side.clone();
                    qr.applyTranspose(copy);
                    qr.solve(copy, 2, delta);
                }

                @Override
                public double condition() {
                    return qr.condition();
                }

                @Override
                public int deficiency() {
                    return 0;
                }
            };
        }
    }

    private static List<double[]> iterates(double[][] b) {
        Curved system = new Curved(b, new ArrayList<>());
        DampedNewton.Outcome outcome =
                new DampedNewton(system, 1e-12, 60, SolverBudget.ofIterations(100).start())
                        .from(new double[] {17.3, -2.1});
        assertEquals(SolverStatus.OPTIMAL, outcome.status(), outcome.message());
        assertEquals(0, outcome.point()[0], 1e-12);
        return system.seen();
    }

    @Test
    void iteratesStayTheSame() {
        List<double[]> plain = iterates(new double[][] {{1, 0}, {0, 1}});
        List<double[]> mixed = iterates(new double[][] {{3e4, -2e3}, {-0.7, 1.1e-2}});
        assertEquals(plain.size(), mixed.size());
        for (int k = 0; k < plain.size(); k++) {
            for (int i = 0; i < 2; i++) {
                // the combination has condition 1e8, so 8 digits of 16 are left
                assertEquals(plain.get(k)[i], mixed.get(k)[i], 1e-6);
            }
        }
        assertTrue(plain.size() > 4, "from atan(17) a full step diverges");
    }
}
