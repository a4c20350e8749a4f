package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.OptimalControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gauss collocation: cost and costates of order {@code 2s}, and the costate is {@code −∂V/∂x}. */
class CollocationHasItsOrderTest {

    private static final double E3 = Math.exp(3);

    /** {@code ẋ = x/2 + u, ∫ x² + u²/2}: {@code u = 2(e³ᵗ − e³)/(e^{3t/2}(2 + e³))}. */
    private static final OptimalControlProblem HAGER = ControlProblems.named("hager").problem();

    static InteriorPoint.Outcome solve(Transcription program) {
        double[] v = new double[program.variables()];
        PathTransfer.load(new Guess(program.problem()).straight(), program, v);
        InteriorPoint.Outcome outcome =
                InteriorPoint.solve(
                        program,
                        v,
                        new double[0],
                        new InteriorPoint.Options(1e-11, 0.1, 200),
                        SolverBudget.ofIterations(200).start(),
                        0);
        assertEquals(SolverStatus.OPTIMAL, outcome.status());
        return outcome;
    }

    static Transcription uniform(OptimalControlProblem problem, int intervals, int stages) {
        double[] grid = new double[intervals + 1];
        for (int k = 0; k <= intervals; k++) {
            grid[k] = (double) k / intervals;
        }
        return new Transcription(StatedProblem.of(problem).bolza(), grid, stages);
    }

    private static double exactControl(double t) {
        return 2 * (Math.exp(3 * t) - E3) / (Math.exp(1.5 * t) * (2 + E3));
    }

    /** Errors of cost, first costate, and costates at all nodes; {@code ∂H/∂u = p − u = 0}. */
    private static double[] errors(int intervals, int stages) {
        Transcription program = uniform(HAGER, intervals, stages);
        InteriorPoint.Outcome o = solve(program);
        double[] p = new double[1];
        double worst = 0;
        for (int k = 0; k <= intervals; k++) {
            program.nodeCostate(o.y(), k, p);
            worst = Math.max(worst, Math.abs(p[0] - exactControl(program.grid()[k])));
        }
        program.nodeCostate(o.y(), 0, p);
        return new double[] {
            Math.abs(o.objective() - 0.864164497769), Math.abs(p[0] - exactControl(0)), worst
        };
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void costAndCostatesHaveOrderTwiceTheStages(int stages) {
        int n = stages == 3 ? 2 : 8; // above the rounding of the known digits, 1e-12
        double[] coarse = errors(n, stages);
        double[] fine = errors(2 * n, stages);
        for (int i = 0; i < coarse.length; i++) {
            double order = Math.log(coarse[i] / fine[i]) / Math.log(2);
            assertEquals(2 * stages, order, 0.4, "quantity " + i); // the next term of the error
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void stageCostatesMakeTheHamiltonianStationary(int stages) {
        Transcription program = uniform(HAGER, 6, stages);
        InteriorPoint.Outcome o = solve(program);
        double[] p = new double[1];
        for (int k = 0; k < 6; k++) {
            for (int j = 0; j < stages; j++) {
                program.stageCostate(o.y(), k, j, p);
                double u = o.v()[program.layout().control(k, j)];
                assertEquals(p[0], u, 1e-11); // the tolerance asked for
            }
        }
    }

    /** The multipliers are the derivative of the discrete value, exactly, on any mesh. */
    @Test
    void costateIsMinusTheSlopeOfTheDiscreteValue() {
        OptimalControlProblem problem = ControlProblems.named("vdp-free").problem();
        Transcription program = uniform(problem, 9, 2);
        double[] p = new double[2];
        program.nodeCostate(solve(program).y(), 0, p);
        double d = 1e-4;
        double[] slope = new double[2];
        for (int i = 0; i < 2; i++) {
            double[] up = {0, 1};
            double[] down = {0, 1};
            up[i] += d;
            down[i] -= d;
            double rise = solve(uniform(problem.from(up), 9, 2)).objective();
            double fall = solve(uniform(problem.from(down), 9, 2)).objective();
            slope[i] = (rise - fall) / (2 * d);
        }
        // V has third derivatives of order 10, d² = 1e-8; values are met to 1e-11
        assertEquals(-slope[0], p[0], 1e-6);
        assertEquals(-slope[1], p[1], 1e-6);
    }

    /** On a quadratic problem one Newton step is exact, and residuals are those of rounding. */
    @Test
    void aLinearQuadraticProblemTakesOneStep() {
        InteriorPoint.Outcome o = solve(uniform(ControlProblems.named("lqr-2d").problem(), 20, 2));
        assertEquals(1, o.iterations());
        assertTrue(o.error() < 1e-11);
    }
}
