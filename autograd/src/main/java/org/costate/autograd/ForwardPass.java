package org.costate.autograd;

import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;
import org.costate.nets.Lift;
import org.costate.nets.ReadOut;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Splitting;

/**
 * {@code J(θ)} from the formulas alone: lift, steps, read-out, loss, running costs.
 *
 * <p>Good for one pass; it keeps the terms of the cost as it meets them.
 */
final class ForwardPass {

    private final TrainingProblem problem;
    private final ResidualNetwork network;
    private final WeightArrays weights;
    private final BlockVelocity velocity;
    private final List<NDArray> terms = new ArrayList<>();

    ForwardPass(TrainingProblem problem, WeightArrays weights) {
        this.problem = problem;
        this.network = problem.network();
        this.weights = weights;
        this.velocity = new BlockVelocity(network.block(), weights);
    }

    NDArray cost(Samples samples) {
        NDArray x = lifted(samples.inputs());
        for (int k = 0; k < network.depth(); k++) {
            x =
                    network.scheme() instanceof Splitting splitting
                            ? step(k, x, splitting)
                            : step(k, x, (ButcherTableau) network.scheme());
        }
        terms.add(TerminalLoss.mean(problem.loss(), readOut(x), samples.targets()));
        WeightCosts.addTo(terms, problem, weights);
        return terms.stream().reduce(NDArray::add).orElseThrow();
    }

    private NDArray lifted(NDArray inputs) {
        if (network.lift() instanceof Lift.Dense lift) {
            NDArray u = BlockVelocity.affine(inputs, weights.lift(0), weights.lift(1));
            return Nonlinearity.of(lift.activation(), u);
        }
        return inputs; // padded: spread over the channels beforehand
    }

    private NDArray readOut(NDArray x) {
        return network.readOut() instanceof ReadOut.Linear
                ? BlockVelocity.affine(x, weights.readOut(0), weights.readOut(1))
                : x;
    }

    /** {@code x ← x + w_j h f_{part_j}(x)}, one part after the other. */
    private NDArray step(int k, NDArray start, Splitting splitting) {
        NDArray x = start;
        for (int j = 0; j < splitting.stages(); j++) {
            double wh = splitting.weight(j) * network.grid().step(k);
            NDArray f = velocity.ofPart(splitting.part(j), k, x);
            addKineticCost(wh, f);
            x = x.add(Scalar.times(wh, f));
        }
        return x;
    }

    /** {@code X_i = x + h Σ_j a_ij f(X_j)}, then {@code x + h Σ_i b_i f(X_i)}. */
    private NDArray step(int k, NDArray x, ButcherTableau tableau) {
        double h = network.grid().step(k);
        List<NDArray> f = new ArrayList<>();
        for (int i = 0; i < tableau.stages(); i++) {
            NDArray stage = x;
            for (int j = 0; j < i; j++) {
                stage = plus(stage, h * tableau.a(i, j), f.get(j));
            }
            f.add(velocity.of(k, stage));
            addKineticCost(h * tableau.b(i), f.get(i));
        }
        NDArray next = x;
        for (int i = 0; i < tableau.stages(); i++) {
            next = plus(next, h * tableau.b(i), f.get(i));
        }
        return next;
    }

    private static NDArray plus(NDArray x, double a, NDArray f) {
        return a == 0 ? x : x.add(Scalar.times(a, f));
    }

    /** {@code ½ κ w mean_s |f|²}. */
    private void addKineticCost(double weight, NDArray f) {
        double share = 0.5 * problem.regularisation().kinetic() * weight;
        if (share != 0) {
            terms.add(Scalar.times(share / problem.ensemble().samples(), f.square().sum()));
        }
    }
}
