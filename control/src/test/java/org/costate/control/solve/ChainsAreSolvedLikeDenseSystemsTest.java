package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A bordered chain is solved like the matrix it stands for, however its modes grow. */
class ChainsAreSolvedLikeDenseSystemsTest {

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextDouble(-1, 1);
            }
        }
        return a;
    }

    @Test
    void residualVanishes() {
        SplittableRandom random = new SplittableRandom(5);
        int w = 3;
        int segments = 6;
        int border = 2; // one of them fixed by a condition at an inner node
        double[][][] y = new double[segments][][];
        double[][][] b = new double[segments][][];
        double[][] condition = random(random, 1, w + border);
        double[][] ends = random(random, w + border - 1, 2 * w + border);
        BorderedChain chain = new BorderedChain(w, border);
        for (int k = 0; k < segments; k++) {
            y[k] = random(random, w, w);
            b[k] = random(random, w, border);
            boolean here = k == 2;
            chain.add(
                    y[k],
                    b[k],
                    w * k,
                    here ? condition : new double[0][],
                    here ? new int[] {w * segments} : new int[0]);
        }
        int[] rows = new int[ends.length];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = w * segments + 1 + i;
        }
        chain.close(ends, rows);
        double[] r = random(random, 1, w * (segments + 1) + border)[0];
        double[][] nodes = new double[segments + 1][w];
        double[] eta = new double[border];
        chain.solve(r, nodes, eta);
        assertEquals(0, chain.deficiency());
        for (int k = 0; k < segments; k++) {
            for (int i = 0; i < w; i++) {
                double sum = -nodes[k + 1][i];
                for (int j = 0; j < w; j++) {
                    sum += y[k][i][j] * nodes[k][j];
                }
                for (int j = 0; j < border; j++) {
                    sum += b[k][i][j] * eta[j];
                }
                assertEquals(r[w * k + i], sum, 1e-12); // well conditioned, 23 unknowns
            }
        }
        double sum = 0;
        for (int j = 0; j < w; j++) {
            sum += condition[0][j] * nodes[2][j];
        }
        for (int j = 0; j < border; j++) {
            sum += condition[0][w + j] * eta[j];
        }
        assertEquals(r[w * segments], sum, 1e-12);
    }

    /** {@code ẋ = ±30 x} over 40 units: growth by {@code 10^521}, which no single shot survives. */
    @Test
    void growingAndDecayingModesDoNoHarm() {
        int segments = 400;
        BorderedChain chain = new BorderedChain(2, 0);
        for (int k = 0; k < segments; k++) {
            double[][] y = {{Math.exp(3), 0}, {0, Math.exp(-3)}};
            chain.add(y, new double[2][0], 2 * k, new double[0][], new int[0]);
        }
        // first component given at the end, second at the start
        chain.close(
                new double[][] {{0, 1, 0, 0}, {0, 0, 1, 0}},
                new int[] {2 * segments, 2 * segments + 1});
        double[] r = new double[2 * segments + 2];
        r[2 * segments] = 1.7;
        r[2 * segments + 1] = -0.6;
        double[][] nodes = new double[segments + 1][2];
        chain.solve(r, nodes, new double[0]);
        assertEquals(1.7 * Math.exp(-6), nodes[2][1], 1e-13);
        assertEquals(-0.6 * Math.exp(-9), nodes[segments - 3][0], 1e-13);
        assertTrue(chain.condition() < 1e3, "condition " + chain.condition());
    }
}
