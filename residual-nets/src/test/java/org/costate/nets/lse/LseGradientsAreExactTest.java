package org.costate.nets.lse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.HopfColeDictionary;
import org.costate.control.hj.LseLayer;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Costs, outputs and gradients of every model against formulas and differences. */
class LseGradientsAreExactTest {

    /** Sums of 40 terms of size 1. */
    private static final double ROUNDING = 1e-12;

    /**
     * Central differences, extrapolated: errors {@code h⁴ ~ 1e−12} and rounding {@code 1e−16/h ~
     * 1e−13}, times third and fifth derivatives of the size 1/ε² and more.
     */
    private static double derivative(LseProblem problem, double[] theta, int i, double h) {
        return (4 * central(problem, theta, i, h / 2) - central(problem, theta, i, h)) / 3;
    }

    private static double central(LseProblem problem, double[] theta, int i, double h) {
        double[] moved = theta.clone();
        moved[i] += h;
        double above = problem.cost(moved);
        moved[i] -= 2 * h;
        return (above - problem.cost(moved)) / (2 * h);
    }

    static java.util.stream.Stream<LseModel> models() {
        return LseFixtures.models();
    }

    @ParameterizedTest
    @MethodSource("models")
    void equalsDifferencesOfTheCost(LseModel model) {
        LseProblem problem = model.fitting(LseFixtures.ensemble(model, 11, 5), Loss.SQUARED_ERROR);
        double[] theta = LseFixtures.weights(model, 6);
        double[] gradient = problem.gradient(theta);
        for (int i = 0; i < theta.length; i++) {
            assertEquals(derivative(problem, theta, i, 2e-3), gradient[i], 3e-10, "weight " + i);
        }
    }

    /** The pull-back is the formula of the theory, summed over samples by the layer itself. */
    @Test
    void equalsTheFormulasOfTheLayer() {
        for (Coordinates coordinates :
                new Coordinates[] {Coordinates.weights(), Coordinates.atoms(0.7)}) {
            LseModel model = LseModel.layer(3, 300).at(Temperature.learnt(0.2)).in(coordinates);
            Ensemble data = LseFixtures.ensemble(model, 333, 7);
            double[] theta = LseFixtures.weights(model, 8);
            double[] gradient = model.fitting(data, Loss.SQUARED_ERROR).gradient(theta);
            assertArrayEquals(byHand(model, data, theta), gradient, ROUNDING);
        }
    }

    private static double[] byHand(LseModel model, Ensemble data, double[] theta) {
        LseLayer layer = model.readOut(theta, 0);
        int n = layer.neurons();
        double[][] dw = new double[n][3];
        double[] db = new double[n];
        double byTemperature = 0;
        for (int s = 0; s < data.samples(); s++) {
            double[] x = java.util.Arrays.copyOfRange(data.inputs(), 3 * s, 3 * s + 3);
            GibbsMeasure pi = layer.gibbs(x);
            double c = (pi.value() - data.targets()[s]) / data.samples();
            byTemperature += c * pi.entropy();
            double[][] slope = layer.weightGradient(x);
            for (int j = 0; j < n; j++) {
                db[j] += c * pi.probability(j);
                for (int i = 0; i < 3; i++) {
                    dw[j][i] += c * slope[j][i];
                }
            }
        }
        double[] all = new double[theta.length];
        if (model.coordinates() instanceof Coordinates.Atoms atoms) {
            AtomMeasure measure = layer.atoms(atoms.t());
            var there = HopfColeDictionary.at(atoms.t(), 3).gradient(measure, dw, db);
            dw = there.y();
            db = there.g();
        }
        for (int j = 0; j < n; j++) {
            System.arraycopy(dw[j], 0, all, 3 * j, 3);
            all[3 * n + j] = db[j];
        }
        all[4 * n] = byTemperature * layer.temperature();
        return all;
    }

    @Test
    void outputsAreTheLayersValues() {
        LseModel model = LseModel.layer(3, 70).at(0.05).differenceOfConvex().outputs(2);
        Ensemble data = LseFixtures.ensemble(model, 500, 9);
        double[] theta = LseFixtures.weights(model, 10);
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 2)) {
            double[] z = sweep.outputs(theta, data);
            for (int s = 0; s < data.samples(); s++) {
                double[] x = java.util.Arrays.copyOfRange(data.inputs(), 3 * s, 3 * s + 3);
                for (int k = 0; k < 2; k++) {
                    double plus = model.readOut(theta, 2 * k).value(x);
                    double minus = model.readOut(theta, 2 * k + 1).value(x);
                    assertEquals(plus - minus, z[2 * s + k], ROUNDING);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("models")
    void sameBitsOnAnyThreads(LseModel model) {
        Ensemble data = LseFixtures.ensemble(model, 700, 11);
        double[] theta = LseFixtures.weights(model, 12);
        double[] one = new double[theta.length];
        double[] three = new double[theta.length];
        double cost;
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 1)) {
            cost = sweep.gradient(theta, data, one);
        }
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 3)) {
            assertEquals(cost, sweep.gradient(theta, data, three));
        }
        assertArrayEquals(one, three);
    }

    /** Several classes: one read-out a class, judged by cross-entropy. */
    @Test
    void classesAreJudgedToo() {
        LseModel model = LseModel.layer(3, 5).at(0.4).outputs(4);
        SplittableRandom random = new SplittableRandom(13);
        Ensemble data =
                Ensemble.labelled(
                        3, random.doubles(60, -1, 1).toArray(), random.ints(20, 0, 4).toArray());
        LseProblem problem = model.fitting(data, Loss.CROSS_ENTROPY);
        double[] theta = LseFixtures.weights(model, 14);
        double[] gradient = problem.gradient(theta);
        for (int i = 0; i < theta.length; i++) {
            assertEquals(derivative(problem, theta, i, 2e-3), gradient[i], 1e-10);
        }
    }

    /** An input-convex model is convex at any weights; the difference of read-outs is not. */
    @Test
    void convexityIsKeptOrLifted() {
        SplittableRandom random = new SplittableRandom(15);
        LseModel convex = LseModel.inputConvex(3, new int[] {6, 5}, 4).at(0.3);
        LseModel difference = LseModel.layer(3, 4).at(0.3).differenceOfConvex();
        assertTrue(leastBend(convex, random) > -ROUNDING);
        assertTrue(leastBend(difference, random) < -1e-3);
    }

    /** Smallest {@code ½(f(a) + f(b)) − f((a+b)/2)} over random weights and chords. */
    private static double leastBend(LseModel model, SplittableRandom random) {
        double least = Double.POSITIVE_INFINITY;
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 1)) {
            for (int trial = 0; trial < 20; trial++) {
                double[] theta = random.doubles(model.layout().length(), -2, 2).toArray();
                double[] ab = random.doubles(300, -3, 3).toArray();
                double[] points = new double[450];
                for (int i = 0; i < 150; i++) {
                    int pair = i / 3;
                    points[9 * pair + i % 3] = ab[6 * pair + i % 3];
                    points[9 * pair + 3 + i % 3] = ab[6 * pair + 3 + i % 3];
                    points[9 * pair + 6 + i % 3] =
                            0.5 * (points[9 * pair + i % 3] + points[9 * pair + 3 + i % 3]);
                }
                double[] f = sweep.outputs(theta, Ensemble.unlabelled(3, points));
                for (int k = 0; k < 50; k++) {
                    least = Math.min(least, 0.5 * (f[3 * k] + f[3 * k + 1]) - f[3 * k + 2]);
                }
            }
        }
        return least;
    }
}
