package org.costate.nets.train.pmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.SweepResult;
import org.costate.control.transcription.Damping;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Ensemble;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.Loss;
import org.costate.nets.Nets;
import org.costate.nets.NetworkAdjoints;
import org.costate.nets.Regularisation;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.ode.Scheme;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An ensemble under one control has one Hamiltonian, and its derivatives are exact. */
class HamiltonianOfAnEnsembleTest {

    private static final double ROUNDING = 1e-12; // sums of some hundred terms of size one

    static Stream<Arguments> networks() {
        return DenseBlock.families().stream()
                .flatMap(
                        family ->
                                Nets.usualSchemes(family)
                                        .map(scheme -> Arguments.of(family, scheme)));
    }

    private static TrainingProblem problem(String family, Scheme scheme) {
        ResidualNetwork network =
                Nets.network(family, Activation.SILU, 4, 3, scheme, Loss.CROSS_ENTROPY);
        Ensemble ensemble = Nets.ensemble(network, Loss.CROSS_ENTROPY, 7, Nets.SEED);
        return network.fitting(ensemble, Loss.CROSS_ENTROPY)
                .regularised(Regularisation.none().withDecay(0.03).withSmoothness(0.02));
    }

    private static double[] flat(double[][] rows) {
        return Stream.of(rows).flatMapToDouble(java.util.Arrays::stream).toArray();
    }

    @ParameterizedTest
    @MethodSource("networks")
    void itsSweepIsTheSweepOfEverySample(String family, Scheme scheme) {
        TrainingProblem problem = problem(family, scheme).regularised(Regularisation.none());
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        EnsembleProblem ensemble = EnsembleProblem.of(problem, theta);
        SweepResult sweep = ensemble.sweep(ensemble.rows(theta));
        double[] whole = problem.gradient(theta);
        double[] steps = new double[flat(sweep.controlGradient()).length];
        System.arraycopy(whole, problem.network().layout().control(0), steps, 0, steps.length);
        assertTrue(Nets.relativeGap(flat(sweep.controlGradient()), steps) < ROUNDING);
        assertEquals(problem.cost(theta), sweep.cost(), ROUNDING);
    }

    @ParameterizedTest
    @MethodSource("networks")
    void hessianProductsAreThoseOfEverySample(String family, Scheme scheme) {
        TrainingProblem problem = problem(family, scheme).regularised(Regularisation.none());
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        EnsembleProblem ensemble = EnsembleProblem.of(problem, theta);
        SecondOrderModel model = new SecondOrderModel(problem, ensemble, theta);
        double[] v = Nets.gaussians(new SplittableRandom(3), model.gradient().length);
        double[][] expected = NetworkAdjoints.hessianProduct(problem, theta, model.rows(v));
        assertTrue(Nets.relativeGap(model.hessianProduct(v), flat(expected)) < ROUNDING);
    }

    /** Central differences with {@code h = 1e-5}: error {@code h²} of third derivatives. */
    @ParameterizedTest
    @MethodSource("networks")
    void theAugmentedGradientMeetsDifferences(String family, Scheme scheme) {
        TrainingProblem problem = problem(family, scheme);
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        EnsembleProblem ensemble = EnsembleProblem.of(problem, theta);
        double[][] rows = ensemble.rows(theta);
        SweepResult sweep = ensemble.sweep(rows);
        StepHamiltonian h =
                new StepHamiltonian(
                        ensemble.system(),
                        7,
                        sweep.state(1).toArray(),
                        sweep.costate(2).toArray(),
                        rows[1],
                        RunningQuadratic.of(problem, theta, rows)[1],
                        Damping.CANONICAL_EQUATIONS);
        h.damp(0.7);
        double[] w = rows[2]; // away from the old weights
        double[] gradient = new double[w.length];
        h.value(w, gradient);
        double[] differences = new double[w.length];
        for (int i = 0; i < w.length; i++) {
            differences[i] = (shifted(h, w, i, 1e-5) - shifted(h, w, i, -1e-5)) / 2e-5;
        }
        assertTrue(Nets.relativeGap(gradient, differences) < 1e-7);
    }

    private static double shifted(StepHamiltonian h, double[] w, int i, double by) {
        double[] moved = w.clone();
        moved[i] += by;
        return h.value(moved, new double[w.length]);
    }

    /** {@code ∂H̃/∂θ = −(1/h) ∂J/∂θ_k} where Euler's rule makes the tilt zero. */
    @ParameterizedTest
    @MethodSource("networks")
    void itsSlopeIsMinusTheGradientOfTheCost(String family, Scheme scheme) {
        if (!scheme.equals(Scheme.EULER)) {
            return;
        }
        TrainingProblem problem = problem(family, scheme);
        double[] theta = Nets.weights(problem.network(), Nets.SEED);
        EnsembleProblem ensemble = EnsembleProblem.of(problem, theta);
        double[][] rows = ensemble.rows(theta);
        SweepResult sweep = ensemble.sweep(rows);
        double[] whole = problem.gradient(theta);
        for (int k = 0; k < rows.length; k++) {
            StepHamiltonian h =
                    new StepHamiltonian(
                            ensemble.system(),
                            7,
                            sweep.state(k).toArray(),
                            sweep.costate(k + 1).toArray(),
                            rows[k],
                            RunningQuadratic.of(problem, theta, rows)[k],
                            Damping.CONTROL);
            double step = problem.network().grid().step(k);
            double[] expected = new double[rows[k].length];
            for (int i = 0; i < expected.length; i++) {
                expected[i] = -whole[problem.network().layout().control(k) + i] / step;
            }
            assertTrue(Nets.relativeGap(h.slope(), expected) < ROUNDING);
        }
    }
}
