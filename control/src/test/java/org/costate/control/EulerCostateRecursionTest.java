package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For Euler the sweep is {@code p_k = p_{k+1} + h ∂H/∂x(x_k, p_{k+1}, u_k)}, bit for bit. */
class EulerCostateRecursionTest {

    static Stream<SmoothProblem> problems() {
        return Stream.of(
                SmoothProblem.coupled(),
                SmoothProblem.coupled().withEnergy(),
                SmoothProblem.coupled().withTracking(),
                SmoothProblem.separable().withTracking());
    }

    @ParameterizedTest
    @MethodSource("problems")
    void statesAndCostates(SmoothProblem problem) {
        TimeGrid grid = SmoothProblem.GRID;
        PiecewiseConstantControl u = Schemes.control(grid, problem.m());
        ControlHamiltonian hamiltonian = ControlHamiltonian.of(problem.system(), problem.running());
        int n = problem.n();

        SweepResult sweep = problem.discretised(grid, Scheme.EULER).sweep(u);

        double[] p = new double[n];
        problem.terminal().gradient(sweep.state(grid.steps()).toArray(), p);
        for (int i = 0; i < n; i++) {
            p[i] = -p[i];
        }
        for (int k = grid.steps() - 1; k >= 0; k--) {
            double[] x = sweep.state(k).toArray();
            double[] next = x.clone();
            double[] f = new double[n];
            double[] hx = new double[n];
            double[] hu = new double[problem.m()];
            double h = grid.step(k);
            assertEquals(
                    hamiltonian.value(grid.node(k), x, p, u.on(k)), sweep.hamiltonian(k), 1e-15);
            hamiltonian.system().velocity(grid.node(k), x, u.on(k), f);
            hamiltonian.addGradient(grid.node(k), x, p, -1, u.on(k), hx, hu);
            for (int i = 0; i < n; i++) {
                next[i] += h * f[i];
                p[i] += h * hx[i];
            }
            for (int i = 0; i < problem.m(); i++) {
                assertEquals(-(h * hu[i]), sweep.controlGradient()[k][i]);
            }
            assertArrayEquals(next, sweep.state(k + 1).toArray());
            assertArrayEquals(p, sweep.costate(k).toArray());
        }
    }
}
