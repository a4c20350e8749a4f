package org.costate.nets;

import java.util.Arrays;

/**
 * What one sample's output costs, {@code φ(z, y)}, and the costate it sends back, {@code −∂φ/∂z}.
 *
 * <p>An ensemble's terminal cost is the mean over its samples.
 */
public enum Loss {
    /** {@code φ = −log softmax(z)_y}, for {@code C ≥ 2} classes and as many outputs. */
    CROSS_ENTROPY {
        @Override
        double costate(Ensemble e, int sample, double[] z, int at, int outputs, double scale) {
            double max = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < outputs; i++) {
                max = Math.max(max, z[at + i]);
            }
            double label = z[at + e.labels()[sample]];
            double sum = 0;
            for (int i = 0; i < outputs; i++) {
                z[at + i] = Math.exp(z[at + i] - max);
                sum += z[at + i];
            }
            for (int i = 0; i < outputs; i++) {
                z[at + i] *= -scale / sum;
            }
            z[at + e.labels()[sample]] += scale;
            return Math.log(sum) + max - label;
        }
    },
    /** {@code φ = log(1 + e⁻ᵐ)}, {@code m = ±z} for class 1 and 0; two classes, one output. */
    LOGISTIC {
        @Override
        double costate(Ensemble e, int sample, double[] z, int at, int outputs, double scale) {
            double sign = e.labels()[sample] == 1 ? 1 : -1;
            double margin = sign * z[at];
            double decay = Math.exp(-Math.abs(margin));
            double tail = margin >= 0 ? decay / (1 + decay) : 1 / (1 + decay);
            z[at] = sign * scale * tail;
            return Math.max(-margin, 0) + Math.log1p(decay);
        }
    },
    /** {@code φ = ½ |z − y|²}, for real targets. */
    SQUARED_ERROR {
        @Override
        double costate(Ensemble e, int sample, double[] z, int at, int outputs, double scale) {
            double sum = 0;
            for (int i = 0; i < outputs; i++) {
                double difference = z[at + i] - e.targets()[sample * outputs + i];
                sum += difference * difference;
                z[at + i] = -scale * difference;
            }
            return 0.5 * sum;
        }
    };

    /**
     * Returns {@code φ(z, y)} and replaces {@code z} by {@code −scale ∂φ/∂z}.
     *
     * @param sample the row of the ensemble that holds {@code y}
     * @param z outputs, {@code z} at {@code at … at + outputs − 1}
     */
    abstract double costate(Ensemble e, int sample, double[] z, int at, int outputs, double scale);

    /** Replaces {@code δz} by {@code ∇²φ(z) δz}; no loss's curvature depends on {@code y}. */
    void bend(double[] z, double[] dz) {
        if (this == LOGISTIC) {
            double decay = Math.exp(-Math.abs(z[0]));
            dz[0] *= decay / ((1 + decay) * (1 + decay));
        } else if (this == CROSS_ENTROPY) {
            double max = Arrays.stream(z).max().orElseThrow();
            double[] share = Arrays.stream(z).map(v -> Math.exp(v - max)).toArray();
            double sum = Arrays.stream(share).sum();
            double mean = 0;
            for (int i = 0; i < z.length; i++) {
                share[i] /= sum;
                mean += share[i] * dz[i];
            }
            for (int i = 0; i < z.length; i++) {
                dz[i] = share[i] * (dz[i] - mean);
            }
        }
    }

    /** Returns the mean of {@code φ} over an ensemble with the given outputs, sample-major. */
    public double mean(Ensemble e, double[] outputs, int width) {
        double[] z = outputs.clone();
        double sum = 0;
        for (int s = 0; s < e.samples(); s++) {
            sum += costate(e, s, z, s * width, width, 1);
        }
        return sum / e.samples();
    }

    /** Says whether it judges classes rather than real targets. */
    public boolean isForClasses() {
        return this != SQUARED_ERROR;
    }

    /**
     * Returns the number of outputs that this loss needs for a number of classes.
     *
     * @throws IllegalArgumentException if it cannot judge that many
     */
    public int outputsFor(int classes) {
        if (classes < 2 || this == LOGISTIC && classes != 2 || this == SQUARED_ERROR) {
            throw new IllegalArgumentException(
                    this
                            + " loss does not fit "
                            + classes
                            + " classes; take CROSS_ENTROPY for two"
                            + " or more classes, LOGISTIC for two, SQUARED_ERROR for real targets");
        }
        return this == LOGISTIC ? 1 : classes;
    }

    /** Returns the class that an output row stands for. */
    public int predictedClass(double[] z, int at, int outputs) {
        if (this == LOGISTIC) {
            return z[at] > 0 ? 1 : 0;
        }
        int best = 0;
        for (int i = 1; i < outputs; i++) {
            best = z[at + i] > z[at + best] ? i : best;
        }
        return best;
    }
}
