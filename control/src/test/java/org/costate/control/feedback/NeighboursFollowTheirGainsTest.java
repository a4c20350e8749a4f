package org.costate.control.feedback;

import static org.costate.control.feedback.RiccatiEquationsAreSolvedTest.said;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.OptimalControlProblem;
import org.costate.control.transcription.DirectCollocation;
import org.costate.control.transcription.DiscreteExtremal;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;

/** Neighbouring extremals: {@code P = −∂p/∂x}, ends that are fixed, conjugate points. */
class NeighboursFollowTheirGainsTest {

    private static final SolverBudget BUDGET = SolverBudget.ofIterations(500);

    private static DiscreteExtremal collocated(OptimalControlProblem problem) {
        DiscreteExtremal found =
                DirectCollocation.standard().intervals(100).tolerance(1e-10).solve(problem, BUDGET);
        assertTrue(found.status().isSuccess(), found::toString);
        return found;
    }

    private static NeighbouringExtremal along(OptimalControlProblem problem, DiscreteExtremal e) {
        int nodes = e.grid().steps() + 1;
        double[][] x = new double[nodes][];
        double[][] p = new double[nodes][];
        double[][] u = new double[nodes][];
        for (int k = 0; k < nodes; k++) {
            x[k] = e.state(k).toArray();
            p[k] = e.costate(k).toArray();
            u[k] = e.controlAt(e.grid().node(k));
        }
        return NeighbouringExtremal.along(problem, e.grid().toArray(), x, p, u);
    }

    @Test
    void solutionIsTheDerivativeOfTheCostate() {
        OptimalControlProblem problem = SweepsBackFindTheBestPathTest.FREE;
        NeighbouringExtremal beside = along(problem, collocated(problem));
        assertEquals(SolverStatus.OPTIMAL, beside.status());
        double d = 1e-3;
        for (int i = 0; i < 2; i++) {
            double[] up = {i == 0 ? d : 0, 1 + (i == 1 ? d : 0)};
            double[] down = {i == 0 ? -d : 0, 1 - (i == 1 ? d : 0)};
            DiscreteExtremal a = collocated(problem.from(up));
            DiscreteExtremal b = collocated(problem.from(down));
            for (int j = 0; j < 2; j++) {
                double slope = (a.costate(0).get(j) - b.costate(0).get(j)) / (2 * d);
                // meshes of 100 intervals give costates to 1e-6, differences of them 1e-3
                assertEquals(-slope, beside.valueHessian(0)[i][j], 5e-3);
            }
        }
    }

