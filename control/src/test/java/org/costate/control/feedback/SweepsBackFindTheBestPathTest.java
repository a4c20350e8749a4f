package org.costate.control.feedback;

import static org.costate.control.formula.Formula.cos;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.control.OptimalControlProblem;
import org.costate.control.problems.ControlProblem;
import org.costate.control.problems.ControlProblems;
import org.costate.control.transcription.DirectCollocation;
import org.costate.control.transcription.DiscreteExtremal;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Dynamic programming: exact derivatives, one sweep for the linear, Newton's speed for the rest.
 */
class SweepsBackFindTheBestPathTest {

    private static final SolverBudget BUDGET = SolverBudget.ofIterations(500);

    static final OptimalControlProblem FREE = ControlProblems.named("vdp-free").problem();

    /** From hanging to standing, with a price for missing it. */
    static OptimalControlProblem swingUp(double bound) {
        return OptimalControlProblem.named("swing-up")
                .states("q", "w")
                .controls("u")
                .dynamics((t, x, u) -> vector(x[1], u[0].minus(sin(x[0]))))
                .minimising((t, x, u) -> u[0].squared().over(2))
                .minimising((t, x) -> cos(x[0]).plus(1).times(20).plus(x[1].squared().times(5)))
                .from(0.1, 0)
                .over(0, 6)
                .within("u", -bound, bound);
    }

    private static OptimalControlProblem linear() {
        return OptimalControlProblem.named("linear")
                .states("x", "v", "a")
                .controls("u1", "u2")
                .dynamics("v + 0.3*u2", "a - 0.2*x", "u1 - 0.5*a + t*v")
                .minimising(
                        (t, x, u) ->
                                x[0].squared()
                                        .plus(x[0].times(u[0]).times(0.3))
                                        .plus(u[0].squared())
                                        .plus(u[1].squared().times(2)))
                .minimising((t, x) -> x[0].squared().plus(x[2].squared().times(3)))
                .from(1, -0.4, 0.7)
                .over(0.2, 3);
    }

    @Test
    void stepsHaveExactDerivatives() {
        StepMap map = new StepMap(linearPlusSine().dynamicsAndCost(), 1);
        double[] x = {0.7, -0.4};
        double[] u = {0.9};
        double[] w = {1.3, -0.8};
        double[][] jacobian = new double[3][3];
        double[][] hessian = new double[3][3];
        map.linearise(0.3, 0.25, x, u, jacobian);
        map.addCurvature(w, hessian);
        double d = 1e-5;
        for (int j = 0; j < 3; j++) {
            double[][] up = slopes(map, x, u, w, j, d);
            double[][] down = slopes(map, x, u, w, j, -d);
            for (int i = 0; i < 3; i++) {
                double value = (up[1][i] - down[1][i]) / (2 * d);
                assertEquals(value, jacobian[i][j], 1e-9); // d² and rounding over d
                assertEquals((up[0][i] - down[0][i]) / (2 * d), hessian[i][j], 1e-9);
            }
        }
    }

    /** Returns the gradient of {@code ⟨w, x⁺⟩ + L}, and {@code (x⁺, L)}, beside the point. */
    private static double[][] slopes(
            StepMap map, double[] x, double[] u, double[] w, int j, double d) {
        double[] x1 = x.clone();
        double[] u1 = u.clone();
        if (j < 2) {
            x1[j] += d;
        } else {
            u1[0] += d;
        }
        StepMap other = new StepMap(linearPlusSine().dynamicsAndCost(), 1);
        double[][] jacobian = new double[3][3];
        other.linearise(0.3, 0.25, x1, u1, jacobian);
        double[] gradient = new double[3];
        for (int i = 0; i < 3; i++) {
            gradient[i] = w[0] * jacobian[0][i] + w[1] * jacobian[1][i] + jacobian[2][i];
        }
        double[] next = new double[2];
        double cost = other.step(0.3, 0.25, x1, u1, next);
        return new double[][] {gradient, {next[0], next[1], cost}};
    }

    private static OptimalControlProblem linearPlusSine() {
        return OptimalControlProblem.named("bent")
                .states("x", "v")
                .controls("u")
                .dynamics("v*cos(t) + 0.2*u^2", "u*x - sin(x*v)")
                .minimising((t, x, u) -> x[0].squared().times(u[0].squared()).plus(sin(x[1])))
                .from(0, 0)
                .over(0, 1);
    }

