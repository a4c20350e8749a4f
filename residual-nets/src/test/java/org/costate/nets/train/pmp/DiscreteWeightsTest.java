package org.costate.nets.train.pmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.transcription.Damping;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleSweep;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.SweepOptions;
import org.costate.nets.TrainingProblem;
import org.costate.nets.WeightTensor;
import org.costate.nets.data.DataSet;
import org.costate.nets.data.DataSets;
import org.costate.nets.train.EpochRecord;
import org.costate.nets.train.Schedule;
import org.costate.nets.train.Trainer;
import org.costate.nets.train.Training;
import org.costate.nets.train.TrainingOptions;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where the Hamiltonian is linear its maximiser is known, over intervals and over few values. */
class DiscreteWeightsTest {

    private static final double SIZE = 0.125; // 1/√64: a sum of 64 products has the size of one

    static Stream<WeightSet> sets() {
        return Stream.of(
                WeightSet.all(),
                WeightSet.box(-0.7, 1.1),
                WeightSet.binary(0.6),
                WeightSet.ternary(0.6, 0.3));
    }

    /** No member of the set does better, on a grid fine enough to come near every member. */
    @ParameterizedTest
    @MethodSource("sets")
    void theMaximiserIsTheMaximum(WeightSet set) {
        SplittableRandom random = new SplittableRandom(5);
        for (int trial = 0; trial < 200; trial++) {
            double m = random.nextGaussian();
            double a = 0.2 + random.nextDouble();
            double rho = trial % 2 == 0 ? 0 : random.nextDouble();
            double old = set.project(random.nextGaussian());
            double best = value(set, set.maximiser(m, a, rho, old), m, a, rho, old);
            for (double w = -12; w <= 12; w += 0.1) {
                double other = value(set, set.project(w), m, a, rho, old);
                assertTrue(best >= other - 1e-14, set + " at m = " + m); // one rounding each
            }
        }
    }

    private static double value(
            WeightSet set, double w, double m, double a, double rho, double old) {
        return m * w - 0.5 * a * w * w - 0.5 * rho * (w - old) * (w - old) - set.price(w);
    }

    @Test
    void aWeightFlipsWhereTheSlopeOutweighsTheDamping() {
        WeightSet set = WeightSet.binary(0.5);
        assertEquals(0.5, set.maximiser(-0.9, 0, 2, 0.5)); // |m| < ρ c = 1
        assertEquals(-0.5, set.maximiser(-1.1, 0, 2, 0.5));
        assertEquals(0, WeightSet.ternary(0.5, 0.6).maximiser(1.1, 0, 0, 0)); // m c < λ
        assertEquals(0.5, WeightSet.ternary(0.5, 0.5).maximiser(1.1, 0, 0, 0));
    }

    @Test
    void aLinearHamiltonianNeedsBounds() {
        var refusal =
                assertThrows(
                        ArithmeticException.class, () -> WeightSet.all().maximiser(1, 0, 0, 0));
        assertTrue(refusal.getMessage().startsWith("METHOD-02"), refusal::getMessage);
    }

    private static Ensemble ensemble(DataSet data) {
        double[] pixels = data.featuresUnsafe().clone();
        for (int i = 0; i < pixels.length; i++) {
            pixels[i] = 0.5 * (pixels[i] / 8 - 1); // 0 … 16 to −½ … ½
        }
        return Ensemble.labelled(64, pixels, data.labelsUnsafe());
    }

    private static TrainingProblem problem(Ensemble digits, DenseBlock block) {
        return ResidualNetwork.of(block, TimeGrid.uniform(0, 1, 2), Scheme.EULER)
                .readingOut(10)
                .fitting(digits, Loss.CROSS_ENTROPY);
    }

    /** Every matrix ±c, read-out too; no biases. */
    private static double[] signs(TrainingProblem problem) {
        double[] theta = new double[problem.network().layout().length()];
        SplittableRandom random = new SplittableRandom(3);
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            for (int i = 0; i < tensor.length() && !tensor.isBias(); i++) {
                theta[tensor.offset() + i] = random.nextBoolean() ? SIZE : -SIZE;
            }
        }
        return theta;
    }

    private static SuccessiveApproximations rule(WeightSet set) {
        return SuccessiveApproximations.safeguarded().dampedBy(Damping.CONTROL, 0.1, 0).over(set);
    }

    private static Training train(TrainingProblem problem, WeightSet set, int sweeps, int threads) {
        TrainingOptions options =
                TrainingOptions.standard()
                        .epochs(sweeps)
                        .batch(0)
                        .watching(0)
                        .descendingBy(rule(set), 1, Schedule.constant());
        try (EnsembleSweep engine = engine(problem, threads)) {
            return Trainer.of(problem, engine, options).train(signs(problem));
        }
    }

    private static EnsembleSweep engine(TrainingProblem problem, int threads) {
        SweepOptions options = SweepOptions.standard().in(Precision.DOUBLE).on(threads);
        return EnsembleSweep.of(problem.network(), problem.loss(), options);
    }

    private static void assertMembers(TrainingProblem problem, double[] weights, double... set) {
        for (WeightTensor tensor : problem.network().layout().tensors()) {
            boolean moves = tensor.name().startsWith("step") && !tensor.isBias();
            for (int i = 0; i < tensor.length() && moves; i++) {
                double w = weights[tensor.offset() + i];
                assertTrue(Arrays.stream(set).anyMatch(v -> v == w), tensor.name() + " has " + w);
            }
        }
    }

    private static TrainingProblem small() {
        Ensemble few = ensemble(DataSets.named("digits").range(0, 100));
        return problem(few, DenseBlock.preActivation(64, Activation.TANH));
    }

    @Test
    void flippingSignsAloneLearns() {
        TrainingProblem problem = small();
        Training training = train(problem, WeightSet.binary(SIZE), 15, 1);
        assertMembers(problem, training.weights(), -SIZE, SIZE);
        double before = problem.cost(signs(problem));
        for (EpochRecord record : training.history()) {
            assertTrue(record.batchCost() <= before);
            before = record.batchCost();
        }
        assertTrue(before < 0.7 * problem.cost(signs(problem)), "reached " + before);
        assertTrue(training.history().stream().mapToInt(r -> r.step().changed()).sum() > 0);
        assertArrayEquals(
                training.weights(), train(problem, WeightSet.binary(SIZE), 15, 2).weights());
    }

    @Test
    void aPriceOnWeightsMakesZeros() {
        TrainingProblem problem = small();
        Training training = train(problem, WeightSet.ternary(SIZE, 1e-3), 8, 2);
        assertMembers(problem, training.weights(), -SIZE, 0, SIZE);
        long zeros = Arrays.stream(training.weights(), 0, 64 * 64).filter(w -> w == 0).count();
        assertTrue(zeros > 100, zeros + " zeros"); // of 4096
    }

    @Test
    void otherBlocksAreRefused() {
        Ensemble few = ensemble(DataSets.named("digits").range(0, 20));
        TrainingProblem problem = problem(few, DenseBlock.residual(64, Activation.TANH));
        var refusal =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> train(problem, WeightSet.binary(SIZE), 1, 1));
        assertTrue(refusal.getMessage().contains("Try: block pre-activation"));
    }
}
