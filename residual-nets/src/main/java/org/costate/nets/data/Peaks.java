package org.costate.nets.data;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** The peaks function on its grid, in five bands of equal height. */
final class Peaks {

    private static final int SIDE = 256;
    private static final int CLASSES = 5;

    private Peaks() {}

    static double height(double x, double y) {
        double hill = 3 * (1 - x) * (1 - x) * StrictMath.exp(-x * x - (y + 1) * (y + 1));
        double saddle =
                10 * (x / 5 - x * x * x - y * y * y * y * y) * StrictMath.exp(-x * x - y * y);
        double dip = StrictMath.exp(-(x + 1) * (x + 1) - y * y) / 3;
        return hill - saddle - dip;
    }

    /** Draws the training points of all classes, then the test points, each part shuffled. */
    static DataSet draw(int trainingPerClass, int testPerClass, SplittableRandom random) {
        int[][] cells = cellsByClass();
        int[] training = new int[CLASSES * trainingPerClass];
        int[] test = new int[CLASSES * testPerClass];
        for (int k = 0; k < CLASSES; k++) {
            int[] drawn = drawn(cells[k], trainingPerClass + testPerClass, random);
            System.arraycopy(drawn, 0, training, k * trainingPerClass, trainingPerClass);
            System.arraycopy(drawn, trainingPerClass, test, k * testPerClass, testPerClass);
        }
        Shuffle.inPlace(training, random);
        Shuffle.inPlace(test, random);
        int[] all = Arrays.copyOf(training, training.length + test.length);
        System.arraycopy(test, 0, all, training.length, test.length);
        return toDataSet(all, classes(cells)).withNaturalSplit(training.length);
    }

    private static int[] drawn(int[] cells, int wanted, SplittableRandom random) {
        Shuffle.inPlace(cells, random);
        return IntStream.range(0, wanted).map(i -> cells[i % cells.length]).toArray();
    }

    private static double coordinate(int index) {
        return -3 + 6.0 * index / (SIDE - 1);
    }

    private static double height(int cell) {
        return height(coordinate(cell / SIDE), coordinate(cell % SIDE));
    }

    private static int[][] cellsByClass() {
        double[] heights = IntStream.range(0, SIDE * SIDE).mapToDouble(Peaks::height).toArray();
        double least = Arrays.stream(heights).min().orElseThrow();
        double band = (Arrays.stream(heights).max().orElseThrow() - least) / CLASSES;
        return IntStream.range(0, CLASSES)
                .mapToObj(
                        k ->
                                IntStream.range(0, heights.length)
                                        .filter(i -> bandOf(heights[i] - least, band) == k)
                                        .toArray())
                .toArray(int[][]::new);
    }

    private static int bandOf(double above, double band) {
        return Math.min(CLASSES - 1, (int) (above / band));
    }

    private static int[] classes(int[][] cells) {
        int[] classOf = new int[SIDE * SIDE];
        for (int k = 0; k < CLASSES; k++) {
            for (int cell : cells[k]) {
                classOf[cell] = k;
            }
        }
        return classOf;
    }

    private static DataSet toDataSet(int[] cells, int[] classOf) {
        var cloud = new Cloud(cells.length);
        for (int cell : cells) {
            cloud.add(coordinate(cell / SIDE), coordinate(cell % SIDE), classOf[cell]);
        }
        List<String> names = IntStream.range(0, CLASSES).mapToObj(Integer::toString).toList();
        return cloud.toDataSet("peaks", List.of("x", "y"), names);
    }
}
