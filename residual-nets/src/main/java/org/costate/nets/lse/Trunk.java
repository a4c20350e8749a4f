package org.costate.nets.lse;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.nets.Ensemble;
import org.costate.nets.WeightTensor;

/** What stands before the read-outs: a map from inputs to features {@code h}, with weights. */
interface Trunk {

    /** Returns the number of input features. */
    int inputs();

    /** Returns the number of features {@code h}. */
    int width();

    /** Returns its weights; they come first in {@code θ}. */
    List<WeightTensor> tensors();

    /** Draws its weights. */
    void draw(SplittableRandom random, double[] theta);

    /** Opens what carries ensembles through it, on so many threads. */
    Sweep open(int threads);

    /** How many of the features must be read with positive weights to keep convexity. */
    default int positive() {
        return 0;
    }

    /** Carries ensembles through a trunk; one caller at a time. */
    interface Sweep extends AutoCloseable {

        /** Returns {@code h}, {@code S × width}, sample-major. */
        double[] features(double[] theta, Ensemble ensemble);

        /**
         * Writes the trunk's part of {@code ∂J/∂θ}, from the first entry on.
         *
         * @param covectors {@code ∂J/∂h}, {@code S × width}
         */
        void pullBack(double[] theta, Ensemble ensemble, double[] covectors, double[] gradient);

        @Override
        void close();
    }

    /** Returns the trunk that is not there: {@code h = x}. */
    static Trunk none(int features) {
        return new None(features);
    }

    /** {@code h = x}. */
    record None(int inputs) implements Trunk {

        @Override
        public int width() {
            return inputs;
        }

        @Override
        public List<WeightTensor> tensors() {
            return List.of();
        }

        @Override
        public void draw(SplittableRandom random, double[] theta) {}

        @Override
        public Sweep open(int threads) {
            return new Sweep() {
                @Override
                public double[] features(double[] theta, Ensemble ensemble) {
                    return ensemble.inputs();
                }

                @Override
                public void pullBack(
                        double[] theta, Ensemble e, double[] covectors, double[] gradient) {}

                @Override
                public void close() {}
            };
        }
    }
}
