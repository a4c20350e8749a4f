package org.costate.kernels;

import jdk.incubator.vector.VectorShape;

/** The register width of the vector back end; loaded only where the vector module is. */
final class VectorWidth {

    /** System property that forces a width of 128, 256 or 512 bits. */
    static final String PROPERTY = "costate.kernels.bits";

    private VectorWidth() {}

    /** Returns the forced width, or the one this processor prefers. */
    static VectorShape chosen() {
        String bits = System.getProperty(PROPERTY);
        return bits == null
                ? VectorShape.preferredShape()
                : VectorShape.forBitSize(Integer.parseInt(bits));
    }
}
