package org.costate.control.hj;

import static org.costate.control.ControlSystem.vector;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.ControlLaw;
import org.costate.control.ControlSystem;
import org.costate.control.DiscreteProblem;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.RunningCost;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** A vanishing gradient is not the maximum principle: the Hamiltonian gap tells them apart. */
class StationaryIsNotMaximalTest {

    private static final ControlLaw BANG = (t, x, p) -> new double[] {p[1] >= 0 ? 1 : -1};

    private static TerminalCost linear(double a, double b) {
        return new TerminalCost() {
            @Override
            public double value(double[] x) {
                return a * x[0] + b * x[1];
            }

            @Override
            public void gradient(double[] x, double[] gradient) {
                gradient[0] = a;
                gradient[1] = b;
            }
        };
    }

    private static PiecewiseConstantControl iterate(
            DiscreteProblem problem, PiecewiseConstantControl u, int iterations) {
        for (int i = 0; i < iterations; i++) {
            u =
                    PiecewiseConstantControl.of(
                            problem.grid(), HamiltonianGap.of(problem, u, BANG).law());
        }
        return u;
    }

    /** Double integrator, θ ∈ [−1, 1], with a switch: successive approximations close the gap. */
    @Test
    void successiveApproximationsCloseTheGapOfABangBangProblem() {
        ControlSystem integrator = ControlSystem.smooth(2, 1, (t, x, u) -> vector(x[1], u[0]));
        DiscreteProblem problem =
                OptimalControlProblem.of(integrator)
                        .minimising(linear(-1, 0.45))
                        .from(0, State.of(-1, 0.2))
                        .discretised(TimeGrid.uniform(0, 1, 40), Scheme.EULER);
        var u = PiecewiseConstantControl.constant(problem.grid(), 0.3);
        assertTrue(HamiltonianGap.of(problem, u, BANG).largest() > 0.1);
        PiecewiseConstantControl best = iterate(problem, u, 2);
        assertTrue(HamiltonianGap.of(problem, best, BANG).largest() < 1e-8);
        assertTrue(problem.cost(best) < problem.cost(u));
        assertEquals(1, best.on(0)[0]);
        assertEquals(-1, best.on(39)[0], "it switches: p₂ = (T − t) − 0.45");
    }

    /** With {@code ẋ₂ = 2θ² − 1} the control θ = 0 has no gradient, and is the worst one. */
    @Test
    void gradientDescentStopsWhereTheMaximumPrincipleDoesNot() {
        ControlSystem squared =
                ControlSystem.smooth(
                        2, 1, (t, x, u) -> vector(x[1], u[0].squared().times(2).minus(1)));
        DiscreteProblem problem =
                OptimalControlProblem.of(squared)
                        .minimising(linear(-1, -0.3))
                        .from(0, State.of(0, 0))
                        .discretised(TimeGrid.uniform(0, 1, 20), Scheme.EULER);
        var rest = PiecewiseConstantControl.constant(problem.grid(), 0);
        for (double[] row : problem.sweep(rest).controlGradient()) {
            assertTrue(row[0] == 0, "stationary");
        }
        assertTrue(HamiltonianGap.of(problem, rest, BANG).largest() > 0.5);
        PiecewiseConstantControl best = iterate(problem, rest, 1);
        assertTrue(HamiltonianGap.of(problem, best, BANG).largest() < 1e-8);
        assertTrue(problem.cost(best) < problem.cost(rest) - 0.5);
    }

    /** Linear dynamics, quadratic cost: {@code p_k = −P_k x_k} with the discrete Riccati matrix. */
    @Test
    void linearQuadraticCostatesFollowRiccati() {
        double h = 0.1;
        int n = 15;
        double[][] a = {{0.2, 1}, {-0.5, -0.3}};
        double[][] b = {{0.1}, {1}};
        ControlSystem system =
                ControlSystem.smooth(
                        2,
                        1,
                        (t, x, u) ->
                                vector(
                                        x[0].times(a[0][0])
                                                .plus(x[1].times(a[0][1]))
                                                .plus(u[0].times(b[0][0])),
                                        x[0].times(a[1][0])
                                                .plus(x[1].times(a[1][1]))
                                                .plus(u[0].times(b[1][0]))));
        DiscreteProblem problem =
                OptimalControlProblem.of(system)
                        .minimising(RunningCost.energy(1))
                        .minimising(TerminalCost.halfSquaredDistance(State.of(0, 0)))
                        .from(0, State.of(1.2, -0.7))
                        .discretised(TimeGrid.uniform(0, n * h, n), Scheme.EULER);

        RealMatrix step =
                MatrixUtils.createRealIdentityMatrix(2)
                        .add(MatrixUtils.createRealMatrix(a).scalarMultiply(h));
        RealMatrix push = MatrixUtils.createRealMatrix(b).scalarMultiply(h);
        RealMatrix[] p = new RealMatrix[n + 1];
        RealMatrix[] gain = new RealMatrix[n];
        p[n] = MatrixUtils.createRealIdentityMatrix(2);
        for (int k = n - 1; k >= 0; k--) {
            RealMatrix weight = push.transpose().multiply(p[k + 1]).multiply(push);
            weight.addToEntry(0, 0, h);
            gain[k] =
                    new LUDecomposition(weight)
                            .getSolver()
                            .solve(push.transpose().multiply(p[k + 1]).multiply(step));
            p[k] =
                    step.transpose()
                            .multiply(p[k + 1])
                            .multiply(step.subtract(push.multiply(gain[k])));
        }
        double[][] u = new double[n][1];
        double[] x = {1.2, -0.7};
        for (int k = 0; k < n; k++) {
            u[k][0] = -gain[k].operate(x)[0];
            x = step.operate(x);
            x[0] += push.getEntry(0, 0) * u[k][0];
            x[1] += push.getEntry(1, 0) * u[k][0];
        }
        var control = PiecewiseConstantControl.of(problem.grid(), u);
        SweepResult sweep = problem.sweep(control);
        for (int k = 0; k <= n; k++) {
            double[] expected = p[k].operate(sweep.state(k).toArray());
            for (int i = 0; i < 2; i++) {
                assertEquals(-expected[i], sweep.costate(k).get(i), 1e-10);
            }
        }
        ControlLaw argmax = (t, s, q) -> new double[] {b[0][0] * q[0] + b[1][0] * q[1]};
        assertEquals(0, HamiltonianGap.of(problem, control, argmax).largest(), 1e-10);
    }
}
