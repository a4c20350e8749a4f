package org.costate.nets.data;

import java.util.Arrays;

/** An array of numbers that grows. */
final class Doubles {

    private static final int MOST = Integer.MAX_VALUE - 8;

    private double[] values = new double[1024];
    private int size;

    /**
     * Adds numbers at the end.
     *
     * @throws DataException {@code CSV-08} if they exceed the longest array
     */
    void addAll(double[] more) {
        long needed = (long) size + more.length;
        if (needed > values.length) {
            values = Arrays.copyOf(values, capacity(needed));
        }
        System.arraycopy(more, 0, values, size, more.length);
        size = (int) needed;
    }

    private int capacity(long needed) {
        if (needed > MOST) {
            throw new DataException(
                    "CSV-08",
                    "the file holds more than "
                            + MOST
                            + " numbers, the most one set may have (LIMIT).",
                    "fewer rows or columns.");
        }
        return (int) Math.min(MOST, Math.max(needed, values.length + (values.length >> 1)));
    }

    int size() {
        return size;
    }

    double[] toArray() {
        return Arrays.copyOf(values, size);
    }
}
