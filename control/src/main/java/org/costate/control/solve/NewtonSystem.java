package org.costate.control.solve;

/** Equations {@code F(v) = 0} with an exact Jacobian, as a Newton iteration needs them. */
interface NewtonSystem {

    /** A factorised Jacobian. */
    interface Linearised {

        /** Writes {@code δ} with {@code J δ = r}. */
        void solve(double[] r, double[] delta);

        /** Returns an estimate of the condition of {@code J} in the scale of the unknowns. */
        double condition();

        /** Returns by how many the rank of {@code J} falls short. */
        int deficiency();
    }

    /** Returns the number of unknowns and equations. */
    int size();

    /** Returns the size of each unknown, by which corrections are measured. */
    double[] scale();

    /**
     * Writes {@code F(v)}.
     *
     * @throws FlowFailure if it cannot be evaluated there
     */
    void residual(double[] v, double[] r);

    /**
     * Writes {@code F(v)} and returns its factorised Jacobian.
     *
     * @throws FlowFailure if it cannot be evaluated there
     */
    Linearised linearise(double[] v, double[] r);
}
