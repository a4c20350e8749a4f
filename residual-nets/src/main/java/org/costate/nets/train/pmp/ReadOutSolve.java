package org.costate.nets.train.pmp;

import org.costate.nets.TrainingProblem;

/** What becomes of the read-out's weights before a step is judged. */
@FunctionalInterface
interface ReadOutSolve {

    /** Changes the read-out's weights in place. */
    void solve(TrainingProblem training, double[] theta);

    /** Returns the rule that holds them. */
    static ReadOutSolve held() {
        return (training, theta) -> {};
    }
}
