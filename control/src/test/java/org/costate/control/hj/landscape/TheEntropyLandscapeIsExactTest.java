package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.LseLayer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * {@code H}, {@code ∇H}, {@code ∇²H}, {@code ∂_ε} against pairwise sums, differences and values.
 */
class TheEntropyLandscapeIsExactTest {

    private static EntropyLandscape random(int n, int d, double epsilon, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] w = new double[n][];
        for (int j = 0; j < n; j++) {
            w[j] = random.doubles(d, -1.2, 1).toArray();
        }
        double[] b = random.doubles(n, -0.3, 0.5).toArray();
        return EntropyLandscape.of(LseLayer.of(w, b, epsilon));
    }

    /** {@code −½ Σ π_i π_j (λ_i − λ_j)(v_i − v_j)}, term by term. */
    private static double[] pairwise(EntropyLandscape landscape, double[] x) {
        double[][] w = landscape.layer().weights();
        GibbsMeasure pi = landscape.layer().gibbs(x);
        double[] g = new double[x.length];
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < i; j++) {
                double gap = pi.logProbability(i) - pi.logProbability(j);
                double factor = pi.probability(i) * pi.probability(j) * gap;
                for (int k = 0; k < x.length; k++) {
                    g[k] -= factor * (w[i][k] - w[j][k]) / landscape.temperature();
                }
            }
        }
        return g;
    }

    @ParameterizedTest
    @CsvSource({"5, 1, 0.4", "7, 3, 0.15", "4, 6, 0.3", "16, 2, 1.7"})
    void derivativesEqualDifferences(int n, int d, double epsilon) {
        EntropyLandscape landscape = random(n, d, epsilon, 11 + n);
        double[] x = new SplittableRandom(n).doubles(d, -0.7, 0.9).toArray();
        double[] g = landscape.gradient(x);
        double[][] hessian = landscape.hessian(x);
        double h = 1e-5; // truncation h²·|third derivative| of order 1e-10·1e2, rounding 1e-16/h
        for (int i = 0; i < d; i++) {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            assertEquals((landscape.value(up) - landscape.value(down)) / (2 * h), g[i], 1e-7);
            double[] right = landscape.gradient(up);
            double[] left = landscape.gradient(down);
            for (int k = 0; k < d; k++) {
                assertEquals((right[k] - left[k]) / (2 * h), hessian[k][i], 1e-5);
            }
        }
        double e = h * epsilon;
        EntropyLandscape warm = landscape.at(epsilon + e);
        EntropyLandscape cool = landscape.at(epsilon - e);
        assertEquals(
                (warm.value(x) - cool.value(x)) / (2 * e),
                landscape.temperatureDerivative(x),
                1e-6);
        double[] rate = landscape.gradientTemperatureDerivative(x);
        for (int k = 0; k < d; k++) {
            double difference = (warm.gradient(x)[k] - cool.gradient(x)[k]) / (2 * e);
            assertEquals(difference, rate[k], 1e-5);
        }
        assertArrayEquals(pairwise(landscape, x), g, 1e-13);
    }

    @Test
    void weightsOfTheSumTakePart() {
        EntropyLandscape landscape =
                EntropyLandscape.of(
                        random(4, 2, 0.5, 3).layer().weighted(new double[] {0.3, -1, 0, 2}));
        double[] x = {0.2, -0.4};
        double h = 1e-5;
        double difference =
                (landscape.at(0.5 + h).value(x) - landscape.at(0.5 - h).value(x)) / (2 * h);
        assertEquals(difference, landscape.temperatureDerivative(x), 1e-7);
        assertArrayEquals(pairwise(landscape, x), landscape.gradient(x), 1e-14);
    }

    /** Inside a cell {@code |∇H|} is e^{−40}; the parts keep their relative precision. */
    @Test
    void smallGradientsAreSumsOfSmallTerms() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 0.01);
        double[] x = {2.1, -1.3};
        double[] exact = pairwise(landscape, x);
        double[] g = landscape.gradient(x);
        assertTrue(Math.abs(g[0]) < 1e-12 && g[0] != 0);
        for (int k = 0; k < 2; k++) {
            assertEquals(1, g[k] / exact[k], 1e-11); // |z|/ε = 200 roundings in each exponent
        }
    }

    @Test
    void identitiesOfTheGibbsMeasure() {
        SplittableRandom random = new SplittableRandom(8);
        for (int k = 0; k < 200; k++) {
            LseLayer layer = random(6, 3, random.nextDouble(0.1, 2), 100 + k).layer();
            double[] x = random.doubles(3, -1, 1).toArray();
            GibbsMeasure pi = layer.gibbs(x);
            double epsilon = layer.temperature();
            double dual = pi.mean(layer.logits(x)) + epsilon * pi.entropy();
            assertEquals(layer.value(x), dual, 1e-13);
            for (int j = 0; j < 6; j++) {
                double[][] w = layer.weights();
                double[] b = layer.biases();
                b[j] = -1e6;
                double without = LseLayer.of(w, b, epsilon).value(x);
                assertEquals(
                        without - layer.value(x), LeaveOneOut.of(layer, x).get(j).change(), 1e-13);
                double[] up = layer.biases();
                double[] down = layer.biases();
                up[j] += 1e-5;
                down[j] -= 1e-5;
                double slope =
                        (LseLayer.of(w, up, epsilon).value(x)
                                        - LseLayer.of(w, down, epsilon).value(x))
                                / 2e-5;
                assertEquals(pi.probability(j), slope, 1e-8);
            }
        }
    }

    @Test
    void entropyRisesWithTheTemperature() {
        SplittableRandom random = new SplittableRandom(4);
        for (int k = 0; k < 10_000; k++) {
            int d = 1 + k % 4;
            double epsilon = Math.exp(random.nextDouble(-3, 2));
            EntropyLandscape landscape = random(2 + k % 9, d, epsilon, k);
            double[] x = random.doubles(d, -2, 2).toArray();
            double rate = landscape.temperatureDerivative(x);
            double variance = landscape.layer().gibbs(x).entropyDerivative();
            assertTrue(rate >= 0, () -> "dH/dε = " + rate);
            assertEquals(variance, rate, 1e-10 * (1 + variance));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0.05, 0.689003364777, 1.491e-9",
        "0, 0, 0.25, 1.688652692766, 0.020471477853",
        "0, 0, 4, 2.763828321554, 0.444261026222",
        "0.3, -0.2, 0.05, 0.347382177560, 5.019e-9",
        "0.3, -0.2, 0.25, 1.660405980066, 0.027086632902",
        "0.3, -0.2, 4, 2.764594779153, 0.448928776118",
        "1, 1, 0.05, 1.850648162629, 0.988038425193",
        "1, 1, 0.25, 2.309896486543, 0.868990194030",
        "1, 1, 4, 2.759852923386, 0.560410221319"
    })
    void valuesOfTheSixteenAtoms(double x, double y, double epsilon, double entropy, double mean) {
        AtomMeasure atoms = ReferenceAtoms.twoClusters();
        EntropyLandscape landscape = EntropyLandscape.of(atoms, 1, epsilon);
        assertEquals(entropy, landscape.value(x, y), 1e-8); // atoms are given to ten digits
        GibbsMeasure pi = HopfColeSolution.of(atoms, epsilon).gibbs(new double[] {x, y}, 1);
        assertEquals(mean, pi.mean(atoms.initialValues()), 1e-8);
    }

    /** {@code y → λy, x → λx, t → λ²t}; and at fixed {@code t}, {@code g → λ²g, ε → λ²ε}. */
    @Test
    void scalesLikeSpacingSquaredOverTime() {
        AtomMeasure atoms = ReferenceAtoms.twoClusters();
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        double s = 1.7;
        for (int j = 0; j < g.length; j++) {
            y[j][0] *= s;
            y[j][1] *= s;
            g[j] *= s * s;
        }
        double value = EntropyLandscape.of(atoms, 1, 0.2).value(0.4, -0.1);
        AtomMeasure stretched = AtomMeasure.of(y, atoms.initialValues());
        AtomMeasure lifted = AtomMeasure.of(y, g);
        assertEquals(
                value, EntropyLandscape.of(stretched, s * s, 0.2).value(s * 0.4, -s * 0.1), 1e-12);
        assertEquals(
                value, EntropyLandscape.of(lifted, 1, s * s * 0.2).value(s * 0.4, -s * 0.1), 1e-12);
    }
}
