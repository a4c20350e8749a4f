package org.costate.benchmarks;

import java.util.SplittableRandom;
import org.costate.control.CostateSweep;
import org.costate.control.SweepObserver;
import org.costate.control.SweepStorage;
import org.costate.ode.ButcherTableau;
import org.costate.ode.FixedStepFlow;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/**
 * The spiral of the neural ordinary differential equations [Chen et al. 2018]: data {@code u' = A
 * u³} from (2, 0) at 30 times on [0, 1.5], {@code A = [−0.1, −2; 2, −0.1]}; model {@code u' = W₂
 * tanh(W₁ u³ + b₁) + b₂} with 50 hidden units; loss {@code Σ |u(t_k) − y_k|²}.
 *
 * <p>One costate sweep over the data's grid gives the loss and its whole gradient. At each datum
 * the costate jumps by {@code −∂ℓ_k/∂u = −2 (u(t_k) − y_k)}; the sweep's observer, called with the
 * slots of {@code x_k} and {@code p_k}, adds it.
 */
final class SpiralProblem {

    static final int TIMES = 30;
    static final int HIDDEN = 50;
    private static final double END = 1.5;
    private static final int FINE = 40; // steps between two data, to make them

    private final TimeGrid grid = TimeGrid.uniform(0, END, TIMES - 1);
    private final double[][] data = new double[TIMES][2];
    private final SpiralSpace space = new SpiralSpace(HIDDEN);
    private final CostateSweep sweep;
    private double loss;

    SpiralProblem(ButcherTableau tableau) {
        this.sweep = CostateSweep.of(grid, tableau, SweepStorage.all(), false);
        sweep.prepare(space);
        double[] u = {2, 0};
        FixedStepFlow flow = FixedStepFlow.of(Scheme.DORMAND_PRINCE_853, 2);
        for (int k = 0; k < TIMES; k++) {
            data[k] = u.clone();
            if (k < TIMES - 1) {
                flow.carry(
                        SpiralProblem::truth,
                        TimeGrid.uniform(grid.node(k), grid.node(k + 1), FINE),
                        u);
            }
        }
    }

    private static void truth(double t, double[] u, double[] uDot) {
        double a = u[0] * u[0] * u[0];
        double b = u[1] * u[1] * u[1];
        uDot[0] = -0.1 * a - 2 * b;
        uDot[1] = 2 * a - 0.1 * b;
    }

    /** Returns weights of the size {@code √(2/(n + m))} of a matrix n × m, biases zero. */
    static double[] weights(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = new double[SpiralSpace.weights(HIDDEN)];
        double size = Math.sqrt(2.0 / (2 + HIDDEN));
        for (int i = 0; i < theta.length; i++) {
            theta[i] = SpiralSpace.isBias(HIDDEN, i) ? 0 : size * random.nextGaussian();
        }
        return theta;
    }

    /** Writes {@code ∂J/∂θ} and returns {@code J}. */
    double gradient(double[] theta, double[] gradient) {
        space.begin(theta);
        space.slot(sweep.initialState())[0] = data[0][0];
        space.slot(sweep.initialState())[1] = data[0][1];
        sweep.forward(space);
        space.zero(sweep.costate());
        loss = 0;
        sweep.backward(space, jumps);
        space.writeGradient(gradient);
        return loss;
    }

    private final SweepObserver jumps =
            new SweepObserver() {
                @Override
                public void phasePoint(int k, int x, int p) {
                    for (int i = 0; i < 2; i++) {
                        double gap = space.slot(x)[i] - data[k][i];
                        loss += gap * gap;
                        space.slot(p)[i] -= 2 * gap;
                    }
                }

                @Override
                public void hamiltonian(int k, double value) {}
            };
}
