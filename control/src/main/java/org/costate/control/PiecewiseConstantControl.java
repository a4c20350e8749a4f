package org.costate.control;

import java.util.Arrays;
import org.costate.ode.TimeGrid;

/**
 * A control that is constant on each step of a grid: {@code u(t) = u_k} on {@code [t_k, t_{k+1})}.
 *
 * <p>The weights of a residual network are one of these. Immutable.
 */
public final class PiecewiseConstantControl {

    private final TimeGrid grid;
    private final int dimension;
    private final double[] values;

    private PiecewiseConstantControl(TimeGrid grid, int dimension, double[] values) {
        this.grid = grid;
        this.dimension = dimension;
        this.values = values;
    }

    /**
     * Returns the control with the given values.
     *
     * @param values {@code N × m}, row {@code k} is {@code u_k}
     * @throws IllegalArgumentException if there is not one row a step, or rows differ in length
     */
    public static PiecewiseConstantControl of(TimeGrid grid, double[][] values) {
        if (values.length != grid.steps()) {
            throw new IllegalArgumentException(
                    "control has "
                            + values.length
                            + " rows, the grid has "
                            + grid.steps()
                            + " steps; give one row a step");
        }
        int m = values[0].length;
        double[] flat = new double[values.length * m];
        for (int k = 0; k < values.length; k++) {
            if (values[k].length != m) {
                throw new IllegalArgumentException(
                        "row "
                                + k
                                + " of the control has "
                                + values[k].length
                                + " values, row 0 has "
                                + m);
            }
            System.arraycopy(values[k], 0, flat, k * m, m);
        }
        return new PiecewiseConstantControl(grid, m, flat);
    }

    /** Returns the control with the same value on every step. */
    public static PiecewiseConstantControl constant(TimeGrid grid, double... u) {
        double[][] rows = new double[grid.steps()][];
        Arrays.fill(rows, u);
        return of(grid, rows);
    }

    /** Returns its grid. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns {@code m}. */
    public int dimension() {
        return dimension;
    }

    /** Returns a fresh copy of {@code u_k}. */
    public double[] on(int k) {
        return Arrays.copyOfRange(values, k * dimension, (k + 1) * dimension);
    }

    /** Returns a fresh copy of {@code u(t)}; outside the grid the nearest value holds. */
    public double[] at(double t) {
        return on(stepOf(t));
    }

    private int stepOf(double t) {
        double direction = Math.signum(grid.end() - grid.start());
        int low = 0;
        int high = grid.steps() - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (direction * (t - grid.node(middle)) >= 0) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    /** Returns the values as fresh rows, {@code N × m}. */
    public double[][] toRows() {
        double[][] rows = new double[grid.steps()][];
        Arrays.setAll(rows, this::on);
        return rows;
    }
}
