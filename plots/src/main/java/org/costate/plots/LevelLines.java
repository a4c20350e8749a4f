package org.costate.plots;

import java.util.List;
import java.util.function.DoubleBinaryOperator;

/** Level lines of functions and tables, in data coordinates. */
final class LevelLines {

    private static final int NODES = 241;

    private LevelLines() {}

    /** Returns where a function is zero in a rectangle, from its values on a fine grid. */
    static List<double[][]> zero(DoubleBinaryOperator f, Bounds b) {
        double[][] values = new double[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            double y = b.yMin() + b.height() * i / (NODES - 1);
            for (int j = 0; j < NODES; j++) {
                values[i][j] = f.applyAsDouble(b.xMin() + b.width() * j / (NODES - 1), y);
            }
        }
        double unit = 1.0 / (NODES - 1);
        return moved(MarchingSquares.zeroLevel(values), b, unit, unit, 0.0);
    }

    /** Returns where cell values have a level, between the centres of the cells. */
    static List<double[][]> ofCells(double[][] values, Bounds outer, double level) {
        double[][] shifted = new double[values.length][values[0].length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                shifted[i][j] = values[i][j] - level;
            }
        }
        return moved(
                MarchingSquares.zeroLevel(shifted),
                outer,
                1.0 / values[0].length,
                1.0 / values.length,
                0.5);
    }

    private static List<double[][]> moved(
            List<double[][]> lines, Bounds b, double unitX, double unitY, double shift) {
        for (double[][] line : lines) {
            for (int k = 0; k < line[0].length; k++) {
                line[0][k] = b.xMin() + b.width() * unitX * (line[0][k] + shift);
                line[1][k] = b.yMin() + b.height() * unitY * (line[1][k] + shift);
            }
        }
        return lines;
    }
}
