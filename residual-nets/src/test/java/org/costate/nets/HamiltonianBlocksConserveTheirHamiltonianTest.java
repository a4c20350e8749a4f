package org.costate.nets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import org.costate.kernels.Activation;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Under frozen weights the Hamiltonian blocks are Hamiltonian flows: {@code Σ log cosh(Kx + b)} is
 * constant along them, and steps of a splitting are symplectic.
 */
class HamiltonianBlocksConserveTheirHamiltonianTest {

    private static final double TOLERANCE = 1e-12;
    private static final double DRIFT = 1e-9; // T = 20: some hundred steps of that tolerance

    private static double[] flow(DenseBlock block, double[] u, double[] x, double time) {
        OrdinaryDifferentialEquation frozen =
                new OrdinaryDifferentialEquation() {
                    @Override
                    public int getDimension() {
                        return x.length;
                    }

                    @Override
                    public double[] computeDerivatives(double t, double[] y) {
                        double[] yDot = new double[y.length];
                        block.velocity(t, y, u, yDot);
                        return yDot;
                    }
                };
        return new DormandPrince853Integrator(1e-10, 1, TOLERANCE, TOLERANCE)
                .integrate(frozen, new ODEState(0, x), time)
                .getPrimaryState();
    }

    /** {@code Σ_i log cosh(K x + b)_i} with K and b at {@code at}, x at {@code from}. */
    private static double logCosh(double[] u, int at, double[] x, int from, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double z = u[at + n * n + i];
            for (int j = 0; j < n; j++) {
                z += u[at + i * n + j] * x[from + j];
            }
            sum += Activation.LOG_COSH.value(z);
        }
        return sum;
    }

    private static void assertConserved(DenseBlock block, ToDoubleFunction<double[][]> energy) {
        SplittableRandom random = new SplittableRandom(Nets.SEED);
        double[] u = Nets.gaussians(random, block.controlDimension());
        double[] x = Nets.gaussians(random, block.stateDimension());
        double before = energy.applyAsDouble(new double[][] {u, x});
        double[] end = flow(block, u, x, 20);
        double after = energy.applyAsDouble(new double[][] {u, end});
        assertEquals(before, after, DRIFT * before);
        double moved = 0;
        for (int i = 0; i < x.length; i++) {
            moved = Math.max(moved, Math.abs(end[i] - x[i]));
        }
        assertTrue(moved > 0.1, "the state hardly moved");
    }

    @Test
    void hamiltonian() {
        assertConserved(
                DenseBlock.hamiltonian(6, Activation.TANH), z -> logCosh(z[0], 0, z[1], 0, 6));
    }

    @Test
    void hamiltonianPair() {
        int half = 3 * 3 + 3; // K_q and b_q come first and act on q, the second field
        assertConserved(
                DenseBlock.hamiltonianPair(6, Activation.TANH),
                z -> logCosh(z[0], 0, z[1], 3, 3) + logCosh(z[0], half, z[1], 0, 3));
    }

    // -------------------------------------------------------------- sensitivity

    @ParameterizedTest
    @ValueSource(strings = {"symplectic-euler", "stormer-verlet"})
    void singularValuesOfASymplecticFlowPairOff(String scheme) {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.hamiltonianPair(8, Activation.TANH),
                        TimeGrid.uniform(0, 2, 16),
                        Scheme.named(scheme));
        SplittableRandom random = new SplittableRandom(Nets.SEED + 1);
        double[] theta = Nets.weights(network, Nets.SEED + 2);
        FlowSensitivity flow = FlowSensitivity.of(network, theta, Nets.gaussians(random, 8));
        double[] sigma = flow.singularValues();
        for (int i = 0; i < 8; i++) {
            // a product of 16 shears with σ up to 10: 10² roundings of 1e-14
            assertEquals(1, sigma[i] * sigma[7 - i], 1e-9);
        }
        assertEquals(sigma[0], flow.smallest());
        assertEquals(sigma[7], flow.largest());
        assertTrue(flow.largest() > 1.1, "the flow neither stretches nor squeezes");
    }

    @Test
    void aDampedFlowSqueezes() {
        ResidualNetwork network =
                ResidualNetwork.of(
                        DenseBlock.antisymmetric(5, Activation.IDENTITY, 0.8),
                        TimeGrid.uniform(0, 3, 60),
                        Scheme.RK4);
        double[] theta = Nets.weights(network, Nets.SEED + 3);
        FlowSensitivity flow = FlowSensitivity.of(network, theta, new double[] {1, 2, 3, 4, 5});
        // |x(t)| falls as e^{−γt} whatever K is; RK4 is off by h⁴ ~ 1e-5
        assertEquals(Math.exp(-2.4), flow.largest(), 1e-4);
        assertEquals(Math.exp(-2.4), flow.smallest(), 1e-4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"residual", "parabolic", "hamiltonian", "verlet"})
    void jacobianIsTheDerivativeOfTheEndState(String family) {
        ResidualNetwork network = Nets.bare(family, Activation.TANH, 6, 3, Scheme.RK4);
        ResidualNetwork fromState = network.lifting(Lift.identity(6));
        double[] theta = Nets.weights(network, Nets.SEED + 4);
        double[] x = Nets.gaussians(new SplittableRandom(Nets.SEED + 5), 6);
        double[][] jacobian = FlowSensitivity.of(fromState, theta, x).jacobian();
        double d = 1e-5; // truncation ~ d² ~ 1e-10, rounding 1e-16/d
        for (int j = 0; j < 6; j++) {
            double[] inputs = new double[12];
            System.arraycopy(x, 0, inputs, 0, 6);
            System.arraycopy(x, 0, inputs, 6, 6);
            inputs[j] += d;
            inputs[6 + j] -= d;
            double[] ends;
            try (EnsembleSweep sweep =
                    EnsembleSweep.of(fromState, Loss.SQUARED_ERROR, SweepOptions.standard())) {
                ends = sweep.outputs(theta, Ensemble.unlabelled(6, inputs));
            }
            for (int i = 0; i < 6; i++) {
                assertEquals((ends[i] - ends[6 + i]) / (2 * d), jacobian[i][j], 1e-8);
            }
        }
    }
}
