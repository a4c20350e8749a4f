package org.costate.nets.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.nets.ContinuousSweep;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.Lift;
import org.costate.nets.Loss;
import org.costate.nets.Nets;
import org.costate.nets.Regularisation;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.SweepOptions;
import org.costate.nets.TrainingProblem;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A training is a function of its arguments that lowers its cost and says how it ended. */
class TrainerTest {

    private static final int DEPTH = 3;

    private static TrainingProblem problem(int samples, long seed) {
        return network().fitting(rings(samples, seed), Loss.CROSS_ENTROPY);
    }

    private static ResidualNetwork network() {
        return ResidualNetwork.of(
                        DenseBlock.antisymmetric(6, Activation.TANH, 0.1),
                        TimeGrid.uniform(0, 1.5, DEPTH),
                        Scheme.RK4)
                .lifting(Lift.dense(2, 6, Activation.TANH))
                .readingOut(3);
    }

    /** Three noisy rings in the plane. */
    private static Ensemble rings(int samples, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] inputs = new double[2 * samples];
        int[] labels = new int[samples];
        for (int s = 0; s < samples; s++) {
            labels[s] = random.nextInt(3);
            double radius = 0.3 + 0.6 * labels[s] + 0.08 * random.nextGaussian();
            double angle = random.nextDouble(2 * Math.PI);
            inputs[2 * s] = radius * Math.cos(angle);
            inputs[2 * s + 1] = radius * Math.sin(angle);
        }
        return Ensemble.labelled(2, inputs, labels);
    }

    private static TrainingOptions options(int epochs) {
        return TrainingOptions.standard()
                .epochs(epochs)
                .batch(32)
                .descendingBy(Optimiser.adam(), 0.02, Schedule.cosine());
    }

    private static double[] start(TrainingProblem problem) {
        return Nets.weights(problem.network(), Nets.SEED);
    }

    private static EnsembleSweep engine(TrainingProblem problem, Precision precision, int threads) {
        SweepOptions options = SweepOptions.standard().in(precision).on(threads);
        return EnsembleSweep.of(
                problem.network(),
                problem.loss(),
                options.penalisingMotion(problem.regularisation().kinetic()));
    }

    private static Training train(TrainingProblem problem, TrainingOptions options) {
        return train(problem, options, Precision.DOUBLE, 1);
    }

    private static Training train(
            TrainingProblem problem, TrainingOptions options, Precision precision, int threads) {
        try (EnsembleSweep engine = engine(problem, precision, threads)) {
            return Trainer.of(problem, engine, options).train(start(problem));
        }
    }

    // ---------------------------------------------------------------- it learns

    static Stream<TrainingOptions> rules() {
        return Stream.of(
                options(20).descendingBy(new Optimiser.Sgd(), 0.3, Schedule.constant()),
                options(20).descendingBy(Optimiser.named("nesterov", 0), 0.05, Schedule.cosine()),
                options(20).descendingBy(Optimiser.adamW(0.01), 0.02, Schedule.cosine()),
                options(20).batch(0).descendingBy(new Optimiser.Lbfgs(10), 1, Schedule.constant()));
    }

    @ParameterizedTest
    @MethodSource("rules")
    void theLossFalls(TrainingOptions options) {
        TrainingProblem problem = problem(200, Nets.SEED + 1);
        double before = problem.cost(start(problem));
        Training training = train(problem, options);
        assertEquals(Training.Status.COMPLETED, training.status());
        assertEquals("completed 20 epochs", training.message());
        assertTrue(training.last().trainLoss() < 0.5 * before, training.last()::toString);
        assertEquals(problem.cost(training.weights()), training.last().trainLoss(), 1e-12);
        assertTrue(training.last().trainAccuracy() > 0.7, training.last()::toString);
    }

    @Test
    void singlePrecisionTrainsAsWell() {
        TrainingProblem problem = problem(200, Nets.SEED + 1);
        Training twice = train(problem, options(15));
        Training once = train(problem, options(15), Precision.SINGLE, 1);
        // Adam amplifies roundings of 1e-7 over a hundred steps, but the path is the same.
        assertEquals(
                twice.last().trainLoss(), once.last().trainLoss(), 0.02 * twice.last().trainLoss());
        assertTrue(once.last().trainLoss() < 0.6 * once.history().get(0).trainLoss());
    }

    @Test
    void historyHasOneRecordAnEpochWithALayerReport() {
        TrainingProblem problem = problem(70, Nets.SEED + 1);
        List<Integer> told = new ArrayList<>();
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            Training training =
                    Trainer.of(problem, engine, options(4).watching(10))
                            .reportingTo((record, epochs) -> told.add(10 * record.epoch() + epochs))
                            .train(start(problem));
            assertEquals(List.of(14, 24, 34, 44), told);
            assertEquals(4, training.history().size());
            double seconds = 0;
            for (int i = 0; i < 4; i++) {
                EpochRecord record = training.history().get(i);
                assertEquals(i + 1, record.epoch());
                assertEquals(DEPTH + 1, record.costateNorm().length);
                assertEquals(DEPTH, record.hamiltonian().length);
                assertTrue(record.gradientNorm() > 0 && record.batchCost() > 0);
                assertTrue(Double.isNaN(record.validationLoss()));
                assertTrue(record.seconds() >= seconds);
                seconds = record.seconds();
            }
            // the cosine at the last of three batches: progress (3 + 2/3)/4
            assertEquals(
                    0.02 * 0.5 * (1 + Math.cos(Math.PI * (3 + 2.0 / 3) / 4)),
                    training.last().rate(),
                    1e-17);
            var watched = engine.observe(training.weights(), problem.ensemble().first(10));
            assertArrayEquals(watched.costateNorm(), training.last().costateNorm());
        }
        Training unwatched = train(problem, options(1).watching(0));
        assertEquals(0, unwatched.last().costateNorm().length);
    }

    @Test
    void realTargetsHaveNoAccuracy() {
        ResidualNetwork network =
                Nets.network("residual", Activation.TANH, 4, 2, Scheme.EULER, Loss.SQUARED_ERROR);
        TrainingProblem problem =
                network.fitting(
                        Nets.ensemble(network, Loss.SQUARED_ERROR, 20, 1), Loss.SQUARED_ERROR);
        Training training = train(problem, options(3));
        assertTrue(Double.isNaN(training.last().trainAccuracy()));
        assertTrue(training.last().trainLoss() < training.history().get(0).trainLoss());
    }

    // ------------------------------------------------------------- reproducible

    private static void assertSame(Training expected, Training got) {
        assertArrayEquals(expected.weights(), got.weights()); // bit for bit
        assertEquals(expected.history().size(), got.history().size());
        for (int i = 0; i < got.history().size(); i++) {
            EpochRecord a = expected.history().get(i);
            EpochRecord b = got.history().get(i);
            assertEquals(numbers(a), numbers(b));
        }
    }

    /** All but the seconds. */
    private static String numbers(EpochRecord r) {
        double[] scalars = {
            r.epoch(),
            r.rate(),
            r.batchCost(),
            r.trainLoss(),
            r.trainAccuracy(),
            r.validationLoss(),
            r.validationAccuracy(),
            r.gradientNorm()
        };
        return Arrays.toString(scalars)
                + Arrays.toString(r.costateNorm())
                + Arrays.toString(r.hamiltonian());
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void sameBitsOnAnyNumberOfThreads(Precision precision) {
        TrainingProblem problem = problem(700, Nets.SEED + 2);
        TrainingOptions options = options(3).batch(300).noise(0.05).clipping(0.5);
        Training one = train(problem, options, precision, 1);
        assertSame(one, train(problem, options, precision, 2));
        assertSame(one, train(problem, options, precision, 3));
    }

    @Test
    void sameBitsOnAnyNumberOfThreadsByTheContinuousSweep() {
        TrainingProblem problem = problem(20, Nets.SEED + 2);
        Training[] trained = new Training[3];
        for (int threads = 1; threads <= 3; threads++) {
            try (EnsembleGradient engine =
                    ContinuousSweep.of(
                            problem, AdaptiveIntegrator.DORMAND_PRINCE_54, 1e-4, threads)) {
                trained[threads - 1] =
                        Trainer.of(problem, engine, options(2).batch(7)).train(start(problem));
            }
        }
        assertSame(trained[0], trained[1]);
        assertSame(trained[0], trained[2]);
        assertEquals(0, trained[0].last().costateNorm().length);
    }

    @Test
    void theSeedDecidesTheShuffleAndTheNoise() {
        TrainingProblem problem = problem(60, Nets.SEED + 3);
        TrainingOptions options = options(3).seed(5);
        assertSame(train(problem, options), train(problem, options));
        assertFalse(
                Arrays.equals(
                        train(problem, options).weights(),
                        train(problem, options.seed(6)).weights()));
        // full batch: the shuffle only reorders sums, the noise does more
        TrainingOptions full = options.batch(0).noise(0.1);
        assertSame(train(problem, full), train(problem, full));
        double[] other = train(problem, full.seed(6)).weights();
        assertTrue(Nets.relativeGap(other, train(problem, full).weights()) > 1e-6);
        double[] quiet = train(problem, options.batch(0)).weights();
        assertTrue(
                Nets.relativeGap(train(problem, options.batch(0).seed(6)).weights(), quiet) < 1e-9,
                "reordered sums differ by more than rounding");
        assertTrue(Nets.relativeGap(train(problem, full).weights(), quiet) > 1e-6);
    }

    @Test
    void trainingLeavesItsArgumentsAlone() {
        TrainingProblem problem = problem(40, Nets.SEED + 3);
        double[] initial = start(problem);
        double[] inputs = problem.ensemble().inputs().clone();
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            Trainer.of(problem, engine, options(2).noise(0.3)).train(initial);
        }
        assertArrayEquals(start(problem), initial);
        assertArrayEquals(inputs, problem.ensemble().inputs());
    }

    // ------------------------------------------------------------------ batches

    /** One epoch of one full batch of steepest descent, with running costs. */
    @ParameterizedTest
    @ValueSource(ints = {0, 50, 1000})
    void aFullBatchIsOneStepAlongTheWholeGradient(int batch) {
        TrainingProblem problem =
                problem(50, Nets.SEED + 4)
                        .regularised(new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2));
        double rate = 0.3;
        Training training =
                train(
                        problem,
                        options(1)
                                .batch(batch)
                                .descendingBy(new Optimiser.Sgd(), rate, Schedule.constant()));
        double[] theta = start(problem);
        double[] g = problem.gradient(theta);
        double norm = 0;
        for (int i = 0; i < g.length; i++) {
            assertEquals(theta[i] - rate * g[i], training.weights()[i], 1e-14);
            norm += g[i] * g[i];
        }
        assertEquals(Math.sqrt(norm), training.last().gradientNorm(), 1e-13);
        assertEquals(problem.cost(theta), training.last().batchCost(), 1e-13);
    }

    @Test
    void clippingBoundsTheStep() {
        TrainingProblem problem = problem(50, Nets.SEED + 4);
        double[] theta = start(problem);
        double[] g = problem.gradient(theta);
        double norm = Math.sqrt(Arrays.stream(g).map(x -> x * x).sum());
        TrainingOptions sgd =
                options(1).batch(0).descendingBy(new Optimiser.Sgd(), 0.5, Schedule.constant());
        assertEquals(0.5 * 0.1 * norm, moved(problem, sgd.clipping(0.1 * norm)), 1e-14);
        assertEquals(0.5 * norm, moved(problem, sgd.clipping(2 * norm)), 1e-14);
        assertEquals(norm, train(problem, sgd.clipping(0.1)).last().gradientNorm(), 1e-13);
    }

    private static double moved(TrainingProblem problem, TrainingOptions options) {
        double[] theta = start(problem);
        double[] end = train(problem, options).weights();
        double sum = 0;
        for (int i = 0; i < theta.length; i++) {
            sum += (end[i] - theta[i]) * (end[i] - theta[i]);
        }
        return Math.sqrt(sum);
    }

    @Test
    void oneSampleIsAnEnsemble() {
        TrainingProblem problem = problem(1, Nets.SEED + 5);
        Training training = train(problem, options(30).noise(0.01));
        assertEquals(1.0, training.last().trainAccuracy());
        assertTrue(training.last().trainLoss() < training.history().get(0).trainLoss());
    }

    // ----------------------------------------------------------- early stopping

    @Test
    void earlyStoppingReturnsTheBestWeightsOnValidation() {
        // Twelve samples with labels drawn by lot cannot be generalised from.
        SplittableRandom random = new SplittableRandom(Nets.SEED + 6);
        double[] inputs = Nets.gaussians(random, 24);
        TrainingProblem problem =
                network()
                        .fitting(
                                Ensemble.labelled(2, inputs, random.ints(12, 0, 3).toArray()),
                                Loss.CROSS_ENTROPY);
        Ensemble held =
                Ensemble.labelled(2, Nets.gaussians(random, 80), random.ints(40, 0, 3).toArray());
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            Training training =
                    Trainer.of(problem, engine, options(500).patience(5))
                            .validatedOn(held)
                            .train(start(problem));
            assertEquals(Training.Status.STOPPED_EARLY, training.status());
            int epochs = training.history().size();
            assertEquals(training.bestEpoch() + 5, epochs);
            assertEquals(
                    "stopped after "
                            + epochs
                            + " epochs: no better validation loss than at epoch "
                            + training.bestEpoch(),
                    training.message());
            double best = training.history().get(training.bestEpoch() - 1).validationLoss();
            for (EpochRecord record : training.history()) {
                assertTrue(record.validationLoss() >= best);
            }
            Scores scores = Scores.of(engine, problem.loss(), training.weights(), held);
            assertEquals(best, scores.loss());
        }
    }

    @Test
    void aValidationSetThatDoesNotFitIsRefused() {
        TrainingProblem problem = problem(12, Nets.SEED + 6);
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            Trainer trainer = Trainer.of(problem, engine, options(1));
            var refusal =
                    assertThrows(
                            IllegalArgumentException.class,
                            () ->
                                    trainer.validatedOn(
                                            Ensemble.labelled(2, new double[4], new int[] {0, 3})));
            assertEquals("label 3 lies outside the 3 classes 0 … 2", refusal.getMessage());
        }
    }

    @Test
    void scoresCountRightClasses() {
        TrainingProblem problem = problem(60, Nets.SEED + 6);
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            double[] theta = train(problem, options(10)).weights();
            Scores scores = Scores.of(engine, problem.loss(), theta, problem.ensemble());
            int all = 0;
            int right = 0;
            for (int i = 0; i < 3; i++) {
                all += Arrays.stream(scores.confusion()[i]).sum();
                right += scores.confusion()[i][i];
            }
            assertEquals(60, all);
            assertEquals(right / 60.0, scores.accuracy());
            assertEquals(problem.cost(theta), scores.loss(), 1e-13);
        }
    }

    // ------------------------------------------------------- leaving the finite

    private static TrainingProblem explosive() {
        ResidualNetwork network =
                ResidualNetwork.of(
                                DenseBlock.residual(6, Activation.RELU),
                                TimeGrid.uniform(0, 4, 40),
                                Scheme.EULER)
                        .lifting(Lift.dense(2, 6, Activation.RELU))
                        .readingOut(3);
        return network.fitting(rings(64, Nets.SEED + 7), Loss.CROSS_ENTROPY);
    }

    @Test
    void anExplosionIsReportedAndTheLastGoodWeightsKept() {
        TrainingProblem problem = explosive();
        Training training =
                train(
                        problem,
                        options(5).descendingBy(new Optimiser.Sgd(), 1e300, Schedule.constant()));
        assertEquals(Training.Status.NON_FINITE, training.status());
        String message = training.message();
        assertTrue(
                message.matches(
                        "NONFINITE-02: loss is (NaN|-?Infinity) at epoch 1, batch 2 \\(first"
                                + " non-finite state in layer \\d+\\); largest \\|weight\\| \\S+"
                                + " in \\S+ Weights of epoch 0 kept\\. Try: a smaller rate \\(now"
                                + " 1\\.00e\\+300\\) or gradient clipping"),
                message);
        assertArrayEquals(start(problem), training.weights());
        assertEquals(0, training.bestEpoch());
        assertEquals(List.of(), training.history());
        var refusal = assertThrows(IllegalStateException.class, training::last);
        assertEquals("no epoch was completed: " + training.message(), refusal.getMessage());
    }

    @Test
    void aRateOfAMillionIsTooMuch() {
        TrainingProblem problem = explosive();
        Training training =
                train(
                        problem,
                        options(5).descendingBy(new Optimiser.Sgd(), 1e6, Schedule.constant()));
        assertEquals(Training.Status.NON_FINITE, training.status());
        assertTrue(
                training.message()
                        .matches(
                                "NONFINITE-02: (loss|gradient norm) is (NaN|Infinity) at epoch \\d,"
                                        + " batch \\d \\((all states finite|first non-finite state"
                                        + " in layer \\d+)\\); .*now 1\\.00e\\+06.*"),
                training::message);
        assertTrue(Double.isFinite(problem.cost(training.weights())));
    }

    @Test
    void alsoAfterGoodEpochs() {
        TrainingProblem problem = explosive();
        Schedule late = progress -> progress < 0.5 ? 1 : 1e9;
        Training training =
                train(problem, options(4).descendingBy(new Optimiser.Sgd(), 1e-3, late));
        assertEquals(Training.Status.NON_FINITE, training.status());
        assertEquals(training.history().size(), training.bestEpoch());
        assertTrue(training.bestEpoch() >= 2, training::message);
        assertTrue(Arrays.stream(training.weights()).allMatch(Double::isFinite));
        assertTrue(Double.isFinite(problem.cost(training.weights())));
        assertTrue(training.message().contains("Weights of epoch " + training.bestEpoch()));
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e150, 1e300, 1e308})
    void weightsThatAreKeptAreFinite(double rate) {
        TrainingProblem problem = problem(40, Nets.SEED + 7); // tanh keeps every state finite
        Training training =
                train(
                        problem,
                        options(3).descendingBy(new Optimiser.Sgd(), rate, Schedule.constant()));
        assertTrue(Arrays.stream(training.weights()).allMatch(Double::isFinite));
        if (training.status() == Training.Status.NON_FINITE) {
            assertTrue(training.message().startsWith("NONFINITE-02: loss "), training::message);
        }
    }

    @Test
    void aLossThatEndsAboveItsStartIsNoSuccess() {
        TrainingProblem problem = problem(40, Nets.SEED + 7);
        Training training =
                train(
                        problem,
                        options(3).descendingBy(new Optimiser.Sgd(), 1e4, Schedule.constant()));
        assertEquals(Training.Status.NOT_IMPROVED, training.status());
        assertTrue(
                training.message()
                        .matches(
                                "DIVERGED-01: the loss went from \\S+ to \\S+ in 3 epochs\\."
                                        + " Try: a smaller rate or gradient clipping"),
                training::message);
    }

    @Test
    void lbfgsFromWeightsThatExplodeSaysSo() {
        TrainingProblem problem = explosive();
        double[] huge = start(problem);
        for (int i = 0; i < huge.length; i++) {
            huge[i] *= 1e200;
        }
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            Training training =
                    Trainer.of(
                                    problem,
                                    engine,
                                    options(3)
                                            .descendingBy(
                                                    new Optimiser.Lbfgs(5), 1, Schedule.constant()))
                            .train(huge);
            assertEquals(Training.Status.NON_FINITE, training.status());
        }
    }

    // -------------------------------------------------------------------- L-BFGS

    /** One Euler step with the identity is linear in the weights: {@code z = x + h(Kx + b)}. */
    @Test
    void lbfgsSolvesLeastSquares() {
        int n = 3;
        int samples = 20;
        double h = 0.7;
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.residual(n, Activation.IDENTITY),
                        TimeGrid.uniform(0, h, 1),
                        Scheme.EULER);
        SplittableRandom random = new SplittableRandom(Nets.SEED + 8);
        double[] x = Nets.gaussians(random, n * samples);
        double[] y = Nets.gaussians(random, n * samples);
        TrainingProblem problem =
                network.fitting(Ensemble.valued(samples, n, x, y), Loss.SQUARED_ERROR);
        Training training =
                train(
                        problem,
                        options(200).descendingBy(new Optimiser.Lbfgs(10), 1, Schedule.constant()));

        DMatrixRMaj design = new DMatrixRMaj(samples, n + 1);
        DMatrixRMaj target = new DMatrixRMaj(samples, n);
        for (int s = 0; s < samples; s++) {
            for (int j = 0; j < n; j++) {
                design.set(s, j, h * x[s * n + j]);
                target.set(s, j, y[s * n + j] - x[s * n + j]);
            }
            design.set(s, n, h);
        }
        DMatrixRMaj solution = new DMatrixRMaj(n + 1, n);
        assertTrue(CommonOps_DDRM.solve(design, target, solution));
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) { // a gradient of 1e-9 over curvatures above 0.1
                assertEquals(solution.get(j, i), training.weights()[i * n + j], 1e-7);
            }
            assertEquals(solution.get(n, i), training.weights()[n * n + i], 1e-7);
        }
        assertEquals(Training.Status.CONVERGED, training.status());
        assertTrue(training.message().startsWith("converged after "), training::message);
    }

    @Test
    void lbfgsNeverRaisesTheCost() {
        TrainingProblem problem =
                problem(80, Nets.SEED + 9).regularised(Regularisation.none().withDecay(0.01));
        Training training =
                train(
                        problem,
                        options(40).descendingBy(new Optimiser.Lbfgs(4), 1, Schedule.constant()));
        double last = problem.cost(start(problem));
        for (EpochRecord record : training.history()) {
            assertTrue(record.batchCost() <= last, record::toString);
            last = record.batchCost();
        }
        assertEquals(last, problem.cost(training.weights()), 1e-13);
    }

    @Test
    void lbfgsAtAMinimumStopsAtOnce() {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.residual(2, Activation.IDENTITY),
                        TimeGrid.uniform(0, 1, 1),
                        Scheme.EULER);
        double[] x = {0.3, -0.2, 0.7, 0.9};
        TrainingProblem problem =
                network.fitting(Ensemble.valued(2, 2, x, x.clone()), Loss.SQUARED_ERROR);
        try (EnsembleSweep engine = engine(problem, Precision.DOUBLE, 1)) {
            Training training =
                    Trainer.of(
                                    problem,
                                    engine,
                                    options(9)
                                            .descendingBy(
                                                    new Optimiser.Lbfgs(4), 1, Schedule.constant()))
                            .train(new double[6]);
            assertEquals(Training.Status.CONVERGED, training.status());
            assertArrayEquals(new double[6], training.weights());
        }
    }

    // ------------------------------------------------------------------ messages

    @Test
    void impossibleOptionsAreRefused() {
        TrainingOptions options = TrainingOptions.standard();
        assertMessage(
                "epochs = 0 is not allowed; use a whole number from 1", () -> options.epochs(0));
        assertMessage(
                "batch = -1 is not allowed; use a whole number from 0", () -> options.batch(-1));
        assertMessage(
                "rate = 0.0 is not allowed; use a finite number above 0",
                () -> options.descendingBy(Optimiser.adam(), 0, Schedule.constant()));
        assertMessage(
                "rate = Infinity is not allowed; use a finite number above 0",
                () -> options.descendingBy(Optimiser.adam(), 1.0 / 0, Schedule.constant()));
        assertMessage(
                "clip = -1.0 is not allowed; use a finite number, 0 or above",
                () -> options.clipping(-1));
        assertMessage(
                "input noise = NaN is not allowed; use a finite number, 0 or above",
                () -> options.noise(Double.NaN));
        assertMessage(
                "patience = -3 is not allowed; use a whole number from 0",
                () -> options.patience(-3));
        assertMessage(
                "watched = -1 is not allowed; use a whole number from 0",
                () -> options.watching(-1));
    }

    private static void assertMessage(String message, Runnable call) {
        var refusal = assertThrows(IllegalArgumentException.class, call::run);
        assertEquals(message, refusal.getMessage());
    }
}
