package org.costate.nets.data;

import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.costate.nets.io.Wording;

/**
 * Sets made on the spot from a generator: the same generator state gives the same bits.
 *
 * <p>Swiss roll, double circles and double moons come shuffled; of the shuffled samples the even
 * ones are meant for training and the odd ones for the test. {@link StrictMath} is used throughout,
 * since {@link Math} may differ by an ulp between processors.
 */
public final class SyntheticSets {

    private static final List<String> PLANE = List.of("x", "y");
    private static final List<String> TWO = List.of("0", "1");
    private static final double ALMOST_PI = 3.14; // as in the published generators

    private SyntheticSets() {}

    /**
     * Returns two arms of a spiral: radius from 0 to 1 for class 0, from 0.2 to 1.2 for class 1,
     * two turns each, {@code m = samples/2} points per arm, no noise [Galimberti 2023].
     *
     * @throws IllegalArgumentException unless {@code samples} is an even number from 4
     */
    public static DataSet swissRoll(int samples, SplittableRandom random) {
        int perArm = share(samples, 2);
        var cloud = new Cloud(samples);
        for (int arm = 0; arm < 2; arm++) {
            for (int i = 0; i < perArm; i++) {
                double radius = 0.2 * arm + (double) i / (perArm - 1);
                double angle = 4 * Math.PI * i / perArm;
                cloud.add(radius * StrictMath.cos(angle), radius * StrictMath.sin(angle), arm);
            }
        }
        return evenOdd(cloud.toDataSet("swiss-roll", PLANE, TWO), random);
    }

    /**
     * Returns rings of radius 1, 2, 3, 4 with classes 0, 1, 0, 1; every coordinate is moved by a
     * uniform number in {@code [-0.3, 0.3)} [Galimberti 2023].
     *
     * @throws IllegalArgumentException unless {@code samples} is a multiple of 4
     */
    public static DataSet doubleCircles(int samples, SplittableRandom random) {
        int perRing = share(samples, 4);
        var cloud = new Cloud(samples);
        DoubleSupplier noise = () -> 0.6 * (random.nextDouble() - 0.5);
        for (int ring = 0; ring < 4; ring++) {
            for (int i = 0; i < perRing; i++) {
                double angle = (double) i / perRing * 4 * ALMOST_PI;
                double x = (ring + 1) * StrictMath.cos(angle) + noise.getAsDouble();
                double y = (ring + 1) * StrictMath.sin(angle) + noise.getAsDouble();
                cloud.add(x, y, ring % 2);
            }
        }
        return evenOdd(cloud.toDataSet("double-circles", PLANE, TWO), random);
    }

    /**
     * Returns the half-moons {@code (cos t, sin t)} and {@code (1 - cos t, 1/2 - sin t)} and both
     * moved right by 2, classes 0, 1, 0, 1; every coordinate is moved by a uniform number in {@code
     * [-0.15, 0.15)} [Galimberti 2023].
     *
     * @throws IllegalArgumentException unless {@code samples} is a multiple of 4
     */
    public static DataSet doubleMoons(int samples, SplittableRandom random) {
        int perMoon = share(samples, 4);
        var cloud = new Cloud(samples);
        DoubleSupplier noise = () -> 0.3 * (random.nextDouble() - 0.5);
        for (int moon = 0; moon < 4; moon++) {
            for (int i = 0; i < perMoon; i++) {
                double t = (double) i / perMoon * ALMOST_PI;
                boolean upper = moon % 2 == 0;
                double x = upper ? StrictMath.cos(t) : 1 - StrictMath.cos(t);
                double y = upper ? StrictMath.sin(t) : 0.5 - StrictMath.sin(t);
                double shift = moon < 2 ? 0 : 2;
                cloud.add(x + shift + noise.getAsDouble(), y + noise.getAsDouble(), moon % 2);
            }
        }
        return evenOdd(cloud.toDataSet("double-moons", PLANE, TWO), random);
    }

    /**
     * Returns points of the 256 by 256 grid on {@code [-3, 3]²} in five classes, equal bands of the
     * height {@code z = 3(1-x)² e^{-x²-(y+1)²} - 10(x/5-x³-y⁵) e^{-x²-y²} - e^{-(x+1)²-y²}/3}, the
     * same number of points from every class, none twice while a class lasts [Haber 2018].
     *
     * @throws IllegalArgumentException unless both sizes are multiples of 5
     */
    public static DataSet peaks(int training, int test, SplittableRandom random) {
        return Peaks.draw(share(training, 5), share(test, 5), random);
    }

    /**
     * Returns a disk (class 0, radius uniform in {@code [0, 1)}) and a ring around it (class 1,
     * radius uniform in {@code [1, 2)}), angle uniform, {@code y} times 0.4 [Haber 2018].
     *
     * @param training number of training samples per class
     * @param test number of test samples per class
     */
    public static DataSet ellipse(int training, int test, SplittableRandom random) {
        share(2 * training, 2);
        var cloud = new Cloud(2 * (training + test));
        for (int perClass : new int[] {training, test}) {
            for (int i = 0; i < 2 * perClass; i++) {
                double radius = i % 2 + random.nextDouble();
                double angle = 2 * Math.PI * random.nextDouble();
                double y = 0.4 * radius * StrictMath.sin(angle);
                cloud.add(radius * StrictMath.cos(angle), y, i % 2);
            }
        }
        return cloud.toDataSet("ellipse", PLANE, TWO).withNaturalSplit(2 * training);
    }

    /**
     * Returns {@code y = sin x} at equally spaced points of {@code [-π, π]}, ends included; of
     * these every other one is meant for training.
     *
     * @throws IllegalArgumentException unless {@code samples} is an even number from 4
     */
    public static DataSet sine(int samples) {
        share(samples, 2);
        double[] x = new double[samples];
        double[] y = new double[samples];
        for (int i = 0; i < samples; i++) {
            x[i] = -Math.PI + 2 * Math.PI * i / (samples - 1);
            y[i] = StrictMath.sin(x[i]);
        }
        int[] order = new int[samples];
        for (int i = 0; i < samples; i++) {
            order[i] = i;
        }
        return evenFirst(DataSet.regression("sine", x, List.of("x"), y, List.of("y")), order);
    }

    private static DataSet evenOdd(DataSet set, SplittableRandom random) {
        return evenFirst(set, Shuffle.permutation(set.size(), random));
    }

    private static DataSet evenFirst(DataSet set, int[] order) {
        int half = (order.length + 1) / 2;
        int[] rows = new int[order.length];
        for (int i = 0; i < order.length; i++) {
            rows[i % 2 == 0 ? i / 2 : half + i / 2] = order[i];
        }
        return set.select(rows).withNaturalSplit(half);
    }

    private static int share(int samples, int parts) {
        if (samples % parts != 0 || samples < 2 * parts) {
            throw new IllegalArgumentException(
                    Wording.text(
                            "%d samples cannot be shared by %d parts; use a multiple of %d from %d",
                            samples, parts, parts, 2 * parts));
        }
        return samples / parts;
    }
}
