package org.costate.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.costate.kernels.Activation;
import org.costate.kernels.Precision;
import org.costate.nets.DenseBlock;
import org.costate.nets.Loss;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A step costs what the problem costs, and repeats itself. */
class PyTorchStepTest {

    private final ResidualNetwork network =
            Cases.network(
                    DenseBlock.residual(6, Activation.TANH), 4, Scheme.RK4, Loss.CROSS_ENTROPY);
    private final TrainingProblem problem =
            network.fitting(Cases.ensemble(network, Loss.CROSS_ENTROPY, 16), Loss.CROSS_ENTROPY);
    private final double[] theta = Cases.weights(network);

    @BeforeEach
    void needsPyTorch() {
        Referees.pyTorch();
    }

    @Test
    void costIsTheProblemsCost() {
        try (PyTorchStep step = PyTorchStep.of(problem, theta, Precision.DOUBLE, 1)) {
            assertEquals(problem.cost(theta), step.run(), 1e-14); // sums of 16 terms of size 1
        }
    }

    @Test
    void gradientsAddUpUntilCleared() {
        try (PyTorchStep step = PyTorchStep.of(problem, theta, Precision.DOUBLE, 1)) {
            double cost = step.run();
            double[] once = step.gradient();
            assertEquals(cost, step.run());
            assertArrayEquals(Arrays.stream(once).map(g -> 2 * g).toArray(), step.gradient());
            step.clear();
            step.run();
            assertArrayEquals(once, step.gradient());
        }
    }

    @Test
    void nothingToReadBeforeTheFirstRun() {
        try (PyTorchStep step = PyTorchStep.of(problem, theta, Precision.DOUBLE, 1)) {
            assertArrayEquals(new double[theta.length], step.gradient());
        }
    }

    @Test
    void singlePrecisionIsSingle() {
        double[] exact = problem.gradient(theta);
        try (PyTorchStep step = PyTorchStep.of(problem, theta, Precision.SINGLE, 2)) {
            assertEquals(problem.cost(theta), step.run(), 1e-5);
            assertArrayEquals(exact, step.gradient(), 1e-6); // entries of size 0.1, 24 bits
        }
    }

    @Test
    void wrongUseIsNamed() {
        var length =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> PyTorchStep.of(problem, new double[3], Precision.DOUBLE, 1));
        assertTrue(length.getMessage().startsWith("got 3 weights, the network has "));
    }

    @Test
    void nameCarriesTheVersion() {
        assertTrue(Referees.pyTorch().name().matches("PyTorch \\d+\\.\\d+\\.\\d+ autograd"));
    }
}