    @Test
    void linearProblemsNeedOneSweep() {
        FeedbackSolution found = DifferentialDynamicProgramming.steps(40).solve(linear(), BUDGET);
        assertEquals(SolverStatus.OPTIMAL, found.status(), found::toString);
        assertEquals(2, found.report().iterations()); // the second finds nothing left to do
        assertEquals(1, found.report().actualDecrease() / found.report().expectedDecrease(), 1e-10);
        assertTrue(found.newtonSteps().get(1) < 1e-11, found.newtonSteps()::toString);
    }

    /** Held controls and short steps: {@code K → −R⁻¹(BᵀP + Sᵀ)} at first order. */
    @Test
    void linearGainsAreThoseOfTheRegulator() {
        double[][] a = {{0, 1}, {0, 0}};
        double[][] b = {{0}, {1}};
        double[][] q = {{1, 0}, {0, 1}};
        double[][] sampled = {{1, 0.05}, {0, 1}};
        OptimalControlProblem rest =
                OptimalControlProblem.named("rest")
                        .states("x", "v")
                        .controls("u")
                        .dynamics("v", "u")
                        .minimising(
                                (t, x, u) ->
                                        x[0].squared()
                                                .plus(x[1].squared())
                                                .plus(u[0].squared())
                                                .over(2))
                        .from(1, 0.5)
                        .over(0, 20);
        double h = 0.05;
        FeedbackSolution found = DifferentialDynamicProgramming.steps(400).solve(rest, BUDGET);
        // the exact sampled problem: ∫ over a step of the cost of (x + vτ + uτ²/2, v + uτ)
        double[][] bh = {{h * h / 2}, {h}};
        double[][] qh = {{h, h * h / 2}, {h * h / 2, h + h * h * h / 3}};
        double[][] sh = {{h * h * h / 6}, {h * h / 2 + h * h * h * h / 8}};
        double[][] rh = {{h + h * h * h / 3 + Math.pow(h, 5) / 20}};
        double[] exact = AlgebraicRiccati.discrete(sampled, bh, qh, rh, sh).gain()[0];
        assertEquals(-exact[0], found.gain(0)[0][0], 1e-6); // order 4 of the steps, end of 20
        assertEquals(-exact[1], found.gain(0)[0][1], 1e-6);
        LinearQuadraticRegulator regulator =
                LinearQuadraticRegulator.of(a, b, q, new double[][] {{1}});
        assertArrayEquals(exact, regulator.sampled(h).gain()[0], 1e-12);
        double[] flow = regulator.forEver().gain()[0];
        assertEquals(-flow[0], found.gain(0)[0][0], h);
    }

    @Test
    void costsAreThoseOfCollocation() {
        double[] errors = new double[2];
        for (int i = 0; i < 2; i++) {
            FeedbackSolution found =
                    DifferentialDynamicProgramming.steps(100 << i).solve(FREE, BUDGET);
            assertEquals(SolverStatus.OPTIMAL, found.status(), found::toString);
            errors[i] = found.objective() - 2.87314385118;
            assertTrue(errors[i] > 0, "held controls cost more: " + errors[i]);
        }
        assertEquals(4, errors[0] / errors[1], 0.3); // h² of held controls
        assertTrue(errors[1] < 4e-3, () -> "error " + errors[1]);
    }

    /** Held controls cost more than free ones, by {@code O(h²)}. */
    @ParameterizedTest
    @ValueSource(
            strings = {"lqr-2d", "hager", "vdp-box", "rayleigh-box", "quadrotor", "orbit-energy"})
    void costsOfTheBankAreMet(String id) {
        ControlProblem entry = ControlProblems.named(id);
        FeedbackSolution found =
                DifferentialDynamicProgramming.steps(200)
                        .meetingEnds(1)
                        .solve(entry.problem(), BUDGET);
        assertEquals(SolverStatus.OPTIMAL, found.status(), found::toString);
        double best = entry.reference().objective().orElseThrow();
        double more = (found.objective() - best) / best;
        assertTrue(more > 0 && more < 2e-4, () -> "relative excess " + more);
    }

