package org.costate.autograd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.GradientMethod;
import org.costate.nets.Loss;
import org.costate.nets.Regularisation;
import org.costate.nets.ResidualNetwork;
import org.costate.nets.TrainingProblem;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.Test;

/**
 * PyTorch's gradient is the same while the garbage collector frees and reuses memory beside it.
 *
 * <p>Numbers lent to the engine and freed before its backward pass once made it wrong, now and
 * then.
 */
class CollectionDoesNotDisturbAutogradTest {

    private static final int REPEATS = 8;

    @Test
    void sameBitsUnderCollection() throws InterruptedException {
        GradientMethod referee = Referees.pyTorch();
        ResidualNetwork network =
                Cases.network(
                        DenseBlock.verlet(6, Activation.LOG_COSH),
                        3,
                        Scheme.RK4,
                        Loss.SQUARED_ERROR);
        TrainingProblem problem =
                network.fitting(Cases.ensemble(network, Loss.SQUARED_ERROR, 7), Loss.SQUARED_ERROR)
                        .regularised(new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2));
        double[] theta = Cases.weights(network);
        double[] expected = GradientMethod.plainSweep().gradient(problem, theta);
        Thread collector = new Thread(CollectionDoesNotDisturbAutogradTest::collect);
        collector.setDaemon(true);
        collector.start();
        try {
            for (int i = 0; i < REPEATS; i++) {
                // 1e-12 of gradients of size 1: rounding of some thousand operations
                assertArrayEquals(expected, referee.gradient(problem, theta), 1e-12, "repeat " + i);
            }
        } finally {
            collector.interrupt();
            collector.join();
        }
    }

    /** Collects garbage without pause and scribbles over small native blocks that come free. */
    private static void collect() {
        List<ByteBuffer> scribbles = new ArrayList<>();
        while (!Thread.currentThread().isInterrupted()) {
            System.gc();
            for (int i = 0; i < 1000; i++) {
                ByteBuffer block = ByteBuffer.allocateDirect(8);
                block.putDouble(0, 1e9);
                scribbles.add(block);
            }
            scribbles.clear();
        }
    }
}
