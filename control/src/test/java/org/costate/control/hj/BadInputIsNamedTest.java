package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each message: a code, what, got, expected, and what next. */
class BadInputIsNamedTest {

    private static void refused(String start, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
        assertTrue(message.length() < 400, message);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e-300, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void temperatures(double epsilon) {
        String start = "HJ-01: temperature ε = " + epsilon + ", expected a finite number ≥ 0";
        refused(start, () -> LogSumExp.at(epsilon));
        refused(start, () -> new DeformedSemiring(epsilon));
        refused(start, () -> GibbsMeasure.of(new double[] {1}, epsilon));
        refused(start, () -> ReferenceData.atomsA().layer(1, epsilon));
        refused(start, () -> HopfColeSolution.of(ReferenceData.atomsA(), epsilon));
        refused(start, () -> ReferenceData.atomsA().merged(epsilon));
        refused(start, () -> EntropicProgramme.of(new double[] {1}, epsilon));
        refused(start, () -> FeynmanKac.diffusion(x -> 0, epsilon));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.5, Double.NaN, Double.POSITIVE_INFINITY})
    void times(double t) {
        String start = "HJ-02: time to go t = " + t + ", expected a finite number > 0";
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), 0.1);
        refused(start, () -> u.value(new double[] {0}, t));
        refused(start, () -> u.gradient(new double[] {0}, t));
        refused(start, () -> HopfColeDictionary.at(t, 2));
        refused(start, () -> InfConvolution.of(1, t));
        refused(start, () -> MeanShift.of(2, 2, t, 0.1));
    }

    @Test
    void shapes() {
        refused("HJ-03: no atom given", () -> AtomMeasure.of(new double[0][], new double[0]));
        refused("HJ-03: no atom given", () -> AtomMeasure.of(new double[1][0], new double[1]));
        refused("HJ-03: no scores", () -> LogSumExp.at(1).value());
        refused(
                "HJ-04: initial values g has 1 numbers, expected 2",
                () -> AtomMeasure.of(new double[][] {{0}, {1}}, new double[1]));
        refused(
                "HJ-04: atom 2 has 1 numbers, expected 2",
                () -> AtomMeasure.of(new double[][] {{0, 1}, {1}}, new double[2]));
        refused(
                "HJ-04: point x has 2 numbers, expected 1",
                () -> ReferenceData.atomsA().layer(1, 1).value(0, 1));
        refused(
                "HJ-04: each atom has 1 numbers, expected 3",
                () ->
                        HopfColeSolution.of(
                                ReferenceData.atomsA(), QuadraticHamiltonian.square(3), 1));
    }

    @Test
    void numbers() {
        refused(
                "HJ-05: atom 2, number 1 is NaN",
                () -> AtomMeasure.of(new double[][] {{0}, {Double.NaN}}, new double[2]));
        refused("HJ-05: score 2 is NaN", () -> LogSumExp.at(0.5).value(1, Double.NaN));
        refused(
                "HJ-05: score 1 is Infinity",
                () -> LogSumExp.at(0).softmax(Double.POSITIVE_INFINITY, 1));
        refused(
                "HJ-05: every score or weight",
                () -> LogSumExp.at(0).softmax(Double.NEGATIVE_INFINITY));
        refused(
                "HJ-05: values g, number 2 is NaN",
                () ->
                        InfConvolution.of(1, 1)
                                .onLine(
                                        new double[] {0, 1},
                                        new double[] {0, Double.NaN},
                                        new double[] {0}));
        refused(
                "HJ-06: nodes y must rise strictly, number 2 is 0.0 after 0.0",
                () ->
                        InfConvolution.of(1, 1)
                                .onLine(new double[2], new double[2], new double[] {0}));
        refused(
                "HJ-10: A = [[1.0, 2.0], [2.0, 1.0]] is not symmetric and positive definite",
                () -> QuadraticHamiltonian.of(new double[][] {{1, 2}, {2, 1}}));
    }

    @Test
    void matrices() {
        double[][] one = {{1, 0}, {0, 1}};
        for (double[][] q : new double[][][] {{{1, 2}, {2, 1}}, {{1, 0.1}, {0, 1}}}) {
            refused("HJ-10: Q = [[", () -> LinearDriftValue.of(one, q, new double[2], 0.1));
        }
        // a small matrix is not a singular one
        var small = QuadraticHamiltonian.of(new double[][] {{1e-14, 0}, {0, 4e-14}});
        assertEquals(2.5e13, small.lagrangian(new double[] {1, 0}), 1);
        assertEquals(Math.log(4e-28), small.logDeterminant(), 1e-13);
        HamiltonJacobiEquation mixed =
                HamiltonJacobiEquation.of(
                        QuadraticHamiltonian.square(2), new double[][] {{1, 0.5}, {0.5, 1}});
        UniformGrid grid = UniformGrid.of(new double[2], new double[] {1, 1}, 4, 5);
        refused("HJ-10: the diffusion matrix has the mixed", () -> ViscousSolver.of(mixed, grid));
        refused("HJ-06: axis 1 has 2 nodes", () -> UniformGrid.line(0, 1, 2));
    }

    @Test
    void notANumberIsNeverSilent() {
        double nan = Double.NaN;
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), 0.1);
        refused("HJ-05: score 1 is NaN", () -> u.value(new double[] {nan}, 1));
        refused("HJ-05: score 1 is NaN", () -> ReferenceData.atomsA().layer(1, 0.1).value(nan));
        refused("HJ-05: score 2 is NaN", () -> new DeformedSemiring(0).plus(1, nan));
        double[] y = {0, 1};
        refused(
                "HJ-05: values g, number 2 is NaN",
                () -> HopfLax.onLine(v -> v * v, y, new double[] {0, nan}, y, 1));
        assertThrows(
                ArithmeticException.class, () -> HopfLax.onLine(v -> nan, y, new double[2], y, 1));
        assertThrows(
                IllegalArgumentException.class,
                () -> FeynmanKac.diffusion(x -> nan, 1).value(new double[1], 1, 1, 10, 1));
        UniformGrid grid = UniformGrid.line(0, 1, 4);
        refused(
                "HJ-05: grid values, number 3",
                () -> GridField.of(grid, 0, new double[] {0, 0, nan, 0}));
    }

    @Test
    void kinks() {
        LseLayer layer = LseLayer.of(new double[][] {{1}, {-1}}, new double[2], 0);
        String message =
                assertThrows(ArithmeticException.class, () -> layer.hessian(0.0)).getMessage();
        assertTrue(message.startsWith("HJ-09: no Hessian at ε = 0"), message);
    }
}
