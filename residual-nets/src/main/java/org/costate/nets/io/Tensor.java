package org.costate.nets.io;

import java.util.Arrays;

/**
 * A named block of numbers with a shape, last index fastest.
 *
 * <p>Numbers are {@code double} for {@code F64} and {@code F32} (whose values are rounded to single
 * when the tensor is made, so a round trip keeps every bit) and {@code long} for {@code I64}. A
 * shape without dimensions is one number. NaN is a value like any other: see {@link #isFinite}.
 */
public final class Tensor {

    private static final double[] NO_DOUBLES = {};
    private static final long[] NO_LONGS = {};

    private final String name;
    private final DType dtype;
    private final long[] shape;
    private final double[] doubles;
    private final long[] longs;

    private Tensor(String name, DType dtype, long[] shape, double[] doubles, long[] longs) {
        this.name = name;
        this.dtype = dtype;
        this.shape = shape.clone();
        this.doubles = doubles;
        this.longs = longs;
        if (name.equals(SafeTensors.METADATA)) {
            throw new IllegalArgumentException(name + " is no name for a tensor");
        }
        if (product(shape) != size()) {
            throw new IllegalArgumentException(
                    Wording.text(
                            "tensor %s of shape %s has %d values, expected %d",
                            name, Arrays.toString(shape), size(), product(shape)));
        }
    }

    /**
     * Returns an {@code F64} tensor; the array is taken over, not copied.
     *
     * @throws IllegalArgumentException if the shape does not hold the values
     */
    public static Tensor of(String name, double[] values, long... shape) {
        return new Tensor(name, DType.F64, shape, values, NO_LONGS);
    }

    /**
     * Returns an {@code F32} tensor of the values rounded to single.
     *
     * @throws IllegalArgumentException if the shape does not hold the values
     */
    public static Tensor ofFloats(String name, double[] values, long... shape) {
        double[] rounded = Arrays.stream(values).map(value -> (float) value).toArray();
        return new Tensor(name, DType.F32, shape, rounded, NO_LONGS);
    }

    /**
     * Returns an {@code I64} tensor; the array is taken over, not copied.
     *
     * @throws IllegalArgumentException if the shape does not hold the values
     */
    public static Tensor ofLongs(String name, long[] values, long... shape) {
        return new Tensor(name, DType.I64, shape, NO_DOUBLES, values);
    }

    private static long product(long[] shape) {
        if (Arrays.stream(shape).anyMatch(extent -> extent < 0)) {
            throw new IllegalArgumentException("negative extent in " + Arrays.toString(shape));
        }
        boolean empty = Arrays.stream(shape).anyMatch(extent -> extent == 0);
        return empty ? 0 : Arrays.stream(shape).reduce(1, Math::multiplyExact);
    }

    /** Returns the name. */
    public String name() {
        return name;
    }

    /** Returns the type of the stored numbers. */
    public DType dtype() {
        return dtype;
    }

    /** Returns a copy of the shape. */
    public long[] shape() {
        return shape.clone();
    }

    /** Returns the number of values. */
    public int size() {
        return dtype == DType.I64 ? longs.length : doubles.length;
    }

    /**
     * Returns a copy of the values of an {@code F64} or {@code F32} tensor.
     *
     * @throws IllegalStateException if this is an {@code I64} tensor
     */
    public double[] values() {
        return valuesUnsafe().clone();
    }

    /**
     * Returns the values themselves, borrowed: read them, never write.
     *
     * @throws IllegalStateException if this is an {@code I64} tensor
     */
    public double[] valuesUnsafe() {
        require(dtype != DType.I64, "F64 or F32");
        return doubles;
    }

    /**
     * Returns a copy of the values of an {@code I64} tensor.
     *
     * @throws IllegalStateException if this is no {@code I64} tensor
     */
    public long[] longs() {
        require(dtype == DType.I64, "I64");
        return longs.clone();
    }

    private void require(boolean condition, String wanted) {
        if (!condition) {
            throw new IllegalStateException(
                    Wording.text("tensor %s is %s, this needs %s", name, dtype, wanted));
        }
    }

    /** Tells whether no value is NaN or infinite. */
    public boolean isFinite() {
        return Arrays.stream(doubles).allMatch(Double::isFinite);
    }

    /** Equal if name, type, shape and the bits of all values are. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Tensor that
                && name.equals(that.name)
                && dtype == that.dtype
                && Arrays.equals(shape, that.shape)
                && Arrays.equals(doubles, that.doubles)
                && Arrays.equals(longs, that.longs);
    }

    @Override
    public int hashCode() {
        return 31 * name.hashCode() + Arrays.hashCode(shape);
    }

    @Override
    public String toString() {
        return name + ": " + dtype + " " + Arrays.toString(shape);
    }
}
