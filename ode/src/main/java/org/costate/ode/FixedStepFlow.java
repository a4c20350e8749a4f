package org.costate.ode;

/**
 * Carries a state over a {@link TimeGrid} by an explicit tableau, in place and without allocating.
 *
 * <p>The same numbers as Hipparchus's own integrator of the tableau, to rounding, without its
 * interpolators: the fast path for fixed steps. Holds scratch space, so one object serves one
 * thread.
 */
public final class FixedStepFlow {

    private final ButcherTableau tableau;
    private final int dimension;
    private final double[][] slopes;
    private final double[] stage;

    private FixedStepFlow(ButcherTableau tableau, int dimension) {
        this.tableau = tableau;
        this.dimension = dimension;
        this.slopes = new double[tableau.stages()][dimension];
        this.stage = new double[dimension];
    }

    /**
     * Returns a stepper for states of the given dimension.
     *
     * @throws IllegalArgumentException if the tableau is implicit
     */
    public static FixedStepFlow of(ButcherTableau tableau, int dimension) {
        return new FixedStepFlow(tableau.requireExplicit("a fixed-step flow"), dimension);
    }

    /** Carries {@code x} from the first to the last node of the grid, in place. */
    public void carry(Velocity f, TimeGrid grid, double[] x) {
        for (int k = 0; k < grid.steps(); k++) {
            step(f, grid.node(k), grid.step(k), x);
        }
    }

    /** Advances {@code x} by one step {@code h} from time {@code t}, in place. */
    public void step(Velocity f, double t, double h, double[] x) {
        int s = tableau.stages();
        f.evaluate(t, x, slopes[0]);
        for (int i = 1; i < s; i++) {
            System.arraycopy(x, 0, stage, 0, dimension);
            for (int j = 0; j < i; j++) {
                addScaled(h * tableau.a(i, j), slopes[j], stage);
            }
            f.evaluate(t + tableau.c(i) * h, stage, slopes[i]);
        }
        for (int i = 0; i < s; i++) {
            addScaled(h * tableau.b(i), slopes[i], x);
        }
    }

    private void addScaled(double factor, double[] v, double[] target) {
        if (factor != 0) {
            for (int i = 0; i < dimension; i++) {
                target[i] += factor * v[i];
            }
        }
    }
}
