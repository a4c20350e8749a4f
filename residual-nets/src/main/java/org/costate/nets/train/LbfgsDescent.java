package org.costate.nets.train;

import java.util.stream.IntStream;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;

/** {@link LimitedMemoryBfgs} on the full batch; one iteration is one epoch. */
final class LbfgsDescent {

    private static final double GRADIENT_FLOOR = 1e-14;

    private final Fitting problem;
    private final EnsembleGradient engine;
    private final TrainingOptions options;
    private final HeldWeights held;
    private final int memory;
    private final int[] rows;

    LbfgsDescent(
            Fitting problem,
            EnsembleGradient engine,
            TrainingOptions options,
            HeldWeights held,
            Optimiser.Lbfgs rule) {
        this.problem = problem;
        this.engine = engine;
        this.options = options;
        this.held = held;
        this.memory = rule.memory();
        this.rows = IntStream.range(0, problem.ensemble().samples()).toArray();
    }

    Training run(double[] initial, TrainingLog log) {
        LimitedMemoryBfgs descent = LimitedMemoryBfgs.from(initial, memory, this::evaluate);
        String lost = TrainingLog.lost(descent.value(), BatchDescent.norm(descent.gradient()));
        if (!lost.isEmpty()) {
            return log.nonFinite(descent.point(), 1, 1, lost, options.rate());
        }
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            double step = descent.iterate();
            if (step == 0) {
                return log.finished(Training.Status.CONVERGED);
            }
            double[] theta = descent.point();
            double cost = descent.value();
            log.stepped(theta);
            double norm = BatchDescent.norm(descent.gradient());
            if (!log.epochEnded(theta, epoch, step, cost, norm, StepRecord.NONE)) {
                return log.nonFinite(theta, epoch, 1, log.lost(), step);
            }
            if (norm <= GRADIENT_FLOOR * (1 + cost)) {
                return log.finished(Training.Status.CONVERGED);
            }
            if (log.isStale()) {
                return log.finished(Training.Status.STOPPED_EARLY);
            }
        }
        return log.finished(Training.Status.COMPLETED);
    }

    private double evaluate(double[] theta, double[] gradient) {
        double cost =
                engine.gradient(theta, problem.ensemble(), rows, 0, rows.length, gradient)
                        + problem.addRunningCosts(theta, gradient);
        held.silence(gradient);
        return cost;
    }
}
