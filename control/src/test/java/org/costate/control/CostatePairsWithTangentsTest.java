package org.costate.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code ⟨p_k, δx_k⟩} is the same for all {@code k} when nothing is paid on the way. */
class CostatePairsWithTangentsTest {

    static Stream<Arguments> cases() {
        return Stream.concat(
                Schemes.tableaus().map(s -> Arguments.of(s, SmoothProblem.coupled())),
                Schemes.splittings().map(s -> Arguments.of(s, SmoothProblem.separable())));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void thePairingIsConstant(Scheme scheme, SmoothProblem problem) {
        TimeGrid grid = SmoothProblem.GRID;
        PiecewiseConstantControl u = Schemes.control(grid, problem.m());
        double[] d = {0.6, -0.9, 0.4, 1.2, -0.7};
        ForwardMode tangents = ForwardMode.of(problem, scheme, grid, u.toRows());

        SweepResult sweep = problem.discretised(grid, scheme).sweep(u);

        double[] direction = java.util.Arrays.copyOf(d, problem.n());
        double start = pairing(sweep.costate(0).toArray(), tangents.tangent(0, direction));
        for (int k = 1; k <= grid.steps(); k++) {
            double here = pairing(sweep.costate(k).toArray(), tangents.tangent(k, direction));
            // as many operations on numbers of size 1 as in the gradient itself
            assertEquals(start, here, 1e-13, scheme + " at " + k + ", seed " + Schemes.SEED);
        }
    }

    private static double pairing(double[] p, double[] dx) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * dx[i];
        }
        return sum;
    }
}
