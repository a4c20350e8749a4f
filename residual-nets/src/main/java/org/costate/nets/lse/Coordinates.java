package org.costate.nets.lse;

import java.util.List;
import org.costate.control.hj.HopfColeDictionary;
import org.costate.nets.WeightTensor;

/**
 * In which numbers a read-out is trained: a chart from weights {@code θ} to {@code (W, b)}.
 *
 * <p>Inside, {@code (W, b)} is one row-major matrix of {@code N} rows {@code (W_j, b_j)}, {@code d
 * + 1} numbers each.
 */
public sealed interface Coordinates {

    /** Returns the numbers {@code (W, b)} themselves. */
    static Coordinates weights() {
        return new Weights();
    }

    /**
     * Returns the initial data {@code (y, g)} read at time {@code t} for {@code H = |p|²}.
     *
     * @throws IllegalArgumentException if {@code t} is not positive
     */
    static Coordinates atoms(double t) {
        return new Atoms(t);
    }

    /** Returns the tensors of one read-out of {@code N} neurons on {@code d} features. */
    List<WeightTensor> tensors(String prefix, int neurons, int d);

    /** Writes the rows {@code (W_j, b_j)} of the weights at {@code at}. */
    void decode(double[] theta, int at, int neurons, int d, double[] rows);

    /** Writes the weights whose rows are given: the inverse of {@link #decode}. */
    void encode(double[] rows, int neurons, int d, double[] theta, int at);

    /** Adds {@code ∂J/∂θ} from the gradient in the rows. */
    void pullBack(
            double[] theta, int at, int neurons, int d, double[] rowGradient, double[] gradient);

    /** {@code W}, {@code N × d}, then {@code b}. */
    record Weights() implements Coordinates {

        @Override
        public List<WeightTensor> tensors(String prefix, int neurons, int d) {
            return pair(prefix + ".W", prefix + ".b", neurons, d);
        }

        @Override
        public void decode(double[] theta, int at, int neurons, int d, double[] rows) {
            for (int j = 0; j < neurons; j++) {
                System.arraycopy(theta, at + j * d, rows, j * (d + 1), d);
                rows[j * (d + 1) + d] = theta[at + neurons * d + j];
            }
        }

        @Override
        public void encode(double[] rows, int neurons, int d, double[] theta, int at) {
            for (int j = 0; j < neurons; j++) {
                System.arraycopy(rows, j * (d + 1), theta, at + j * d, d);
                theta[at + neurons * d + j] = rows[j * (d + 1) + d];
            }
        }

        @Override
        public void pullBack(
                double[] theta,
                int at,
                int neurons,
                int d,
                double[] rowGradient,
                double[] gradient) {
            for (int j = 0; j < neurons; j++) {
                for (int i = 0; i < d; i++) {
                    gradient[at + j * d + i] += rowGradient[j * (d + 1) + i];
                }
                gradient[at + neurons * d + j] += rowGradient[j * (d + 1) + d];
            }
        }
    }

    /**
     * {@code y}, {@code N × d}, then {@code g}: {@code W = y/(2t)}, {@code b = −g − |y|²/(4t)}, as
     * in {@link HopfColeDictionary}, on numbers that need not be finite.
     */
    record Atoms(double t) implements Coordinates {

        /** Checks the time. */
        public Atoms {
            HopfColeDictionary.at(t, 1);
        }

        @Override
        public List<WeightTensor> tensors(String prefix, int neurons, int d) {
            return pair(prefix + ".y", prefix + ".g", neurons, d);
        }

        @Override
        public void decode(double[] theta, int at, int neurons, int d, double[] rows) {
            for (int j = 0; j < neurons; j++) {
                double square = 0;
                for (int i = 0; i < d; i++) {
                    double y = theta[at + j * d + i];
                    square += y * y;
                    rows[j * (d + 1) + i] = y / (2 * t);
                }
                rows[j * (d + 1) + d] = -theta[at + neurons * d + j] - square / (4 * t);
            }
        }

        @Override
        public void encode(double[] rows, int neurons, int d, double[] theta, int at) {
            for (int j = 0; j < neurons; j++) {
                double square = 0;
                for (int i = 0; i < d; i++) {
                    double w = rows[j * (d + 1) + i];
                    square += w * w;
                    theta[at + j * d + i] = 2 * t * w;
                }
                theta[at + neurons * d + j] = -rows[j * (d + 1) + d] - t * square;
            }
        }

        @Override
        public void pullBack(
                double[] theta,
                int at,
                int neurons,
                int d,
                double[] rowGradient,
                double[] gradient) {
            for (int j = 0; j < neurons; j++) {
                double db = rowGradient[j * (d + 1) + d];
                for (int i = 0; i < d; i++) {
                    double dw = rowGradient[j * (d + 1) + i];
                    gradient[at + j * d + i] += (dw - theta[at + j * d + i] * db) / (2 * t);
                }
                gradient[at + neurons * d + j] -= db;
            }
        }
    }

    /**
     * {@code (W, b)} with the first columns of {@code W} positive, {@code log(1 + e^θ)}: the
     * read-out of an input-convex trunk, which must rise with the trunk's features.
     *
     * @param columns how many
     */
    record PartlyPositive(int columns) implements Coordinates {

        @Override
        public List<WeightTensor> tensors(String prefix, int neurons, int d) {
            return pair(prefix + ".W", prefix + ".b", neurons, d);
        }

        @Override
        public void decode(double[] theta, int at, int neurons, int d, double[] rows) {
            new Weights().decode(theta, at, neurons, d, rows);
            for (int j = 0; j < neurons; j++) {
                for (int i = 0; i < columns; i++) {
                    rows[j * (d + 1) + i] = Softplus.value(rows[j * (d + 1) + i]);
                }
            }
        }

        @Override
        public void encode(double[] rows, int neurons, int d, double[] theta, int at) {
            double[] raw = rows.clone();
            for (int j = 0; j < neurons; j++) {
                for (int i = 0; i < columns; i++) {
                    raw[j * (d + 1) + i] = Softplus.inverse(rows[j * (d + 1) + i]);
                }
            }
            new Weights().encode(raw, neurons, d, theta, at);
        }

        @Override
        public void pullBack(
                double[] theta,
                int at,
                int neurons,
                int d,
                double[] rowGradient,
                double[] gradient) {
            double[] raw = rowGradient.clone();
            for (int j = 0; j < neurons; j++) {
                for (int i = 0; i < columns; i++) {
                    raw[j * (d + 1) + i] *= Softplus.slope(theta[at + j * d + i]);
                }
            }
            new Weights().pullBack(theta, at, neurons, d, raw, gradient);
        }
    }

    private static List<WeightTensor> pair(String matrix, String bias, int neurons, int d) {
        return List.of(
                WeightTensor.matrix(matrix, neurons, d, 0), WeightTensor.bias(bias, neurons, 0));
    }
}
