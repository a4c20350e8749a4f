package org.costate.benchmarks;

import org.costate.autograd.PyTorchStep;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.SweepOptions;
import org.costate.nets.TrainingProblem;

/** One side of the race: a step that can be repeated. */
interface Contender extends AutoCloseable {

    /** Makes a step and returns its cost. */
    double step();

    /** Returns the gradient of the latest step. */
    double[] gradient();

    @Override
    void close();

    /** Returns the costate sweep by the fastest kernels. */
    static Contender own(RaceCase race) {
        return new Own(race);
    }

    /** Returns PyTorch, eager. */
    static Contender peer(RaceCase race) {
        return new Peer(race);
    }

    /** The costate sweep. */
    final class Own implements Contender {

        private final TrainingProblem problem;
        private final double[] theta;
        private final double[] gradient;
        private final EnsembleSweep sweep;

        Own(RaceCase race) {
            this.problem = race.problem();
            this.theta = race.weights(problem.network());
            this.gradient = new double[theta.length];
            this.sweep =
                    EnsembleSweep.of(
                            problem.network(),
                            problem.loss(),
                            SweepOptions.standard().in(race.precision()).on(race.threads()));
        }

        @Override
        public double step() {
            return sweep.gradient(theta, problem.ensemble(), gradient);
        }

        @Override
        public double[] gradient() {
            return gradient;
        }

        @Override
        public void close() {
            sweep.close();
        }
    }

    /** PyTorch. */
    final class Peer implements Contender {

        private final PyTorchStep step;

        Peer(RaceCase race) {
            TrainingProblem problem = race.problem();
            this.step =
                    PyTorchStep.of(
                            problem,
                            race.weights(problem.network()),
                            race.precision(),
                            race.threads());
        }

        @Override
        public double step() {
            return step.run();
        }

        @Override
        public double[] gradient() {
            return step.gradient();
        }

        @Override
        public void close() {
            step.close();
        }
    }
}