    /** Held controls differ by {@code O(h)}, and so do gains. */
    @Test
    void dynamicProgrammingFindsTheSameGains() {
        OptimalControlProblem problem = SweepsBackFindTheBestPathTest.FREE;
        NeighbouringExtremal beside = along(problem, collocated(problem));
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            int steps = 200 << i;
            double[][] k =
                    DifferentialDynamicProgramming.steps(steps)
                            .solve(problem, BUDGET)
                            .gain(steps / 5);
            double[][] other = beside.gain(2);
            errors[i] = Math.hypot(k[0][0] + other[0][0], k[0][1] + other[0][1]);
        }
        assertEquals(2, errors[0] / errors[1], 0.3);
        assertTrue(errors[1] < 0.1, () -> "difference " + errors[1]);
    }

    /**
     * Rest to rest at least energy: {@code P = [[12/τ³, 6/τ²], [6/τ², 4/τ]]}, {@code τ = 1 − t}.
     */
    @Test
    void fixedEndsPullHarderAndHarder() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("rest to rest")
                        .states("x", "v")
                        .controls("u")
                        .dynamics("v", "u")
                        .minimising((t, x, u) -> u[0].squared().over(2))
                        .from(-1, 0)
                        .to(0, 0)
                        .over(0, 1);
        double[] times = new double[11];
        double[][] x = new double[11][];
        double[][] p = new double[11][];
        double[][] u = new double[11][];
        for (int k = 0; k < 11; k++) {
            double t = k / 10.0;
            times[k] = t;
            x[k] = new double[] {-1 + 3 * t * t - 2 * t * t * t, 6 * t - 6 * t * t};
            p[k] = new double[] {12, 6 - 12 * t};
            u[k] = new double[] {6 - 12 * t};
        }
        NeighbouringExtremal beside = NeighbouringExtremal.along(problem, times, x, p, u);
        for (double t : new double[] {0, 0.4, 0.9}) {
            double s = 1 - t;
            double[][] found = beside.valueHessian(t);
            double size = 12 / (s * s * s);
            assertEquals(size, found[0][0], 1e-8 * size); // 1e-16 over h³ of the first step
            assertEquals(6 / (s * s), found[0][1], 1e-8 * size);
            assertEquals(4 / s, found[1][1], 1e-8 * size);
        }
        // for a linear problem the neighbour is the optimum itself: from (−0.8, 0.3) at 0.4
        double expected = -6 / 0.36 * -0.8 - 4 / 0.6 * 0.3;
        assertEquals(expected, beside.control(0.4, new double[] {-0.8, 0.3})[0], 1e-6);
    }

    /** {@code ∫ ½(u² − x²)} with both ends fixed is a minimum on less than half a turn. */
    @Test
    void conjugatePointsAreFound() {
        for (double horizon : new double[] {3, 3.3}) {
            OptimalControlProblem problem =
                    OptimalControlProblem.named("oscillator")
                            .states("x")
                            .controls("u")
                            .dynamics("u")
                            .minimising((t, x, u) -> u[0].squared().minus(x[0].squared()).over(2))
                            .from(0)
                            .to(0)
                            .over(0, horizon);
            NeighbouringExtremal beside =
                    NeighbouringExtremal.along(
                            problem,
                            new double[] {0, horizon},
                            new double[2][1],
                            new double[2][1],
                            new double[2][1]);
            if (horizon < Math.PI) {
                assertEquals(SolverStatus.OPTIMAL, beside.status());
                assertEquals(1 / Math.tan(3), beside.valueHessian(0)[0][0], 1e-8);
            } else {
                assertEquals(SolverStatus.SECOND_ORDER_FAILED, beside.status());
                assertEquals(horizon - Math.PI, beside.reached(), 1e-6);
            }
        }
    }

    @Test
    void heldControlsDoNotReact() {
        OptimalControlProblem problem = SweepsBackFindTheBestPathTest.swingUp(0.75);
        DiscreteExtremal e = collocated(problem);
        NeighbouringExtremal beside = along(problem, e);
        assertEquals(SolverStatus.OPTIMAL, beside.status());
        boolean held = false;
        boolean free = false;
        for (double t = 0.25; t < 6; t += 0.5) {
            double[] gain = beside.gain(t)[0];
            if (Math.abs(e.controlAt(t)[0]) > 0.75 - 1e-7) {
                assertArrayEquals(new double[2], gain);
                held = true;
            } else {
                free |= Math.abs(gain[1]) > 1e-3;
            }
        }
        assertTrue(held && free);
    }

    @Test
    void whatHasNoNeighboursIsNamed() {
        OptimalControlProblem bang =
                OptimalControlProblem.named("bang")
                        .states("x")
                        .controls("u")
                        .dynamics("u")
                        .minimising((t, x, u) -> x[0].squared())
                        .from(0)
                        .over(0, 1);
        double[][] zero = new double[2][1];
        double[] times = {0, 1};
        said("RICCATI-03", () -> NeighbouringExtremal.along(bang, times, zero, zero, zero));
        said(
                "PROBLEM-02",
                () -> NeighbouringExtremal.along(bang, new double[] {1, 0}, zero, zero, zero));
        said(
                "PROBLEM-01",
                () -> NeighbouringExtremal.along(bang, times, zero, new double[2][2], zero));
        OptimalControlProblem free = bang.freeFinalTime(1);
        said("PROBLEM-09", () -> NeighbouringExtremal.along(free, times, zero, zero, zero));
    }
}
