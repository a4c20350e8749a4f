package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import java.util.List;
import org.costate.nets.Regularisation;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightTensor;
import org.costate.ode.TimeGrid;

/** The running costs on the weights: decay of the matrices, and differences along the depth. */
final class WeightCosts {

    private WeightCosts() {}

    /** Appends every cost whose weight is not zero. */
    static void addTo(List<NDArray> terms, TrainingProblem problem, WeightArrays weights) {
        Regularisation r = problem.regularisation();
        ResidualNetwork network = problem.network();
        TimeGrid grid = network.grid();
        addDecay(terms, r.endDecay(), network.lift().tensors(), weights.all());
        for (int k = 0; k < network.depth(); k++) {
            List<NDArray> here = weights.step(k);
            addDecay(terms, r.decay() * grid.step(k), network.block().tensors(), here);
            if (k + 1 < network.depth()) {
                double share = r.smoothness() / grid.step(k) + r.stepDifference() * grid.step(k);
                addDifference(terms, share, here, weights.step(k + 1));
            }
        }
        int ends = network.readOut().tensors().size();
        int from = weights.all().size() - ends;
        addDecay(
                terms,
                r.endDecay(),
                network.readOut().tensors(),
                weights.all().subList(from, from + ends));
    }

    /** {@code ½ α |K|²} of matrices. */
    private static void addDecay(
            List<NDArray> terms, double share, List<WeightTensor> tensors, List<NDArray> arrays) {
        for (int i = 0; i < tensors.size() && share != 0; i++) {
            if (!tensors.get(i).isBias()) {
                terms.add(Scalar.times(0.5 * share, arrays.get(i).square().sum()));
            }
        }
    }

    /** {@code ½ α |θ_{k+1} − θ_k|²}. */
    private static void addDifference(
            List<NDArray> terms, double share, List<NDArray> here, List<NDArray> next) {
        for (int i = 0; i < here.size() && share != 0; i++) {
            terms.add(Scalar.times(0.5 * share, next.get(i).sub(here.get(i)).square().sum()));
        }
    }
}
