package org.costate.control.hj.landscape;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.LseLayer;

/**
 * What each neuron is worth to {@code f(x)}: all of them in {@code O(N d)} for the logits and
 * {@code O(N)} after.
 *
 * <pre>
 *   f_{−j}(x) − f(x) = ε log(1 − π_j) ≤ 0        exact, because Σ_{i≠j} e^{z_i/ε} = (1 − π_j) Σ
 *                    = −ε π_j − ε π_j²/2 − …     so −ε π_j is its first order
 *   ∂f/∂b_j = π_j
 * </pre>
 *
 * <p>This is the influence of a <em>neuron</em> (or atom) with nothing refitted. The influence of a
 * training example is another thing: {@link InfluenceFunction}.
 */
public final class LeaveOneOut {

    private LeaveOneOut() {}

    /**
     * One neuron.
     *
     * @param neuron index from 0
     * @param attribution {@code π_j}
     * @param change {@code f_{−j} − f}; {@code −∞} if it is the only one
     * @param firstOrder {@code −ε π_j}
     */
    public record Row(int neuron, double attribution, double change, double firstOrder) {}

    /** Returns a row for each neuron of a layer at a point. */
    public static List<Row> of(LseLayer layer, double... x) {
        GibbsMeasure pi = layer.gibbs(x);
        List<Row> rows = new ArrayList<>(pi.size());
        for (int j = 0; j < pi.size(); j++) {
            double p = pi.probability(j);
            rows.add(new Row(j, p, pi.leaveOneOut(j), -layer.temperature() * p));
        }
        return rows;
    }
}
