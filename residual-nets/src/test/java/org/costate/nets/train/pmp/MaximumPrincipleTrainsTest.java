package org.costate.nets.train.pmp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.costate.nets.Loss;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.EpochRecord;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.Training;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Sweeps of the maximum principle and second-order steps on the sine task. */
class MaximumPrincipleTrainsTest {

    private static final SineTask SMALL = new SineTask(24, 6);

    private static int rises(List<EpochRecord> history) {
        return (int)
                IntStream.range(1, history.size())
                        .filter(i -> history.get(i).batchCost() > history.get(i - 1).batchCost())
                        .count();
    }

    private static double best(Training training) {
        return training.history().stream().mapToDouble(EpochRecord::trainLoss).min().orElseThrow();
    }

    static Stream<Optimiser> monotone() {
        return Stream.of(
                SuccessiveApproximations.safeguarded(),
                GaussNewton.standard(),
                GaussNewton.standard().projectingReadOut(),
                NewtonCg.standard());
    }

    @ParameterizedTest
    @MethodSource("monotone")
    void aGuardedMethodNeverRisesAndLearns(Optimiser rule) {
        for (long seed = 1; seed <= 2; seed++) {
            Training training = SMALL.train(rule, 1, 12, seed, 1);
            assertEquals(0, rises(training.history()));
            assertTrue(best(training) < 0.5, rule + " reached " + best(training));
        }
    }

    @Test
    void withoutDampingTheCostRises() {
        Training training = SMALL.train(SuccessiveApproximations.plain(), 1, 12, 1, 1);
        assertTrue(rises(training.history()) > 0);
        assertTrue(training.history().stream().allMatch(r -> r.step().accepted()));
    }

    static Stream<Optimiser> all() {
        return Stream.of(
                SuccessiveApproximations.extended(0.1),
                SuccessiveApproximations.remembering(5),
                SuccessiveApproximations.safeguarded().over(WeightSet.box(-0.8, 0.9)),
                GaussNewton.standard());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theBitsDoNotDependOnThreads(Optimiser rule) {
        Training one = SMALL.train(rule, 1, 4, 3, 1);
        Training two = SMALL.train(rule, 1, 4, 3, 2);
        assertArrayEquals(one.weights(), two.weights());
        assertEquals(one.last().step(), two.last().step());
    }

    @Test
    void onABoxTheWeightsStayInIt() {
        TrainingProblem problem = SMALL.problem();
        Optimiser rule = SuccessiveApproximations.safeguarded().over(WeightSet.box(-0.8, 0.9));
        Training training = SMALL.train(rule, 1, 10, 1, 1);
        double[] steps =
                Arrays.copyOfRange(training.weights(), 0, problem.network().layout().readOut());
        assertTrue(Arrays.stream(steps).allMatch(w -> w >= -0.8 && w <= 0.9));
        assertEquals(0, rises(training.history()));
        assertTrue(training.last().trainLoss() < problem.cost(SMALL.start(problem, 1)));
    }

    /** The discarded sweep doubles ρ, the kept one lowers it. */
    @Test
    void theDampingAnswersTheSafeguard() {
        Training training = SMALL.train(SuccessiveApproximations.safeguarded(), 1, 12, 1, 1);
        List<EpochRecord> history = training.history();
        for (int i = 1; i < history.size(); i++) {
            var last = history.get(i - 1).step();
            double expected =
                    last.accepted() ? Math.max(0.01, 0.8 * last.damping()) : 2 * last.damping();
            assertEquals(expected, history.get(i).step().damping(), 0);
            assertTrue(last.predicted() >= 0);
        }
    }

    /** A read-out of least squares leaves nothing to gain: its gradient is rounding. */
    @Test
    void theProjectedReadOutIsOptimal() {
        TrainingProblem problem = SMALL.problem();
        double[] theta = SMALL.start(problem, 4);
        double before = problem.cost(theta);
        ReadOutProjection.project(problem, theta);
        double[] gradient = problem.gradient(theta);
        int at = problem.network().layout().readOut();
        assertTrue(problem.cost(theta) < before);
        for (int i = at; i < gradient.length; i++) {
            assertEquals(0, gradient[i], 1e-10); // condition of five nearly equal features
        }
        assertFalse(problem.loss() == Loss.CROSS_ENTROPY);
    }

    // ------------------------------------------------------------ five seeds, fifty sweeps

    private static double median(Optimiser rule, double rate) {
        double[] best =
                IntStream.rangeClosed(1, 5)
                        .mapToDouble(s -> best(SineTask.standard().train(rule, rate, 50, s, 2)))
                        .sorted()
                        .toArray();
        return best[2];
    }

    @Test
    @Tag("long")
    void gaussNewtonReachesOneMillionth() {
        assertTrue(median(GaussNewton.standard(), 1) <= 1e-6);
    }

    @Test
    @Tag("long")
    void perSweepTheSafeguardedMethodBeatsAdam() {
        double sqh = median(SuccessiveApproximations.remembering(5), 1);
        double adam = Math.min(median(Optimiser.adam(), 0.1), median(Optimiser.adam(), 0.03));
        assertTrue(sqh <= 5e-3, "SQH " + sqh);
        assertTrue(sqh < adam, "SQH " + sqh + ", Adam " + adam);
    }

    @Test
    @Tag("long")
    void theMonotoneMethodNeverRisesAndThePlainOneDoes() {
        for (int seed = 1; seed <= 5; seed++) {
            SineTask task = SineTask.standard();
            assertEquals(
                    0,
                    rises(
                            task.train(SuccessiveApproximations.safeguarded(), 1, 50, seed, 2)
                                    .history()));
            assertTrue(
                    rises(task.train(SuccessiveApproximations.plain(), 1, 50, seed, 2).history())
                            > 0);
        }
    }
}
