package org.costate.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What a race gave.
 *
 * @param race the case
 * @param own milliseconds of our step
 * @param peer milliseconds of PyTorch's step
 * @param ratio the peer's time over ours, turn by turn; above 1 we are ahead
 * @param ownRate our billions of operations a second
 * @param peerRate the peer's
 * @param bytesPerStep what our step allocates
 * @param load the load average of the machine when it was over; negative if unknown
 * @param agreement how far the two agree
 */
record RaceResult(
        RaceCase race,
        Quartiles own,
        Quartiles peer,
        Quartiles ratio,
        double ownRate,
        double peerRate,
        long bytesPerStep,
        double load,
        Race.Agreement agreement) {

    private static final double MILLI = 1e3;
    private static final double GIGA = 1e-9;

    static RaceResult of(
            RaceCase race,
            double[] ownSeconds,
            double[] peerSeconds,
            long bytesPerStep,
            Race.Agreement agreement) {
        Quartiles own = Quartiles.of(Arrays.stream(ownSeconds).map(s -> MILLI * s).toArray());
        Quartiles peer = Quartiles.of(Arrays.stream(peerSeconds).map(s -> MILLI * s).toArray());
        double operations = race.size().operations() * MILLI * GIGA;
        return new RaceResult(
                race,
                own,
                peer,
                ratio(ownSeconds, peerSeconds),
                operations / own.median(),
                operations / peer.median(),
                bytesPerStep,
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
                agreement);
    }

    private static Quartiles ratio(double[] own, double[] peer) {
        return Quartiles.of(
                IntStream.range(0, own.length).mapToDouble(r -> peer[r] / own[r]).toArray());
    }
}
