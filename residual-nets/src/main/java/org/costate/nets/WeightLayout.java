package org.costate.nets;

import java.util.ArrayList;
import java.util.List;

/**
 * Where every weight of a network lies in one flat vector {@code θ}: lift, then the control of each
 * step, then read-out.
 */
public final class WeightLayout {

    private static final int MOST_WEIGHTS = Integer.MAX_VALUE - 8; // what an array can hold

    private final List<WeightTensor> tensors;
    private final int steps;
    private final int controlStart;
    private final int controlDimension;
    private final int readOutStart;
    private final int length;

    private WeightLayout(
            List<WeightTensor> tensors,
            int steps,
            int controlStart,
            int controlDimension,
            int length) {
        this.tensors = tensors;
        this.steps = steps;
        this.controlStart = controlStart;
        this.controlDimension = controlDimension;
        this.readOutStart = controlStart + steps * controlDimension;
        this.length = length;
    }

    static WeightLayout of(Lift lift, DenseBlock block, int steps, ReadOut readOut) {
        List<WeightTensor> all = new ArrayList<>();
        int at = append(all, "lift", lift.tensors(), 0);
        int controlStart = at;
        for (int k = 0; k < steps; k++) {
            at = append(all, "step." + k, block.tensors(), at);
        }
        at = append(all, "readout", readOut.tensors(), at);
        return new WeightLayout(
                List.copyOf(all), steps, controlStart, block.controlDimension(), at);
    }

    /**
     * Returns the layout of a model without steps: its tensors one after the other.
     *
     * @param tensors where each lies is decided here; their own offsets are not looked at
     */
    public static WeightLayout of(List<WeightTensor> tensors) {
        List<WeightTensor> all = new ArrayList<>();
        int at = 0;
        for (WeightTensor tensor : tensors) {
            all.add(tensor.moved(tensor.name(), at));
            at = checked((long) at + tensor.length());
        }
        return new WeightLayout(List.copyOf(all), 0, at, 0, at);
    }

    private static int append(
            List<WeightTensor> all, String prefix, List<WeightTensor> tensors, int start) {
        int at = start;
        for (WeightTensor tensor : tensors) {
            all.add(tensor.moved(prefix + "." + tensor.name(), start + tensor.offset()));
            at = checked((long) at + tensor.length());
        }
        return at;
    }

    private static int checked(long weights) {
        if (weights > MOST_WEIGHTS) {
            throw new IllegalArgumentException(
                    "the network has more than "
                            + MOST_WEIGHTS
                            + " weights; make it narrower or shallower");
        }
        return (int) weights;
    }

    /** Returns all tensors in order; together they cover {@code θ}. */
    public List<WeightTensor> tensors() {
        return tensors;
    }

    /** Returns the number of weights. */
    public int length() {
        return length;
    }

    /** Returns the number of steps. */
    public int steps() {
        return steps;
    }

    /** Returns the number of weights of one step. */
    public int controlDimension() {
        return controlDimension;
    }

    /** Returns where the control of step {@code k} starts. */
    public int control(int k) {
        return controlStart + k * controlDimension;
    }

    /** Returns where the weights of the read-out start. */
    public int readOut() {
        return readOutStart;
    }
}
