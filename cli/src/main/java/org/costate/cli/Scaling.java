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
    /** Nothing. */
    NONE {
        @Override
        Standardiser learn(DataSet training) {
            return Standardiser.identity(training.featureCount());
        }
    };

    abstract Standardiser learn(DataSet training);
}