    @Test
    void convergenceIsQuadratic() {
        FeedbackSolution found =
                DifferentialDynamicProgramming.steps(60).tolerance(1e-12).solve(FREE, BUDGET);
        assertTrue(found.status().isSuccess(), found::toString);
        List<Double> steps = found.newtonSteps();
        int pairs = 0;
        for (int k = 1; k < steps.size(); k++) {
            double before = steps.get(k - 1);
            if (before < 0.1 && steps.get(k) > 1e-13) {
                assertTrue(steps.get(k) < before * before, steps::toString);
                pairs++;
            }
        }
        assertTrue(pairs >= 2, steps::toString);
    }

    @Test
    void withoutCurvatureTheAnswerIsTheSame() {
        FeedbackSolution newton = DifferentialDynamicProgramming.steps(60).solve(FREE, BUDGET);
        FeedbackSolution gauss =
                DifferentialDynamicProgramming.steps(60).gaussNewton().solve(FREE, BUDGET);
        assertEquals(SolverStatus.OPTIMAL, gauss.status(), gauss::toString);
        assertEquals(newton.objective(), gauss.objective(), 1e-10);
        assertTrue(gauss.report().iterations() > newton.report().iterations());
        // steps below 1e-8 that shrink by a constant factor leave about 1e-7
        assertArrayEquals(newton.control(3), gauss.control(3), 1e-6);
    }

    /** The costate and the gain are derivatives of what is found from a neighbouring state. */
    @Test
    void costatesAndGainsAreDerivatives() {
        var method = DifferentialDynamicProgramming.steps(60).tolerance(1e-11);
        FeedbackSolution found = method.solve(FREE, BUDGET);
        double d = 1e-4;
        for (int i = 0; i < 2; i++) {
            double[] up = {i == 0 ? d : 0, 1 + (i == 1 ? d : 0)};
            double[] down = {i == 0 ? -d : 0, 1 - (i == 1 ? d : 0)};
            FeedbackSolution a = method.solve(FREE.from(up), BUDGET);
            FeedbackSolution b = method.solve(FREE.from(down), BUDGET);
            double cost = (a.objective() - b.objective()) / (2 * d);
            assertEquals(-cost, found.costate(0).get(i), 1e-6); // d² of third derivatives
            double control = (a.control(0)[0] - b.control(0)[0]) / (2 * d);
            assertEquals(control, found.gain(0)[0][i], 1e-6);
        }
    }

    @Test
    void boundedSwingUpAgreesWithCollocation() {
        OptimalControlProblem problem = swingUp(0.75);
        FeedbackSolution found = DifferentialDynamicProgramming.steps(200).solve(problem, BUDGET);
        assertEquals(SolverStatus.OPTIMAL, found.status(), found::toString);
        DiscreteExtremal other = DirectCollocation.standard().intervals(60).solve(problem, BUDGET);
        assertTrue(other.status().isSuccess(), other::toString);
        assertEquals(other.objective(), found.objective(), 2e-3); // h² of held controls
        int held = 0;
        for (int k = 0; k < 200; k++) {
            double u = found.control(k)[0];
            assertTrue(Math.abs(u) <= 0.75);
            if (Math.abs(u) == 0.75) {
                held++;
                assertArrayEquals(new double[2], found.gain(k)[0]);
            }
        }
        assertTrue(held > 10 && held < 190, "held on " + held);
    }

    @Test
    void endsAreMetByMultipliers() {
        OptimalControlProblem problem = ControlProblems.named("pendulum-energy").problem();
        FeedbackSolution found =
                DifferentialDynamicProgramming.steps(200).meetingEnds(10).solve(problem, BUDGET);
        assertEquals(SolverStatus.OPTIMAL, found.status(), found::toString);
        assertTrue(found.report().endMiss() < 1e-8, found::toString);
        DiscreteExtremal other = DirectCollocation.standard().intervals(60).solve(problem, BUDGET);
        assertEquals(other.objective(), found.objective(), 1e-3);
        // costates come out as multipliers, to the h of a held control
        assertEquals(other.costate(0).get(0), found.costate(0).get(0), 2e-2);
    }

