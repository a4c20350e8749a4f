package org.costate.nets;

import org.costate.control.SweepStorage;
import org.costate.kernels.Backends;
import org.costate.kernels.Kernels;
import org.costate.kernels.Precision;

/**
 * How an ensemble is swept.
 *
 * @param kernels the arithmetic and its precision
 * @param threads worker threads; the results do not depend on them
 * @param storage what of the forward sweep is kept; all but the reversible one give the same bits
 * @param kinetic the weight {@code κ ≥ 0} of the running cost {@code ½ κ |f|²}, a mean over samples
 */
public record SweepOptions(Kernels kernels, int threads, SweepStorage storage, double kinetic) {

    /** Checks the ranges. */
    public SweepOptions {
        if (threads < 1 || threads > 256) {
            throw new IllegalArgumentException(
                    "threads = " + threads + ", expected a number from 1 to 256");
        }
        if (!(kinetic >= 0 && Double.isFinite(kinetic))) {
            throw new IllegalArgumentException(
                    "kinetic weight is " + kinetic + ", expected a finite number ≥ 0");
        }
    }

    /** Returns double precision, the fastest kernels there are, one thread, everything stored. */
    public static SweepOptions standard() {
        return new SweepOptions(Backends.fastest(Precision.DOUBLE), 1, SweepStorage.all(), 0);
    }

    /** Returns these options in another precision, by the fastest kernels there are. */
    public SweepOptions in(Precision precision) {
        return by(Backends.fastest(precision));
    }

    /** Returns these options with other kernels. */
    public SweepOptions by(Kernels other) {
        return new SweepOptions(other, threads, storage, kinetic);
    }

    /** Returns these options on a number of threads. */
    public SweepOptions on(int count) {
        return new SweepOptions(kernels, count, storage, kinetic);
    }

    /** Returns these options with another storage. */
    public SweepOptions storing(SweepStorage other) {
        return new SweepOptions(kernels, threads, other, kinetic);
    }

    /** Returns these options with a kinetic running cost. */
    public SweepOptions penalisingMotion(double weight) {
        return new SweepOptions(kernels, threads, storage, weight);
    }
}
