package org.costate.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * Times several pieces of work in turn, so that whatever else the machine does meets all of them.
 *
 * <p>Counts the processor time of the thread that works, so that a machine with other work to do
 * measures nearly what a quiet one does. What the garbage collector's threads spend for a piece is
 * not counted: in favour of the side that allocates.
 *
 * @param rounds turns of each
 * @param seconds the least length of a turn
 */
record Turns(int rounds, double seconds) {

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double NANO = 1e-9;
    private static final double WARM_UP = 1.0;

    /** Runs each piece in turn. */
    Times time(Runnable... pieces) {
        for (Runnable piece : pieces) {
            turn(piece, WARM_UP);
        }
        double[][] times = new double[pieces.length][rounds];
        for (int r = 0; r < rounds; r++) {
            for (int p = 0; p < pieces.length; p++) {
                times[p][r] = turn(pieces[p], seconds);
            }
        }
        return new Times(times);
    }

    /** The seconds of a run of each piece, one row a piece, one column a round. */
    record Times(double[][] seconds) {

        /** Returns the median of a piece. */
        double median(int piece) {
            return Quartiles.of(seconds[piece]).median();
        }

        /** Returns the median over the rounds of one piece's time over another's. */
        double ratio(int piece, int other) {
            double[] ratios = seconds[piece].clone();
            for (int r = 0; r < ratios.length; r++) {
                ratios[r] /= seconds[other][r];
            }
            return Quartiles.of(ratios).median();
        }
    }

    /** Returns the mean seconds of a run over a turn of at least that length. */
    private static double turn(Runnable piece, double least) {
        long start = THREADS.getCurrentThreadCpuTime();
        long now = start;
        int runs = 0;
        for (int block = 1; (now - start) * NANO < least; block *= 2) { // the clock costs a call
            for (int i = 0; i < block; i++) {
                piece.run();
            }
            runs += block;
            now = THREADS.getCurrentThreadCpuTime();
        }
        return (now - start) * NANO / runs;
    }
}
