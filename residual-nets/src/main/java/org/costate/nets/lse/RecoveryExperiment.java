package org.costate.nets.lse;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.GibbsMeasure;
import org.costate.control.hj.Identifiability;
import org.costate.control.hj.LseLayer;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingListener;
import org.costate.nets.train.TrainingOptions;

/**
 * Can training recover initial data? A layer at temperature {@code ε} is fitted to the tropical
 * layer of known atoms, and what it found is compared with what can be told.
 *
 * <p>Two things have to be done before a comparison means anything. Of the <em>truth</em> only the
 * atoms whose power cell meets the data are seen at all. Of what was <em>found</em>, atoms that
 * share a place act only through {@code g_eff = −ε log Σ e^{−g_j/ε}}, and atoms without weight on
 * the data act not at all: they are merged and dropped.
 *
 * @param truth the atoms behind the target
 * @param t the time at which it is read
 * @param points the data, one point a row
 * @param neurons {@code N} of the layer that is trained
 * @param steps of Adam, then as many iterations of L-BFGS at most
 * @param rate of Adam
 */
public record RecoveryExperiment(
        AtomMeasure truth, double t, double[][] points, int neurons, int steps, double rate) {

    /** A smaller mean weight on the data is not seen. */
    private static final double UNSEEN = 1e-3;

    /** Checks the shapes. */
    public RecoveryExperiment {
        truth.layer(t, 0);
        points = Arrays.stream(points).map(double[]::clone).toArray(double[][]::new);
        LseModel.layer(truth.dimension(), neurons);
        data(truth, t, points);
    }

    /**
     * What one training found.
     *
     * @param epsilon the temperature
     * @param meanSquare mean squared error of the layer on the data
     * @param largest largest error on the data
     * @param found all atoms of the trained layer
     * @param weights their mean {@code π_j} over the data
     * @param merged the seen atoms, one a place
     * @param mergedWeights their mean {@code π}
     */
    public record Found(
            double epsilon,
            double meanSquare,
            double largest,
            AtomMeasure found,
            double[] weights,
            AtomMeasure merged,
            double[] mergedWeights) {

        /** Returns {@code Σ w_j |g_j − γ(y_j)| / Σ w_j} over all atoms, none merged. */
        public double rawDeviation(java.util.function.ToDoubleFunction<double[]> gamma) {
            double sum = 0;
            double mass = 0;
            double[][] y = found.positions();
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * Math.abs(found.initialValues()[j] - gamma.applyAsDouble(y[j]));
                mass += weights[j];
            }
            return sum / mass;
        }

        /** Returns the largest {@code |g_eff − γ(y)|} over the merged atoms. */
        public double mergedDeviation(java.util.function.ToDoubleFunction<double[]> gamma) {
            double worst = 0;
            double[][] y = merged.positions();
            for (int j = 0; j < y.length; j++) {
                worst =
                        Math.max(
                                worst,
                                Math.abs(merged.initialValues()[j] - gamma.applyAsDouble(y[j])));
            }
            return worst;
        }

        /** Returns the largest distance of a merged atom to the nearest of other atoms. */
        public double displacement(AtomMeasure other) {
            return Arrays.stream(Identifiability.deviations(merged, other))
                    .mapToDouble(row -> row[0])
                    .max()
                    .orElseThrow();
        }
    }

    private static Ensemble data(AtomMeasure truth, double t, double[][] points) {
        LseLayer tropical = truth.layer(t, 0);
        double[] inputs = Arrays.stream(points).flatMapToDouble(Arrays::stream).toArray();
        double[] targets = Arrays.stream(points).mapToDouble(tropical::value).toArray();
        return Ensemble.valued(points.length, truth.dimension(), inputs, targets);
    }

    /** Returns what of the truth can be told from the data. */
    public Identifiability identifiability() {
        double[] lower = points[0].clone();
        double[] upper = points[0].clone();
        for (double[] x : points) {
            for (int i = 0; i < lower.length; i++) {
                lower[i] = Math.min(lower[i], x[i]);
                upper[i] = Math.max(upper[i], x[i]);
            }
        }
        return Identifiability.of(truth, t, lower, upper);
    }

    /** Returns the atoms of the truth that the data see at {@code ε = 0}. */
    public AtomMeasure seen() {
        int[] active = identifiability().active();
        return chosen(truth, active);
    }

    private static AtomMeasure chosen(AtomMeasure atoms, int[] which) {
        double[][] y = atoms.positions();
        double[] g = atoms.initialValues();
        return AtomMeasure.of(
                Arrays.stream(which).mapToObj(j -> y[j]).toArray(double[][]::new),
                Arrays.stream(which).mapToDouble(j -> g[j]).toArray());
    }

    /**
     * Trains from several starts and examines the best.
     *
     * @param epsilon {@code ε > 0}
     * @param starts how many
     * @param radius atoms within it of one another are merged
     * @param listener is told of the steps of every start in turn
     */
    public Found best(
            double epsilon, int starts, double radius, long seed, TrainingListener listener) {
        LseModel model = LseModel.layer(truth.dimension(), neurons).at(epsilon);
        LseProblem problem = model.fitting(data(truth, t, points), Loss.SQUARED_ERROR);
        SplittableRandom random = new SplittableRandom(seed);
        double least = Double.POSITIVE_INFINITY;
        double[] best = {};
        try (LseGradient sweep = model.sweeping(Loss.SQUARED_ERROR, 1)) {
            for (int k = 0; k < starts; k++) {
                double[] theta = trained(problem, sweep, model.randomWeights(random), listener);
                double cost = sweep.gradient(theta, problem.ensemble(), new double[theta.length]);
                if (cost < least) {
                    least = cost;
                    best = theta;
                }
            }
        }
        if (best.length == 0) {
            throw new ArithmeticException(
                    "NONFINITE-02: none of "
                            + starts
                            + " trainings stayed finite. Try: a smaller rate");
        }
        return examined(model.readOut(best, 0), radius);
    }

    private double[] trained(
            LseProblem problem, LseGradient sweep, double[] initial, TrainingListener listener) {
        TrainingOptions full = TrainingOptions.standard().epochs(steps).batch(0);
        Training rough =
                Trainer.of(
                                problem,
                                sweep,
                                full.descendingBy(Optimiser.adam(), rate, Schedule.constant()))
                        .reportingTo(listener)
                        .train(initial);
        return Trainer.of(
                        problem,
                        sweep,
                        full.descendingBy(new Optimiser.Lbfgs(20), 1, Schedule.constant()))
                .reportingTo(listener)
                .train(rough.weights())
                .weights();
    }

    private Found examined(LseLayer layer, double radius) {
        Ensemble data = data(truth, t, points);
        double sum = 0;
        double largest = 0;
        for (int s = 0; s < points.length; s++) {
            double error = layer.value(points[s]) - data.targets()[s];
            sum += error * error;
            largest = Math.max(largest, Math.abs(error));
        }
        AtomMeasure atoms = layer.atoms(t);
        double[] weights = meanWeights(layer);
        int[] seen = IntStream.range(0, weights.length).filter(j -> weights[j] >= UNSEEN).toArray();
        AtomMeasure merged = chosen(atoms, seen).merged(layer.temperature(), radius);
        return new Found(
                layer.temperature(),
                sum / points.length,
                largest,
                atoms,
                weights,
                merged,
                meanWeights(merged.layer(t, layer.temperature())));
    }

    private double[] meanWeights(LseLayer layer) {
        double[] mean = new double[layer.neurons()];
        for (double[] x : points) {
            GibbsMeasure pi = layer.gibbs(x);
            for (int j = 0; j < mean.length; j++) {
                mean[j] += pi.probability(j) / points.length;
            }
        }
        return mean;
    }
}
