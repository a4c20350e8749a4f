package org.costate.nets;

/** What one sample's output costs, {@code φ(z, y)}, and the costate it sends back. */
@FunctionalInterface
interface SampleCost {

    /**
     * Returns {@code φ(z, y)} and replaces {@code z} by {@code −scale ∂φ/∂z}.
     *
     * @param sample the row of the ensemble that holds {@code y}
     * @param z outputs, {@code z} at {@code at … at + outputs − 1}
     */
    double costate(Ensemble e, int sample, double[] z, int at, int outputs, double scale);
}
