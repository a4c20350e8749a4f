package org.costate.control.hj;

import java.util.function.UnaryOperator;

/** Runs over the lines of a grid that are parallel to an axis. */
final class GridLines {

    private GridLines() {}

    /** Replaces every line along an axis by its image; images have the same length. */
    static void replace(UniformGrid grid, int axis, double[] values, UnaryOperator<double[]> map) {
        int n = grid.nodes(axis);
        int stride = grid.stride(axis);
        double[] line = new double[n];
        for (int start = 0; start < values.length; start++) {
            if (grid.place(axis, start) != 0) {
                continue;
            }
            for (int i = 0; i < n; i++) {
                line[i] = values[start + i * stride];
            }
            double[] image = map.apply(line.clone());
            for (int i = 0; i < n; i++) {
                values[start + i * stride] = image[i];
            }
        }
    }
}
