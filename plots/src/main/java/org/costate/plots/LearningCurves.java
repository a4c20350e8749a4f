package org.costate.plots;

/**
 * The course of a training: loss on a logarithmic axis above accuracy, over a common epoch axis,
 * with the best epoch marked in both.
 */
public final class LearningCurves {

    private final Curves loss;
    private final Curves accuracy;

    private LearningCurves(Curves loss, Curves accuracy) {
        this.loss = loss;
        this.accuracy = accuracy;
    }

    /**
     * Returns empty learning curves.
     *
     * @param lossName the name of the loss, for example {@code "cross-entropy"}
     */
    public static LearningCurves of(String lossName) {
        return new LearningCurves(
                Panel.curves(Labels.axes("epoch", lossName)).logY().wholeNumbers(),
                Panel.curves(Labels.axes("epoch", "accuracy")).wholeNumbers());
    }

    /**
     * Returns these curves with one more data set, for example {@code "validation"}.
     *
     * @param epochs the numbers of the epochs
     * @param losses one per epoch; NaN where it was not measured
     * @param accuracies one per epoch, in {@code [0, 1]}; NaN where it was not measured
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public LearningCurves on(
            String dataSet, double[] epochs, double[] losses, double[] accuracies) {
        return new LearningCurves(
                loss.line(dataSet, epochs, losses), accuracy.line(dataSet, epochs, accuracies));
    }

    /** Returns these curves with the epoch marked whose weights were kept. */
    public LearningCurves bestEpoch(int epoch) {
        return new LearningCurves(
                loss.vertical("best epoch: " + epoch, epoch), accuracy.vertical("", epoch));
    }

    /** Returns the panel of the loss. */
    public Panel loss() {
        return loss;
    }

    /** Returns the panel of the accuracy. */
    public Panel accuracy() {
        return accuracy;
    }

    /** Returns both panels as one figure. */
    public Figure figure() {
        return Figure.of(loss, accuracy);
    }
}
