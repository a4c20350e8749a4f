package org.costate.nets.lse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.HopfColeSolution;
import org.costate.control.hj.LseLayer;
import org.costate.nets.Ensemble;
import org.costate.nets.Loss;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingListener;
import org.costate.nets.train.TrainingOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A trained layer is searched-for initial data; which path the search takes is another matter. */
class TrainingSearchesInitialDataTest {

    private static final double T = 0.8;

    /** The same start in both coordinates, two paths, and the dictionary holds along each. */
    @Test
    void descentTakesAnotherPathInEachCoordinates() {
        LseModel byWeights = LseModel.layer(1, 6).at(0.2);
        LseModel byAtoms = byWeights.in(Coordinates.atoms(T));
        Ensemble data = LseFixtures.line(x -> Math.abs(x) + 0.3 * x, 200, 1);
        double[] start = LseFixtures.weights(byWeights, 2);
        double[] startAtoms = LseFixtures.weights(byAtoms, 2);
        LseLayer first = byWeights.readOut(start, 0);
        assertEquals(first.value(0.4), byAtoms.readOut(startAtoms, 0).value(0.4), 1e-15);

        InitialDataHistory one = history(byWeights, start, data);
        InitialDataHistory other = history(byAtoms, startAtoms, data);
        assertEquals(61, one.snapshots().size());
        double apart = 0;
        for (int k = 0; k < one.snapshots().size(); k++) {
            for (InitialDataHistory history : List.of(one, other)) {
                AtomMeasure atoms = history.snapshots().get(k).readOuts().get(0);
                LseLayer layer = atoms.layer(T, 0.2);
                HopfColeSolution u = HopfColeSolution.of(atoms, 0.2);
                for (double x : new double[] {-1.7, 0.2, 1.1}) {
                    double sum = layer.value(x) + u.raw(new double[] {x}, T);
                    assertEquals(x * x / (4 * T), sum, 1e-13);
                }
            }
            double[] g = one.snapshots().get(k).readOuts().get(0).initialValues();
            double[] h = other.snapshots().get(k).readOuts().get(0).initialValues();
            for (int j = 0; j < g.length; j++) {
                apart = Math.max(apart, Math.abs(g[j] - h[j]));
            }
        }
        assertTrue(apart > 0.05, "paths are " + apart + " apart");
    }

    private static InitialDataHistory history(LseModel model, double[] start, Ensemble data) {
        InitialDataHistory history = InitialDataHistory.of(model, T, 1).startingFrom(start);
        LseFixtures.train(model, data, new Optimiser.Sgd(), 0.2, 60, 0, start, history);
        return history;
    }

    /** A step in {@code (y, g)} is not the image of a step in {@code (W, b)}, to first order. */
    @Test
    void oneStepAlreadyDiffers() {
        LseModel byWeights = LseModel.layer(2, 3).at(0.3);
        LseModel byAtoms = byWeights.in(Coordinates.atoms(T));
        Ensemble data = LseFixtures.ensemble(byWeights, 50, 3);
        double[] theta = LseFixtures.weights(byWeights, 4);
        double[] atoms = LseFixtures.weights(byAtoms, 4);
        double rate = 1e-4;
        LseLayer left = stepped(byWeights, data, theta, rate);
        LseLayer right = stepped(byAtoms, data, atoms, rate);
        double gap = Math.abs(left.value(0.3, -0.6) - right.value(0.3, -0.6));
        assertTrue(gap > 1e-2 * rate, "the layers are " + gap + " apart");
    }

    private static LseLayer stepped(LseModel model, Ensemble data, double[] theta, double rate) {
        double[] gradient = model.fitting(data, Loss.SQUARED_ERROR).gradient(theta);
        for (int i = 0; i < theta.length; i++) {
            theta[i] -= rate * gradient[i];
        }
        return model.readOut(theta, 0);
    }

    @Test
    void everyOptimiserAndBatchTellsItsSteps() {
        LseModel model = LseModel.layer(1, 3).at(0.2);
        Ensemble data = LseFixtures.line(Math::abs, 50, 5);
        double[] start = LseFixtures.weights(model, 6);
        InitialDataHistory steps = InitialDataHistory.of(model, 1, 1);
        LseFixtures.train(model, data, Optimiser.adam(), 1e-2, 3, 20, start, steps);
        assertEquals(9, steps.snapshots().size(), "3 epochs of 3 batches");
        InitialDataHistory iterations = InitialDataHistory.of(model, 1, 2);
        LseFixtures.train(model, data, new Optimiser.Lbfgs(5), 1, 8, 0, start, iterations);
        assertEquals(4, iterations.snapshots().size());
    }

    /** The layer that made the data is found again, up to the order of its atoms. */
    @Test
    void exactDataGiveTheirAtomsBack() {
        AtomMeasure truth =
                AtomMeasure.onLine(new double[] {-1.2, 0.3, 1.4}, new double[] {0.2, 0.1, 0.5});
        LseLayer target = truth.layer(T, 0.15);
        Ensemble data = LseFixtures.line(target::value, 120, 7);
        LseModel model = LseModel.layer(1, 3).at(0.15).in(Coordinates.atoms(T));
        double[] near =
                model.weightsOf(
                        AtomMeasure.onLine(new double[] {-1, 0, 1}, new double[3]).layer(T, 0.15));
        Training training =
                LseFixtures.train(
                        model,
                        data,
                        new Optimiser.Lbfgs(10),
                        1,
                        400,
                        0,
                        near,
                        TrainingListener.none());
        AtomMeasure found = model.initialData(training.weights(), 0, T);
        assertArrayEquals(truth.initialValues(), found.initialValues(), 1e-4);
        for (int j = 0; j < 3; j++) {
            assertEquals(truth.positions()[j][0], found.positions()[j][0], 1e-4);
        }
    }

