package org.costate.cli;

import java.util.Arrays;
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
    /** Divided by the largest number of all, the same for every feature: pixels. */
    COMMON {
        @Override
        Standardiser learn(DataSet training) {
            double largest =
                    Arrays.stream(training.featuresUnsafe()).map(Math::abs).max().orElse(1);
            return Standardiser.dividedBy(largest > 0 ? largest : 1, training.featureCount());
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
