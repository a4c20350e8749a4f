package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.problems.ControlProblems;
import org.costate.ode.Scheme;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Gradient steps and successive approximations: the same discrete solution, honestly told. */
class SecondDoorMethodsTest {

    private static final SolverBudget AMPLE = SolverBudget.ofIterations(5000);

    private static PiecewiseConstantControl zero(TimeGrid grid, int m) {
        return PiecewiseConstantControl.constant(grid, new double[m]);
    }

    private static OptimalControlProblem named(String id) {
        return ControlProblems.named(id).problem();
    }

    @ParameterizedTest
    @ValueSource(strings = {"hager", "vdp-box", "rayleigh-box", "parallel-reaction", "resnet-2pt"})
    void methodsMeetInOneDiscreteSolution(String id) {
        OptimalControlProblem p = named(id);
        TimeGrid grid = TimeGrid.uniform(0, p.boundary().endTime(), 60);
        PiecewiseConstantControl u = zero(grid, p.controlDimension());
        for (Scheme scheme : List.of(Scheme.EULER, Scheme.RK4)) {
            var gradient = ProjectedGradient.on(grid, scheme).tolerance(1e-7).solve(p, u, AMPLE);
            var one = SuccessiveApproximations.safeguarded(grid, scheme).solve(p, u, AMPLE);
            var five =
                    SuccessiveApproximations.safeguarded(grid, scheme)
                            .remembering(5)
                            .solve(p, u, AMPLE);
            for (var s : List.of(gradient, one, five)) {
                assertEquals(SolverStatus.OPTIMAL, s.status(), s::toString);
                // ∫(max H − H) ≤ 1e-8 bounds the excess of a convex cost, times the condition
                double scale = Math.max(1, Math.abs(gradient.cost()));
                assertEquals(gradient.cost(), s.cost(), 1e-6 * scale);
            }
        }
    }

    /** The cost never rises with {@code M = 1}, whatever is rejected on the way. */
    @ParameterizedTest
    @ValueSource(strings = {"hager", "vdp-free", "singular-regulator", "catalyst-mixing"})
    void safeguardedSweepsAreMonotone(String id) {
        OptimalControlProblem p = named(id);
        TimeGrid grid = TimeGrid.uniform(0, p.boundary().endTime(), 80);
        var solution =
                SuccessiveApproximations.safeguarded(grid, Scheme.RK4)
                        .solve(p, zero(grid, 1), SolverBudget.ofIterations(300));
        double last = Double.POSITIVE_INFINITY;
        for (SweepRecord sweep : solution.history()) {
            if (sweep.accepted()) {
                assertTrue(sweep.cost() <= last, solution::toString);
                last = sweep.cost();
            }
            assertTrue(sweep.predicted() >= 0);
        }
        assertTrue(solution.rejected() > 0, "the safeguard was never asked");
        assertEquals(last, solution.sweep().cost(), 0);
    }

    /**
     * {@code |∂(max H)/∂p| T ≤ 1}: the plain method contracts; on twice the horizon it does not.
     */
    @Test
    void plainSweepsConvergeOnShortHorizonsOnly() {
        OptimalControlProblem lqr = named("lqr-scalar");
        TimeGrid brief = TimeGrid.uniform(0, 1, 50);
        TimeGrid lasting = TimeGrid.uniform(0, 4, 200);
        var near =
                SuccessiveApproximations.plain(brief, Scheme.EULER)
                        .solve(lqr, zero(brief, 1), AMPLE);
        assertEquals(SolverStatus.OPTIMAL, near.status(), near::toString);
        OptimalControlProblem slow = lqr.over(0, 4);
        var far =
                SuccessiveApproximations.plain(lasting, Scheme.EULER)
                        .solve(slow, zero(lasting, 1), AMPLE);
        assertEquals(SolverStatus.DIVERGING, far.status(), far::toString);
        var damped =
                SuccessiveApproximations.extended(lasting, Scheme.EULER, 10)
                        .solve(slow, zero(lasting, 1), AMPLE);
        assertEquals(SolverStatus.OPTIMAL, damped.status(), damped::toString);
    }

