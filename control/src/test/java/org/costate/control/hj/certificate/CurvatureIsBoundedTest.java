package org.costate.control.hj.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.costate.control.hj.LseLayer;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code ‖∇²f‖ ≤ D²/(4ε) ≤ M²/ε}, and {@code |∇f| ≤ M} for every {@code ε}. */
class CurvatureIsBoundedTest {

    static LseLayer random(SplittableRandom random, int n, int d, double epsilon) {
        double[][] w = new double[n][];
        Arrays.setAll(w, j -> random.doubles(d, -1, 1.3).toArray());
        return LseLayer.of(w, random.doubles(n, -1, 1).toArray(), epsilon);
    }

    /** The largest eigenvalue, by the spectrum of the matrix brought to size 1. */
    private static double spectral(double[][] symmetric) {
        double size = Double.MIN_NORMAL;
        for (double[] row : symmetric) {
            size = Math.max(size, Norm.MAX.of(row));
        }
        double scale = size;
        var unit = MatrixUtils.createRealMatrix(symmetric).scalarMultiply(1 / scale);
        double[] values = new EigenDecompositionSymmetric(unit).getEigenvalues();
        return scale * Norm.MAX.of(values);
    }

    @Test
    void neverViolatedOnTenThousandLayers() {
        SplittableRandom random = new SplittableRandom(61);
        for (int k = 0; k < 10_000; k++) {
            int d = 1 + k % 5;
            LseLayer layer = random(random, 2 + k % 12, d, Math.exp(random.nextDouble(-4, 2)));
            LayerBounds bounds = LayerBounds.of(layer, Norm.L2);
            double norm = spectral(layer.hessian(random.doubles(d, -2, 2).toArray()));
            assertTrue(norm <= bounds.curvature() * (1 + 1e-12));
            assertTrue(bounds.curvature() <= bounds.looseCurvature() * (1 + 1e-12));
        }
    }

    @Test
    void hessianEqualsDifferences() {
        SplittableRandom random = new SplittableRandom(62);
        LseLayer layer = random(random, 9, 4, 0.4);
        double[] x = {0.3, -0.2, 0.5, 0.1};
        double h = 1e-5;
        for (int i = 0; i < 4; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            for (int k = 0; k < 4; k++) {
                double difference = (layer.gradient(up)[k] - layer.gradient(down)[k]) / (2 * h);
                assertEquals(difference, layer.hessian(x)[k][i], 1e-6);
            }
        }
    }

    @Test
    void twoTiedAtomsAttainIt() {
        LseLayer layer =
                LseLayer.of(new double[][] {{1, 0.3}, {-0.4, 0.9}}, new double[] {0.2, 0.2}, 0.07);
        double[] tie = {0, 0};
        double norm = spectral(layer.hessian(tie));
        assertEquals(1, norm / LayerBounds.of(layer, Norm.L2).curvature(), 1e-12);
    }

