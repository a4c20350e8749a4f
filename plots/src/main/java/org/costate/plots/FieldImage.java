package org.costate.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;

/**
 * The values of a field as pixels, row 0 at the bottom.
 *
 * @param values {@code [row][column]}
 * @param colours the axis of the colour bar
 * @param ramp its colours
 * @param missing where there is no value
 */
record FieldImage(double[][] values, AxisSpec colours, ColourRamp ramp, Color missing) {

    private static final int SHARP = 600;
    private static final int LARGEST = 2400;

    boolean hasMissing() {
        for (double[] row : values) {
            for (double value : row) {
                if (!Double.isFinite(colours.scale().toAxis(value))) {
                    return true;
                }
            }
        }
        return false;
    }

    BufferedImage drawn() {
        int rows = values.length;
        int columns = values[0].length;
        int cell = Math.max(1, SHARP / Math.min(rows, columns));
        int across = Math.max(1, Math.min(cell, LARGEST / columns));
        int up = Math.max(1, Math.min(cell, LARGEST / rows));
        BufferedImage image =
                new BufferedImage(columns * across, rows * up, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                int rgb = colour(values[i][j]).getRGB();
                fill(image, j * across, (rows - 1 - i) * up, across, up, rgb);
            }
        }
        return image;
    }

    private static void fill(BufferedImage image, int left, int top, int wide, int tall, int rgb) {
        for (int v = top; v < top + tall; v++) {
            for (int u = left; u < left + wide; u++) {
                image.setRGB(u, v, rgb);
            }
        }
    }

    private Color colour(double value) {
        double at = colours.scale().toAxis(value);
        return Double.isFinite(at)
                ? ramp.at((at - colours.lo()) / (colours.hi() - colours.lo()))
                : missing;
    }
}
