package org.costate.control.solve;

import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/** Small problems with closed forms. */
final class Problems {

    private Problems() {}

    static OptimalControlProblem doubleIntegrator() {
        return OptimalControlProblem.named("double integrator")
                .states("x", "v")
                .controls("u")
                .dynamics("v", "u");
    }

    static OptimalControlProblem scalar(String velocity) {
        return OptimalControlProblem.named("scalar").states("x").controls("u").dynamics(velocity);
    }

    static OptimalControlProblem costing(OptimalControlProblem problem, String running) {
        return problem.minimising((t, x, u) -> Formula.parse(running));
    }

    /** {@code min ½∫(u² − x²)}, {@code ẋ = u}: conjugate to the start at {@code t = π}. */
    static OptimalControlProblem oscillator(double length) {
        return costing(scalar("u"), "(u^2-x^2)/2").from(0.0).to(0.5).over(0, length);
    }

    /** {@code min ½∫(u² − 2λ eˣ)}, {@code ẋ = u}: Bratu's equation {@code ẍ = −λ eˣ}. */
    static OptimalControlProblem bratu(double lambda) {
        return costing(scalar("u").constant("lambda", lambda), "u^2/2-lambda*exp(x)")
                .from(0.0)
                .to(0.0)
                .over(0, 1);
    }

    /** A pendulum swung from {@code 0.3} against a bound that is met twice. */
    static OptimalControlProblem boundedPendulum() {
        return costing(
                        OptimalControlProblem.named("pendulum")
                                .states("q", "w")
                                .controls("u")
                                .dynamics("w", "u-sin(q)"),
                        "(3*q^2+w^2+u^2)/2")
                .within("u", -0.4, 0.7)
                .from(1.3, -0.2)
                .over(0.2, 4.7);
    }
}
