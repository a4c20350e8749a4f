package org.costate.control;

/**
 * A control closed over phase space, {@code u*(t, x, p)}: in the maximum principle, the argmax of
 * H.
 */
@FunctionalInterface
public interface ControlLaw {

    /** Returns the {@code m} control values at {@code (t, x, p)}; arrays are borrowed. */
    double[] at(double t, double[] x, double[] p);

    /**
     * Returns the law that maximises the Hamiltonian of a problem over its control set.
     *
     * @throws IllegalArgumentException PROBLEM-04 if {@code H} is linear in a control without
     *     bounds; PROBLEM-11 if its structure cannot be used
     */
    static MaximisingLaw maximising(OptimalControlProblem problem) {
        return problem.law();
    }
}
