package org.costate.control.problems;

import static org.costate.control.OptimalControlProblem.FREE;
import static org.costate.control.formula.Formula.cos;
import static org.costate.control.formula.Formula.exp;
import static org.costate.control.formula.Formula.number;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.sqrt;
import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.tan;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/** Rockets, gliders, orbits and a quadrotor. */
final class FlightProblems {

    private FlightProblems() {}

    static List<ControlProblem> all() {
        return List.of(goddard(), glider(), quadrotor(), orbitRaising(), orbitEnergy());
    }

    /** Lift and drag of a glider of 100 kg and 14 m² in a thermal at {@code x = 250 m}. */
    private static Formula[] gliderVelocity(Formula[] x, Formula lift) {
        Formula r = x[0].over(100).minus(2.5).squared();
        Formula updraft = number(1).minus(r).times(exp(r.negate())).times(2.5);
        Formula w = x[3].minus(updraft);
        Formula speed = sqrt(x[2].squared().plus(w.squared()));
        Formula pressure = speed.squared().times(0.5 * 1.13 * 14);
        Formula drag = lift.squared().times(0.069662).plus(0.034).times(pressure);
        Formula force = lift.times(pressure);
        return vector(
                x[2],
                x[3],
                force.times(w).plus(drag.times(x[2])).over(speed.times(-100)),
                force.times(x[2]).minus(drag.times(w)).over(speed.times(100)).minus(9.81));
    }

    /**
     * Thrust {@code u₁} along the body, turn rates {@code u₂, u₃, u₄}; angles {@code x₇, x₈, x₉}.
     */
    private static Formula[] quadrotorVelocity(Formula[] x, Formula[] u) {
        Formula c7 = cos(x[6]);
        Formula s7 = sin(x[6]);
        Formula turn = u[1].times(c7).plus(u[2].times(s7));
        return vector(
                x[1],
                u[0].times(c7.times(sin(x[7])).times(cos(x[8])).plus(s7.times(sin(x[8])))),
                x[3],
                u[0].times(c7.times(sin(x[7])).times(sin(x[8])).minus(s7.times(cos(x[8])))),
                x[5],
                u[0].times(c7).times(cos(x[7])).minus(9.8),
                turn.over(cos(x[7])),
                u[2].times(c7).minus(u[1].times(s7)),
                turn.times(tan(x[7])).plus(u[3]));
    }

