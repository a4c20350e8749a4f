package org.costate.kernels;

import java.util.Optional;

/**
 * Where {@link Kernels} come from.
 *
 * <p>The vector back end needs the module {@code jdk.incubator.vector} in the boot layer ({@code
 * --add-modules jdk.incubator.vector}); without it nothing of that back end is ever loaded. The
 * system property {@value #PROPERTY} set to {@code scalar} or {@code vector} decides what {@link
 * #fastest} returns; {@code costate.kernels.bits} forces vectors of 128, 256 or 512 bits.
 */
public final class Backends {

    /** The system property that overrides the choice of {@link #fastest}. */
    public static final String PROPERTY = "costate.kernels";

    private static final String MODULE = "jdk.incubator.vector";

    private Backends() {}

    /**
     * Returns the vector back end where it can run, else the scalar one.
     *
     * @throws IllegalStateException if the system property asks for what this machine lacks
     */
    public static Kernels fastest(Precision precision) {
        String wanted = System.getProperty(PROPERTY, "fastest");
        return switch (wanted) {
            case "scalar" -> scalar(precision);
            case "vector" -> vector(precision).orElseThrow(() -> missing());
            case "fastest" -> vector(precision).orElseGet(() -> scalar(precision));
            default ->
                    throw new IllegalStateException(
                            "system property costate.kernels is \""
                                    + wanted
                                    + "\"; it must be scalar or vector, or not be set");
        };
    }

    /** Returns the back end in plain Java. */
    public static Kernels scalar(Precision precision) {
        return precision == Precision.DOUBLE ? Plain.DOUBLE : Plain.SINGLE;
    }

    /** Returns the vector back end if its module is in the boot layer. */
    public static Optional<Kernels> vector(Precision precision) {
        if (ModuleLayer.boot().findModule(MODULE).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(precision == Precision.DOUBLE ? Vectors.DOUBLE : Vectors.SINGLE);
    }

    private static IllegalStateException missing() {
        return new IllegalStateException(
                "system property costate.kernels asks for vector kernels, but the module "
                        + MODULE
                        + " is not there: start java with --add-modules "
                        + MODULE);
    }

    private static final class Plain {
        static final Kernels DOUBLE = new ScalarDouble();
        static final Kernels SINGLE = new ScalarFloat();
    }

    /** Initialised only after the module was found. */
    private static final class Vectors {
        static final Kernels DOUBLE = new VectorDouble();
        static final Kernels SINGLE = new VectorFloat();
    }
}
