package org.costate.benchmarks;

import java.util.ArrayList;
import java.util.List;
import org.costate.kernels.Precision;

/**
 * The race of one case: agree, warm up, then take turns.
 *
 * @param rounds turns of each side
 * @param warmUp seconds of steps each side makes before the first turn
 */
record Race(int rounds, double warmUp) {

    private static final double SHORT_TURN = 0.15;
    private static final double LONG_TURN = 0.7;
    private static final double LARGE = 5e8; // operations a step beyond which turns are long
    private static final int LEAST_STEPS = 3;
    private static final long PAUSE_MILLIS = 20; // lets the other side's threads fall asleep
    private static final int METERED_STEPS = 20;
    private static final double NANO = 1e-9;

    /**
     * Runs a case.
     *
     * @throws IllegalStateException if the two sides do not compute the same
     */
    RaceResult run(RaceCase race) {
        try (Contender own = Contender.own(race);
                Contender peer = Contender.peer(race)) {
            Agreement agreement = agreement(race, own, peer);
            warm(own);
            warm(peer);
            double turn = race.size().operations() > LARGE ? LONG_TURN : SHORT_TURN;
            double[][] seconds = new double[2][rounds];
            for (int r = 0; r < rounds; r++) {
                seconds[0][r] = turn(own, turn);
                seconds[1][r] = turn(peer, turn);
            }
            long bytes = AllocationMeter.bytesPerRun(own::step, METERED_STEPS);
            return RaceResult.of(race, seconds[0], seconds[1], bytes, agreement);
        }
    }

    private void warm(Contender contender) {
        long start = System.nanoTime();
        while ((System.nanoTime() - start) * NANO < warmUp) {
            contender.step();
        }
    }

    /** Returns the median seconds of a step. */
    private static double turn(Contender contender, double budget) {
        pause();
        contender.step();
        List<Double> steps = new ArrayList<>();
        long start = System.nanoTime();
        long now = start;
        while (steps.size() < LEAST_STEPS || (now - start) * NANO < budget) {
            long before = now;
            contender.step();
            now = System.nanoTime();
            steps.add((now - before) * NANO);
        }
        return Quartiles.of(steps.stream().mapToDouble(Double::doubleValue).toArray()).median();
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted between two turns", e);
        }
    }

    /**
     * How far the two sides agree.
     *
     * @param cost relative difference of the costs
     * @param gradient relative difference of the sums of {@code |∂J/∂θ|}
     */
    record Agreement(double cost, double gradient) {}

    private static Agreement agreement(RaceCase race, Contender own, Contender peer) {
        double cost = gap(own.step(), peer.step());
        double gradient = gap(sizeOf(own.gradient()), sizeOf(peer.gradient()));
        double rounding = race.precision() == Precision.DOUBLE ? 1e-11 : 1e-4; // sums of many terms
        if (!(Math.max(cost, gradient) < rounding)) {
            throw new IllegalStateException(
                    race
                            + ": the two sides do not compute the same; costs differ by "
                            + cost
                            + " and gradient sums by "
                            + gradient
                            + ", relative");
        }
        return new Agreement(cost, gradient);
    }

    private static double gap(double a, double b) {
        return Math.abs(a - b) / Math.abs(b);
    }

    private static double sizeOf(double[] v) {
        double sum = 0;
        for (double x : v) {
            sum += Math.abs(x);
        }
        return sum;
    }
}
