package org.costate.control.problems;

import static org.costate.control.formula.Formula.exp;
import static org.costate.control.formula.Formula.number;
import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/** Chemical reactors. */
final class ReactorProblems {

    private ReactorProblems() {}

    static List<ControlProblem> all() {
        return List.of(catalystMixing(), jackson(), parallelReaction(), stirredTank());
    }

    /** Two catalysts mixed along a reactor of length {@code end}. */
    private static OptimalControlProblem mixing(double end) {
        return OptimalControlProblem.named("catalyst mixing")
                .states("x", "y", "z")
                .controls("u")
                .dynamics(
                        (t, x, u) -> {
                            Formula first = u[0].times(x[0].minus(x[1].times(10)));
                            Formula second = number(1).minus(u[0]).times(x[1]);
                            return vector(first.negate(), first.minus(second), second);
                        })
                .maximising((t, x) -> x[2])
                .from(1, 0, 0)
                .over(0, end)
                .within("u", 0, 1);
    }

    private static ControlProblem catalystMixing() {
        return ControlProblem.of("catalyst-mixing", "Catalyst mixing (COPS)", mixing(1))
                .reference(
                        Reference.of(0.0480556858609, 11)
                                .costate(0.0480556859, 0.100004797, 1.0)
                                .switchingAt(0.13629903, 0.7252301)
                                .verifiedBy(
                                        "exact reduction: singular control is constant, optimise t1,t2,us with matrix exponentials; direct 0.0480557"))
                .source("Jackson 1968; von Stryk 1999; COPS 3.0")
                .classes("bang-singular-bang");
    }

    private static ControlProblem jackson() {
        return ControlProblem.of("jackson", "Jackson problem (same kinetics, T=4)", mixing(4))
                .reference(
                        Reference.of(0.191814356325, 11)
                                .costate(0.191814356, 0.235918329, 1.0)
                                .switchingAt(0.13629903, 3.7252301)
                                .verifiedBy(
                                        "exact reduction: singular control is constant, optimise t1,t2,us with matrix exponentials; direct 0.1918147"))
                .source("Jackson 1968; von Stryk 1999; COPS 3.0")
                .classes("bang-singular-bang");
    }

    private static ControlProblem parallelReaction() {
        return ControlProblem.of(
                        "parallel-reaction",
                        "Plug-flow reactor, parallel reactions",
                        OptimalControlProblem.named("parallel reactions")
                                .states("x1", "x2")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        u[0].plus(u[0].squared().over(2))
                                                                .times(x[0])
                                                                .negate(),
                                                        u[0].times(x[0])))
                                .maximising((t, x) -> x[1])
                                .from(1, 0)
                                .over(0, 1)
                                .within("u", 0, 5))
                .reference(
                        Reference.of(0.573545057539, 12)
                                .within(1e-08)
                                .costate(0.573545057539, 1)
                                .switchingAt(0.949973215)
                                .verifiedBy(
                                        "x2 + x1 v(T − t) with the scalar equation v' = max_u (u − (u + u²/2)v),"
                                                + " integrated to 1e-13; direct values around 0.5735465 differ"
                                                + " in the sixth digit"))
                .source("Dadebo-McAuley 1995; PROPT")
                .classes("control-bounds");
    }

    private static ControlProblem stirredTank() {
        return ControlProblem.of(
                        "cstr",
                        "Nonlinear CSTR (Luus), two local minima",
                        OptimalControlProblem.named("stirred tank")
                                .states("x1", "x2")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) -> {
                                            Formula rate =
                                                    x[1].plus(0.5)
                                                            .times(
                                                                    exp(
                                                                            x[0].times(25)
                                                                                    .over(
                                                                                            x[0]
                                                                                                    .plus(
                                                                                                            2))));
                                            Formula warmth = x[0].plus(0.25);
                                            return vector(
                                                    rate.minus(warmth.times(2))
                                                            .minus(warmth.times(u[0])),
                                                    number(0.5).minus(x[1]).minus(rate));
                                        })
                                .minimising(
                                        (t, x, u) -> squaredNorm(x).plus(u[0].squared().times(0.1)))
                                .from(0.09, 0.09)
                                .over(0, 0.78))
                .reference(
                        Reference.of(0.133095730543, 12)
                                .costate(-2.6571876473, -0.5717432475)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Lapidus-Luus; Luus 1990; PROPT")
                .classes("smooth", "nonconvex");
    }
}
