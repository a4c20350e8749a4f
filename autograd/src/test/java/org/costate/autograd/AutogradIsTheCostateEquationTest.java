package org.costate.autograd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.Loss;
import org.costate.nets.Regularisation;
import org.costate.nets.ResidualNetwork;
import org.costate.ode.Scheme;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** PyTorch's gradient is the costate sweep's, for every block, scheme, loss and activation. */
class AutogradIsTheCostateEquationTest {

    // Sums of a few hundred products of numbers of size 1, through at most 3 · 12 stages.
    private static final double ROUNDING = 1e-13;

    private final Referees referees = new Referees();

    static List<String> families() {
        return DenseBlock.families();
    }

    @ParameterizedTest
    @MethodSource("families")
    void forEverySchemeAndLoss(String family) {
        DenseBlock block = DenseBlock.named(family, 6, Activation.TANH, 0.3);
        for (Scheme scheme : Cases.schemesOf(block)) {
            for (Loss loss : Loss.values()) {
                compare(block, scheme, loss);
            }
        }
        assertTrue(referees.worst() < ROUNDING, referees::toString);
    }

    @ParameterizedTest
    @EnumSource(Activation.class)
    void forEveryActivation(Activation activation) {
        for (String family : families()) {
            DenseBlock block = DenseBlock.named(family, 6, activation, 0.3);
            compare(block, Scheme.EULER, Loss.CROSS_ENTROPY);
            compare(block, Scheme.RK4, Loss.SQUARED_ERROR);
        }
        assertTrue(referees.worst() < ROUNDING, referees::toString);
    }

    private void compare(DenseBlock block, Scheme scheme, Loss loss) {
        ResidualNetwork network = Cases.network(block, 3, scheme, loss);
        referees.compare(
                block.family() + ", " + scheme.name() + ", " + loss + ", " + block.activation(),
                network.fitting(Cases.ensemble(network, loss, 7), loss)
                        .regularised(new Regularisation(0.3, 0.02, 0.7, 0.1, 0.2)),
                Cases.weights(network));
    }

    @Test
    void forEachRunningCostByItself() {
        DenseBlock block = DenseBlock.hamiltonianPair(6, Activation.TANH);
        ResidualNetwork network =
                Cases.network(block, 4, Scheme.STORMER_VERLET, Loss.CROSS_ENTROPY);
        var plain =
                network.fitting(Cases.ensemble(network, Loss.CROSS_ENTROPY, 7), Loss.CROSS_ENTROPY);
        var none = Regularisation.none();
        for (var costs :
                List.of(
                        none,
                        none.withDecay(3),
                        none.withSmoothness(0.3),
                        none.withStepDifference(3),
                        none.withEndDecay(3),
                        none.withKinetic(3))) {
            referees.compare(costs.toString(), plain.regularised(costs), Cases.weights(network));
        }
        assertTrue(referees.worst() < ROUNDING, referees::toString);
    }
}
