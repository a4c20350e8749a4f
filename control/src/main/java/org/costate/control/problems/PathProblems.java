package org.costate.control.problems;

import static org.costate.control.OptimalControlProblem.FREE;
import static org.costate.control.formula.Formula.constant;
import static org.costate.control.formula.Formula.cos;
import static org.costate.control.formula.Formula.number;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.sqrt;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.ControlSet;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/** Ways through the plane and through space: curves, currents and arms. */
final class PathProblems {

    private PathProblems() {}

    static List<ControlProblem> all() {
        return List.of(
                brachistochroneToTwoTwo(),
                zermeloFromRounded(),
                particleSteering(),
                chain(),
                dubins(),
                robotArm());
    }

    /** The fastest slide from rest at the origin to {@code (x, y)}, {@code y} downwards. */
    static OptimalControlProblem brachistochrone(double gravity, double x1, double y1) {
        return OptimalControlProblem.named("brachistochrone")
                .states("x", "y", "w")
                .controls("th")
                .constant("g", gravity)
                .dynamics(
                        (t, x, u) ->
                                vector(
                                        x[2].times(sin(u[0])),
                                        x[2].times(cos(u[0])),
                                        constant("g").times(cos(u[0]))))
                .minimisingTime()
                .from(0, 0, 0)
                .to(x1, y1, FREE)
                .freeFinalTime(1);
    }

    /** The fastest crossing of a linear shear to the origin. */
    static OptimalControlProblem zermelo(double x0, double y0) {
        return OptimalControlProblem.named("Zermelo")
                .states("x", "y")
                .controls("th")
                .dynamics((t, x, u) -> vector(cos(u[0]).minus(x[1]), sin(u[0])))
                .minimisingTime()
                .from(x0, y0)
                .to(0, 0)
                .freeFinalTime(5);
    }

    private static ControlProblem brachistochroneToTwoTwo() {
        return ControlProblem.of(
                        "brachistochrone",
                        "Brachistochrone to (2,2), g=9.8",
                        brachistochrone(9.8, 2, 2))
                .reference(
                        Reference.of(0.824759143157, 12)
                                .endingAt(0.824759143157)
                                .costate(0.1492093711, 0.0569804147, 0.1020408163)
                                .verifiedBy(
                                        "closed form cycloid; indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Bernoulli; PSOPT brac1")
                .classes("smooth", "free-time");
    }

    private static ControlProblem zermeloFromRounded() {
        return ControlProblem.of(
                        "zermelo", "Zermelo navigation in a linear shear", zermelo(3.66, -1.86))
                .reference(
                        Reference.of(5.45786526356, 12)
                                .endingAt(5.45786526356)
                                .costate(-0.5002743623, 1.8645631216)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Bryson-Ho sec. 2.7")
                .classes("smooth", "free-time");
    }

    private static ControlProblem particleSteering() {
        return ControlProblem.of(
                        "particle-steering",
                        "Particle steering, minimum time (COPS)",
                        OptimalControlProblem.named("particle steering")
                                .states("x", "y", "vx", "vy")
                                .controls("th")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        x[2],
                                                        x[3],
                                                        cos(u[0]).times(100),
                                                        sin(u[0]).times(100)))
                                .minimisingTime()
                                .from(0, 0, 0, 0)
                                .to(FREE, 5, 45, 0)
                                .freeFinalTime(0.6))
                .reference(
                        Reference.of(0.554570878335, 12)
                                .endingAt(0.554570878335)
                                .costate(0, 0.0294063105, 0.0057890616, 0.0081539417)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("COPS 3.0; Bryson-Ho sec. 2.4")
                .classes("smooth", "free-time");
    }

    private static ControlProblem chain() {
        return ControlProblem.of(
                        "chain",
                        "Hanging chain / catenary (COPS)",
                        OptimalControlProblem.named("hanging chain")
                                .states("x", "l", "e")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        u[0],
                                                        sqrt(u[0].squared().plus(1)),
                                                        x[0].times(sqrt(u[0].squared().plus(1)))))
                                .minimising((t, x) -> x[2])
                                .from(1, 0, 0)
                                .to(3, 4, FREE)
                                .over(0, 1))
                .reference(
                        Reference.of(5.06848011099, 12)
                                .costate(-0.995543782, -0.008912436, -1)
                                .verifiedBy(
                                        "closed form catenary; direct Gauss collocation, mesh-independent"))
                .source("COPS 3.0; Cesari")
                .classes("smooth", "isoperimetric");
    }

    private static ControlProblem dubins() {
        return ControlProblem.of(
                        "dubins",
                        "Dubins path (0,0,0)->(4,3,-90deg), radius 1",
                        OptimalControlProblem.named("Dubins")
                                .states("x", "y", "th")
                                .controls("u")
                                .dynamics((t, x, u) -> vector(cos(x[2]), sin(x[2]), u[0]))
                                .minimisingTime()
                                .from(0, 0, 0)
                                .to(4, 3, -Math.PI / 2)
                                .freeFinalTime(7)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(6.92280674, 9)
                                .within(1e-08)
                                .endingAt(6.92280674)
                                .costate(0.384615385, 0.923076923, 0.615384615)
                                .switchingAt(1.1760052, 4.1760052)
                                .verifiedBy(
                                        "closed form left-straight-right tangents; direct Gauss collocation with free switching times (arc-wise)"))
                .source("Dubins 1957")
                .classes("bang-singular-bang", "free-time");
    }

    private static ControlProblem robotArm() {
        return ControlProblem.of(
                        "robot-arm",
                        "Robot arm, minimum time (COPS)",
                        OptimalControlProblem.named("robot arm")
                                .states("rho", "rhod", "th", "thd", "phi", "phid")
                                .controls("u1", "u2", "u3")
                                .dynamics(
                                        (t, x, u) -> {
                                            Formula inertia =
                                                    number(5)
                                                            .minus(x[0])
                                                            .pow(3)
                                                            .plus(x[0].pow(3))
                                                            .over(3);
                                            return vector(
                                                    x[1],
                                                    u[0].over(5),
                                                    x[3],
                                                    u[1].over(inertia.times(sin(x[4]).squared())),
                                                    x[5],
                                                    u[2].over(inertia));
                                        })
                                .minimisingTime()
                                .from(4.5, 0, 0, 0, Math.PI / 4, 0)
                                .to(4.5, 0, 2 * Math.PI / 3, 0, Math.PI / 4, 0)
                                .freeFinalTime(9)
                                .within(ControlSet.box(-1, 1))
                                .keeping("rho >= 0", "rho <= 5"))
                .reference(
                        Reference.of(9.1409117459, 10)
                                .endingAt(9.1409117459)
                                .switchingAt(2.2852279, 2.7960432, 4.5704559, 6.3448686, 6.8556838)
                                .verifiedBy(
                                        "direct Gauss collocation with free switching times (arc-wise)"))
                .source("COPS 3.0")
                .classes("bang-bang", "free-time", "multi-control");
    }
}
