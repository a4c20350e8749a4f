package org.costate.control.feedback;

import java.util.List;
import java.util.Locale;
import org.costate.ode.SolverStatus;
import org.hipparchus.linear.RealMatrix;

/**
 * The solution of the Riccati differential equation on a finite horizon,
 *
 * <pre>
 *   −Ṗ = AᵀP + PA + Q − (PB + S) R⁻¹ (BᵀP + Sᵀ),   P(t_f) = P_f,      u = −K(t)x,  K = R⁻¹(BᵀP + Sᵀ)
 * </pre>
 *
 * with coefficients that may depend on time. {@code ½ xᵀP(t)x} is the cost to go, {@code p = −Px}
 * its costate.
 *
 * <p>{@code P = YX⁻¹} is carried by the linear Hamiltonian flow of {@code (X, Y)}, in symplectic
 * Magnus steps of order 6 that start again from {@code (I, P)}, so that {@code X} never loses rank
 * [Davison, Maki 1973; Kenney, Leipnik 1985]; steps are chosen by an embedded error estimate, and
 * are exact if coefficients are constant. A step never jumps over a time where {@code X} is
 * singular: there {@code P} escapes, a conjugate point, and the flow ends with {@code
 * SECOND_ORDER_FAILED}.
 *
 * <p>A linear term is a quadratic one with a state that is always 1: to follow {@code x_r(t)}, add
 * that state. Immutable.
 */
public final class RiccatiFlow {

    private final RiccatiGenerator generator;
    private final double[] times;
    private final RealMatrix[] solutions;
    private final double start;
    private final SolverStatus status;

    RiccatiFlow(
            RiccatiGenerator generator,
            List<Double> times,
            List<RealMatrix> solutions,
            double start,
            SolverStatus status) {
        this.generator = generator;
        this.times = times.stream().mapToDouble(Double::doubleValue).toArray();
        this.solutions = solutions.toArray(RealMatrix[]::new);
        this.start = start;
        this.status = status;
    }

    /**
     * Solves backward from {@code P(t_f)} to {@code 1e-10}.
     *
     * @param last {@code P_f}, {@code n × n}, symmetric
     * @throws IllegalArgumentException PROBLEM-01, PROBLEM-02 or CONFIG-03 if shapes, times or
     *     symmetry are wrong, RICCATI-03 if {@code R(t)} is not positive definite
     */
    public static RiccatiFlow backward(
            LinearQuadraticModel model, double start, double end, double[][] last) {
        return backward(model, start, end, last, 1e-10);
    }

    /**
     * Solves backward from {@code P(t_f)}.
     *
     * @param tolerance of the error a step, relative to {@code P}
     */
    public static RiccatiFlow backward(
            LinearQuadraticModel model,
            double start,
            double end,
            double[][] last,
            double tolerance) {
        RealMatrix p = Dense.symmetric("P(tf)", last, model.states());
        return new RiccatiSweep(model, start, end, tolerance).from(LagrangianPlane.graph(p));
    }

    /** Returns {@code OPTIMAL} if the whole horizon was reached. */
    public SolverStatus status() {
        return status;
    }

    /** Returns the earliest time reached: {@code t₀}, or where {@code P} escapes to infinity. */
    public double reached() {
        return times[times.length - 1];
    }

    /** Returns how many steps were taken. */
    public int steps() {
        return times.length - 1;
    }

    /**
     * Returns {@code P(t)}, {@code n × n}, symmetric; at an end that is fixed, where {@code P} is
     * infinite, its value at the first step before.
     *
     * @throws IllegalStateException OCP-03 if the flow ended before it came to {@code t}
     * @throws IllegalArgumentException PROBLEM-02 if {@code t} lies outside the horizon
     */
    public double[][] at(double t) {
        return solution(t).getData();
    }

    /** Returns {@code K(t) = R⁻¹(BᵀP + Sᵀ)}, {@code m × n}, of {@code u = −K(t)x}. */
    public double[][] gain(double t) {
        return generator.coefficients(t).gain(solution(t)).getData();
    }

    private RealMatrix solution(double t) {
        int k = before(t);
        double h = t - times[k];
        if (h >= 0) {
            return solutions[k];
        }
        RealMatrix map = MagnusStep.of(generator, times[k], h).six();
        return LagrangianPlane.graph(solutions[k]).moved(map).solution();
    }

    /** Returns the last node of the way back that is not before {@code t}. */
    private int before(double t) {
        double slack = 1e-12 * Math.max(1, Math.abs(t));
        if (!(t >= start - slack)) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: t = " + t + " lies before the start " + start);
        }
        if (t < reached() - slack) {
            throw new IllegalStateException(
                    String.format(
                            Locale.ROOT,
                            "OCP-03: P is asked for at t = %.6g, but the flow ended at t = %.6g with"
                                    + " %s. Try: a shorter horizon",
                            t,
                            reached(),
                            status));
        }
        int low = 0;
        int high = times.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (times[middle] >= t) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "%s: %d steps back to t = %.6g", status, steps(), reached());
    }
}
