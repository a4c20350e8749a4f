package org.costate.ode.boundary.problems;

import java.util.Map;
import java.util.TreeMap;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.hipparchus.analysis.differentiation.Gradient;

/** What is known of a solution: components of {@code y} at some times. */
@FunctionalInterface
public interface Reference {

    /**
     * Returns the known values by time, empty if nothing is known at that parameter value. A row
     * may be shorter than the state: its first components.
     */
    Map<Double, double[]> values(double parameter);

    /** A closed form of the first component, differentiated by the machine. */
    @FunctionalInterface
    interface ClosedForm {
        /** Returns {@code y(t)}. */
        Gradient value(Gradient t, double parameter);
    }

    /** Returns {@code y} and {@code y'} of a closed form at 41 times of an interval. */
    static Reference closedForm(double start, double end, ClosedForm form) {
        return parameter -> {
            Map<Double, double[]> rows = new TreeMap<>();
            for (int i = 0; i <= 40; i++) {
                double t = start + (end - start) * i / 40;
                Gradient y = form.value(Gradient.variable(1, 0, t), parameter);
                rows.put(t, new double[] {y.getValue(), y.getPartialDerivative(0)});
            }
            return rows;
        };
    }

    /** Returns the largest {@code |y_c − ŷ_c| / (1 + |ŷ_c|)}, NaN if nothing is known. */
    default double error(BoundaryValueSolution solution, double parameter) {
        double largest = Double.NaN;
        for (Map.Entry<Double, double[]> row : values(parameter).entrySet()) {
            double[] y = solution.at(row.getKey());
            for (int c = 0; c < row.getValue().length; c++) {
                double expected = row.getValue()[c];
                double error = Math.abs(y[c] - expected) / (1 + Math.abs(expected));
                largest = error <= largest ? largest : error;
            }
        }
        return largest;
    }
}
