package org.costate.control.transcription;

/**
 * The map from the free end times {@code θ} to {@code (t₀, t_f)}.
 *
 * <p>Every time of a transcription is {@code t = (1 − τ) t₀ + τ t_f} with a fixed {@code τ}; so its
 * derivatives in {@code θ} are constants.
 */
final class Horizon {

    private final Endpoint start;
    private final Endpoint end;
    private final int startIndex;
    private final int endIndex;
    private final int free;

    Horizon(Endpoint start, Endpoint end) {
        this.start = start;
        this.end = end;
        this.startIndex = start.isFree() ? 0 : -1;
        this.endIndex = end.isFree() ? startIndex + 1 : -1;
        this.free = (start.isFree() ? 1 : 0) + (end.isFree() ? 1 : 0);
    }

    int free() {
        return free;
    }

    /** Returns the end that component {@code a} of {@code θ} stands for. */
    Endpoint endpoint(int a) {
        return a == startIndex ? start : end;
    }

    double start(double[] v) {
        return startIndex < 0 ? start.time() : v[startIndex];
    }

    double end(double[] v) {
        return endIndex < 0 ? end.time() : v[endIndex];
    }

    /** Returns {@code ∂t/∂θ_a} at {@code τ}. */
    double timeRate(int a, double tau) {
        return a == startIndex ? 1 - tau : tau;
    }

    /** Returns {@code ∂(t_f − t₀)/∂θ_a}. */
    double lengthRate(int a) {
        return a == startIndex ? -1 : 1;
    }

    /** Says whether {@code θ_a} is {@code t₀}. */
    boolean isStart(int a) {
        return a == startIndex;
    }
}
