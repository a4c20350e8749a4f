package org.costate.nets.lse;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.nets.Ensemble;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingListener;
import org.junit.jupiter.api.Test;

/** No width lets one layer fit {@code sin 2x}; a difference of two, or a trunk, does (T1.9). */
class OneLayerStaysConvexTest {

    private static final Ensemble WAVE = LseFixtures.line(x -> StrictMath.sin(2 * x), 200, 21);

    private static double best(LseModel model, int restarts) {
        SplittableRandom random = new SplittableRandom(22);
        double best = Double.POSITIVE_INFINITY;
        for (int i = 0; i < restarts; i++) {
            Training training =
                    LseFixtures.train(
                            model,
                            WAVE,
                            new Optimiser.Lbfgs(20),
                            1,
                            150,
                            0,
                            model.randomWeights(random),
                            TrainingListener.none());
            best = Math.min(best, LseFixtures.rmse(training));
        }
        return best;
    }

    @Test
    void theFloorIsTheDistanceToConvexFunctions() {
        double narrow = best(LseModel.layer(1, 8).at(0.1), 6);
        double wide = best(LseModel.layer(1, 32).at(0.1), 6);
        assertTrue(narrow > 0.4 && wide > 0.4, narrow + ", " + wide);
        assertTrue(Math.abs(narrow - wide) < 0.02, "width does not help: " + narrow + ", " + wide);
        assertTrue(best(LseModel.inputConvex(1, new int[] {8}, 8).at(0.1), 2) > 0.4);
    }

    @Test
    void differencesAndTrunksLearnIt() {
        double difference = best(LseModel.layer(1, 16).at(0.1).differenceOfConvex(), 3);
        assertTrue(difference < 0.05, "difference of convex " + difference);
        double softplus = best(LseModel.softplus(1, new int[] {12}, 8).at(0.1), 3);
        assertTrue(softplus < 0.1, "softplus trunk " + softplus);
    }
}