    /**
     * {@code sup|∇f| = M} whatever {@code ε}; what {@code ε} changes is how far out it is attained.
     */
    @Test
    void theLipschitzConstantDoesNotKnowTheTemperature() {
        LseLayer layer = random(new SplittableRandom(63), 12, 2, 1);
        double m = LayerBounds.of(layer, Norm.L2).lipschitz();
        for (double epsilon : new double[] {0.01, 0.1, 1, 10}) {
            double far = 0;
            for (int k = 0; k < 3600; k++) {
                double angle = k * Math.PI / 1800;
                double[] x = {1e4 * Math.cos(angle), 1e4 * Math.sin(angle)};
                far = Math.max(far, Norm.L2.of(layer.atTemperature(epsilon).gradient(x)));
            }
            assertEquals(m, far, 1e-3 * m);
        }
        double near = Norm.L2.of(layer.atTemperature(10).gradient(0.5, -0.5));
        assertTrue(near < 0.7 * m, "near the origin a hot layer is flatter");
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void theSecondOrderRemainderIsBounded(Norm norm) {
        SplittableRandom random = new SplittableRandom(64);
        for (int k = 0; k < 5000; k++) {
            LseLayer layer = random(random, 2 + k % 9, 3, Math.exp(random.nextDouble(-3, 1)));
            double[] x = random.doubles(3, -1, 1).toArray();
            double[] delta = random.doubles(3, -1, 1).toArray();
            double[] moved = x.clone();
            double first = 0;
            double[] g = layer.gradient(x);
            for (int i = 0; i < 3; i++) {
                moved[i] += delta[i];
                first += g[i] * delta[i];
            }
            double remainder = layer.value(moved) - layer.value(x) - first;
            double size = norm.of(delta);
            double bound = LayerBounds.of(layer, norm).curvature() * size * size / 2;
            assertTrue(remainder >= -1e-14 && remainder <= bound * (1 + 1e-12));
        }
    }

    /** At a fixed input the curvature is not monotone in {@code ε}: it vanishes at both ends. */
    @Test
    void pointwiseCurvatureIsNotMonotone() {
        LseLayer layer = LseLayer.of(new double[][] {{1}, {-1}}, new double[] {0.3, 0}, 1);
        double cold = layer.atTemperature(0.01).hessian(0.1)[0][0];
        double warm = layer.atTemperature(0.25).hessian(0.1)[0][0];
        double hot = layer.atTemperature(5).hessian(0.1)[0][0];
        assertTrue(cold < warm && hot < warm);
    }

    /** {@code z_j = a_j sin(k_j s) + b_j s²}, logits of any network on a line. */
    @Test
    void deepLogitsAddTheirOwnCurvature() {
        SplittableRandom random = new SplittableRandom(65);
        double h = 1e-4;
        for (int run = 0; run < 500; run++) {
            double epsilon = Math.exp(random.nextDouble(-1.5, 1));
            double[] a = random.doubles(5, -1, 1).toArray();
            double[] k = random.doubles(5, 0.3, 2).toArray();
            double[] b = random.doubles(5, -1, 1).toArray();
            double s = random.nextDouble(-1, 1);
            double[][] z = new double[3][5];
            double[][] order = new double[3][5];
            for (int j = 0; j < 5; j++) {
                for (int m = -1; m <= 1; m++) {
                    double at = s + m * h;
                    z[m + 1][j] = a[j] * Math.sin(k[j] * at) + b[j] * at * at;
                }
                order[0][j] = z[1][j];
                order[1][j] = a[j] * k[j] * Math.cos(k[j] * s) + 2 * b[j] * s;
                order[2][j] = -a[j] * k[j] * k[j] * Math.sin(k[j] * s) + 2 * b[j];
            }
            DeepCurvature deep = DeepCurvature.of(order[0], order[1], order[2], epsilon);
            var lse = org.costate.control.hj.LogSumExp.at(epsilon);
            double second = (lse.value(z[2]) - 2 * lse.value(z[1]) + lse.value(z[0])) / (h * h);
            assertEquals(second, deep.curvature(), 1e-5); // rounding 1e-16/h², truncation h²/ε³
            assertEquals((lse.value(z[2]) - lse.value(z[0])) / (2 * h), deep.slope(), 1e-6);
            assertTrue(Math.abs(deep.curvature()) <= deep.bound());
        }
    }

    @Test
    void badInputIsNamed() {
        LseLayer one = LseLayer.of(new double[][] {{1}}, new double[1], 1);
        LseLayer two = LseLayer.of(new double[][] {{1, 2}}, new double[1], 1);
        assertMessage("CERT-01", () -> LseClassifier.of(one));
        assertMessage("CERT-02", () -> LseClassifier.of(one, two));
        assertMessage("CERT-03", () -> Attack.pgd(Norm.L2, 0, 1, 1));
        assertMessage(
                "CERT-03: radius = NaN",
                () -> Attack.fgsm(Norm.L2).on(LseClassifier.of(one, one), Double.NaN, 0));
        assertMessage(
                "CERT-02", () -> DeepCurvature.of(new double[2], new double[1], new double[2], 1));
    }

    private static void assertMessage(
            String start, org.junit.jupiter.api.function.Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
    }
}
