package org.costate.nets.train;

import java.util.Arrays;
import org.costate.nets.WeightLayout;

/** The weights a training leaves as they are: none, or those of lift and read-out. */
final class HeldWeights {

    private final int first;
    private final int end;
    private final double[] initial;

    private HeldWeights(int first, int end, double[] initial) {
        this.first = first;
        this.end = end;
        this.initial = initial;
    }

    static HeldWeights none(double[] initial) {
        return new HeldWeights(0, initial.length, initial);
    }

    static HeldWeights ends(WeightLayout layout, double[] initial) {
        return new HeldWeights(layout.control(0), layout.readOut(), initial.clone());
    }

    /** Sets to zero what the gradient says of held weights. */
    void silence(double[] gradient) {
        Arrays.fill(gradient, 0, first, 0);
        Arrays.fill(gradient, end, gradient.length, 0);
    }

    /** Undoes what a rule did to held weights, as weight decay does. */
    void restore(double[] theta) {
        System.arraycopy(initial, 0, theta, 0, first);
        System.arraycopy(initial, end, theta, end, theta.length - end);
    }
}
