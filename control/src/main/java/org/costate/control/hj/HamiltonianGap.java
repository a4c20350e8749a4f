package org.costate.control.hj;

import org.costate.control.ControlHamiltonian;
import org.costate.control.ControlLaw;
import org.costate.control.DiscreteProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;

/**
 * How far a control is from the maximum principle: {@code max_u H(x_k, p_{k+1}, u) − H(x_k,
 * p_{k+1}, u_k) ≥ 0} at every step.
 *
 * <p>Backpropagation is the costate equation, exactly; it is <em>not</em> the maximum principle. A
 * vanishing gradient says {@code ∂H/∂u = 0} only, a condition of first order; the gap tells a
 * stationary control from a maximising one. For {@code x_{k+1} = x_k + hF} it is zero at an optimum
 * if the velocity set is convex, and {@code O(h)} otherwise [Halkin 1966; Holtzman 1966].
 *
 * @param steps the gap of each step
 * @param law the maximising controls, one row a step
 */
public record HamiltonianGap(double[] steps, double[][] law) {

    /**
     * Measures the gap of a control of an Euler-discretised problem.
     *
     * @param maximiser the law {@code argmax_u H(t, x, p, u)}
     */
    public static HamiltonianGap of(
            DiscreteProblem problem, PiecewiseConstantControl control, ControlLaw maximiser) {
        SweepResult sweep = problem.sweep(control);
        ControlHamiltonian h = problem.hamiltonian();
        int n = problem.grid().steps();
        double[] gaps = new double[n];
        double[][] best = new double[n][];
        for (int k = 0; k < n; k++) {
            double t = problem.grid().node(k);
            double[] x = sweep.state(k).toArray();
            double[] p = sweep.costate(k + 1).toArray();
            best[k] = maximiser.at(t, x, p);
            gaps[k] = h.value(t, x, p, best[k]) - h.value(t, x, p, control.on(k));
        }
        return new HamiltonianGap(gaps, best);
    }

    /** Returns the largest gap of a step. */
    public double largest() {
        double largest = 0;
        for (double gap : steps) {
            largest = Math.max(largest, gap);
        }
        return largest;
    }
}
