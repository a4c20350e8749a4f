package org.costate.cli;

import java.util.List;
import org.costate.nets.Regularisation;

/**
 * What a training is made of before anything is asked for on the command line.
 *
 * @param architecture the network
 * @param descent the descent
 * @param costs the running costs
 * @param scaling what is done to the inputs
 * @param splits the ways to cut off a test part: the first is the main one, each further one trains
 *     a net of its own
 */
record Recipe(
        Architecture architecture,
        Descent descent,
        Regularisation costs,
        Scaling scaling,
        List<SplitKind> splits) {

    /** Returns this recipe for another network. */
    Recipe with(Architecture other) {
        return new Recipe(other, descent, costs, scaling, splits);
    }
}
