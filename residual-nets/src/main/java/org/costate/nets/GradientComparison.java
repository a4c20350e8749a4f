package org.costate.nets;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Two gradients of one problem, held against each other tensor by tensor.
 *
 * <p>The relative error of a tensor is its largest absolute difference over the largest entry of
 * the reference in that tensor. Weights at which either method did not look (NaN) are left out and
 * counted.
 *
 * @param method the method under test
 * @param reference the method it is held against
 * @param rows one row a tensor
 */
public record GradientComparison(String method, String reference, List<Row> rows) {

    /**
     * How one tensor fared.
     *
     * @param tensor its name
     * @param compared weights compared
     * @param weights weights it has
     * @param worst largest absolute difference
     * @param mean mean absolute difference
     * @param scale largest absolute entry of the reference
     */
    public record Row(
            String tensor, int compared, int weights, double worst, double mean, double scale) {

        /** Returns the worst relative error; 0 if both gradients vanish. */
        public double relative() {
            return worst == 0 ? 0 : worst / scale;
        }
    }

    /** Compares two methods on a problem at the weights {@code theta}. */
    public static GradientComparison between(
            GradientMethod method,
            GradientMethod reference,
            TrainingProblem problem,
            double[] theta) {
        double[] got = method.gradient(problem, theta);
        double[] expected = reference.gradient(problem, theta);
        List<Row> rows = new ArrayList<>();
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            rows.add(row(tensor, got, expected));
        }
        return new GradientComparison(method.name(), reference.name(), List.copyOf(rows));
    }

    private static Row row(WeightTensor tensor, double[] got, double[] expected) {
        int compared = 0;
        double worst = 0;
        double sum = 0;
        double scale = 0;
        for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
            double difference = Math.abs(got[i] - expected[i]);
            if (!Double.isNaN(difference)) {
                compared++;
                worst = Math.max(worst, difference);
                sum += difference;
                scale = Math.max(scale, Math.abs(expected[i]));
            }
        }
        return new Row(
                tensor.name(),
                compared,
                tensor.length(),
                worst,
                sum / Math.max(1, compared),
                scale);
    }

    /** Returns the worst relative error of any tensor; NaN if no weight was compared. */
    public double worst() {
        return compared() == 0
                ? Double.NaN
                : rows.stream().mapToDouble(Row::relative).max().orElse(0);
    }

    /** Returns the mean absolute difference over all weights compared. */
    public double mean() {
        double sum = rows.stream().mapToDouble(r -> r.mean() * r.compared()).sum();
        return sum / Math.max(1, compared());
    }

    /** Returns the number of weights compared. */
    public int compared() {
        return rows.stream().mapToInt(Row::compared).sum();
    }

    /** Returns the table, one line a tensor. */
    public String toTable() {
        StringBuilder table = new StringBuilder();
        table.append(
                String.format(
                        Locale.ROOT,
                        "%-16s %9s %12s %12s %12s%n",
                        "tensor",
                        "compared",
                        "worst abs",
                        "mean abs",
                        "relative"));
        for (Row row : rows) {
            table.append(
                    String.format(
                            Locale.ROOT,
                            "%-16s %9s %12.2e %12.2e %12.2e%n",
                            row.tensor(),
                            row.compared() == row.weights()
                                    ? String.valueOf(row.compared())
                                    : row.compared() + "/" + row.weights(),
                            row.worst(),
                            row.mean(),
                            row.relative()));
        }
        return table.append(this).toString();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s against %s: worst relative error %.2e over %d weights",
                method,
                reference,
                worst(),
                compared());
    }
}
