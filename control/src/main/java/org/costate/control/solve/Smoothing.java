package org.costate.control.solve;

import org.costate.control.Box;
import org.costate.control.RunningFormula;
import org.costate.control.formula.Formula;

/**
 * Running costs with a constant that turns a smooth problem into a nonsmooth one: homotopies for
 * {@link Continuation}.
 *
 * <pre>{@code
 * OptimalControlProblem smooth = problem.constant("eps", 1).minimising(Smoothing.energyToFuel("eps"));
 * ContinuationPath path = Continuation.of(smooth, "eps").follow(solver.solve(smooth), 0);
 * }</pre>
 */
public final class Smoothing {

    private Smoothing() {}

    /**
     * Returns {@code (1 − ε) Σ|u_i| + ε Σ u_i²}: energy at {@code ε = 1}, fuel at {@code ε = 0}
     * [Bertrand, Epenoy 2002].
     *
     * @param constant the name of {@code ε}
     */
    public static RunningFormula energyToFuel(String constant) {
        Formula eps = Formula.constant(constant);
        return (t, x, u) -> {
            Formula fuel = Formula.number(0);
            Formula energy = Formula.number(0);
            for (Formula each : u) {
                fuel = fuel.plus(Formula.abs(each));
                energy = energy.plus(each.squared());
            }
            return fuel.plus(eps.times(energy.minus(fuel)));
        };
    }

    /**
     * Returns {@code ℓ − ε Σ (log(u_i − a_i) + log(b_i − u_i))}, finite inside a box only: the
     * control stays between its bounds and nears them as {@code ε} vanishes.
     *
     * @param cost {@code ℓ}
     * @param constant the name of {@code ε}
     * @param box finite bounds
     */
    public static RunningFormula barrier(RunningFormula cost, String constant, Box box) {
        Formula eps = Formula.constant(constant);
        return (t, x, u) -> {
            Formula wall = Formula.number(0);
            for (int i = 0; i < u.length; i++) {
                wall = wall.plus(Formula.log(u[i].minus(box.lower(i))));
                wall = wall.plus(Formula.log(Formula.number(box.upper(i)).minus(u[i])));
            }
            return cost.at(t, x, u).minus(eps.times(wall));
        };
    }
}
