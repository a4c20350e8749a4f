package org.costate.cli;

import org.costate.nets.Ensemble;
import org.costate.nets.data.DataSet;
import org.costate.nets.data.Split;
import org.costate.nets.data.Standardiser;
import org.jspecify.annotations.Nullable;

/**
 * Data ready to train on: cut, and scaled by what the training part taught.
 *
 * @param kind how the test part was cut off
 * @param train what is learnt from, scaled
 * @param validation what decides which weights are best, scaled
 * @param test what judges, scaled
 * @param rawTest what judges, as it came
 * @param scaling the scaling
 */
record Samples(
        SplitKind kind,
        DataSet train,
        @Nullable DataSet validation,
        DataSet test,
        DataSet rawTest,
        Standardiser scaling) {

    /** Cuts and scales a data set. */
    static Samples of(DataSet whole, SplitKind kind, DataOptions options, Scaling how, long seed) {
        Split split = kind.cut(whole, options.testFraction, seed);
        DataSet train = split.train();
        DataSet held = null;
        if (options.validation > 0) {
            Split inner = Split.stratified(train, options.validation, seed + 1);
            train = inner.train();
            held = inner.test();
        }
        Standardiser scaling = how.learn(train);
        return new Samples(
                kind,
                scaling.apply(train),
                held == null ? null : scaling.apply(held),
                scaling.apply(split.test()),
                split.test(),
                scaling);
    }

    /** Returns a data set as an ensemble; its arrays are shared. */
    static Ensemble ensemble(DataSet set) {
        return switch (set.kind()) {
            case CLASSIFICATION ->
                    Ensemble.labelled(set.featureCount(), set.featuresUnsafe(), set.labelsUnsafe());
            case REGRESSION ->
                    Ensemble.valued(
                            set.size(),
                            set.featureCount(),
                            set.featuresUnsafe(),
                            set.targetsUnsafe());
            case FEATURES_ONLY -> Ensemble.unlabelled(set.featureCount(), set.featuresUnsafe());
        };
    }
}
