package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Implicit methods err by hᵖ at the nodes, and by their dense output's power between them. */
class ImplicitMethodsHaveTheirOrderTest {

    private static final double SLOPE = 0.2;

    /** A curve that solves an equation in two variables. */
    private record Problem(String name, OrdinaryDifferentialEquation f, double end, Curve exact) {

        double[] start() {
            return exact.at(0);
        }

        double error(ODEIntegrator integrator) {
            return distance(Equations.carry(integrator, f, end, start()), exact.at(end));
        }

        /** The largest error over 150 times in the dense output. */
        double denseError(ODEIntegrator integrator) {
            DenseOutputModel dense = new DenseOutputModel();
            integrator.addStepHandler(dense);
            integrator.integrate(f, new ODEState(0, start()), end);
            double worst = 0;
            for (int k = 1; k < 150; k++) {
                double t = k * end / 150;
                worst =
                        Math.max(
                                worst,
                                distance(
                                        dense.getInterpolatedState(t).getPrimaryState(),
                                        exact.at(t)));
            }
            return worst;
        }

        private static double distance(double[] x, double[] y) {
            return Math.hypot(x[0] - y[0], x[1] - y[1]);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    @FunctionalInterface
    private interface Curve {
        double[] at(double t);
    }

    /** Makes an integrator of a step. */
    @FunctionalInterface
    interface ByStep {
        ODEIntegrator of(double h);
    }

    private record Method(String name, int order, int denseOrder, int coarse, ByStep by) {

        @Override
        public String toString() {
            return name;
        }
    }

    /** Stiff by its Jacobian's size only, and rotating; {@code ż = (−0.2 + 1.1 i) z}. */
    private static final Problem SPIRAL =
            new Problem(
                    "spiral",
                    Equations.of(
                            2,
                            (t, x, xDot) -> {
                                xDot[0] = -0.2 * x[0] - 1.1 * x[1];
                                xDot[1] = 1.1 * x[0] - 0.2 * x[1];
                            }),
                    4,
                    t ->
                            new double[] {
                                0.8 * Math.exp(-0.2 * t) * Math.cos(1.1 * t),
                                0.8 * Math.exp(-0.2 * t) * Math.sin(1.1 * t)
                            });

    private static final Problem SEPARATRIX =
            new Problem(
                    "separatrix",
                    Equations.of(
                            2,
                            (t, x, xDot) -> {
                                xDot[0] = x[1];
                                xDot[1] = -Math.sin(x[0]);
                            },
                            (t, x) -> new double[][] {{0, 1}, {-Math.cos(x[0]), 0}}),
                    1.7,
                    t -> new double[] {2 * Math.atan(Math.sinh(t)), 2 / Math.cosh(t)});

    /** Not autonomous: {@code q̇ = p cos t, ṗ = −q cos t}, a rotation by {@code sin t}. */
    private static final Problem PULSE =
            new Problem(
                    "pulse",
                    Equations.of(
                            2,
                            (t, x, xDot) -> {
                                xDot[0] = x[1] * Math.cos(t);
                                xDot[1] = -x[0] * Math.cos(t);
                            }),
                    2.3,
                    t -> new double[] {Math.cos(Math.sin(t) - 0.4), -Math.sin(Math.sin(t) - 0.4)});

    private static Method gauss(int stages, int denseOrder, int coarse) {
        return new Method(
                "gauss-" + stages,
                2 * stages,
                denseOrder,
                coarse,
                h -> new GaussLegendreIntegrator(stages, h));
    }

    private static Method lobatto(int stages, int denseOrder, int coarse) {
        return new Method(
                "lobatto-iiiab-" + stages,
                2 * stages - 2,
                denseOrder,
                coarse,
                h -> new LobattoIIIABIntegrator(stages, h));
    }

    /** Of one step length: its error control is switched off, its stages solved to rounding. */
    private static Method radau() {
        return new Method(
                "radau-5",
                5,
                3,
                16,
                h -> {
                    RadauIIA5Integrator radau = new RadauIIA5Integrator(0, h, 1e6, 1e6);
                    radau.setInitialStepSize(h);
                    radau.setNewtonTolerance(1e-20);
                    return radau;
                });
    }

    static Stream<Arguments> methodsOnProblems() {
        return Stream.of(
                        gauss(1, 2, 64),
                        gauss(2, 4, 32),
                        gauss(3, 5, 16),
                        lobatto(2, 2, 64),
                        lobatto(3, 4, 32),
                        lobatto(4, 4, 16),
                        radau())
                .flatMap(
                        method ->
                                Stream.of(SPIRAL, SEPARATRIX, PULSE)
                                        .map(problem -> Arguments.of(method, problem)));
    }

    @ParameterizedTest
    @MethodSource("methodsOnProblems")
    void atTheNodes(Method method, Problem problem) {
        double h = problem.end() / method.coarse();

        double slope =
                log2(problem.error(method.by().of(h)) / problem.error(method.by().of(h / 2)));

        assertEquals(method.order(), slope, SLOPE, method + " on " + problem);
    }

    @ParameterizedTest
    @MethodSource("methodsOnProblems")
    void betweenTheNodes(Method method, Problem problem) {
        double h = problem.end() / method.coarse();

        double slope =
                log2(
                        problem.denseError(method.by().of(h))
                                / problem.denseError(method.by().of(h / 2)));

        // the last bound also takes what the ends contribute, of higher order
        assertTrue(
                slope > method.denseOrder() - 0.3,
                () -> method + " on " + problem + ": dense order " + slope);
    }

    private static double log2(double v) {
        return Math.log(v) / Math.log(2);
    }
}
