package org.costate.ode.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.ode.SolverStatus;
import org.costate.ode.TimeGrid;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Eigenvalues, periodic orbits, Pontryagin's conditions, given and differenced Jacobians. */
class ProblemsOfEveryKindTest {

    private static final CollocationSolver SOLVER = CollocationSolver.withTolerance(1e-10);

    /** The eigenvalue of Mathieu's equation with q = 5 that bvp4c's authors use. */
    @Test
    void eigenvalueOfMathieu() {
        BoundaryValueProblem mathieu =
                BoundaryValueProblem.of(
                        0,
                        FastMath.PI,
                        DifferentialSystem.smooth(
                                2,
                                1,
                                (t, y, q) ->
                                        new Gradient[] {
                                            y[1],
                                            y[0].multiply(
                                                    q[0].negate().add(10 * FastMath.cos(2 * t)))
                                        }),
                        BoundaryConditions.smooth(
                                3, (s, e, q) -> new Gradient[] {s[1], e[1], s[0].subtract(1)}));
        Guess guess =
                Guess.of(t -> new double[] {FastMath.cos(4 * t), -4 * FastMath.sin(4 * t)})
                        .withParameters(15);
        BoundaryValueSolution solution = SOLVER.solve(mathieu, guess).orThrow();
        assertEquals(17.0965816843, solution.parameters()[0], 2e-9); // ten digits are printed
    }

    /** Three conditions that tie both ends, the period unknown. */
    @Test
    void limitCycleOfVanDerPol() {
        BoundaryValueProblem cycle =
                BoundaryValueProblem.of(
                        0,
                        1,
                        DifferentialSystem.smooth(
                                2,
                                1,
                                (t, y, period) ->
                                        new Gradient[] {
                                            y[1].multiply(period[0]),
                                            y[1].multiply(y[0].square().negate().add(1))
                                                    .subtract(y[0])
                                                    .multiply(period[0])
                                        }),
                        BoundaryConditions.smooth(
                                3,
                                (s, e, q) ->
                                        new Gradient[] {
                                            s[0].subtract(e[0]), s[1].subtract(e[1]), s[1]
                                        }));
        Guess guess =
                Guess.of(
                                t ->
                                        new double[] {
                                            2 * FastMath.cos(2 * FastMath.PI * t),
                                            -2 * FastMath.sin(2 * FastMath.PI * t)
                                        })
                        .withParameters(6.5)
                        .on(TimeGrid.uniform(0, 1, 20));
        BoundaryValueSolution solution = SOLVER.solve(cycle, guess).orThrow();
        assertEquals(6.6632868593, solution.parameters()[0], 1e-9); // known period, 11 digits
    }

    /** The double integrator from (−1, 0) to rest at 0 with least energy: p(0) = (12, 6). */
    @Test
    void pontryaginsConditions() {
        BoundaryValueProblem extremal =
                BoundaryValueProblem.of(
                        0,
                        1,
                        DifferentialSystem.smooth(
                                4,
                                (t, z) ->
                                        new Gradient[] {
                                            z[1], z[3], z[0].newInstance(0), z[2].negate()
                                        }),
                        BoundaryConditions.of(
                                EndValue.start(0, -1),
                                EndValue.start(1, 0),
                                EndValue.end(0, 0),
                                EndValue.end(1, 0)));
        double[] start = SOLVER.solve(extremal).orThrow().at(0);
        assertEquals(12, start[2], 1e-12);
        assertEquals(6, start[3], 1e-12);
    }

    /** {@code ẋ = −x³ + u}, the hypersensitive problem: single shooting is hopeless from 25 on. */
    @ParameterizedTest
    @ValueSource(doubles = {10, 100, 10_000})
    void hypersensitive(double horizon) {
        BoundaryValueProblem problem =
                BoundaryValueProblem.of(
                        0,
                        horizon,
                        DifferentialSystem.smooth(
                                2,
                                (t, z) ->
                                        new Gradient[] {
                                            z[1].subtract(z[0].pow(3)),
                                            z[0].add(z[0].square().multiply(z[1]).multiply(3))
                                        }),
                        BoundaryConditions.of(EndValue.start(0, 1), EndValue.end(0, 1.5)));
        BoundaryValueSolution solution = SOLVER.solve(problem).orThrow();
        double[] z = solution.at(0);
        double[] w = solution.at(horizon);
        // H = −px³ + p²/2 − x²/2 is constant along the extremal.
        assertEquals(hamiltonian(w), hamiltonian(z), 1e-8);
        assertTrue(Math.abs(solution.at(0.5 * horizon)[0]) < (horizon > 50 ? 1e-9 : 0.02));
    }

    private static double hamiltonian(double[] z) {
        return -z[1] * z[0] * z[0] * z[0] + 0.5 * z[1] * z[1] - 0.5 * z[0] * z[0];
    }

    @Test
    void differencedJacobiansReachTheSameSolution() {
        BoundaryConditions ends =
                BoundaryConditions.of(EndValue.start(0, 0.3), EndValue.end(1, -0.7));
        BoundaryValueProblem exact =
                BoundaryValueProblem.of(
                        0, 2, DifferentialSystem.secondOrder((t, y, v) -> y.sin().add(t)), ends);
        BoundaryValueProblem differenced =
                BoundaryValueProblem.of(
                        0,
                        2,
                        DifferentialSystem.differenced(
                                2,
                                0,
                                (t, y, q, f) -> {
                                    f[0] = y[1];
                                    f[1] = FastMath.sin(y[0]) + t;
                                }),
                        ends);
        double[] expected = SOLVER.solve(exact).orThrow().at(1.3);
        double[] found = SOLVER.solve(differenced).orThrow().at(1.3);
        assertEquals(expected[0], found[0], 2e-10); // twice the tolerance
        assertEquals(expected[1], found[1], 2e-10);
    }

    @Test
    void continuationReachesWhatNoGuessDoes() {
        BoundaryValueSolution solution =
                CollocationSolver.withTolerance(1e-8)
                        .continuing("mu", 1, 20)
                        .solve(
                                mu ->
                                        BoundaryValueProblem.of(
                                                0,
                                                1,
                                                DifferentialSystem.secondOrder(
                                                        (t, y, v) ->
                                                                y.multiply(mu).sinh().multiply(mu)),
                                                BoundaryConditions.of(
                                                        EndValue.start(0, 0), EndValue.end(0, 1))));
        assertEquals(SolverStatus.OPTIMAL, solution.status(), solution::message);
        // First integral: y'(1)² − y'(0)² = 2 (cosh 20 − 1); relative, at slopes of 2e4.
        double slope = solution.at(1)[1];
        assertEquals(1, slope * slope / (2 * (FastMath.cosh(20.0) - 1)), 1e-8);
    }

    @Test
    void theCurveIsContinuouslyDifferentiable() {
        BoundaryValueSolution solution =
                SOLVER.solve(
                        BoundaryValueProblem.of(
                                -1,
                                1,
                                DifferentialSystem.secondOrder((t, y, v) -> v.multiply(-t / 0.01)),
                                BoundaryConditions.of(EndValue.start(0, 0), EndValue.end(0, 2))));
        double[] nodes = solution.mesh().toArray();
        for (int i = 1; i + 1 < nodes.length; i++) {
            double before = Math.nextDown(nodes[i]);
            for (int c = 0; c < 2; c++) {
                assertEquals(solution.at(nodes[i])[c], solution.at(before)[c], 1e-12);
                assertEquals(
                        solution.derivative(nodes[i])[c],
                        solution.derivative(before)[c],
                        1e-9); // y″ is about 60, steps are about 0.01
            }
        }
    }
}
