package org.costate.nets;

import org.costate.control.CostateSweep;
import org.costate.kernels.Kernels;

/**
 * The numbers a sweep keeps between its way forward and its way back, per sample.
 *
 * <p>With everything stored, {@code (N s + 1) n} states and {@code N s r} for the records, {@code
 * r} the hidden units of the block (twice those of two-layer cells); {@code + N s n} velocities
 * with a kinetic cost. Reversible: {@code n + r}, whatever the depth.
 *
 * @param states the states kept
 * @param records the pull-back records kept
 * @param stateNumbers numbers in a state, with the padding of the kernels
 * @param recordNumbers numbers in a record, with the padding of the kernels
 * @param velocities the velocities kept for a kinetic cost
 */
public record SweepMemory(
        int states, int records, int stateNumbers, int recordNumbers, int velocities) {

    static SweepMemory of(ResidualNetwork network, SweepOptions options) {
        CostateSweep sweep =
                CostateSweep.of(network.grid(), network.scheme(), options.storage(), false);
        Kernels kernels = options.kernels();
        int state = 0;
        for (int rows : network.block().fields()) {
            state += kernels.paddedRows(rows);
        }
        int record = 0;
        for (Cell cell : network.block().cells()) {
            record += (cell.outer() == null ? 1 : 2) * kernels.paddedRows(cell.hidden());
        }
        int velocities = options.kinetic() > 0 ? sweep.storedRecords() : 0;
        return new SweepMemory(
                sweep.storedStates(), sweep.storedRecords(), state, record, velocities);
    }

    /** Returns the stored numbers of one sample. */
    public long numbersPerSample() {
        return (long) states * stateNumbers
                + (long) records * recordNumbers
                + (long) velocities * stateNumbers;
    }
}
