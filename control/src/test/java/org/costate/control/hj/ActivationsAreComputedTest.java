package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.costate.control.hj.ActivationTable.Verdict;
import org.junit.jupiter.api.Test;

/** Which activations are layers, limits or slopes of layers. */
class ActivationsAreComputedTest {

    @Test
    void verdicts() {
        Map<String, ActivationTable.Row> rows = new TreeMap<>();
        ActivationTable.rows().forEach(row -> rows.put(row.name(), row));
        assertEquals(Verdict.SOLUTION, rows.get("softplus").verdict());
        assertEquals(2, rows.get("softplus").neurons(), "two atoms, not one");
        assertEquals(Verdict.LIMIT_OF_SOLUTIONS, rows.get("relu").verdict());
        assertEquals(Math.log(2), rows.get("relu").errorAtOne(), 1e-15);
        assertEquals(Verdict.SLOPE_OF_SOLUTION, rows.get("sigmoid").verdict());
        assertEquals(Verdict.SLOPE_OF_SOLUTION, rows.get("tanh").verdict());
        assertEquals(Verdict.NEITHER, rows.get("silu").verdict());
        assertEquals(Verdict.NEITHER, rows.get("gelu").verdict());
        assertEquals(-0.0998, rows.get("silu").leastSlope(), 1e-4); // known minima of the slopes
        assertEquals(-0.1290, rows.get("gelu").leastSlope(), 1e-4);
    }

    @Test
    void geluDropsATermOfTheSmoothedRelu() {
        double[] measured = ActivationTable.heatSmoothedRelu();
        assertEquals(1 / Math.sqrt(2 * Math.PI), measured[0], 1e-6);
        assertTrue(measured[1] < 1e-6, "xΦ + φ is the smoothed ReLU: trapezoid error h²/12");
    }

    /** tanh and the logistic function are Gibbs averages over two atoms. */
    @Test
    void gatesAreTwoAtomGibbsMeasures() {
        double ulps = 1e-15;
        for (double epsilon : new double[] {0.2, 1, 3}) {
            LogSumExp lse = LogSumExp.at(epsilon);
            for (double z : ReferenceData.line(-5, 5, 201)) {
                double[] pair = lse.softmax(z, -z);
                assertEquals(Math.tanh(z / epsilon), pair[0] - pair[1], ulps);
                double sigmoid = 1 / (1 + Math.exp(-z / epsilon));
                assertEquals(sigmoid, lse.softmax(z, 0)[0], ulps);
                LseLayer ramp =
                        LseLayer.of(new double[][] {{1}, {0}}, new double[] {0, 0}, epsilon);
                assertEquals(sigmoid, ramp.gradient(z)[0], ulps);
            }
        }
    }

    /** A layer is convex, so a wave is out of reach whatever its width. */
    @Test
    void aLayerCannotLearnAWave() {
        double[] x = ReferenceData.line(-2, 2, 100);
        double best = Double.POSITIVE_INFINITY;
        for (int seed = 0; seed < 20; seed++) {
            best = Math.min(best, new WaveFit(32, 0.03, seed).fit(x, v -> Math.sin(2 * v), 300));
        }
        assertTrue(best > 0.4, "best RMSE " + best);
        double convex = new WaveFit(32, 0.03, 1).fit(x, v -> v * v / 2, 300);
        assertTrue(convex < 0.05, "the same fit learns a convex target: " + convex);
    }
}
