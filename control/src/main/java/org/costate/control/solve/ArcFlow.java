package org.costate.control.solve;

import org.jspecify.annotations.Nullable;

/** The flow of one arc, with what its ends need to know of its Hamiltonian. One thread. */
interface ArcFlow {

    /**
     * Carries a phase point and its variations from {@code t0} to {@code t1}, in place.
     *
     * @throws FlowFailure if the flow cannot be followed
     */
    void carry(double t0, double[] z, double t1, double @Nullable [][] y);

    /** Writes {@code ż} at a point, with the control the arc has there. */
    void velocity(double t, double[] z, double[] zDot);

    /** Returns {@code H} at a point. */
    double hamiltonian(double t, double[] z);

    /** Returns {@code ∂H/∂t} at a point. */
    double timeDerivative(double t, double[] z);
}
