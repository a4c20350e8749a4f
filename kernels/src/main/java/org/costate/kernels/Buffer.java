package org.costate.kernels;

/**
 * A block of numbers in one {@link Precision}, addressed by index; the arena kernels work in.
 *
 * <p>Slots carved from it should start at {@link #origin()} plus a multiple of {@link
 * Kernels#lanes()}, which keeps every vector load aligned as well as the virtual machine allows.
 */
public interface Buffer {

    /** Returns the format of the numbers. */
    Precision precision();

    /** Returns the first index meant for use; {@code origin() + length} indices are safe. */
    int origin();

    /** Returns how many numbers were asked for, counted from {@link #origin()}. */
    int length();

    /** Returns the number at absolute index {@code i}. */
    double get(int i);

    /** Sets the number at absolute index {@code i}, rounding to this precision. */
    void set(int i, double value);
}
