package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The bordered Riccati recursion solves the KKT system, and its inertia is the matrix's. */
class KktSystemIsSolvedTest {

    private static final OptimalControlProblem PLANE =
            OptimalControlProblem.named("plane")
                    .states("x", "y")
                    .controls("u", "w")
                    .dynamics("y*u+sin(t)*x", "w-x^2*y")
                    .minimising((t, x, u) -> x[0].times(u[1]).plus(u[0].squared()));

    static Stream<OptimalControlProblem> problems() {
        OptimalControlProblem free = PLANE.from(0.3, OptimalControlProblem.FREE);
        return Stream.of(
                PLANE.over(0.1, 1.3).from(0.3, -0.2),
                PLANE.over(0.1, 1.3).from(0.3, -0.2).to(0.1, 0.5),
                free.startingAt(0.1).freeFinalTime(1.3).endingWhere("x*y = 0.2"),
                free.freeInitialTime(0.1).freeFinalTime(1.3).to(0.7, OptimalControlProblem.FREE),
                PLANE.over(0.1, 1.3)
                        .linking(
                                (t0, x0, tf, xf) ->
                                        new Formula[] {
                                            x0[0].times(xf[1]).minus(0.2), x0[1].minus(xf[0])
                                        }),
                PLANE.over(0.1, 1.3).from(0.3, -0.2).keeping("x*u <= 2", "x+w <= 3"),
                PLANE.over(0.1, 1.3).from(0.3, -0.2).within(ControlSet.ball(2)));
    }

    private static double[] random(SplittableRandom random, int size, double scale) {
        double[] v = new double[size];
        for (int i = 0; i < size; i++) {
            v[i] = scale * (2 * random.nextDouble() - 1);
        }
        return v;
    }

    private static Transcription linearised(OptimalControlProblem problem, int stages) {
        double[] grid = {0, 0.2, 0.45, 1};
        Transcription program = new Transcription(StatedProblem.of(problem).bolza(), grid, stages);
        SplittableRandom random = new SplittableRandom(7);
        double[] v = random(random, program.variables(), 0.5);
        for (int a = 0; a < program.layout().q(); a++) {
            v[a] = program.horizon().endpoint(a).time();
        }
        assertTrue(program.linearise(v, new double[v.length]));
        assertTrue(program.curve(v, random(random, program.constraints(), 0.7)));
        return program;
    }

    @ParameterizedTest
    @MethodSource("problems")
    void residualsAreThoseOfRounding(OptimalControlProblem problem) {
        for (int stages = 1; stages <= 3; stages++) {
            Transcription program = linearised(problem, stages);
            int n = program.variables();
            int m = program.constraints();
            SplittableRandom random = new SplittableRandom(11);
            double[] d = random(random, n, 1);
            for (int i = 0; i < n; i++) {
                d[i] = 0.6 + d[i] * d[i];
            }
            program.factorise(d, 1e-3);
            double[] rv = random(random, n, 1);
            double[] rc = random(random, m, 1);
            double[] dv = new double[n];
            double[] dy = new double[m];
            program.solve(rv, rc, dv, dy);
            double[] outV = new double[n];
            double[] outC = new double[m];
            program.multiply(dv, dy, outV, outC);
            for (int i = 0; i < n; i++) {
                assertEquals(rv[i], outV[i], 1e-9); // condition numbers below 1e6
            }
            for (int i = 0; i < m; i++) {
                assertEquals(rc[i], outC[i], 1e-9);
            }
        }
    }

    /** As many negative eigenvalues as constraints: counted block by block, and densely. */
    @ParameterizedTest
    @MethodSource("problems")
    void inertiaIsThatOfTheMatrix(OptimalControlProblem problem) {
        Transcription program = linearised(problem, 2);
        int n = program.variables();
        int m = program.constraints();
        boolean[] seen = new boolean[2];
        for (double shift : new double[] {0.01, 0.1, 0.3, 1, 3, 30}) {
            double[] d = new double[n];
            java.util.Arrays.fill(d, shift);
            var inertia = program.factorise(d, 0);
            int negative = 0;
            for (double e : eigenvalues(program, n, m)) {
                negative += e < 0 ? 1 : 0;
            }
            assertEquals(negative == m, inertia == StructuredProgram.Inertia.RIGHT, "d = " + shift);
            seen[negative == m ? 1 : 0] = true;
        }
        assertTrue(seen[1]);
    }

    private static double[] eigenvalues(Transcription program, int n, int m) {
        double[][] dense = new double[n + m][n + m];
        for (int j = 0; j < n + m; j++) {
            double[] dv = new double[n];
            double[] dy = new double[m];
            if (j < n) {
                dv[j] = 1;
            } else {
                dy[j - n] = 1;
            }
            double[] outV = new double[n];
            double[] outC = new double[m];
            program.multiply(dv, dy, outV, outC);
            for (int i = 0; i < n + m; i++) {
                dense[i][j] = i < n ? outV[i] : outC[i - n];
            }
        }
        return new EigenDecompositionSymmetric(new Array2DRowRealMatrix(dense)).getEigenvalues();
    }
}
