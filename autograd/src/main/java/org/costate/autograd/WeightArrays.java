package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.costate.nets.ResidualNetwork;

/**
 * The weights as arrays, in the order of the network's layout: lift, steps, read-out.
 *
 * @param network whose weights they are
 * @param all one array a tensor
 */
record WeightArrays(ResidualNetwork network, List<NDArray> all) {

    /** Returns a tensor of the lift. */
    NDArray lift(int tensor) {
        return all.get(tensor);
    }

    /** Returns a tensor of a step, by its place in the block. */
    NDArray step(int k, int tensor) {
        return all.get(network.lift().tensors().size() + k * perStep() + tensor);
    }

    /** Returns the tensors of a step. */
    List<NDArray> step(int k) {
        int from = network.lift().tensors().size() + k * perStep();
        return all.subList(from, from + perStep());
    }

    /** Returns a tensor of the read-out. */
    NDArray readOut(int tensor) {
        return all.get(all.size() - network.readOut().tensors().size() + tensor);
    }

    private int perStep() {
        int ends = network.lift().tensors().size() + network.readOut().tensors().size();
        return (all.size() - ends) / network.depth();
    }
}
