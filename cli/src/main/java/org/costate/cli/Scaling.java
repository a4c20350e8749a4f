package org.costate.cli;

import org.costate.nets.data.DataSet;
import org.costate.nets.data.Standardiser;

/** What is done to the inputs, learnt on the training part. */
enum Scaling {
    /** Mean 0, deviation 1. */
    STANDARD {
        @Override
        Standardiser learn(DataSet training) {
            return Standardiser.learntFrom(training);
        }
    },
    /** Onto [0, 1]. */
    MINMAX {
        @Override
        Standardiser learn(DataSet training) {
            return Standardiser.minMax(training);
        }
    },
    /** All columns by one number, so that the largest magnitude becomes 2; for images. */
    COMMON {
        @Override
        Standardiser learn(DataSet training) {
            double largest = 0;
            for (double v : training.featuresUnsafe()) {
                largest = Math.max(largest, Math.abs(v));
            }
            return Standardiser.dividedBy(
                    largest == 0 ? 1 : 0.5 * largest, training.featureCount());
        }
    },
    /** Nothing. */
    NONE {
        @Override
        Standardiser learn(DataSet training) {
            return Standardiser.identity(training.featureCount());
        }
    };

    abstract Standardiser learn(DataSet training);
}
