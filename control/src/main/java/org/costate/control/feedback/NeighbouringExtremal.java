package org.costate.control.feedback;

import java.util.Arrays;
import org.costate.control.AllControls;
import org.costate.control.Box;
import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverStatus;

/**
 * The feedback from an extremal to its neighbours: to first order, the optimal control from a state
 * beside the path [Breakwell, Speyer, Bryson 1963],
 *
 * <pre>
 *   u = ū(t) − K(t)(x − x̄(t)),     p = p̄(t) − P(t)(x − x̄(t))
 * </pre>
 *
 * with {@code P} from the Riccati equation of the accessory problem. Components and functions that
 * are fixed at the end make {@code P} grow without bound there; the last feedback is held over the
 * first step of the way back. If {@code P} escapes inside the horizon there is a conjugate point,
 * and the path is no minimum beyond it: {@code SECOND_ORDER_FAILED}.
 *
 * <p>Immutable.
 */
public final class NeighbouringExtremal {

    private final AccessoryModel model;
    private final Box bounds;
    private final RiccatiFlow flow;

    private NeighbouringExtremal(AccessoryModel model, Box bounds, RiccatiFlow flow) {
        this.model = model;
        this.bounds = bounds;
        this.flow = flow;
    }

    /**
     * Returns the feedback along an extremal.
     *
     * @param times {@code N + 1} increasing nodes, from {@code t₀} to {@code t_f}
     * @param states {@code x̄}, {@code (N + 1) × n}
     * @param costates {@code p̄ = −∂V/∂x}, {@code (N + 1) × n}
     * @param controls {@code ū} at the nodes, {@code (N + 1) × m}
     * @throws IllegalArgumentException PROBLEM-01 or PROBLEM-02 if shapes or times are wrong,
     *     PROBLEM-09 if the final time is free, there are path constraints or the control set is no
     *     box, RICCATI-03 if {@code H_uu} is not negative definite somewhere: a singular or
     *     bang-bang arc
     */
    public static NeighbouringExtremal along(
            OptimalControlProblem problem,
            double[] times,
            double[][] states,
            double[][] costates,
            double[][] controls) {
        check(problem, times, states, costates, controls);
        AccessoryModel model =
                new AccessoryModel(
                        problem.hamiltonian(),
                        problem.controlSet(),
                        times,
                        states,
                        costates,
                        controls);
        int last = times.length - 1;
        LagrangianPlane end =
                EndPlane.of(
                        problem,
                        new double[] {times[0], times[last]},
                        states[0],
                        states[last],
                        costates[last]);
        RiccatiFlow flow = new RiccatiSweep(model, times[0], times[last], 1e-9).from(end);
        Box box = problem.controlSet() instanceof Box b ? b : everywhere(controls[0].length);
        return new NeighbouringExtremal(model, box, flow);
    }

    private static Box everywhere(int m) {
        double[] low = new double[m];
        double[] high = new double[m];
        Arrays.fill(low, Double.NEGATIVE_INFINITY);
        Arrays.fill(high, Double.POSITIVE_INFINITY);
        return ControlSet.box(low, high);
    }

    private static void check(
            OptimalControlProblem problem,
            double[] times,
            double[][] states,
            double[][] costates,
            double[][] controls) {
        int n = problem.stateDimension();
        Dense.of("the states", states, times.length, n);
        Dense.of("the costates", costates, times.length, n);
        Dense.of("the controls", controls, times.length, problem.controlDimension());
        for (int k = 0; k + 1 < times.length; k++) {
            if (!(times[k] < times[k + 1])) {
                throw new IllegalArgumentException(
                        "PROBLEM-02: times must increase, got "
                                + times[k]
                                + " before "
                                + times[k + 1]);
            }
        }
        if (times.length < 2) {
            throw new IllegalArgumentException("PROBLEM-02: one time; expected at least two");
        }
        boolean box =
                problem.controlSet() instanceof AllControls || problem.controlSet() instanceof Box;
        if (problem.boundary().endTimeIsFree() || !problem.pathConstraints().isEmpty() || !box) {
            throw new IllegalArgumentException(
                    "PROBLEM-09: neighbouring extremals take no free final time, path constraints or"
                            + " control sets but boxes. Try: the horizon fixed at its optimum");
        }
    }

    /** Returns {@code OPTIMAL} if there is a feedback on the whole horizon. */
    public SolverStatus status() {
        return flow.status();
    }

    /** Returns the conjugate time if there is one, {@code t₀} otherwise. */
    public double reached() {
        return flow.reached();
    }

    /** Returns {@code P(t) = −∂p/∂x}, {@code n × n}. */
    public double[][] valueHessian(double t) {
        return flow.at(t);
    }

    /** Returns {@code K(t)}, {@code m × n}; rows of controls on their bounds are zero. */
    public double[][] gain(double t) {
        return flow.gain(t);
    }

    /** Returns the control from {@code x} at time {@code t}, clipped to the bounds. */
    public double[] control(double t, double[] x) {
        AccessoryModel.Point z = model.at(t);
        double[][] k = gain(t);
        double[] u = z.u().clone();
        for (int j = 0; j < u.length; j++) {
            for (int i = 0; i < x.length; i++) {
                u[j] -= k[j][i] * (x[i] - z.x()[i]);
            }
        }
        bounds.project(u);
        return u;
    }
}
