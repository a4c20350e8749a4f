package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LossSendsBackMinusItsGradientTest {

    private static final double ROUNDING = 1e-15; // a handful of operations on numbers of size 1

    private static Ensemble labels(int... labels) {
        return Ensemble.labelled(1, new double[labels.length], labels);
    }

    private static Ensemble targets(double... targets) {
        return Ensemble.valued(1, 1, new double[1], targets);
    }

    @Test
    void knownValues() {
        double[] z = {Math.log(2), Math.log(3), Math.log(5)};
        double[] p = z.clone();
        assertEquals(
                Math.log(10.0 / 3), Loss.CROSS_ENTROPY.costate(labels(1), 0, p, 0, 3, 1), ROUNDING);
        assertEquals(-0.2, p[0], ROUNDING);
        assertEquals(0.7, p[1], ROUNDING);
        assertEquals(-0.5, p[2], ROUNDING);

        double[] one = {Math.log(4)};
        assertEquals(Math.log(1.25), Loss.LOGISTIC.costate(labels(1), 0, one, 0, 1, 1), ROUNDING);
        assertEquals(0.2, one[0], ROUNDING);
        one[0] = Math.log(4);
        assertEquals(Math.log(5), Loss.LOGISTIC.costate(labels(0), 0, one, 0, 1, 1), ROUNDING);
        assertEquals(-0.8, one[0], ROUNDING);

        double[] pair = {0.5, -1.5};
        assertEquals(
                0.5 * (0.09 + 6.25),
                Loss.SQUARED_ERROR.costate(targets(0.2, 1.0), 0, pair, 0, 2, 1),
                ROUNDING);
        assertEquals(-0.3, pair[0], ROUNDING);
        assertEquals(2.5, pair[1], ROUNDING);
    }

    @ParameterizedTest
    @EnumSource(Loss.class)
    void costateIsMinusTheDifferenceQuotient(Loss loss) {
        SplittableRandom random = new SplittableRandom(Nets.SEED);
        int outputs = Nets.outputs(loss);
        Ensemble data =
                loss.isForClasses()
                        ? labels(0, 1, outputs > 2 ? 3 : 0)
                        : Ensemble.valued(3, 1, new double[3], Nets.gaussians(random, 6));
        double scale = 0.37;
        double[] z = Nets.gaussians(random, 3 * outputs + 2);
        for (int s = 0; s < 3; s++) {
            int at = 2 + s * outputs; // rows need not start at 0
            double[] p = z.clone();
            loss.costate(data, s, p, at, outputs, scale);
            for (int i = 0; i < z.length; i++) {
                double d = 1e-5; // truncation d²/6 ~ 2e-11, rounding 1e-16/d = 1e-11
                double up = value(loss, data, s, z, at, outputs, i, d);
                double down = value(loss, data, s, z, at, outputs, i, -d);
                if (i >= at && i < at + outputs) {
                    assertEquals(-scale * (up - down) / (2 * d), p[i], 1e-9);
                } else {
                    assertEquals(z[i], p[i]); // other rows are left alone
                }
            }
        }
    }

    private static double value(
            Loss loss, Ensemble e, int s, double[] z, int at, int outputs, int i, double d) {
        double[] moved = z.clone();
        moved[i] += d;
        return loss.costate(e, s, moved, at, outputs, 1);
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e3, -1e3, 700, -745, 1e300, -1e300})
    void logitsFarOutStayFinite(double z) {
        double[] one = {z};
        double cost = Loss.LOGISTIC.costate(labels(1), 0, one, 0, 1, 1);
        assertEquals(Math.max(-z, 0), cost, ROUNDING * Math.abs(z));
        assertEquals(z > 0 ? 0 : 1, one[0], ROUNDING);
        double[] three = {z, 0.5, -z};
        double most = Math.abs(z);
        double worst = Loss.CROSS_ENTROPY.costate(labels(z > 0 ? 2 : 0), 0, three, 0, 3, 1);
        assertEquals(2 * most, worst, ROUNDING * most);
        assertEquals(1, Math.abs(three[0]), ROUNDING);
        assertEquals(0, three[1], ROUNDING);
        assertEquals(-three[0], three[2], ROUNDING);
        double[] right = {z, 0.5, -z};
        assertEquals(0, Loss.CROSS_ENTROPY.costate(labels(z > 0 ? 0 : 2), 0, right, 0, 3, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -3.7, 0.3, 12, 40, -40})
    void logisticIsTwoClassCrossEntropyOfZeroAndZ(double z) {
        for (int label = 0; label < 2; label++) {
            double[] one = {z};
            double[] two = {0, z};
            double logistic = Loss.LOGISTIC.costate(labels(label), 0, one, 0, 1, 0.6);
            double entropy = Loss.CROSS_ENTROPY.costate(labels(label), 0, two, 0, 2, 0.6);
            // cross entropy cancels max against label: absolute rounding of the larger logit
            assertEquals(entropy, logistic, 1e-15 * (1 + Math.abs(z)));
            assertEquals(two[1], one[0], ROUNDING);
        }
    }

    @Test
    void meanIsOverSamplesAndLeavesTheOutputsAlone() {
        double[] z = {Math.log(4), Math.log(4), 0};
        double mean = Loss.LOGISTIC.mean(labels(1, 0, 1), z, 1);
        assertEquals((Math.log(1.25) + Math.log(5) + Math.log(2)) / 3, mean, ROUNDING);
        assertEquals(0, z[2]);
    }

    @Test
    void predictedClassIsTheLargestOutput() {
        double[] z = {9, -1, 0.2, 0.3, 0.3, 7};
        assertEquals(2, Loss.CROSS_ENTROPY.predictedClass(z, 1, 4)); // the first of two equals
        assertEquals(0, Loss.CROSS_ENTROPY.predictedClass(z, 0, 3));
        assertEquals(0, Loss.LOGISTIC.predictedClass(z, 1, 1));
        assertEquals(1, Loss.LOGISTIC.predictedClass(z, 2, 1));
        assertEquals(0, Loss.LOGISTIC.predictedClass(new double[1], 0, 1));
    }

    @Test
    void outputsForSaysWhatALossNeeds() {
        assertEquals(7, Loss.CROSS_ENTROPY.outputsFor(7));
        assertEquals(2, Loss.CROSS_ENTROPY.outputsFor(2));
        assertEquals(1, Loss.LOGISTIC.outputsFor(2));
        assertRefused(Loss.CROSS_ENTROPY, 1);
        assertRefused(Loss.LOGISTIC, 3);
        assertRefused(Loss.SQUARED_ERROR, 4);
    }

    private static void assertRefused(Loss loss, int classes) {
        var refusal = assertThrows(IllegalArgumentException.class, () -> loss.outputsFor(classes));
        assertEquals(
                loss
                        + " loss does not fit "
                        + classes
                        + " classes; take CROSS_ENTROPY for two or more classes, LOGISTIC for two,"
                        + " SQUARED_ERROR for real targets",
                refusal.getMessage());
        assertTrue(loss.isForClasses() == (loss != Loss.SQUARED_ERROR));
    }
}
