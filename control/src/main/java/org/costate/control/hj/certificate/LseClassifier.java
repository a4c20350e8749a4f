package org.costate.control.hj.certificate;

import java.util.List;
import org.costate.control.hj.LseLayer;

/**
 * A classifier: the label of {@code x} is the score {@code f_c} that is largest there.
 *
 * @param scores one layer a label, all of one input dimension; temperatures may differ
 */
public record LseClassifier(List<LseLayer> scores) {

    /**
     * Copies the scores.
     *
     * @throws IllegalArgumentException if there are fewer than two, or their dimensions differ
     */
    public LseClassifier {
        scores = List.copyOf(scores);
        if (scores.size() < 2) {
            throw new IllegalArgumentException(
                    "CERT-01: a classifier needs at least 2 scores, got " + scores.size());
        }
        for (LseLayer score : scores) {
            if (score.dimension() != scores.get(0).dimension()) {
                throw new IllegalArgumentException(
                        "CERT-02: scores take inputs of dimension "
                                + scores.get(0).dimension()
                                + " and "
                                + score.dimension()
                                + ", expected one dimension. Try: pad the weight rows");
            }
        }
    }

    /** Returns the classifier of these scores. */
    public static LseClassifier of(LseLayer... scores) {
        return new LseClassifier(List.of(scores));
    }

    /** Returns {@code d}. */
    public int dimension() {
        return scores.get(0).dimension();
    }

    /** Returns the label of the largest score; the first of ties. */
    public int label(double... x) {
        int best = 0;
        double top = scores.get(0).value(x);
        for (int c = 1; c < scores.size(); c++) {
            double value = scores.get(c).value(x);
            if (value > top) {
                best = c;
                top = value;
            }
        }
        return best;
    }

    /** Returns the largest score but {@code label}'s: its strongest rival. */
    public int rival(int label, double... x) {
        int best = -1;
        double top = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < scores.size(); c++) {
            double value = c == label ? Double.NEGATIVE_INFINITY : scores.get(c).value(x);
            if (c != label && (best < 0 || value > top)) {
                best = c;
                top = value;
            }
        }
        return best;
    }

    /** Returns {@code f_a(x) − max_{b≠a} f_b(x)}, negative where {@code a} is not the label. */
    public double margin(int label, double... x) {
        return scores.get(label).value(x) - scores.get(rival(label, x)).value(x);
    }
}
