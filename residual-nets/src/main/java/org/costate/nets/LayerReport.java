package org.costate.nets;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.SweepObserver;

/**
 * What a watched sweep saw at every node of the grid.
 *
 * <p>Costates are per sample: {@code p_s = −∂φ_s/∂x}, without the mean's {@code 1/S}.
 *
 * @param cost the mean cost
 * @param stateNorm root mean square over samples of {@code |x_k|}, {@code N + 1} numbers
 * @param costateNorm root mean square over samples of {@code |p_k|}, {@code N + 1} numbers
 * @param hamiltonian mean over samples of the stage-averaged {@code H_k}, {@code N} numbers
 * @param states the states, {@code N + 1} rows of {@code S × n} numbers, sample-major
 */
public record LayerReport(
        double cost,
        double[] stateNorm,
        double[] costateNorm,
        double[] hamiltonian,
        List<double[]> states) {

    /** Gathers a report chunk by chunk. */
    static final class Gatherer implements SweepObserver {

        private final ResidualNetwork network;
        private final ChunkSweep sweep;
        private final int samples;
        private final double[] stateSquares;
        private final double[] costateSquares;
        private final double[] hamiltonian;
        private final List<double[]> states = new ArrayList<>();
        private final double[] chunkState;
        private int done;
        private int here;
        private double cost;

        Gatherer(ResidualNetwork network, ChunkSweep sweep, int samples) {
            this.network = network;
            this.sweep = sweep;
            this.samples = samples;
            int nodes = network.depth() + 1;
            this.stateSquares = new double[nodes];
            this.costateSquares = new double[nodes];
            this.hamiltonian = new double[nodes - 1];
            for (int k = 0; k < nodes; k++) {
                states.add(new double[samples * network.width()]);
            }
            this.chunkState = new double[sweep.space().capacity() * network.width()];
        }

        void startChunk(int size) {
            done += here;
            here = size;
        }

        void addCost(double share) {
            cost += share;
        }

        @Override
        public void phasePoint(int k, int x, int p) {
            int numbers = here * network.width();
            sweep.storeState(p, chunkState);
            costateSquares[k] += sumOfSquares(numbers);
            sweep.storeState(x, chunkState);
            stateSquares[k] += sumOfSquares(numbers);
            System.arraycopy(chunkState, 0, states.get(k), done * network.width(), numbers);
        }

        private double sumOfSquares(int numbers) {
            double sum = 0;
            for (int i = 0; i < numbers; i++) {
                sum += chunkState[i] * chunkState[i];
            }
            return sum;
        }

        @Override
        public void hamiltonian(int k, double value) {
            hamiltonian[k] += value;
        }

        LayerReport report() {
            int nodes = stateSquares.length;
            double[] stateNorm = new double[nodes];
            double[] costateNorm = new double[nodes];
            for (int k = 0; k < nodes; k++) {
                stateNorm[k] = Math.sqrt(stateSquares[k] / samples);
                costateNorm[k] = Math.sqrt(costateSquares[k] * samples); // p carries 1/S
            }
            return new LayerReport(cost, stateNorm, costateNorm, hamiltonian, states);
        }
    }
}
