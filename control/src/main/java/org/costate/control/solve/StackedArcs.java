package org.costate.control.solve;

import java.util.Arrays;
import java.util.List;
import org.costate.ode.boundary.DifferentialSystem;
import org.hipparchus.exception.MathRuntimeException;

/**
 * The canonical equations of all arcs side by side, each on its own clock {@code τ ∈ [0, 1]}:
 * {@code dz_a/dτ = (s_{a+1} − s_a) F_a(s_a + τ (s_{a+1} − s_a), z_a)}.
 *
 * <p>Parameters are those of {@link ArcTimes}, then the multipliers {@code ν}, which do not enter
 * here.
 */
final class StackedArcs implements DifferentialSystem {

    private final List<ModalArcFlow> flows;
    private final ArcTimes times;
    private final int width;
    private final int parameters;
    private final double[] velocity;
    private final double[] byTime;
    private final double[][] block;

    StackedArcs(List<ModalArcFlow> flows, ArcTimes times, int n, int conditions) {
        this.flows = flows;
        this.times = times;
        this.width = 2 * n;
        this.parameters = times.count() + conditions;
        this.velocity = new double[width];
        this.byTime = new double[width];
        this.block = new double[width][width];
    }

    @Override
    public int dimension() {
        return width * flows.size();
    }

    @Override
    public int parameters() {
        return parameters;
    }

    @Override
    public void derivative(double tau, double[] y, double[] q, double[] slope) {
        for (int a = 0; a < flows.size(); a++) {
            double length = times.at(q, a + 1) - times.at(q, a);
            evaluate(a, times.at(q, a) + tau * length, y, false);
            for (int i = 0; i < width; i++) {
                slope[a * width + i] = length * velocity[i];
            }
        }
    }

    @Override
    public void jacobian(
            double tau, double[] y, double[] q, double[][] byState, double[][] byParameter) {
        clear(byState);
        clear(byParameter);
        for (int a = 0; a < flows.size(); a++) {
            double length = times.at(q, a + 1) - times.at(q, a);
            evaluate(a, times.at(q, a) + tau * length, y, true);
            for (int i = 0; i < width; i++) {
                for (int j = 0; j < width; j++) {
                    byState[a * width + i][a * width + j] = length * block[i][j];
                }
                double shift = length * byTime[i];
                double[] row = byParameter[a * width + i];
                add(row, times.column(a), (1 - tau) * shift - velocity[i]);
                add(row, times.column(a + 1), tau * shift + velocity[i]);
            }
        }
    }

    /** Velocity and, if asked, its derivatives; {@code NaN} where the formulas have no value. */
    private void evaluate(int a, double t, double[] y, boolean derivatives) {
        double[] z = Arrays.copyOfRange(y, a * width, (a + 1) * width);
        try {
            flows.get(a).velocity(t, z, velocity);
            if (derivatives) {
                flows.get(a).linearisation(t, z, block, byTime);
            }
        } catch (ArithmeticException | MathRuntimeException outside) {
            Arrays.fill(velocity, Double.NaN);
            Arrays.fill(block[0], Double.NaN);
        }
    }

    private static void clear(double[][] matrix) {
        for (double[] row : matrix) {
            Arrays.fill(row, 0);
        }
    }

    private static void add(double[] row, int column, double derivative) {
        if (column >= 0) {
            row[column] += derivative;
        }
    }
}
