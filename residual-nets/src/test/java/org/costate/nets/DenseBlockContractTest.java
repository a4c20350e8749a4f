package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.ControlSystem;
import org.costate.kernels.Activation;
import org.ejml.data.Complex_F64;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a control system promises, kept by every family of blocks and each of its parts. */
class DenseBlockContractTest {

    private static final double ROUNDING = 1e-14; // sums of at most 40 products of size 1

    static Stream<Arguments> blocks() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                Stream.of(Activation.values())
                                        .map(
                                                a ->
                                                        Arguments.of(
                                                                DenseBlock.named(
                                                                        family, 6, a, 0.3))));
    }

    static Stream<DenseBlock> separable() {
        return Stream.of(
                DenseBlock.verlet(6, Activation.GELU),
                DenseBlock.hamiltonianPair(6, Activation.GELU));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] velocity(ControlSystem f, double[] x, double[] u) {
        double[] v = new double[f.stateDimension()];
        Arrays.fill(v, 7.7); // it writes, it does not add
        f.velocity(0.4, x, u, v);
        return v;
    }

    private static double[] moved(double[] v, double d, double[] w) {
        double[] y = v.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += d * w[i];
        }
        return y;
    }

    /** {@code ⟨J(v, w), p⟩ = ⟨(v, w), Jᵀp⟩}, J(v, w) by central differences along (v, w). */
    @ParameterizedTest
    @MethodSource("blocks")
    void pullBackIsTheTransposeOfTheDerivative(DenseBlock block) {
        SplittableRandom random = new SplittableRandom(Nets.SEED);
        int n = block.stateDimension();
        int m = block.controlDimension();
        for (int trial = 0; trial < 5; trial++) {
            double[] x = Nets.gaussians(random, n);
            double[] u = Nets.gaussians(random, m);
            double[] p = Nets.gaussians(random, n);
            double[] v = Nets.gaussians(random, n);
            double[] w = Nets.gaussians(random, m);
            double[] px = new double[n];
            double[] pu = new double[m];
            block.pullBack(0.4, x, p, u, px, pu);
            double d = 1e-5; // truncation ~ d² times a third derivative of size 10–100
            double[] up = velocity(block, moved(x, d, v), moved(u, d, w));
            double[] down = velocity(block, moved(x, -d, v), moved(u, -d, w));
            double pushed = (dot(up, p) - dot(down, p)) / (2 * d);
            double pulled = dot(v, px) + dot(w, pu);
            assertEquals(pushed, pulled, 1e-7 * (1 + Math.abs(pulled)));
        }
    }

    /** The same to rounding, J(v, w) by forward mode over the formulas of the referee. */
    @ParameterizedTest
    @MethodSource("blocks")
    void pullBackIsTheTransposeToRounding(DenseBlock block) {
        SplittableRandom random = new SplittableRandom(Nets.SEED + 1);
        int n = block.stateDimension();
        int m = block.controlDimension();
        for (int trial = 0; trial < 20; trial++) {
            double[] x = Nets.gaussians(random, n);
            double[] u = Nets.gaussians(random, m);
            double[] p = Nets.gaussians(random, n);
            double[] v = Nets.gaussians(random, n);
            double[] w = Nets.gaussians(random, m);
            double[] px = new double[n];
            double[] pu = new double[m];
            block.pullBack(0.4, x, p, u, px, pu);
            double pushed = 0;
            Gradient[] f = dualVelocity(block, x, v, u, w);
            for (int i = 0; i < n; i++) {
                pushed += p[i] * f[i].getPartialDerivative(0);
            }
            double pulled = dot(v, px) + dot(w, pu);
            assertEquals(pushed, pulled, 1e-13 * (10 + Math.abs(pulled)), block::toString);
        }
    }

    /** {@code f(x + εv, u + εw)} with {@code ε² = 0}, each family written out. */
    private static Gradient[] dualVelocity(
            DenseBlock block, double[] x, double[] v, double[] u, double[] w) {
        Gradient[] state = dual(x, v);
        Gradient[] theta = dual(u, w);
        int n = x.length;
        int half = n / 2;
        Activation sigma = block.activation();
        return switch (block.family()) {
            case "residual" -> hidden(sigma, theta, 0, n, state, n * n);
            case "antisymmetric" -> {
                Gradient[] a = theta.clone();
                for (int i = 0; i < n; i++) {
                    for (int j = 0; j < n; j++) {
                        a[i * n + j] = theta[i * n + j].subtract(theta[j * n + i]);
                    }
                    a[i * n + i] = a[i * n + i].subtract(block.damping());
                }
                yield hidden(sigma, a, 0, n, state, n * n);
            }
            case "pre-activation" -> preActivated(sigma, theta, state);
            case "parabolic" -> scaled(-1, outer(sigma, theta, 0, state));
            case "hamiltonian" -> {
                Gradient[] g = outer(sigma, theta, 0, state);
                Gradient[] f = g.clone();
                for (int i = 0; i < half; i++) {
                    f[i] = g[i + half];
                    f[i + half] = g[i].negate();
                }
                yield f;
            }
            case "verlet" -> {
                Gradient[] y = Arrays.copyOf(state, half);
                Gradient[] z = Arrays.copyOfRange(state, half, n);
                Gradient[] minusTransposed = theta.clone();
                for (int i = 0; i < half; i++) {
                    for (int j = 0; j < half; j++) {
                        minusTransposed[i * half + j] = theta[j * half + i].negate();
                    }
                }
                int bz = half * half;
                yield joined(
                        hidden(sigma, minusTransposed, 0, half, z, bz + half),
                        hidden(sigma, theta, 0, half, y, bz));
            }
            case "hamiltonian-pair" ->
                    joined(
                            scaled(-1, outer(sigma, theta, 0, Arrays.copyOfRange(state, half, n))),
                            outer(sigma, theta, half * half + half, Arrays.copyOf(state, half)));
            default -> throw new IllegalStateException(block.family());
        };
    }

    private static Gradient[] preActivated(Activation sigma, Gradient[] theta, Gradient[] state) {
        int n = state.length;
        Gradient[] identity = theta.clone();
        for (int i = 0; i < n * n; i++) {
            identity[i] = theta[i].multiply(0).add(i % (n + 1) == 0 ? 1 : 0);
        }
        Gradient[] hidden = hidden(sigma, identity, 0, n, state, n * n);
        Gradient[] f = new Gradient[n];
        for (int i = 0; i < n; i++) {
            f[i] = theta[i * n].multiply(hidden[0]);
            for (int j = 1; j < n; j++) {
                f[i] = f[i].add(theta[i * n + j].multiply(hidden[j]));
            }
        }
        return f;
    }

    private static Gradient[] dual(double[] value, double[] direction) {
        Gradient[] dual = new Gradient[value.length];
        for (int i = 0; i < value.length; i++) {
            dual[i] = new Gradient(value[i], direction[i]);
        }
        return dual;
    }

    private static Gradient[] hidden(
            Activation sigma, Gradient[] a, int at, int rows, Gradient[] x, int bias) {
        Gradient[] y = new Gradient[rows];
        for (int i = 0; i < rows; i++) {
            Gradient sum = a[bias + i];
            for (int j = 0; j < x.length; j++) {
                sum = sum.add(a[at + i * x.length + j].multiply(x[j]));
            }
            double z = sum.getReal();
            y[i] = sum.subtract(z).multiply(sigma.slope(z)).add(sigma.value(z));
        }
        return y;
    }

    /** {@code Kᵀσ(Kx + b)}. */
    private static Gradient[] outer(Activation sigma, Gradient[] theta, int at, Gradient[] x) {
        int n = x.length;
        Gradient[] s = hidden(sigma, theta, at, n, x, at + n * n);
        Gradient[] y = new Gradient[n];
        for (int j = 0; j < n; j++) {
            y[j] = theta[at + j].multiply(s[0]);
            for (int i = 1; i < n; i++) {
                y[j] = y[j].add(theta[at + i * n + j].multiply(s[i]));
            }
        }
        return y;
    }

    private static Gradient[] scaled(double a, Gradient[] x) {
        return Arrays.stream(x).map(g -> g.multiply(a)).toArray(Gradient[]::new);
    }

    private static Gradient[] joined(Gradient[] a, Gradient[] b) {
        return Stream.concat(Arrays.stream(a), Arrays.stream(b)).toArray(Gradient[]::new);
    }

    @ParameterizedTest
    @MethodSource("blocks")
    void pullBackAddsAndVelocityWrites(DenseBlock block) {
        SplittableRandom random = new SplittableRandom(Nets.SEED + 2);
        int n = block.stateDimension();
        int m = block.controlDimension();
        double[] x = Nets.gaussians(random, n);
        double[] u = Nets.gaussians(random, m);
        double[] p = Nets.gaussians(random, n);
        double[] px = new double[n];
        double[] pu = new double[m];
        block.pullBack(0, x, p, u, px, pu);
        double[] px2 = px.clone();
        double[] pu2 = pu.clone();
        block.pullBack(0, x, p, u, px2, pu2);
        assertArrayEquals(moved(px, 1, px), px2, ROUNDING * 10);
        assertArrayEquals(moved(pu, 1, pu), pu2, ROUNDING * 10);
        assertArrayEquals(velocity(block, x, u), velocity(block, x, u));
    }

    // ------------------------------------------------------------------- parts

    @ParameterizedTest
    @MethodSource("separable")
    void partsSumToTheWhole(DenseBlock block) {
        SplittableRandom random = new SplittableRandom(Nets.SEED + 3);
        int n = block.stateDimension();
        int m = block.controlDimension();
        double[] x = Nets.gaussians(random, n);
        double[] u = Nets.gaussians(random, m);
        double[] p = Nets.gaussians(random, n);
        double[] whole = new double[n];
        double[] px = new double[n];
        double[] pu = new double[m];
        for (ControlSystem part : block.parts()) {
            whole = moved(whole, 1, velocity(part, x, u));
            part.pullBack(0, x, p, u, px, pu);
        }
        double[] wholePx = new double[n];
        double[] wholePu = new double[m];
        block.pullBack(0, x, p, u, wholePx, wholePu);
        assertArrayEquals(velocity(block, x, u), whole, ROUNDING);
        assertArrayEquals(wholePx, px, ROUNDING);
        assertArrayEquals(wholePu, pu, ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("separable")
    void noPartReadsWhatItWrites(DenseBlock block) {
        SplittableRandom random = new SplittableRandom(Nets.SEED + 4);
        int n = block.stateDimension();
        double[] x = Nets.gaussians(random, n);
        double[] u = Nets.gaussians(random, block.controlDimension());
        for (ControlSystem part : block.parts()) {
            double[] f = velocity(part, x, u);
            for (int i = 0; i < n; i++) {
                if (f[i] != 0) {
                    double[] pushed = x.clone();
                    pushed[i] += 10;
                    assertArrayEquals(f, velocity(part, pushed, u)); // bit for bit
                }
            }
        }
    }

    @Test
    void onlyPairsAreSeparable() {
        for (String family : DenseBlock.families()) {
            DenseBlock block = DenseBlock.named(family, 4, Activation.TANH, 0);
            boolean pair = family.equals("verlet") || family.equals("hamiltonian-pair");
            assertEquals(pair, block.isSeparable());
            assertEquals(pair ? 2 : 0, block.parts().size());
            assertEquals(family, block.family());
        }
    }

    @Test
    void tensorsCoverTheControl() {
        for (String family : DenseBlock.families()) {
            DenseBlock block = DenseBlock.named(family, 6, Activation.TANH, 0);
            int at = 0;
            for (WeightTensor tensor : block.tensors()) {
                assertEquals(at, tensor.offset());
                at += tensor.length();
            }
            assertEquals(at, block.controlDimension());
        }
    }

    // -------------------------------------------------------------- eigenvalues

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 2.5})
    void theAntisymmetricMatrixHasEigenvaluesOnTheLineMinusGamma(double damping) {
        int n = 7;
        DenseBlock block = DenseBlock.antisymmetric(n, Activation.IDENTITY, damping);
        SplittableRandom random = new SplittableRandom(Nets.SEED + 5);
        double[] u = Nets.gaussians(random, block.controlDimension());
        Arrays.fill(u, n * n, u.length, 0); // no bias: the velocity is A x
        DMatrixRMaj a = new DMatrixRMaj(n, n);
        for (int j = 0; j < n; j++) {
            double[] unit = new double[n];
            unit[j] = 1;
            double[] column = velocity(block, unit, u);
            for (int i = 0; i < n; i++) {
                a.set(i, j, column[i]);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, false);
        assertTrue(eigen.decompose(a));
        boolean turns = false;
        for (int i = 0; i < n; i++) {
            Complex_F64 value = eigen.getEigenvalue(i);
            assertEquals(-damping, value.getReal(), 1e-13); // |A| ~ 5, 7 × 7
            turns |= Math.abs(value.getImaginary()) > 0.1;
        }
        assertTrue(turns);
    }

    // ----------------------------------------------------------------- messages

    @Test
    void impossibleBlocksAreRefused() {
        assertMessage(
                "block width is 5, expected a positive even number",
                () -> DenseBlock.verlet(5, Activation.TANH));
        assertMessage(
                "block width is 3, expected a positive even number",
                () -> DenseBlock.hamiltonianPair(3, Activation.TANH));
        assertMessage(
                "block width is 7, expected a positive even number",
                () -> DenseBlock.hamiltonian(7, Activation.TANH));
        assertMessage(
                "block width is 0, expected a positive number",
                () -> DenseBlock.residual(0, Activation.TANH));
        assertMessage(
                "block width is -2, expected a positive number",
                () -> DenseBlock.parabolic(-2, Activation.TANH));
        assertMessage(
                "block width is 46341, the widest there can be is 32768",
                () -> DenseBlock.residual(46341, Activation.TANH));
        assertMessage(
                "damping is -0.1, expected a finite number ≥ 0",
                () -> DenseBlock.antisymmetric(4, Activation.TANH, -0.1));
        assertMessage(
                "damping is NaN, expected a finite number ≥ 0",
                () -> DenseBlock.antisymmetric(4, Activation.TANH, Double.NaN));
        assertMessage(
                "unknown block \"resnet\"; choose one of residual, antisymmetric,"
                        + " pre-activation, parabolic, hamiltonian, verlet, hamiltonian-pair",
                () -> DenseBlock.named("resnet", 4, Activation.TANH, 0));
    }

    @Test
    void itSaysWhatItIs() {
        assertEquals(
                "antisymmetric(γ = 0.3), log_cosh, width 5",
                DenseBlock.antisymmetric(5, Activation.LOG_COSH, 0.3).toString());
        assertEquals("verlet, relu, width 4", DenseBlock.verlet(4, Activation.RELU).toString());
        assertFalse(List.of().equals(DenseBlock.families()));
    }

    private static void assertMessage(String message, Runnable call) {
        var refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertEquals(message, refusal.getMessage());
    }
}
