package org.costate.control.problems;

import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.OptimalControlProblem;

/** Variants with other numbers, and problems without a solution. */
final class TextbookProblems {

    private TextbookProblems() {}

    static List<ControlProblem> all() {
        return List.of(
                energyToOne(),
                timeFromOne(),
                growingRegulator(),
                brachistochrone("brachistochrone-981", 9.81, 2, 2, 0.8243386694391838),
                brachistochrone("brachistochrone-far", 9.81, 10, 5, 1.8012954830137198),
                brachistochrone("brachistochrone-unit", 1, 1, 1, 1.8256821893966670),
                zermeloExact(),
                vanDerPolShort(),
                noSolution(),
                unbounded(),
                infeasible());
    }

    private static ControlProblem energyToOne() {
        return ControlProblem.of(
                        "di-energy-to-one",
                        "Double integrator from rest to rest at 1",
                        DoubleIntegratorProblems.doubleIntegrator()
                                .minimising((t, x, u) -> u[0].squared().over(2))
                                .from(0, 0)
                                .to(1, 0)
                                .over(0, 1))
                .reference(Reference.of(6, 15).costate(12, 6).verifiedBy("closed form"))
                .source("textbook closed form")
                .classes("smooth", "LQ", "fixed-end");
    }

    private static ControlProblem timeFromOne() {
        return ControlProblem.of(
                        "di-time-from-one",
                        "Double integrator minimum time from rest at 1",
                        DoubleIntegratorProblems.doubleIntegrator()
                                .minimisingTime()
                                .from(1, 0)
                                .to(0, 0)
                                .freeFinalTime(3)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(2, 15)
                                .endingAt(2)
                                .costate(-1, -1)
                                .switchingAt(1)
                                .verifiedBy("closed form"))
                .source("textbook closed form")
                .classes("bang-bang", "free-time");
    }

    private static ControlProblem growingRegulator() {
        return ControlProblem.of(
                        "lqr-growing",
                        "Scalar regulator of a growing state",
                        OptimalControlProblem.named("growing regulator")
                                .states("x")
                                .controls("u")
                                .dynamics((t, x, u) -> vector(x[0].plus(u[0])))
                                .minimising((t, x, u) -> squaredNorm(x[0], u[0]).over(2))
                                .from(1)
                                .over(0, 1))
                .reference(
                        Reference.of(0.8447491957971875, 15)
                                .costate(-2 * 0.8447491957971875) // V = ½Px², p = −Px
                                .verifiedBy("closed form and Riccati integration"))
                .source("textbook closed form")
                .classes("smooth", "LQ");
    }

    private static ControlProblem brachistochrone(
            String id, double gravity, double x, double y, double time) {
        return ControlProblem.of(
                        id,
                        "Brachistochrone to (" + x + ", " + y + "), g = " + gravity,
                        PathProblems.brachistochrone(gravity, x, y))
                .reference(Reference.of(time, 15).endingAt(time).verifiedBy("closed form cycloid"))
                .source("Bernoulli")
                .classes("smooth", "free-time");
    }

    private static ControlProblem zermeloExact() {
        double time = 5.464101615137752; // 2 + 2√3: tan θ runs from tan 105° to tan 240°
        return ControlProblem.of(
                        "zermelo-exact",
                        "Zermelo navigation, 105 to 240 degrees",
                        PathProblems.zermelo(3.658657564, -1.863703305))
                .reference(
                        Reference.of(time, 9)
                                .within(1e-8)
                                .endingAt(time)
                                .verifiedBy("law tan θ = tan θ₀ + t, integrated"))
                .source("Bryson, Ho")
                .classes("smooth", "free-time");
    }

    private static ControlProblem vanDerPolShort() {
        return ControlProblem.of(
                        "vdp-free-5",
                        "Van der Pol, quadratic cost, no bounds, T=5",
                        OscillatorProblems.regulatedVanDerPol().over(0, 5))
                .reference(
                        Reference.of(2.8669524225633, 14)
                                .verifiedBy("collocation and forward integration"))
                .source("CasADi and JModelica examples, there with bounds")
                .classes("smooth");
    }

    private static OptimalControlProblem velocityIsControl(String name) {
        return OptimalControlProblem.named(name)
                .states("x")
                .controls("u")
                .dynamics((t, x, u) -> vector(u[0]))
                .from(0)
                .over(0, 1);
    }

    private static ControlProblem noSolution() {
        return ControlProblem.of(
                        "bolza",
                        "Bolza's example: the infimum 0 is not attained",
                        velocityIsControl("Bolza")
                                .minimising(
                                        (t, x, u) ->
                                                x[0].squared()
                                                        .plus(u[0].squared().minus(1).squared())))
                .reference(Reference.none("classical: controls must chatter between -1 and 1"))
                .source("L. C. Young")
                .classes("adversarial", "chattering");
    }

    private static ControlProblem unbounded() {
        return ControlProblem.of(
                        "unbounded",
                        "A cost without lower bound",
                        velocityIsControl("unbounded")
                                .minimising((t, x, u) -> x[0].squared().negate()))
                .reference(Reference.none("by hand: H is linear in a control without bounds"))
                .source("closed form")
                .classes("adversarial");
    }

    private static ControlProblem infeasible() {
        return ControlProblem.of(
                        "infeasible",
                        "Double integrator, too little time: feasible from T=2",
                        DoubleIntegratorProblems.doubleIntegrator()
                                .minimising((t, x, u) -> u[0].squared().over(2))
                                .from(0, 0)
                                .to(1, 0)
                                .over(0, 1.9)
                                .within("u", -1, 1))
                .reference(Reference.none("by hand: rest to rest over 1 takes T=2"))
                .source("closed form")
                .classes("adversarial");
    }
}
