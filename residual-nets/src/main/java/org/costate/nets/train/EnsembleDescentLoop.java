package org.costate.nets.train;

/** Runs an {@link EnsembleDescent}; one step is one epoch. */
final class EnsembleDescentLoop {

    private final TrainingOptions options;

    EnsembleDescentLoop(TrainingOptions options) {
        this.options = options;
    }

    Training run(EnsembleDescent descent, double[] initial, TrainingLog log) {
        double[] theta = initial.clone();
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            EnsembleDescent.Step step = descent.advance(theta);
            double damping = step.record().damping();
            String lost = TrainingLog.lost(step.cost(), step.gradientNorm());
            if (!lost.isEmpty()) {
                return log.nonFinite(theta, epoch, 1, lost, damping);
            }
            log.stepped(theta);
            if (!log.epochEnded(
                    theta, epoch, damping, step.cost(), step.gradientNorm(), step.record())) {
                return log.nonFinite(theta, epoch, 1, log.lost(), damping);
            }
            if (step.end() != null) {
                return log.finished(step.end());
            }
            if (log.isStale()) {
                return log.finished(Training.Status.STOPPED_EARLY);
            }
        }
        return log.finished(Training.Status.COMPLETED);
    }
}
