package org.costate.nets.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.LayerReport;
import org.costate.nets.Loss;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightTensor;
import org.jspecify.annotations.Nullable;

/** Keeps the history and the best weights while a training runs. */
final class TrainingLog {

    private final TrainingProblem problem;
    private final EnsembleGradient engine;
    private final TrainingOptions options;
    private final @Nullable Ensemble validation;
    private final TrainingListener listener;
    private final Ensemble watched;
    private final long begin = System.nanoTime();
    private final List<EpochRecord> history = new ArrayList<>();
    private final double firstLoss;
    private double[] best;
    private double lastLoss;
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private String lost = "";

    TrainingLog(
            TrainingProblem problem,
            EnsembleGradient engine,
            TrainingOptions options,
            @Nullable Ensemble validation,
            TrainingListener listener,
            double[] initial) {
        this.problem = problem;
        this.engine = engine;
        this.options = options;
        this.validation = validation;
        this.listener = listener;
        this.best = initial.clone();
        this.firstLoss = judgedLoss(initial);
        this.lastLoss = firstLoss;
        this.watched = problem.ensemble().first(Math.max(1, options.watched()));
    }

    /** Returns what left the finite numbers, in words; nothing if neither did. */
    static String lost(double loss, double gradientNorm) {
        if (!Double.isFinite(loss)) {
            return "loss is " + loss;
        }
        return Double.isFinite(gradientNorm) ? "" : "gradient norm is " + gradientNorm;
    }

    /** Returns what left the finite numbers at the end of an epoch. */
    String lost() {
        return lost;
    }

    /** Records an epoch; false if the training loss is no longer finite. */
    boolean epochEnded(
            double[] theta, int epoch, double rate, double batchCost, double gradientNorm) {
        Loss loss = problem.loss();
        Scores train = Scores.of(engine, loss, theta, problem.ensemble());
        Scores held = validation == null ? null : Scores.of(engine, loss, theta, validation);
        double judged = held == null ? train.loss() : held.loss();
        lost = lost(train.loss(), 0);
        if (!lost.isEmpty()) {
            return false;
        }
        lastLoss = judged;
        if (held == null || judged < bestLoss) {
            bestLoss = judged;
            bestEpoch = epoch;
            best = theta.clone();
        }
        LayerReport layers = layers(theta);
        EpochRecord record =
                new EpochRecord(
                        epoch,
                        rate,
                        batchCost,
                        train.loss(),
                        train.accuracy(),
                        held == null ? Double.NaN : held.loss(),
                        held == null ? Double.NaN : held.accuracy(),
                        gradientNorm,
                        layers == null ? new double[0] : layers.costateNorm(),
                        layers == null ? new double[0] : layers.hamiltonian(),
                        seconds());
        history.add(record);
        listener.epochEnded(record, options.epochs());
        return true;
    }

    private @Nullable LayerReport layers(double[] theta) {
        return options.watched() > 0 && engine instanceof EnsembleSweep sweep
                ? sweep.observe(theta, watched)
                : null;
    }

    private double seconds() {
        return (System.nanoTime() - begin) * 1e-9;
    }

    /** Says whether the validation loss has not fallen for as long as patience lasts. */
    boolean isStale() {
        return validation != null
                && options.patience() > 0
                && history.size() - bestEpoch >= options.patience();
    }

    /** Returns the loss weights are judged by: on the validation part if there is one. */
    private double judgedLoss(double[] theta) {
        Ensemble judge = validation == null ? problem.ensemble() : validation;
        return Scores.of(engine, problem.loss(), theta, judge).loss();
    }

    /** Ends a training that ran to its end, or to where it stopped by itself. */
    Training finished(Training.Status end) {
        double kept = Math.min(bestLoss, lastLoss);
        Training.Status status = kept > firstLoss ? Training.Status.NOT_IMPROVED : end;
        String message =
                switch (status) {
                    case STOPPED_EARLY ->
                            "stopped after "
                                    + history.size()
                                    + " epochs: no better validation loss than at epoch "
                                    + bestEpoch;
                    case NOT_IMPROVED ->
                            String.format(
                                    Locale.ROOT,
                                    "DIVERGED-01: the loss went from %.6g to %.6g in %d epochs."
                                            + " Try: a smaller rate or gradient clipping",
                                    firstLoss,
                                    kept,
                                    history.size());
                    case CONVERGED -> "converged after " + history.size() + " iterations";
                    default -> "completed " + history.size() + " epochs";
                };
        return new Training(best, List.copyOf(history), bestEpoch, status, message, seconds());
    }

    /** Ends a training that left the finite numbers, keeping the last good weights. */
    Training nonFinite(double[] theta, int epoch, int batch, String what, double rate) {
        int step = firstNonFiniteStep(theta);
        WeightTensor largest = largest(theta);
        String message =
                String.format(
                        Locale.ROOT,
                        "NONFINITE-02: %s at epoch %d, batch %d (%s); largest |weight| %.3g in %s."
                                + " Weights of epoch %d kept. Try: a smaller rate (now %.3g) or gradient"
                                + " clipping",
                        what,
                        epoch,
                        batch,
                        step < 0 ? "all states finite" : "first non-finite state in layer " + step,
                        largestEntry(theta, largest),
                        largest.name(),
                        bestEpoch,
                        rate);
        return new Training(
                best,
                List.copyOf(history),
                bestEpoch,
                Training.Status.NON_FINITE,
                message,
                seconds());
    }

    private int firstNonFiniteStep(double[] theta) {
        if (engine instanceof EnsembleSweep sweep) {
            double[] norms = sweep.observe(theta, watched).stateNorm();
            for (int k = 0; k < norms.length; k++) {
                if (!Double.isFinite(norms[k])) {
                    return k;
                }
            }
        }
        return -1;
    }

    private WeightTensor largest(double[] theta) {
        WeightTensor largest = problem.network().layout().tensors().get(0);
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            if (!(largestEntry(theta, tensor) <= largestEntry(theta, largest))) {
                largest = tensor;
            }
        }
        return largest;
    }

    private static double largestEntry(double[] theta, WeightTensor tensor) {
        double largest = 0;
        for (int i = tensor.offset(); i < tensor.offset() + tensor.length(); i++) {
            largest = Math.max(largest, Math.abs(theta[i]));
        }
        return largest;
    }
}
