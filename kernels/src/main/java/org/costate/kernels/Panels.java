package org.costate.kernels;

/**
 * How a chunk of samples is cut into feature-major panels.
 *
 * <p>A chunk of {@code S} samples is padded to a multiple of the lane count and cut into panels of
 * at most {@code panelWidth} samples; only the last panel may be narrower. A quantity with {@code
 * r} features lies as {@code [panel][feature][sample of the panel]}, its feature count padded by
 * {@link Kernels#paddedRows(int)}. Padding samples are ordinary columns that hold zeros on loading.
 *
 * @param samples the true number of samples {@code S ≥ 1}
 * @param padded {@code S} rounded up to a multiple of the lane count
 * @param panelWidth samples in every panel but the last
 */
public record Panels(int samples, int padded, int panelWidth) {

    /** Returns the number of panels. */
    public int count() {
        return (padded + panelWidth - 1) / panelWidth;
    }

    /** Returns the width of panel {@code i}. */
    public int width(int i) {
        return Math.min(panelWidth, padded - i * panelWidth);
    }
}
