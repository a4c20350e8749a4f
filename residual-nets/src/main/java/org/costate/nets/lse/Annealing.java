package org.costate.nets.lse;

import java.util.ArrayList;
import java.util.List;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingListener;
import org.costate.nets.train.TrainingOptions;

/**
 * Training at a falling temperature: a sequence of fixed temperatures, each starting from the
 * weights the last one ended with.
 *
 * <p>Every stage is a whole training, so the descent's memory and the line search never see {@code
 * ε} move under them.
 *
 * @param temperatures {@code ε_1 > ε_2 > …}, all positive
 */
public record Annealing(List<Double> temperatures) {

    /** Checks that they fall. */
    public Annealing {
        temperatures = List.copyOf(temperatures);
        for (int k = 0; k < temperatures.size(); k++) {
            Temperature.fixed(temperatures.get(k));
            if (k > 0 && !(temperatures.get(k) < temperatures.get(k - 1))) {
                throw new IllegalArgumentException(
                        "HJ-06: temperatures "
                                + temperatures
                                + " do not fall. Try: Annealing.geometric(from, to, stages)");
            }
        }
        if (temperatures.isEmpty()) {
            throw new IllegalArgumentException("HJ-03: no temperature given. Try: at least one");
        }
    }

    /** Returns {@code ε_k = from (to/from)^{k/(stages−1)}}, {@code k = 0 … stages − 1}. */
    public static Annealing geometric(double from, double to, int stages) {
        List<Double> all = new ArrayList<>();
        for (int k = 0; k < stages; k++) {
            double share = stages == 1 ? 1 : (double) k / (stages - 1);
            all.add(from * Math.pow(to / from, share));
        }
        return new Annealing(all);
    }

    /**
     * Trains stage by stage; a stage that leaves the finite numbers is the last.
     *
     * @param options of one stage; its epochs are spent in every one
     * @param initial weights of the model, whatever its own temperature
     * @param threads how many the sweeps may use
     * @return one training a stage
     * @throws IllegalArgumentException if the model's temperature is learnt
     */
    public List<Training> train(
            LseModel model,
            Ensemble ensemble,
            Loss loss,
            TrainingOptions options,
            double[] initial,
            TrainingListener listener,
            int threads) {
        if (model.temperature() instanceof Temperature.Learnt) {
            throw new IllegalArgumentException(
                    "HJ-01: a temperature is learnt or annealed, not both. Try: at(ε)");
        }
        List<Training> stages = new ArrayList<>();
        double[] theta = initial;
        for (double epsilon : temperatures) {
            LseModel here = model.at(epsilon);
            try (LseGradient sweep = here.sweeping(loss, threads)) {
                Training stage =
                        Trainer.of(here.fitting(ensemble, loss), sweep, options)
                                .reportingTo(listener)
                                .train(theta);
                stages.add(stage);
                theta = stage.weights();
                if (stage.status() == Training.Status.NON_FINITE) {
                    break;
                }
            }
        }
        return stages;
    }
}
