package org.costate.control.solve;

import java.util.Arrays;
import java.util.List;
import org.costate.control.Ball;
import org.costate.control.Boundary;
import org.costate.control.Box;
import org.costate.control.ControlLaw;
import org.costate.control.ControlSet;
import org.costate.control.MaximisingLaw;
import org.costate.control.OptimalControlProblem;
import org.costate.control.Simplex;
import org.costate.control.SmoothMap;
import org.jspecify.annotations.Nullable;

/**
 * A problem as the solvers of this package see it: minimise {@code φ + ∫ ℓ dt} subject to {@code ẋ
 * = f}, {@code ψ = 0}, bounds on the control and perhaps a ball.
 *
 * @param dynamics {@code (t, x, u) ↦ (f, ℓ, c)}, {@code c} being control constraints {@code c ≤ 0}
 * @param n the dimension of the state
 * @param lower lower bounds of the control, may be infinite
 * @param upper upper bounds of the control, may be infinite
 * @param kinks for each control the values at which {@code H} is not differentiable in it, rising
 * @param radius the control keeps {@code |u| ≤ radius}, constraint {@code c_1}; infinite if not
 * @param ends {@code (t₀, x₀, t_f, x_f) ↦ (φ, ψ)}
 * @param horizon the time interval
 * @param corners the only points the control may stand at; none unless it is a mixture
 * @param law the maximiser of {@code H} in closed form, where one was derived
 */
record BolzaForm(
        SmoothMap dynamics,
        int n,
        double[] lower,
        double[] upper,
        double[][] kinks,
        double radius,
        SmoothMap ends,
        Horizon horizon,
        @Nullable MaximisingLaw law,
        List<double[]> corners) {

    /**
     * Returns the form of a stated problem.
     *
     * @throws IllegalArgumentException if its control set is of a kind these solvers do not handle,
     *     by name
     */
    static BolzaForm of(OptimalControlProblem problem) {
        return of(problem, law(problem));
    }

    private static BolzaForm of(OptimalControlProblem problem, @Nullable MaximisingLaw law) {
        int m = problem.controlDimension();
        double[] lower = new double[m];
        double[] upper = new double[m];
        Arrays.fill(lower, Double.NEGATIVE_INFINITY);
        Arrays.fill(upper, Double.POSITIVE_INFINITY);
        double radius = Double.POSITIVE_INFINITY;
        List<double[]> corners = List.of();
        ControlSet set = problem.controlSet();
        if (set instanceof Box box) {
            for (int j = 0; j < m; j++) {
                lower[j] = box.lower(j);
                upper[j] = box.upper(j);
            }
        } else if (set instanceof Ball ball) {
            radius = ball.radius();
        } else if (set instanceof Simplex) {
            corners = set.vertices(m);
        } else if (set.isBounded()) {
            throw new IllegalArgumentException(
                    "OCP-07: multiple shooting handles controls in a box, a ball, a simplex or the whole space,"
                            + " not in "
                            + set
                            + ". Try: --method estimate");
        }
        SmoothMap dynamics = problem.dynamicsAndCost();
        Boundary b = problem.boundary();
        return new BolzaForm(
                Double.isFinite(radius) ? new BallConstraint(dynamics, m, radius) : dynamics,
                problem.stateDimension(),
                lower,
                upper,
                kinks(law, m),
                radius,
                new ShootingEnds(problem.ends(), b),
                new Horizon(b.startTime(), b.endTime(), b.startTimeIsFree(), b.endTimeIsFree()),
                law,
                corners);
    }

    /** The derived law, where the formulas and the control set allow one. */
    private static @Nullable MaximisingLaw law(OptimalControlProblem problem) {
        if (!problem.hasFormulas()) {
            return null;
        }
        try {
            return ControlLaw.maximising(problem);
        } catch (IllegalArgumentException refused) {
            if (String.valueOf(refused.getMessage()).startsWith("PROBLEM-04")) {
                throw refused;
            }
            return null;
        }
    }

    private static double[][] kinks(@Nullable MaximisingLaw law, int m) {
        double[][] kinks = new double[m][0];
        for (int j = 0; j < m && law != null; j++) {
            kinks[j] = Arrays.stream(law.kinks(j)).map(k -> k + 0.0).toArray(); // no −0
        }
        return kinks;
    }

    /** Returns {@code m}. */
    int m() {
        return lower.length;
    }

    /** Returns the number of boundary conditions. */
    int conditions() {
        return ends.outputs() - 1;
    }

    /** Returns the number of control constraints {@code c}. */
    int constraints() {
        return dynamics.outputs() - 1 - n;
    }

    /** Returns the same problem with other values of its constants and no law in closed form. */
    BolzaForm rebound(OptimalControlProblem other) {
        BolzaForm plain = of(other, null);
        return new BolzaForm(
                plain.dynamics,
                n,
                plain.lower,
                plain.upper,
                kinks,
                plain.radius,
                plain.ends,
                plain.horizon,
                null,
                corners);
    }

    /** Returns this problem over another horizon. */
    BolzaForm over(Horizon other) {
        return new BolzaForm(dynamics, n, lower, upper, kinks, radius, ends, other, law, corners);
    }

    /** Returns the Hamiltonian of an arc. */
    ModalHamiltonian hamiltonian(ControlMode mode, double[] start) {
        return new ModalHamiltonian(dynamics, n, mode, start);
    }
}