    /** A learnt temperature finds that of the data, because the output scale fixes it. */
    @Test
    void theTemperatureIsLearnt() {
        LseLayer target =
                AtomMeasure.onLine(new double[] {-1.2, 0.3, 1.4}, new double[] {0.2, 0.1, 0.5})
                        .layer(T, 0.15);
        Ensemble data = LseFixtures.line(target::value, 120, 8);
        LseModel model = LseModel.layer(1, 3).at(Temperature.learnt(0.5));
        double[] start =
                model.weightsOf(
                        AtomMeasure.onLine(new double[] {-1, 0, 1}, new double[3]).layer(T, 0.5));
        Training training =
                LseFixtures.train(
                        model,
                        data,
                        new Optimiser.Lbfgs(10),
                        1,
                        600,
                        0,
                        start,
                        TrainingListener.none());
        assertEquals(0.15, model.temperature(training.weights()), 1e-3);
    }

    /** A kinked target is met closer and closer as the temperature falls. */
    @Test
    void annealingFollowsTheTemperatureDown() {
        Ensemble data = LseFixtures.line(x -> Math.max(Math.abs(x), 1.5 * x - 0.4), 150, 9);
        LseModel model = LseModel.layer(1, 8);
        TrainingOptions options =
                TrainingOptions.standard()
                        .epochs(300)
                        .batch(0)
                        .descendingBy(Optimiser.adam(), 0.02, Schedule.constant());
        Annealing annealing = Annealing.geometric(0.5, 0.02, 6);
        assertEquals(0.5, annealing.temperatures().get(0));
        assertEquals(0.02, annealing.temperatures().get(5), 1e-15);
        List<Training> stages =
                annealing.train(
                        model,
                        data,
                        Loss.SQUARED_ERROR,
                        options,
                        LseFixtures.weights(model, 10),
                        TrainingListener.none(),
                        1);
        assertEquals(6, stages.size());
        double first = stages.get(0).last().trainLoss();
        assertTrue(stages.get(5).last().trainLoss() < 0.1 * first);
        assertTrue(LseFixtures.rmse(stages.get(5)) < 0.01, "" + LseFixtures.rmse(stages.get(5)));
    }

    /** Steps so long that the numbers overflow end with a status, never with NaN weights. */
    @Test
    void divergenceIsAStatus() {
        LseModel model = LseModel.layer(1, 4).at(0.1).in(Coordinates.atoms(T));
        Ensemble data = LseFixtures.line(Math::abs, 40, 11);
        Training training =
                LseFixtures.train(
                        model,
                        data,
                        new Optimiser.Sgd(),
                        1e6,
                        200,
                        0,
                        LseFixtures.weights(model, 12),
                        TrainingListener.none());
        assertTrue(
                training.status() == Training.Status.NON_FINITE
                        || training.status() == Training.Status.NOT_IMPROVED,
                training.message());
        for (double w : training.weights()) {
            assertTrue(Double.isFinite(w));
        }
    }

    @Test
    @Timeout(60)
    void largeLayersTrainInSeconds() {
        LseModel model = LseModel.layer(2, 500).at(0.1);
        SplittableRandom random = new SplittableRandom(13);
        double[] x = random.doubles(10_000, -2, 2).toArray();
        double[] y = new double[5000];
        for (int s = 0; s < y.length; s++) {
            y[s] = Math.hypot(x[2 * s], x[2 * s + 1]);
        }
        Ensemble data = Ensemble.valued(5000, 2, x, y);
        Training training =
                LseFixtures.train(
                        model,
                        data,
                        Optimiser.adam(),
                        2e-2,
                        10,
                        250,
                        LseFixtures.weights(model, 14),
                        TrainingListener.none());
        assertTrue(LseFixtures.rmse(training) < 0.1, "" + LseFixtures.rmse(training));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        LseModel layer = LseModel.layer(2, 3);
        message("HJ-01", () -> layer.at(0.0));
        message("HJ-06", () -> LseModel.inputConvex(2, new int[] {3}, 2).differenceOfConvex());
        message("HJ-06", () -> LseModel.inputConvex(2, new int[] {3}, 2).in(Coordinates.weights()));
        message("HJ-06", () -> LseModel.softplus(2, new int[0], 2));
        message("HJ-06", () -> LseModel.layer(2, 0));
        message("HJ-02", () -> Coordinates.atoms(0));
        message("HJ-04", () -> layer.weightsOf());
        message("HJ-06", () -> new Annealing(List.of(0.1, 0.2)));
        message("HJ-06", () -> InitialDataHistory.of(layer, 1, 0));
        message(
                "inputs have 1",
                () -> layer.fitting(LseFixtures.line(Math::abs, 5, 1), Loss.SQUARED_ERROR));
    }

    private static void message(String start, org.junit.jupiter.api.function.Executable call) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, call);
        assertTrue(e.getMessage().startsWith(start), e.getMessage());
    }
}
