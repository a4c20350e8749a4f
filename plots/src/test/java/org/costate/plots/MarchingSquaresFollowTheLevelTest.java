package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class MarchingSquaresFollowTheLevelTest {

    private static double[][] sampled(int n, java.util.function.DoubleBinaryOperator f) {
        double[][] values = new double[n][n + 3];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n + 3; j++) {
                values[i][j] = f.applyAsDouble(j, i);
            }
        }
        return values;
    }

    @Test
    void aCircleIsOneClosedLineOnTheCircle() {
        double radius = 13.3;
        List<double[][]> lines =
                MarchingSquares.zeroLevel(
                        sampled(41, (x, y) -> Math.hypot(x - 21.2, y - 19.7) - radius));
        assertEquals(1, lines.size());
        double[] x = lines.get(0)[0];
        double[] y = lines.get(0)[1];
        assertEquals(x[0], x[x.length - 1], 0.0, "closed");
        assertEquals(y[0], y[y.length - 1], 0.0, "closed");
        double worst = 0;
        double length = 0;
        for (int k = 0; k < x.length; k++) {
            worst = Math.max(worst, Math.abs(Math.hypot(x[k] - 21.2, y[k] - 19.7) - radius));
            length += k == 0 ? 0 : Math.hypot(x[k] - x[k - 1], y[k] - y[k - 1]);
        }
        // linear interpolation of a distance with curvature 1/r over one cell: at most 1/(8 r)
        assertTrue(worst <= 1 / (8 * radius) * 1.05, "off by " + worst);
        assertEquals(2 * Math.PI * radius, length, 0.01 * length);
    }

    @Test
    void aSaddleGivesTwoLinesThatDoNotCross() {
        List<double[][]> lines = MarchingSquares.zeroLevel(new double[][] {{1, -1}, {-1, 1.5}});
        assertEquals(2, lines.size());
    }

    @Test
    void holesAreLeftOut() {
        List<double[][]> lines =
                MarchingSquares.zeroLevel(
                        sampled(11, (x, y) -> x == 4 && y == 4 ? Double.NaN : y - 4.5));
        assertEquals(2, lines.size(), "the line is broken where a corner is missing");
    }

    @Test
    void aConstantHasNoLine() {
        assertTrue(MarchingSquares.zeroLevel(sampled(5, (x, y) -> 2)).isEmpty());
    }
}