    @Test
    void boxesAreMinimisedExactly() {
        SplittableRandom random = new SplittableRandom(5);
        BoxQuadratic box = new BoxQuadratic(3);
        for (int trial = 0; trial < 200; trial++) {
            double[][] h = RiccatiEquationsAreSolvedTest.weight(random, 3, 3, 0.05);
            double[] g = RiccatiEquationsAreSolvedTest.matrix(random, 1, 3)[0];
            double[] low = {-0.5, -0.2, -1};
            double[] high = {0.3, 0.6, 0.1};
            double[] d = new double[3];
            assertTrue(box.solve(h, g, low, high, d));
            for (int j = 0; j < 3; j++) {
                double slope = g[j];
                for (int k = 0; k < 3; k++) {
                    slope += h[j][k] * d[k];
                }
                double moved = Math.min(Math.max(d[j] - slope, low[j]), high[j]);
                assertEquals(d[j], moved, 1e-12);
            }
        }
    }

    @Test
    void whatIsNotKeptIsRefused() {
        var method = DifferentialDynamicProgramming.steps(10);
        for (String id : List.of("pendulum-energy", "vdp-state", "vdp-time-kaya")) {
            OptimalControlProblem problem = ControlProblems.named(id).problem();
            RiccatiEquationsAreSolvedTest.said("PROBLEM-09", () -> method.solve(problem, BUDGET));
        }
        RiccatiEquationsAreSolvedTest.said(
                "PROBLEM-01", () -> method.solve(FREE, new double[9][1], BUDGET));
        RiccatiEquationsAreSolvedTest.said(
                "CONFIG-03", () -> DifferentialDynamicProgramming.steps(0));
    }

    @Test
    void failuresHaveTheirStatus() {
        var method = DifferentialDynamicProgramming.steps(50);
        assertEquals(
                SolverStatus.MAX_ITERATIONS,
                method.solve(swingUp(0.75), SolverBudget.ofIterations(2)).status());
        assertEquals(
                SolverStatus.CANCELLED,
                method.solve(FREE, BUDGET.stoppedWhen(() -> true)).status());
        OptimalControlProblem blowUp =
                OptimalControlProblem.named("blow-up")
                        .states("x")
                        .controls("u")
                        .dynamics("x^3 + u")
                        .minimising((t, x, u) -> u[0].squared())
                        .from(5)
                        .over(0, 10);
        assertEquals(SolverStatus.NON_FINITE, method.solve(blowUp, BUDGET).status());
        OptimalControlProblem saddle =
                OptimalControlProblem.named("saddle")
                        .states("x")
                        .controls("u")
                        .dynamics("u")
                        .minimising((t, x, u) -> u[0].squared().over(2))
                        .minimising((t, x) -> x[0].squared().minus(1).squared())
                        .from(0)
                        .over(0, 1);
        assertEquals(SolverStatus.SECOND_ORDER_FAILED, method.solve(saddle, BUDGET).status());
        double[][] aside = new double[50][1];
        aside[0][0] = 0.1;
        FeedbackSolution away = method.solve(saddle, aside, BUDGET);
        assertEquals(SolverStatus.OPTIMAL, away.status(), away::toString);
    }

    @Test
    void endsOutOfReachAreSaidToBe() {
        OptimalControlProblem far =
                OptimalControlProblem.named("far")
                        .states("x", "v")
                        .controls("u")
                        .dynamics("v", "u")
                        .minimising((t, x, u) -> u[0].squared())
                        .from(0, 0)
                        .to(10, 0)
                        .over(0, 1)
                        .within("u", -1, 1);
        FeedbackSolution found =
                DifferentialDynamicProgramming.steps(20).meetingEnds(1).solve(far, BUDGET);
        assertEquals(SolverStatus.INFEASIBLE, found.status(), found::toString);
        assertTrue(found.report().advice().startsWith("OCP-01"));
    }

    @Test
    void sameInputGivesTheSameBits() {
        var method = DifferentialDynamicProgramming.steps(40);
        FeedbackSolution a = method.solve(swingUp(0.75), BUDGET);
        FeedbackSolution b = method.solve(swingUp(0.75), BUDGET);
        assertEquals(a.objective(), b.objective());
        assertArrayEquals(a.gain(7)[0], b.gain(7)[0]);
    }
}
