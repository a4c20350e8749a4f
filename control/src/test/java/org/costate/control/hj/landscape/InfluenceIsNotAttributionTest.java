package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.control.hj.LseLayer;
import org.junit.jupiter.api.Test;

/** The two things called influence, each against the removal it predicts. */
class InfluenceIsNotAttributionTest {

    private static InfluenceFunction fit(int n, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] x = new double[n][];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            x[i] = new double[] {random.nextDouble(-2, 2)};
            double truth = x[i][0] * x[i][0] / 4 + Math.abs(x[i][0] - 0.5) / 2;
            y[i] = truth + random.nextDouble(-0.2, 0.2);
        }
        LseLayer start =
                LseLayer.of(new double[][] {{-1}, {0.1}, {0.9}}, new double[] {0, 0, 0.1}, 0.2);
        return InfluenceFunction.of(start, x, y, 1e-2);
    }

    /** The error of the first order falls like {@code 1/n²}, the influence like {@code 1/n}. */
    @Test
    void theFirstOrderIsARefitToFirstOrder() {
        double[] relative = new double[2];
        int[] sizes = {40, 320};
        for (int k = 0; k < 2; k++) {
            InfluenceFunction influence = fit(sizes[k], 5);
            assertTrue(influence.stationarity() < 1e-11);
            double[] all = influence.influences(0.7);
            double error = 0;
            double size = 0;
            for (int i = 0; i < 20; i++) {
                double change = influence.refitted(i).value(0.7) - influence.fitted().value(0.7);
                assertEquals(all[i], influence.influence(i, 0.7), 1e-14);
                error += Math.abs(all[i] - change);
                size += Math.abs(change);
            }
            relative[k] = error / size;
        }
        assertTrue(relative[0] < 0.3, "n = 40: " + relative[0]);
        assertTrue(relative[1] < 0.3 * relative[0], "n = 320: " + relative[1]);
    }

    /** A residual of zero has no influence; its neuron keeps its whole attribution. */
    @Test
    void anExampleFittedExactlyHasNone() {
        LseLayer start = LseLayer.of(new double[][] {{-1}, {1}}, new double[] {0, 0}, 0.3);
        double[][] x = {{-1}, {0.4}, {1.2}};
        double[] y = new double[3];
        InfluenceFunction first = InfluenceFunction.of(start, x, y, 1e-2);
        double[] target = {0, first.fitted().value(0.4), 0};
        InfluenceFunction fit = first;
        for (int k = 0; k < 60; k++) {
            target[1] = fit.fitted().value(0.4);
            fit = InfluenceFunction.of(fit.fitted(), x, target, 1e-2);
        }
        assertEquals(0, fit.influence(1, 0.4), 1e-9);
        assertTrue(Math.abs(fit.influence(0, 0.4)) > 1e-4);
        assertTrue(
                LeaveOneOut.of(fit.fitted(), 0.4).stream().allMatch(r -> r.attribution() > 0.01));
    }

    @Test
    void leavingANeuronOutIsLogOfOneMinusItsWeight() {
        LseLayer layer =
                LseLayer.of(new double[][] {{1}, {-0.5}, {0.2}}, new double[] {0, 0.4, 0.1}, 0.25);
        for (LeaveOneOut.Row row : LeaveOneOut.of(layer, 0.6)) {
            assertEquals(0.25 * Math.log1p(-row.attribution()), row.change(), 1e-15);
            assertTrue(row.change() <= row.firstOrder());
        }
    }

    @Test
    void withoutAMinimumThereIsNoInfluence() {
        LseLayer start = LseLayer.of(new double[][] {{1}, {2}}, new double[2], 0.1);
        double[][] x = {{0}, {1}};
        assertTrue(
                assertThrows(
                                IllegalArgumentException.class,
                                () -> InfluenceFunction.of(start, x, new double[2], 0))
                        .getMessage()
                        .startsWith("LAND-07"));
    }
}
