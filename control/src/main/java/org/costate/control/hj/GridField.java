package org.costate.control.hj;

/**
 * Values {@code u} on a grid at one time, as a {@link ViscousSolver} makes them.
 *
 * <p>Immutable; arrays handed out are fresh.
 */
public final class GridField {

    private final UniformGrid grid;
    private final double time;
    private final double[] values;
    private final int steps;
    private final double addedViscosity;

    GridField(UniformGrid grid, double time, double[] values, int steps, double addedViscosity) {
        this.grid = grid;
        this.time = time;
        this.values = values;
        this.steps = steps;
        this.addedViscosity = addedViscosity;
    }

    /** Returns a field of given values at time {@code t}. */
    public static GridField of(UniformGrid grid, double t, double[] values) {
        return new GridField(grid, t, Require.values("grid values", grid.size(), values), 0, 0);
    }

    /** Returns a function sampled at time {@code t}. */
    public static GridField sample(UniformGrid grid, ValueFunction u, double t) {
        Require.dimension("grid", grid.dimension(), u.dimension());
        double[] values = new double[grid.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = u.value(grid.node(i), t);
        }
        return of(grid, t, values);
    }

    /** Returns the grid. */
    public UniformGrid grid() {
        return grid;
    }

    /** Returns the time. */
    public double time() {
        return time;
    }

    /** Returns the values, the last axis fastest. */
    public double[] values() {
        return values.clone();
    }

    /** Returns the steps it took to come here. */
    public int steps() {
        return steps;
    }

    /** Returns the largest viscosity that the scheme added to that of the equation; 0 is none. */
    public double addedViscosity() {
        return addedViscosity;
    }

    /**
     * Returns the largest deviation from a function at this time over the nodes at least {@code
     * margin} nodes from the edge.
     */
    public double distance(ValueFunction u, int margin) {
        double worst = 0;
        for (int i = 0; i < values.length; i++) {
            boolean inside = true;
            for (int axis = 0; axis < grid.dimension(); axis++) {
                int place = grid.place(axis, i);
                inside &= place >= margin && place < grid.nodes(axis) - margin;
            }
            if (inside) {
                worst = Math.max(worst, Math.abs(values[i] - u.value(grid.node(i), time)));
            }
        }
        return worst;
    }
}
