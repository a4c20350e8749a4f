package org.costate.nets.train;

/** How the rate changes over training, as a factor of the base rate. */
@FunctionalInterface
public interface Schedule {

    /**
     * Returns the factor at a step.
     *
     * @param progress the share of training done, in {@code [0, 1)}
     */
    double factor(double progress);

    /** Returns the factor 1. */
    static Schedule constant() {
        return progress -> 1;
    }

    /** Returns {@code ½ (1 + cos π·progress)}, falling from 1 to 0. */
    static Schedule cosine() {
        return progress -> 0.5 * (1 + Math.cos(Math.PI * progress));
    }

    /**
     * Returns the schedule that multiplies by {@code factor} after each of {@code pieces} equal
     * parts.
     */
    static Schedule steps(int pieces, double factor) {
        Checks.atLeast("pieces", pieces, 1);
        Checks.positive("factor", factor);
        return progress -> Math.pow(factor, Math.floor(progress * pieces));
    }

    /**
     * Returns this schedule after a linear rise from 0 over the first {@code share} of training.
     */
    default Schedule warmedUp(double share) {
        Checks.inUnitInterval("warm-up share", share);
        return progress ->
                progress < share ? progress / share : factor((progress - share) / (1 - share));
    }

    /** Returns the schedule with the given name: constant, step, cosine or warmup-cosine. */
    static Schedule named(String name) {
        return switch (name) {
            case "constant" -> constant();
            case "step" -> steps(3, 0.1);
            case "cosine" -> cosine();
            case "warmup-cosine" -> cosine().warmedUp(0.1);
            default ->
                    throw new IllegalArgumentException(
                            "unknown schedule \""
                                    + name
                                    + "\"; choose one of constant, step, cosine, warmup-cosine");
        };
    }
}
