package org.costate.plots;

/**
 * A rectangle in the plane of the data.
 *
 * @param xMin the left edge
 * @param xMax the right edge, greater than {@code xMin}
 * @param yMin the lower edge
 * @param yMax the upper edge, greater than {@code yMin}
 */
public record Bounds(double xMin, double xMax, double yMin, double yMax) {

    /**
     * Checks that the rectangle is finite and not empty.
     *
     * @throws IllegalArgumentException if an edge is not finite or two edges are out of order
     */
    public Bounds {
        if (!(xMin < xMax && yMin < yMax)
                || Double.isInfinite(xMax - xMin)
                || Double.isInfinite(yMax - yMin)) {
            throw new IllegalArgumentException(
                    "bounds must be finite with xMin < xMax and yMin < yMax, got ["
                            + xMin
                            + ", "
                            + xMax
                            + "] × ["
                            + yMin
                            + ", "
                            + yMax
                            + "]");
        }
    }

    /** Returns the rectangle {@code [xMin, xMax] × [yMin, yMax]}. */
    public static Bounds of(double xMin, double xMax, double yMin, double yMax) {
        return new Bounds(xMin, xMax, yMin, yMax);
    }

    /**
     * Returns the rectangle of a table whose columns and rows are counted from 1: each cell is
     * centred on its two whole numbers.
     */
    public static Bounds ofCells(int columns, int rows) {
        return new Bounds(0.5, columns + 0.5, 0.5, rows + 0.5);
    }

    double width() {
        return xMax - xMin;
    }

    double height() {
        return yMax - yMin;
    }
}
