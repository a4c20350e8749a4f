package org.costate.nets.train;

import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;

/** The loop over epochs and mini-batches. */
final class BatchDescent {

    private final Fitting problem;
    private final EnsembleGradient engine;
    private final TrainingOptions options;
    private final Ensemble data;
    private final int batch;
    private final int batches;
    private final SplittableRandom shuffling;
    private final InputNoise noise;
    private final int[] order;
    private final double[] gradient;
    private double rate;
    private double gradientNorms;
    private double costs;
    private String lost = "";

    BatchDescent(Fitting problem, EnsembleGradient engine, TrainingOptions options) {
        this.problem = problem;
        this.engine = engine;
        this.options = options;
        this.data = problem.ensemble();
        int samples = data.samples();
        this.batch = options.batch() == 0 ? samples : Math.min(options.batch(), samples);
        this.batches = (samples + batch - 1) / batch;
        SplittableRandom random = new SplittableRandom(options.seed());
        this.shuffling = random.split();
        this.noise = new InputNoise(options.inputNoise(), data, batch, random.split());
        this.order = IntStream.range(0, samples).toArray();
        this.gradient = new double[problem.layout().length()];
    }

    Training run(double[] initial, TrainingLog log) {
        double[] theta = initial.clone();
        Optimiser.Stepper stepper = options.optimiser().start(problem.layout());
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            shuffle();
            gradientNorms = 0;
            costs = 0;
            for (int b = 0; b < batches; b++) {
                if (!step(theta, stepper, epoch, b)) {
                    return log.nonFinite(theta, epoch, b + 1, lost, rate);
                }
                log.stepped(theta);
            }
            if (!log.epochEnded(theta, epoch, rate, costs / batches, gradientNorms / batches)) {
                return log.nonFinite(theta, epoch, batches, log.lost(), rate);
            }
            if (log.isStale()) {
                return log.finished(Training.Status.STOPPED_EARLY);
            }
        }
        return log.finished(Training.Status.COMPLETED);
    }

    /**
     * Makes one step; false if cost or gradient is not finite, and then the weights are as before.
     */
    private boolean step(double[] theta, Optimiser.Stepper stepper, int epoch, int b) {
        int first = b * batch;
        int size = Math.min(batch, data.samples() - first);
        double cost =
                noise.isOn()
                        ? engine.gradient(
                                theta,
                                noise.on(order, first, size),
                                noise.rows(),
                                0,
                                size,
                                gradient)
                        : engine.gradient(theta, data, order, first, size, gradient);
        cost += problem.addRunningCosts(theta, gradient);
        double norm = norm(gradient);
        costs += cost;
        gradientNorms += norm;
        lost = TrainingLog.lost(cost, norm);
        if (!lost.isEmpty()) {
            return false;
        }
        if (options.clip() > 0 && norm > options.clip()) {
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] *= options.clip() / norm;
            }
        }
        double progress = (epoch - 1 + (double) b / batches) / options.epochs();
        rate = options.rate() * options.schedule().factor(progress);
        stepper.step(theta, gradient, rate);
        return true;
    }

    static double norm(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += x * x;
        }
        return Math.sqrt(sum);
    }

    private void shuffle() {
        for (int i = order.length - 1; i > 0; i--) {
            int j = shuffling.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }
}
