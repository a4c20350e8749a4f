package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.control.TerminalCost;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * For every tableau, explicit or implicit, and every splitting; with costs on the way, data at
 * several times, a parameter of several intervals, unequal steps, time forward and backward.
 */
class DiscreteAdjointIsExactTest {

    // relative; some hundred operations on numbers of size 1, coefficients of DP853 up to 40
    private static final double ROUNDING = 1e-13;

    // of sixth order differences with a spacing of 4e-3, coefficients of size 1: 1e-15/4e-3 · few
    private static final double DIFFERENCES = 1e-10;

    private static final double[][] SPANS = {{0.1, 0.5, 1.2}, {1.3, 0.6, -0.2}};

    static Stream<Arguments> cases() {
        return Stream.concat(
                        Flows.tableaus().map(s -> (Scheme) s),
                        Scheme.all().stream().filter(Splitting.class::isInstance))
                .flatMap(s -> Stream.of(SPANS).map(span -> Arguments.of(s, span)));
    }

    private static AdjointProblem problem(Scheme scheme, double[] span) {
        return Flows.full(scheme instanceof Splitting ? Flows.separable() : Flows.coupled(), span);
    }

    /** Unequal steps with a node at every break. */
    private static TimeGrid grid(AdjointProblem problem) {
        double[] breaks = problem.breaks();
        double[] nodes = new double[2 * breaks.length - 1];
        for (int q = 0; q < breaks.length; q++) {
            nodes[2 * q] = breaks[q];
            if (q > 0) {
                nodes[2 * q - 1] = 0.4 * breaks[q - 1] + 0.6 * breaks[q];
            }
        }
        return TimeGrid.of(nodes);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void itsGradientIsThatOfTheTangents(Scheme scheme, double[] span) {
        AdjointProblem problem = problem(scheme, span);
        TimeGrid grid = grid(problem);

        SweepResult adjoint = AdjointMethod.discrete(scheme, grid).gradient(problem);
        SweepResult tangent = AdjointMethod.tangent(scheme, grid).gradient(problem);

        assertEquals(tangent.cost(), adjoint.cost(), ROUNDING * Math.abs(tangent.cost()));
        assertTrue(Flows.gap(tangent.gradient(), adjoint.gradient()) < ROUNDING);
        assertTrue(
                Flows.gap(tangent.initialStateGradient(), adjoint.initialStateGradient())
                        < ROUNDING);
    }

    /** Needs no derivative but the gradient itself. */
    @ParameterizedTest
    @MethodSource("cases")
    void itsGradientIsThatOfDifferencesOfTheLoss(Scheme scheme, double[] span) {
        AdjointProblem problem = problem(scheme, span);
        AdjointMethod method = AdjointMethod.discrete(scheme, grid(problem));
        double[] vx = Flows.direction(problem.system().stateDimension(), 1);
        double[][] vt = Flows.directions(problem, 2);

        SweepResult sweep = method.gradient(problem);

        double expected = slope(d -> method.gradient(Moved.along(problem, d, vx, vt)).cost(), 2e-3);
        double got =
                Dynamics.dot(vx, sweep.initialStateGradient())
                        + Flows.pairing(vt, sweep.controlGradient());
        assertEquals(expected, got, DIFFERENCES * Math.max(1, Math.abs(expected)));
    }

    /** {@code ⟨Jv, w⟩ = ⟨v, Jᵀw⟩}, {@code J = ∂x_N/∂(x_0, θ)}; {@code w} as a terminal cost. */
    @ParameterizedTest
    @MethodSource("cases")
    void tangentAndAdjointArePartners(Scheme scheme, double[] span) {
        for (int pair = 0; pair < 20; pair++) {
            AdjointProblem bare =
                    (scheme instanceof Splitting ? Flows.separable() : Flows.coupled())
                            .from(span[0], problem(scheme, span).initialState())
                            .to(span[2]);
            int n = bare.system().stateDimension();
            double[] w = Flows.direction(n, 7 + pair);
            AdjointProblem problem = bare.minimising(linear(w));
            TimeGrid grid = problem.grid(3);
            double[] dx0 = Flows.direction(n, 50 + pair);
            double[][] dtheta = Flows.directions(problem, 90 + pair);

            TangentSweep.Tangent jv = TangentSweep.of(problem, scheme, grid).along(dx0, dtheta);
            SweepResult jw = AdjointMethod.discrete(scheme, grid).gradient(problem);

            double forward = Dynamics.dot(jv.states()[3], w);
            double backward =
                    Dynamics.dot(dx0, jw.initialStateGradient())
                            + Flows.pairing(dtheta, jw.controlGradient());
            assertEquals(forward, backward, ROUNDING, scheme + ", pair " + pair);
        }
    }

    private static TerminalCost linear(double[] w) {
        return new TerminalCost() {
            @Override
            public double value(double[] x) {
                return Dynamics.dot(w, x);
            }

            @Override
            public void gradient(double[] x, double[] gradient) {
                System.arraycopy(w, 0, gradient, 0, w.length);
            }
        };
    }

    /**
     * {@code ⟨p_k, δx_k⟩} does not depend on {@code k} while nothing is paid or moved on the way.
     */
    @ParameterizedTest
    @MethodSource("cases")
    void thePairingWithTangentsIsConstant(Scheme scheme, double[] span) {
        AdjointProblem bare = scheme instanceof Splitting ? Flows.separable() : Flows.coupled();
        AdjointProblem problem = bare.from(span[0], bare.initialState()).to(span[2]);
        TimeGrid grid = problem.grid(4);
        double[] dx0 = Flows.direction(problem.system().stateDimension(), 3);

        double[][] dx =
                TangentSweep.of(problem, scheme, grid).along(dx0, new double[1][2]).states();
        SweepResult sweep = AdjointMethod.discrete(scheme, grid).gradient(problem);

        double start = Dynamics.dot(sweep.costate(0).toArray(), dx[0]);
        for (int k = 1; k <= 4; k++) {
            double here = Dynamics.dot(sweep.costate(k).toArray(), dx[k]);
            assertEquals(start, here, ROUNDING, scheme + " at " + k);
        }
    }

    /** {@code ∂J/∂h_k}: later nodes shift, the control's intervals and the data go with them. */
    @ParameterizedTest
    @MethodSource("cases")
    void inEachStep(Scheme scheme, double[] span) {
        AdjointProblem problem = problem(scheme, span);
        double[] nodes = grid(problem).toArray();

        SweepResult sweep =
                AdjointMethod.discrete(scheme, TimeGrid.of(nodes))
                        .gradient(problem.differentiatingTimes());

        double[] byDifferences = new double[nodes.length - 1];
        for (int k = 0; k + 1 < nodes.length; k++) {
            int step = k;
            byDifferences[k] =
                    slope(d -> lossOn(scheme, span, shifted(nodes, step, d), nodes), 2e-3);
        }
        double gap = Flows.gap(byDifferences, sweep.stepGradients());
        assertTrue(gap < DIFFERENCES, () -> scheme + ": " + gap);
    }

    private static double[] shifted(double[] nodes, int k, double d) {
        double[] moved = nodes.clone();
        for (int i = k + 1; i < moved.length; i++) {
            moved[i] += d;
        }
        return moved;
    }

    /** The loss when every break of the problem lies where its node has moved to. */
    private static double lossOn(Scheme scheme, double[] span, double[] moved, double[] nodes) {
        AdjointProblem old = problem(scheme, span);
        AdjointProblem problem = Moved.problem(old, nodes, moved);
        return AdjointMethod.discrete(scheme, TimeGrid.of(moved)).gradient(problem).cost();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void inTheFinalTime(Scheme scheme, double[] span) {
        AdjointProblem problem = problem(scheme, span);
        double[] nodes = grid(problem).toArray();
        double[] breaks = problem.breaks();
        double from = breaks[breaks.length - 2];
        double end = breaks[breaks.length - 1];

        SweepResult sweep =
                AdjointMethod.discrete(scheme, TimeGrid.of(nodes))
                        .gradient(problem.differentiatingTimes());

        double byDifferences =
                slope(
                        d -> {
                            double[] moved = nodes.clone();
                            for (int i = 0; i < moved.length; i++) {
                                if ((nodes[i] - from) * (end - from) > 0) {
                                    moved[i] =
                                            from
                                                    + (nodes[i] - from)
                                                            * (end + d - from)
                                                            / (end - from);
                                }
                            }
                            moved[moved.length - 1] = end + d;
                            return lossOn(scheme, span, moved, nodes);
                        },
                        2e-3);
        assertEquals(byDifferences, sweep.finalTimeGradient(), DIFFERENCES * 10, scheme.toString());
    }

    static double slope(java.util.function.DoubleUnaryOperator loss, double d) {
        double sum = 0;
        double[] shares = {45 / 60.0, -9 / 60.0, 1 / 60.0};
        for (int k = 0; k < 3; k++) {
            double at = (k + 1) * d;
            sum += shares[k] * (loss.applyAsDouble(at) - loss.applyAsDouble(-at)) / d;
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void everyStorageGivesTheSameBits(Scheme scheme, double[] span) {
        AdjointProblem problem = problem(scheme, span).differentiatingTimes();
        TimeGrid grid = problem.grid(3);
        DiscreteAdjoint method = AdjointMethod.discrete(scheme, grid);
        SweepResult all = method.gradient(problem);
        int steps = grid.steps();
        for (SweepStorage storage :
                List.of(
                        SweepStorage.squareRoot(),
                        SweepStorage.revolve(1),
                        SweepStorage.revolve(2),
                        SweepStorage.revolve(5),
                        SweepStorage.revolve(steps))) {
            SweepResult some = method.storing(storage).gradient(problem);
            assertArrayEquals(all.gradient(), some.gradient(), scheme + ", " + storage);
            assertArrayEquals(all.initialStateGradient(), some.initialStateGradient());
            assertArrayEquals(all.stepGradients(), some.stepGradients());
            assertEquals(all.cost(), some.cost());
        }
    }

    /** Twenty directions; symmetric, and the difference of two gradients. */
    @ParameterizedTest
    @MethodSource("cases")
    void theHessianIsSymmetricAndTheDerivativeOfTheGradient(Scheme scheme, double[] span) {
        AdjointProblem problem = problem(scheme, span);
        TimeGrid grid = grid(problem);
        int n = problem.system().stateDimension();
        TangentSweep sweep = TangentSweep.of(problem, scheme, grid);
        double[] vx = Flows.direction(n, 1);
        double[][] vt = Flows.directions(problem, 2);
        double[] wx = Flows.direction(n, 3);
        double[][] wt = Flows.directions(problem, 4);

        TangentSweep.HessianProduct hv = sweep.hessianProduct(vx, vt);
        TangentSweep.HessianProduct hw = sweep.hessianProduct(wx, wt);

        double wHv = Dynamics.dot(wx, hv.initialState()) + Flows.pairing(wt, hv.parameters());
        double vHw = Dynamics.dot(vx, hw.initialState()) + Flows.pairing(vt, hw.parameters());
        assertEquals(wHv, vHw, 1e-12 * Math.abs(wHv), scheme + ": symmetry");
        double byDifferences =
                slope(
                        d -> {
                            SweepResult there =
                                    AdjointMethod.discrete(scheme, grid)
                                            .gradient(Moved.along(problem, d, vx, vt));
                            return Dynamics.dot(wx, there.initialStateGradient())
                                    + Flows.pairing(wt, there.controlGradient());
                        },
                        2e-3);
        assertEquals(byDifferences, wHv, 1e-10 * Math.max(1, Math.abs(wHv)), scheme.toString());
    }

    static Stream<ButcherTableau> implicit() {
        return Flows.implicit();
    }

    /** The stages solve their equations to rounding: one step, put in. */
    @ParameterizedTest
    @MethodSource("implicit")
    void aSingleStepAndABatchOfOne(ButcherTableau tableau) {
        AdjointProblem problem = Flows.coupled();
        TimeGrid grid = TimeGrid.of(0.1, 1.2);
        SweepResult one = AdjointMethod.discrete(tableau, grid).gradient(problem);
        SweepResult batch =
                AdjointMethod.discrete(tableau, grid)
                        .gradient(AdjointBatch.of(List.of(problem)).shared());
        assertTrue(
                Flows.gap(
                                AdjointMethod.tangent(tableau, grid).gradient(problem).gradient(),
                                one.gradient())
                        < ROUNDING);
        assertArrayEquals(one.gradient(), batch.gradient());
    }
}
