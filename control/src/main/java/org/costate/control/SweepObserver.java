package org.costate.control;

/** Watches a backward sweep; slots are borrowed for the call. */
public interface SweepObserver {

    /** An observer that does nothing. */
    SweepObserver NONE =
            new SweepObserver() {
                @Override
                public void phasePoint(int k, int x, int p) {}

                @Override
                public void hamiltonian(int k, double value) {}
            };

    /**
     * Called for {@code k = N, …, 0} with the slots of {@code x_k} and {@code p_k}, before the
     * costate goes on to step {@code k − 1}; a cost at the node may make it jump there, {@code p_k
     * − ∇φ_k(x_k)}.
     */
    void phasePoint(int k, int x, int p);

    /**
     * Called for {@code k = N − 1, …, 0} with the stage-averaged Hamiltonian {@code H_k = Σ_i b_i
     * H(X_i, P_i)}, which is {@code −∂J/∂h_k} of an autonomous problem; only if the sweep was
     * planned as watched.
     */
    void hamiltonian(int k, double value);
}
