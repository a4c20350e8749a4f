package org.costate.nets.io;

/**
 * What a header says of one tensor.
 *
 * @param name its name
 * @param dtype its element type
 * @param shape its shape
 * @param begin its first byte in the payload
 * @param end the byte after its last
 */
record TensorEntry(String name, DType dtype, long[] shape, long begin, long end) {

    /** Returns the size in bytes that type and shape ask for, or -1 if it overflows. */
    long bytes() {
        long bytes = dtype.bytes();
        for (long extent : shape) {
            if (extent == 0) {
                return 0;
            }
        }
        for (long extent : shape) {
            if (bytes > Long.MAX_VALUE / extent) {
                return -1;
            }
            bytes *= extent;
        }
        return bytes;
    }
}
