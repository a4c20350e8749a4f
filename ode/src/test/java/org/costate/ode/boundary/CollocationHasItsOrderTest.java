package org.costate.ode.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.ode.SolverBudget;
import org.hipparchus.util.FastMath;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Order {@code 2s − 2} at the nodes and {@code s + 1} between them, on uniform meshes. */
class CollocationHasItsOrderTest {

    private static final BoundaryValueProblem PROBLEM =
            BoundaryValueProblem.of(
                    0.2,
                    1.7,
                    DifferentialSystem.secondOrder(
                            (t, y, v) ->
                                    y.multiply(4)
                                            .add(v.multiply(FastMath.sin(t)))
                                            .subtract(2 * FastMath.cos(2 * t) * FastMath.sin(t))
                                            .subtract(8 * FastMath.sin(2 * t))),
                    BoundaryConditions.of(
                            EndValue.start(0, FastMath.sin(0.4)),
                            EndValue.end(1, 2 * FastMath.cos(3.4))));

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6})
    void nodesAndTheirBetweens(int stages) {
        int coarse = stages <= 4 ? 8 : stages == 5 ? 4 : 2;
        double[] first = errors(stages, coarse);
        double[] second = errors(stages, 2 * coarse);
        // Slopes on finite meshes are off by some tenths.
        assertEquals(2 * stages - 2, log2(first[0] / second[0]), 0.4);
        assertEquals(stages + 1, log2(first[1] / second[1]), 0.4);
    }

    private static double log2(double ratio) {
        return FastMath.log(ratio) / FastMath.log(2.0);
    }

    /** Returns the largest error at nodes and in between. */
    private static double[] errors(int stages, int intervals) {
        Work work = new Work(SolverBudget.ofIterations(10));
        double[] mesh = MeshSelection.uniform(0.2, 1.7, intervals);
        LobattoScheme scheme = LobattoScheme.of(stages);
        Discretisation equations = new Discretisation(PROBLEM, scheme, mesh, work);
        double[] x = new double[equations.size()];
        double[] step = new double[equations.size()];
        equations.evaluate(x);
        assertTrue(equations.linearise(x));
        equations.correction(step);
        assertTrue(equations.evaluate(step)); // linear: the step from zero is the solution
        PiecewisePolynomial solution =
                new PiecewisePolynomial(scheme, mesh, 2, step, equations.slopes());
        double atNodes = 0;
        double between = 0;
        for (int i = 1; i <= 40 * intervals; i++) {
            double t = 0.2 + 1.5 * (i - 0.5) / (40 * intervals);
            between = Math.max(between, Math.abs(solution.at(t)[1] - 2 * FastMath.cos(2 * t)));
        }
        for (double t : mesh) {
            atNodes = Math.max(atNodes, Math.abs(solution.at(t)[0] - FastMath.sin(2 * t)));
        }
        return new double[] {atNodes, between};
    }
}
