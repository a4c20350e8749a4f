package org.costate.benchmarks;

import java.util.Arrays;

/**
 * What a race gave.
 *
 * @param race the case
 * @param own milliseconds of our step
 * @param peer milliseconds of PyTorch's step
 * @param ratio the peer's median over ours; above 1 we are ahead
 * @param ownRate our billions of operations a second
 * @param peerRate the peer's
 * @param bytesPerStep what our step allocates
 * @param agreement how far the two agree
 */
record RaceResult(
        RaceCase race,
        Quartiles own,
        Quartiles peer,
        double ratio,
        double ownRate,
        double peerRate,
        long bytesPerStep,
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
                peer.median() / own.median(),
                operations / own.median(),
                operations / peer.median(),
                bytesPerStep,
                agreement);
    }
}
