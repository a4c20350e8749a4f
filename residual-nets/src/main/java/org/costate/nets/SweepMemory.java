package org.costate.nets;

import org.costate.control.CostateSweep;
import org.costate.kernels.Kernels;

/**
 * The numbers a sweep keeps between its way forward and its way back, per sample, and the steps it
 * evaluates again for what it does not keep.
 *
 * <pre>
 *                 states        records   velocities with a kinetic cost
 *   all           N s + 1       N s       N s
 *   snapshots     c + s + 1     s         s
 *   reversible    1             1         1
 * </pre>
 *
 * <p>for {@code N} steps of {@code s} stages and {@code c} snapshots. A state or velocity is {@code
 * n} numbers, a record {@code r}: the hidden units of the block, twice those of two-layer cells.
 *
 * @param states the states kept
 * @param records the pull-back records kept
 * @param stateNumbers numbers in a state, with the padding of the kernels
 * @param recordNumbers numbers in a record, with the padding of the kernels
 * @param velocities the velocities kept for a kinetic cost
 * @param repeatedSteps the steps evaluated again on the way back, {@link
 *     CostateSweep#repeatedSteps}
 */
public record SweepMemory(
        int states,
        int records,
        int stateNumbers,
        int recordNumbers,
        int velocities,
        long repeatedSteps) {

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
                sweep.storedStates(),
                sweep.storedRecords(),
                state,
                record,
                velocities,
                sweep.repeatedSteps());
    }

    /** Returns the stored numbers of one sample. */
    public long numbersPerSample() {
        return (long) states * stateNumbers
                + (long) records * recordNumbers
                + (long) velocities * stateNumbers;
    }
}