    private static ControlProblem goddard() {
        return ControlProblem.of(
                        "goddard",
                        "Goddard rocket, maximum altitude (COPS)",
                        OptimalControlProblem.named("Goddard")
                                .states("h", "v", "m")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) -> {
                                            Formula drag =
                                                    x[1].squared()
                                                            .times(310)
                                                            .times(exp(x[0].minus(1).times(-500)));
                                            return vector(
                                                    x[1],
                                                    u[0].minus(drag).over(x[2]).minus(x[0].pow(-2)),
                                                    u[0].times(-2));
                                        })
                                .maximising((t, x) -> x[0])
                                .from(1, 0, 1)
                                .to(FREE, FREE, 0.6)
                                .freeFinalTime(0.2)
                                .within("u", 0, 3.5))
                .reference(
                        Reference.of(1.01283691832, 11)
                                .endingAt(0.19885626)
                                .costate(4.57290023, 0.17429931, 0.06224975)
                                .switchingAt(0.02350968, 0.07267074)
                                .verifiedBy(
                                        "indirect multi-arc shooting (B+ S B0); direct 1.0128369183"))
                .source("Dolan, More, Munson, COPS 3.0 (ANL/MCS-TM-273)")
                .classes("singular", "bang-singular-bang", "free-time");
    }

    private static ControlProblem glider() {
        return ControlProblem.of(
                        "glider",
                        "Hang glider, maximum range (COPS)",
                        OptimalControlProblem.named("hang glider")
                                .states("x", "y", "vx", "vy")
                                .controls("cL")
                                .dynamics((t, x, u) -> gliderVelocity(x, u[0]))
                                .maximising((t, x) -> x[0])
                                .from(0, 1000, 13.23, -1.288)
                                .to(FREE, 900, 13.23, -1.288)
                                .freeFinalTime(98)
                                .within("cL", 0, 1.4))
                .reference(
                        Reference.of(1247.9877, 7)
                                .within(1e-06)
                                .endingAt(98.417)
                                .costate(1.0194, 10.274, 14.051, -0.0128)
                                .verifiedBy("direct N=100,150 and arc-wise"))
                .source("COPS 3.0; Bulirsch et al. 1993")
                .classes("control-bounds", "free-time", "hard");
    }

    private static ControlProblem quadrotor() {
        return ControlProblem.of(
                        "quadrotor",
                        "Quadrotor tracking",
                        OptimalControlProblem.named("quadrotor")
                                .states("x1", "x2", "x3", "x4", "x5", "x6", "x7", "x8", "x9")
                                .controls("u1", "u2", "u3", "u4")
                                .dynamics((t, x, u) -> quadrotorVelocity(x, u))
                                .minimising(
                                        (t, x, u) -> {
                                            Formula gap =
                                                    squaredNorm(
                                                            x[0].minus(sin(t.times(2 * Math.PI))),
                                                            x[2].minus(
                                                                    sin(t.times(4 * Math.PI))
                                                                            .times(2)),
                                                            x[4].minus(t.times(2)));
                                            return gap.plus(squaredNorm(x[6], x[7], x[8]))
                                                    .plus(squaredNorm(u).times(0.1))
                                                    .over(2);
                                        })
                                .from(0, 0, 0, 0, 0, 0, 0, 0, 0)
                                .over(0, 1))
                .reference(
                        Reference.of(4.2679542061, 11)
                                .costate(
                                        0.0807799663,
                                        -0.0993132259,
                                        0.0731933885,
                                        -0.1049848443,
                                        1.46627529,
                                        1.043655942,
                                        0.102395871,
                                        -0.102888075,
                                        0.00082359571)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("control-toolbox/OptimalControl.jl test/problems/quadrotor.jl")
                .classes("smooth", "time-dependent", "9-state");
    }

    private static ControlProblem orbitRaising() {
        return ControlProblem.of(
                        "earth-mars-radius",
                        "Maximum-radius orbit raising, T=3.32",
                        OptimalControlProblem.named("orbit raising")
                                .states("r", "u", "v")
                                .controls("th")
                                .dynamics(
                                        (t, x, c) -> {
                                            Formula thrust =
                                                    number(0.1405)
                                                            .over(
                                                                    number(1)
                                                                            .minus(
                                                                                    t.times(
                                                                                            0.07487)));
                                            Formula radial =
                                                    x[2].squared()
                                                            .over(x[0])
                                                            .minus(x[0].pow(-2))
                                                            .plus(thrust.times(sin(c[0])));
                                            Formula tangential =
                                                    thrust.times(cos(c[0]))
                                                            .minus(x[1].times(x[2]).over(x[0]));
                                            return vector(x[1], radial, tangential);
                                        })
                                .maximising((t, x) -> x[0])
                                .from(1, 0, 1)
                                .to(FREE, 0, FREE)
                                .endingWhere(
                                        (t, x) -> vector(x[2].minus(number(1).over(sqrt(x[0])))))
                                .over(0, 3.32))
                .reference(
                        Reference.of(1.5252462796, 11)
                                .costate(1.8773010417, 0.9289386497, 2.0250790122)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Bryson-Ho sec. 2.5; GPOPS-II")
                .classes("smooth", "time-dependent");
    }

    private static ControlProblem orbitEnergy() {
        return ControlProblem.of(
                        "orbit-energy",
                        "Planar circular-to-circular half-turn transfer, minimum energy",
                        OptimalControlProblem.named("orbit transfer")
                                .states("x", "y", "v", "w")
                                .controls("a1", "a2")
                                .dynamics(
                                        (t, x, u) -> {
                                            Formula cube = squaredNorm(x[0], x[1]).pow(1.5);
                                            return vector(
                                                    x[2],
                                                    x[3],
                                                    u[0].minus(x[0].over(cube)),
                                                    u[1].minus(x[1].over(cube)));
                                        })
                                .minimising((t, x, u) -> squaredNorm(u).over(2))
                                .from(1, 0, 0, 1)
                                .to(-1.5, 0, 0, -1 / Math.sqrt(1.5))
                                .over(0, 4.5))
                .reference(
                        Reference.of(0.0126605199008, 11)
                                .costate(0.196801046, 0.0800988354, 0.1141242183, 0.1625504055)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("constructed here")
                .classes("smooth", "fixed-end");
    }
}
