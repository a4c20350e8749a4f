package org.costate.benchmarks;

/**
 * Times several pieces of work in turn, so that whatever else the machine does meets all of them.
 *
 * @param rounds turns of each
 * @param seconds the least length of a turn
 */
record Turns(int rounds, double seconds) {

    private static final double NANO = 1e-9;
    private static final double WARM_UP = 1.0;

    /** Returns the seconds of one run of each piece, quartiles over the turns. */
    Quartiles[] time(Runnable... pieces) {
        for (Runnable piece : pieces) {
            turn(piece, WARM_UP);
        }
        double[][] times = new double[pieces.length][rounds];
        for (int r = 0; r < rounds; r++) {
            for (int p = 0; p < pieces.length; p++) {
                times[p][r] = turn(pieces[p], seconds);
            }
        }
        Quartiles[] all = new Quartiles[pieces.length];
        for (int p = 0; p < pieces.length; p++) {
            all[p] = Quartiles.of(times[p]);
        }
        return all;
    }

    /** Returns the mean seconds of a run over a turn of at least that length. */
    private static double turn(Runnable piece, double least) {
        long start = System.nanoTime();
        long now = start;
        int runs = 0;
        while (runs == 0 || (now - start) * NANO < least) {
            piece.run();
            runs++;
            now = System.nanoTime();
        }
        return (now - start) * NANO / runs;
    }
}
