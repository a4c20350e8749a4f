package org.costate.control.feedback;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The algebraic Riccati equations have the solutions of the books, and residuals of rounding. */
class RiccatiEquationsAreSolvedTest {

    private static final double ROUNDING = 1e-13; // closed forms of numbers of size 1 to 10

    static double[][] matrix(SplittableRandom random, int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = 2 * random.nextDouble() - 1;
            }
        }
        return a;
    }

    /** Returns {@code MMᵀ + shift}. */
    static double[][] weight(SplittableRandom random, int n, int rank, double shift) {
        double[][] m = matrix(random, n, rank);
        double[][] q = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                q[i][j] = i == j ? shift : 0;
                for (int k = 0; k < rank; k++) {
                    q[i][j] += m[i][k] * m[j][k];
                }
            }
        }
        return q;
    }

    static double[][] one(double v) {
        return new double[][] {{v}};
    }

    @ParameterizedTest
    @CsvSource({"1.3,0.7,2.1,0.4", "-2,3,0.5,1.5", "5,1e-3,1,1", "0.2,1,1e6,1e-3"})
    void scalarEquationHasItsRoot(double a, double b, double q, double r) {
        double g = b * b / r;
        double expected = (a + Math.hypot(a, Math.sqrt(g * q))) / g;
        AlgebraicRiccati found = AlgebraicRiccati.continuous(one(a), one(b), one(q), one(r));
        assertEquals(expected, found.solution()[0][0], ROUNDING * expected);
        assertEquals(-Math.sqrt(a * a + g * q), found.closedLoopEigenvalues().get(0).re(), 1e-8);
        assertEquals(SolverStatus.OPTIMAL, found.status());
    }

    @Test
    void doubleIntegratorHasGainsOneAndRootThree() {
        double[][] a = {{0, 1}, {0, 0}};
        double[][] b = {{0}, {1}};
        double[][] q = {{1, 0}, {0, 1}};
        AlgebraicRiccati found = AlgebraicRiccati.continuous(a, b, q, one(1));
        assertArrayEquals(new double[] {1, Math.sqrt(3)}, found.gain()[0], ROUNDING);
        assertArrayEquals(new double[] {Math.sqrt(3), 1}, found.solution()[0], ROUNDING);
        assertTrue(found.symmetryDefect() < ROUNDING);
        Eigenvalue slow = found.closedLoopEigenvalues().get(0);
        assertEquals(-Math.sqrt(3) / 2, slow.re(), ROUNDING);
        assertEquals(0.5, Math.abs(slow.im()), ROUNDING);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 9, 16})
    void residualsAreRounding(int n) {
        SplittableRandom random = new SplittableRandom(40 + n);
        int m = 1 + n / 3;
        double[][] a = matrix(random, n, n);
        double[][] b = matrix(random, n, m);
        double[][] q = weight(random, n, 1 + n / 2, 0);
        double[][] r = weight(random, m, m, 0.3);
        for (AlgebraicRiccati each :
                new AlgebraicRiccati[] {
                    AlgebraicRiccati.continuous(a, b, q, r), AlgebraicRiccati.discrete(a, b, q, r)
                }) {
            assertEquals(SolverStatus.OPTIMAL, each.status(), each::toString);
            assertTrue(each.residual() < ROUNDING, each::toString);
        }
    }

    /** {@code u = v − R⁻¹Sᵀx} takes the cross weight away; the closed loop stays. */
    @Test
    void crossWeightIsAChangeOfControl() {
        double[][] a = {{0.3, 1.2}, {-0.4, 0.9}};
        double[][] b = {{0.2}, {1.1}};
        double[][] q = {{2, 0.3}, {0.3, 1}};
        double[][] s = {{0.25}, {-0.4}};
        double r = 0.8;
        double[][] a2 = new double[2][2];
        double[][] q2 = new double[2][2];
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                a2[i][j] = a[i][j] - b[i][0] * s[j][0] / r;
                q2[i][j] = q[i][j] - s[i][0] * s[j][0] / r;
            }
        }
        AlgebraicRiccati crossed = AlgebraicRiccati.continuous(a, b, q, one(r), s);
        AlgebraicRiccati plain = AlgebraicRiccati.continuous(a2, b, q2, one(r));
        AlgebraicRiccati sampled = AlgebraicRiccati.discrete(a, b, q, one(r), s);
        AlgebraicRiccati sampledPlain = AlgebraicRiccati.discrete(a2, b, q2, one(r));
        for (int i = 0; i < 2; i++) {
            assertArrayEquals(plain.solution()[i], crossed.solution()[i], ROUNDING);
            assertArrayEquals(plain.closedLoop()[i], crossed.closedLoop()[i], ROUNDING);
            assertArrayEquals(sampledPlain.closedLoop()[i], sampled.closedLoop()[i], ROUNDING);
        }
    }

    /** {@code p² b² = (a² b² q + … )}: the scalar discrete equation is quadratic. */
    @ParameterizedTest
    @CsvSource({"1.1,0.5,2,0.7", "0,1,3,1", "-3,0.2,0.1,4"})
    void scalarDiscreteEquationHasItsRoot(double a, double b, double q, double r) {
        double linear = r * (1 - a * a) - b * b * q;
        double expected = (-linear + Math.sqrt(linear * linear + 4 * b * b * q * r)) / (2 * b * b);
        AlgebraicRiccati found = AlgebraicRiccati.discrete(one(a), one(b), one(q), one(r));
        assertEquals(expected, found.solution()[0][0], ROUNDING * expected);
        assertTrue(found.closedLoopEigenvalues().get(0).modulus() < 1);
    }

    /** With nothing to pay but control, growing modes are mirrored. */
    @Test
    void costlessGrowthIsMirrored() {
        double[][] a = {{1.5, 0.4}, {0, -0.7}};
        double[][] b = {{1}, {0.3}};
        double[][] none = new double[2][2];
        AlgebraicRiccati flow = AlgebraicRiccati.continuous(a, b, none, one(2));
        assertEquals(-1.5, flow.closedLoopEigenvalues().get(0).re(), 1e-12);
        assertEquals(-0.7, flow.closedLoopEigenvalues().get(1).re(), 1e-12);
        AlgebraicRiccati steps = AlgebraicRiccati.discrete(a, b, none, one(2));
        assertEquals(1 / 1.5, steps.closedLoopEigenvalues().get(1).re(), 1e-12);
        assertEquals(SolverStatus.OPTIMAL, steps.status(), steps::toString);
    }

    /** The loop of {@code x⁺ = −x + u} at little cost has a mode near {@code −1}. */
    @Test
    void modesNearMinusOneAreNoTrouble() {
        for (double a : new double[] {-1 - 1e-5, -1 + 1e-5, -1}) {
            AlgebraicRiccati found = AlgebraicRiccati.discrete(one(a), one(1), one(1e-6), one(1));
            assertEquals(SolverStatus.OPTIMAL, found.status(), found::toString);
            double linear = 1 - a * a - 1e-6;
            double expected = (-linear + Math.sqrt(linear * linear + 4e-6)) / 2;
            assertEquals(expected, found.solution()[0][0], 1e-10 * expected); // root of 1e-6
        }
    }

    /** What no arithmetic of sixteen digits can solve is not called solved. */
    @Test
    void hopelessConditioningIsSaid() {
        SplittableRandom random = new SplittableRandom(3);
        int said = 0;
        for (int i = 0; i < 12; i++) {
            double[][] a = matrix(random, 17, 17);
            for (double[] row : a) {
                for (int j = 0; j < row.length; j++) {
                    row[j] *= 4;
                }
            }
            double[][] b = matrix(random, 17, 1);
            double[][] q = weight(random, 17, 1, 0);
            try {
                AlgebraicRiccati found = AlgebraicRiccati.discrete(a, b, q, one(1));
                boolean good = found.residual() <= 1e-9;
                assertEquals(good, found.status().isSuccess(), found::toString);
                said += good ? 0 : 1;
            } catch (IllegalArgumentException e) {
                assertTrue(e.getMessage().startsWith("RICCATI"), e::getMessage);
                said++;
            }
        }
        assertTrue(said > 0, "all were solved: make them harder");
    }

    @Test
    void unitsThatDifferWidelyDoNoHarm() {
        double[][] a = {{0, 1, 0}, {0, 0, 1e3}, {-1e-2, 2, 5}};
        double[][] b = {{0}, {0}, {1e-4}};
        double[][] q = {{1e8, 0, 0}, {0, 1, 0}, {0, 0, 1e-6}};
        AlgebraicRiccati found = AlgebraicRiccati.continuous(a, b, q, one(1e-6));
        assertTrue(found.status().isSuccess(), found::toString);
    }

    @Test
    void whatCannotBeSolvedSaysWhy() {
        double[][] a = {{1, 0}, {0, -1}};
        double[][] q = {{1, 0}, {0, 1}};
        double[][] second = {{0}, {1}};
        said("RICCATI-01", () -> AlgebraicRiccati.continuous(a, second, q, one(1)));
        double[][] grow = {{1.2, 0}, {0, 0.3}};
        said("RICCATI-01", () -> AlgebraicRiccati.discrete(grow, second, q, one(1)));
        double[][] turn = {{0, 1}, {-1, 0}};
        double[][] none = new double[2][2];
        said("RICCATI-02", () -> AlgebraicRiccati.continuous(turn, second, none, one(1)));
        said("RICCATI-02", () -> AlgebraicRiccati.discrete(turn, second, none, one(1)));
        said("RICCATI-03", () -> AlgebraicRiccati.continuous(turn, second, q, one(0)));
        said("RICCATI-04", () -> AlgebraicRiccati.continuous(one(0), one(1), one(-1), one(1)));
        said("PROBLEM-01", () -> AlgebraicRiccati.continuous(a, new double[3][1], q, one(1)));
        double[][] lopsided = {{1, 0.5}, {0, 1}};
        said("CONFIG-03", () -> AlgebraicRiccati.continuous(turn, second, lopsided, one(1)));
        double[][] holed = {{Double.NaN, 0}, {0, 1}};
        said("NONFINITE-01", () -> AlgebraicRiccati.continuous(holed, second, q, one(1)));
    }

    static void said(String code, org.junit.jupiter.api.function.Executable run) {
        String message = assertThrows(IllegalArgumentException.class, run).getMessage();
        assertTrue(message.startsWith(code), message);
    }
}
