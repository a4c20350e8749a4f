package org.costate.nets.lse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.hj.AtomMeasure;
import org.costate.nets.train.TrainingListener;
import org.junit.jupiter.api.Test;

/** Recovery of {@code g = |y|} on eight atoms, two of which are seen (T9.1–T9.3). */
class RecoveryNeedsMergingTest {

    private static RecoveryExperiment experiment() {
        double[] y = new double[8];
        double[] g = new double[8];
        for (int j = 0; j < 8; j++) {
            y[j] = -2 + 4.0 * j / 7;
            g[j] = Math.abs(y[j]);
        }
        double[][] x = new double[400][1];
        for (int i = 0; i < 400; i++) {
            x[i][0] = -2.4 + 4.8 * i / 399;
        }
        return new RecoveryExperiment(AtomMeasure.onLine(y, g), 1, x, 10, 2000, 0.008);
    }

    @Test
    void twoAtomsAreSeenAndTheyAreFound() {
        RecoveryExperiment experiment = experiment();
        AtomMeasure seen = experiment.seen();
        assertEquals(2, seen.size());
        assertEquals(2.0 / 7, seen.positions()[1][0], 1e-15);
        double before = Double.POSITIVE_INFINITY;
        for (double epsilon : new double[] {0.5, 0.1, 0.04}) {
            RecoveryExperiment.Found found =
                    experiment.best(epsilon, 4, 0.1, 3, TrainingListener.none());
            String text = found.merged().size() + " atoms, " + found.meanSquare();
            assertTrue(found.mergedDeviation(y -> Math.abs(y[0])) < 0.02, text);
            assertTrue(found.displacement(seen) < before, text);
            before = found.displacement(seen);
            assertTrue(found.rawDeviation(y -> Math.abs(y[0])) > 0, text);
        }
        assertTrue(before < 0.02, "at ε = 0.04 they are " + before + " away");
    }
}
