package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Which functions solve {@code u_t + ∇uᵀA∇u = ε tr(A∇²u)}, and by how much the raw one fails. */
class TheHeatPrefactorIsNeededTest {

    private static final double T = 0.8;
    private static final double EPSILON = 0.3;

    private static void everywhere(
            int d, double expected, double tolerance, ToDoubleFunction<double[]> residual) {
        SplittableRandom random = new SplittableRandom(31);
        for (int i = 0; i < 200; i++) {
            double[] x = ReferenceData.point(d, 2, random);
            assertEquals(expected, residual.applyAsDouble(x), tolerance);
        }
    }

    @Test
    void rawFunctionMissesTheEquationByItsPrefactor() {
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.randomAtoms(7, 3, 30), EPSILON);
        HamiltonJacobiEquation equation = u.equation();
        everywhere(
                3,
                -EPSILON * 3 / (2 * T),
                1e-12, // −0.5625
                x ->
                        equation.residual(u, x, T)
                                - u.timeDerivative(x, T)
                                + u.rawTimeDerivative(x, T));
    }

    @Test
    void normalisedFunctionSolvesIt() {
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.randomAtoms(7, 3, 30), EPSILON);
        HamiltonJacobiEquation equation = u.equation();
        everywhere(3, 0, 1e-12, x -> equation.residual(u, x, T));
        everywhere(3, 0, 1e-4, x -> equation.differenceResidual(u, x, T, 1e-3));
    }

    @Test
    void anisotropicAndHalvedHamiltoniansAreSolvedToo() {
        AtomMeasure atoms = ReferenceData.randomAtoms(7, 3, 30);
        for (QuadraticHamiltonian h :
                new QuadraticHamiltonian[] {
                    QuadraticHamiltonian.of(ReferenceData.anisotropy()),
                    QuadraticHamiltonian.halfSquare(3)
                }) {
            HopfColeSolution u = HopfColeSolution.of(atoms, h, EPSILON);
            everywhere(3, 0, 1e-12, x -> u.equation().residual(u, x, T));
            everywhere(3, 0, 1e-4, x -> u.equation().differenceResidual(u, x, T, 1e-3));
        }
        double[][] diffusion =
                HopfColeSolution.of(atoms, QuadraticHamiltonian.halfSquare(3), 0.3)
                        .equation()
                        .diffusion();
        assertEquals(
                0.15, diffusion[1][1], 1e-16, "the viscosity of |p|²/2 is half the temperature");
    }

    @Test
    void theFlowOfALayerNeedsNoNormalisation() {
        LseLayer layer = ReferenceData.randomAtoms(7, 3, 30).layer(T, EPSILON);
        for (double tau : new double[] {0.4, 0, -0.7}) {
            LayerFlow flow = LayerFlow.of(layer);
            // T1.4 asks 1e-13 of a residual whose terms are of size 1 to 10
            everywhere(3, 0, 1e-13, x -> flow.equation().residual(flow, x, tau));
            everywhere(3, 0, 1e-4, x -> flow.equation().differenceResidual(flow, x, tau, 1e-3));
        }
        LayerFlow tilted = LayerFlow.of(layer, QuadraticHamiltonian.of(ReferenceData.anisotropy()));
        everywhere(3, 0, 1e-13, x -> tilted.equation().residual(tilted, x, 0.4));
    }
}