    /**
     * The minimum-energy cart has {@code p_0 = (12, 6)/(1 − h²)} on piecewise constant controls.
     */
    @Test
    void conditionsAtTheEndAreMetByMultipliers() {
        TimeGrid grid = TimeGrid.uniform(0, 1, 20);
        OptimalControlProblem cart = named("di-energy");
        double known = 1 / (1 - 1.0 / 400);
        var gradient =
                ProjectedGradient.on(grid, Scheme.RK4)
                        .tolerance(1e-8)
                        .solve(cart, zero(grid, 1), AMPLE);
        assertEquals(SolverStatus.OPTIMAL, gradient.status(), gradient::toString);
        double[] p = gradient.sweep().costate(0).toArray();
        // misses of 1e-8 weigh 12/T³ in the costate
        assertArrayEquals(new double[] {12 * known, 6 * known}, p, 1e-5);
        var sweeps =
                SuccessiveApproximations.safeguarded(grid, Scheme.RK4)
                        .penalising(10)
                        .tolerance(1e-13)
                        .solve(cart, zero(grid, 1), SolverBudget.ofIterations(20000));
        assertEquals(SolverStatus.OPTIMAL, sweeps.status(), sweeps::toString);
        assertEquals(gradient.cost(), sweeps.cost(), 1e-5); // misses of 3e-7, costates of 12
    }

    /** Both second doors converge to one another: piecewise constant controls at order two. */
    @Test
    void sweepsMeetCollocation() {
        OptimalControlProblem p = named("vdp-free");
        double reference = 2.87314385118;
        double[] gaps = new double[2];
        for (int i = 0; i < 2; i++) {
            TimeGrid grid = TimeGrid.uniform(0, 10, 100 << i);
            var s =
                    ProjectedGradient.on(grid, Scheme.RK4)
                            .tolerance(1e-7)
                            .solve(p, zero(grid, 1), AMPLE);
            gaps[i] = s.cost() - reference;
        }
        assertEquals(2, Math.log(gaps[0] / gaps[1]) / Math.log(2), 0.2); // the next term
    }

    @Test
    void aFiniteSetIsSearchedPointByPoint() {
        OptimalControlProblem p =
                named("singular-regulator")
                        .within(ControlSet.finite(new double[] {-1}, new double[] {0.25}));
        TimeGrid grid = TimeGrid.uniform(0, 5, 50);
        var s =
                SuccessiveApproximations.safeguarded(grid, Scheme.RK4)
                        .solve(
                                p,
                                PiecewiseConstantControl.constant(grid, 0.25),
                                SolverBudget.ofIterations(200));
        double before = s.history().get(0).residual();
        assertTrue(s.history().get(s.history().size() - 1).residual() < 0.1 * before);
        for (double[] u : s.control().toRows()) {
            assertTrue(u[0] == -1 || u[0] == 0.25);
        }
    }

    @Test
    void starvedAndUnreachableAreToldSo() {
        TimeGrid grid = TimeGrid.uniform(0, 1, 20);
        OptimalControlProblem cart = named("di-energy");
        SolverBudget little = SolverBudget.ofIterations(3);
        var starved = ProjectedGradient.on(grid, Scheme.RK4).solve(cart, zero(grid, 1), little);
        assertEquals(SolverStatus.MAX_ITERATIONS, starved.status());
        assertTrue(starved.advice().startsWith("SWEEP-01:"), starved.advice());
        var far =
                ProjectedGradient.on(grid, Scheme.RK4)
                        .solve(cart.within("u", -1, 1), zero(grid, 1), AMPLE);
        assertEquals(SolverStatus.INFEASIBLE, far.status(), far::toString);
        assertTrue(far.miss() > 0.5, far::toString); // x(1) ≤ −1 + 1/4 at rest
    }

    private static void assertRefused(String word, Runnable action) {
        String message = assertThrows(IllegalArgumentException.class, action::run).getMessage();
        assertTrue(message.startsWith("METHOD-01:") && message.contains(word), message);
    }

    @Test
    void whatSweepsCannotTakeIsRefusedByName() {
        TimeGrid grid = TimeGrid.uniform(0, 1, 4);
        PiecewiseConstantControl u = zero(grid, 1);
        ProjectedGradient gradient = ProjectedGradient.on(grid, Scheme.RK4);
        SuccessiveApproximations sweeps = SuccessiveApproximations.safeguarded(grid, Scheme.RK4);
        assertRefused("free time", () -> gradient.solve(named("di-time-11"), u, AMPLE));
        assertRefused("along the way", () -> gradient.solve(named("di-energy-vmax"), u, AMPLE));
        assertRefused("final state", () -> sweeps.solve(named("di-energy"), u, AMPLE));
        OptimalControlProblem open = named("di-energy").from(0, OptimalControlProblem.FREE);
        assertRefused("initial state", () -> gradient.solve(open, u, AMPLE));
        OptimalControlProblem finite =
                named("hager").within(ControlSet.finite(new double[] {0}, new double[] {1}));
        assertRefused("finite", () -> gradient.solve(finite, u, AMPLE));
    }
}
