package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code f_ε(x) + u_ε(x, t) = xᵀA⁻¹x/(4t)}, through the dictionary at any {@code t}. */
class TheLayerIsTheHopfColeSolutionTest {

    @ParameterizedTest
    @ValueSource(doubles = {1, 0.5, 0.2, 0.1, 0.05, 0})
    void layerAndSolutionAddUpToTheParabola(double epsilon) {
        AtomMeasure atoms = ReferenceData.atomsA();
        LseLayer layer = atoms.layer(1, epsilon);
        HopfColeSolution u = HopfColeSolution.of(atoms, epsilon);

        double worst = 0;
        for (double x : ReferenceData.line(-2.5, 2.5, 500)) {
            double sum = layer.value(x) + u.raw(new double[] {x}, 1);
            worst = Math.max(worst, Math.abs(sum - x * x / 4));
        }
        assertTrue(worst < 1e-13, "worst " + worst); // a few roundings of numbers of size 2
    }

    @Test
    void anisotropicLayersAddUpToTheirParabola() {
        double t = 0.8;
        double epsilon = 0.3;
        var h = QuadraticHamiltonian.of(ReferenceData.anisotropy());
        var dictionary = new HopfColeDictionary(t, h);
        AtomMeasure atoms = ReferenceData.randomAtoms(7, 3, 5);
        LseLayer layer = dictionary.layer(atoms, epsilon);
        HopfColeSolution u = HopfColeSolution.of(atoms, h, epsilon);

        SplittableRandom random = new SplittableRandom(6);
        for (int i = 0; i < 200; i++) {
            double[] x = ReferenceData.point(3, 3, random);
            double sum = layer.value(x) + u.raw(x, t);
            assertEquals(dictionary.kinetic(x), sum, 1e-12); // numbers of size 10
        }
    }

    /** Nothing in the layer selects a time: every {@code t} gives it back. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1, 7.3})
    void everyTimeIsAGauge(double t) {
        LseLayer layer = ReferenceData.randomAtoms(9, 2, 11).layer(1.7, 0.3);
        LseLayer rebuilt = layer.atoms(t).layer(t, 0.3);

        SplittableRandom random = new SplittableRandom(12);
        for (int i = 0; i < 100; i++) {
            double[] x = ReferenceData.point(2, 3, random);
            assertEquals(layer.value(x), rebuilt.value(x), 1e-12);
            double viaU =
                    HopfColeDictionary.at(t, 2).kinetic(x)
                            - HopfColeSolution.of(layer.atoms(t), 0.3).raw(x, t);
            assertEquals(layer.value(x), viaU, 1e-12);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1,0.637408350153231,-0.514908350153232,0.750603773331414,0.226313178874065,"
                + "0.173640348943434,1.216780644157893",
        "0.3,-0.092620059773834,0.215120059773834,0.414177776170337,0.193345387621137,"
                + "0.200137474340971,0.710727650924777",
        "0.05,-0.187454424609228,0.309954424609228,0.298336723944611,0.100455504897530,"
                + "0.004551312897650,0.007289569060656",
        "0,-0.1875,0.31,0.31,0.1,0,0"
    })
    void pointValues(
            double epsilon,
            double f,
            double raw,
            double value,
            double ux,
            double fxx,
            double entropy) {
        double[] x = {0.7};
        LseLayer layer = ReferenceData.atomsA().layer(1, epsilon);
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), epsilon);

        double printed = 1e-12; // the table has 15 digits
        assertEquals(f, layer.value(x), printed);
        assertEquals(raw, u.raw(x, 1), printed);
        assertEquals(value, u.value(x, 1), printed);
        assertEquals(ux, u.gradient(x, 1)[0], printed);
        assertEquals(fxx, layer.hessian(x)[0][0], printed);
        assertEquals(entropy, layer.entropy(x), printed);
        assertEquals(entropy, u.gibbs(x, 1).entropy(), printed);
        assertEquals(-ux, u.costate(x, 1).get(0), printed, "p = −∇u");
    }

    @Test
    void attributionAtThePoint() {
        double[] pi =
                HopfColeSolution.of(ReferenceData.atomsA(), 0.3)
                        .gibbs(new double[] {0.7}, 1)
                        .probabilities();
        double[] printed = {0.001294540076, 0.226970974779, 0.728865205458, 0.042869279688};
        assertArrayEquals(printed, pi, 1e-12);
    }

    /** {@code x → λx, t → λ²t} leaves everything unchanged, {@code g → λ²g, ε → λ²ε} scales u. */
    @Test
    void scaleCovariance() {
        double lambda = 1.7;
        double square = lambda * lambda;
        AtomMeasure atoms = ReferenceData.randomAtoms(6, 2, 21);
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        double[][] wide = new double[6][2];
        double[] high = new double[6];
        for (int j = 0; j < 6; j++) {
            wide[j] = new double[] {lambda * y[j][0], lambda * y[j][1]};
            high[j] = square * g[j];
        }
        double[] x = {0.3, -0.8};
        double[] far = {lambda * 0.3, -lambda * 0.8};
        HopfColeSolution u = HopfColeSolution.of(atoms, 0.2);
        double[] pi = u.gibbs(x, 0.9).probabilities();

        HopfColeSolution later = HopfColeSolution.of(AtomMeasure.of(wide, g), 0.2);
        assertEquals(u.raw(x, 0.9), later.raw(far, square * 0.9), 1e-14);
        assertArrayEquals(pi, later.gibbs(far, square * 0.9).probabilities(), 1e-14);

        HopfColeSolution hotter = HopfColeSolution.of(AtomMeasure.of(wide, high), square * 0.2);
        assertEquals(square * u.raw(x, 0.9), hotter.raw(far, 0.9), 1e-14);
        assertArrayEquals(pi, hotter.gibbs(far, 0.9).probabilities(), 1e-14);
    }

    @Test
    void coincidingAtomsActThroughTheirSumAlone() {
        double[][] y = {{0.4, 1}, {-0.7, 0.2}, {0.4, 1}, {1.1, -0.3}, {0.4, 1}};
        double[] g = {0.3, 0.1, -0.2, 0.6, 0.9};
        AtomMeasure atoms = AtomMeasure.of(y, g).weighted(new double[] {0, -0.3, 0.2, 0.1, -1});
        for (double epsilon : new double[] {0, 0.05, 0.7}) {
            AtomMeasure merged = atoms.merged(epsilon);
            assertEquals(3, merged.size());
            double[] x = {0.2, 0.5};
            double expected = HopfColeSolution.of(atoms, epsilon).raw(x, 0.6);
            if (epsilon > 0) { // the weight of a lone atom moves into its value
                assertEquals(expected, HopfColeSolution.of(merged, epsilon).raw(x, 0.6), 1e-14);
            } else {
                assertEquals(expected, HopfColeSolution.of(merged, 0).raw(x, 0.6), 1e-15);
            }
        }
    }
}
