package org.costate.control.problems;

import static org.costate.control.formula.Formula.number;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.OptimalControlProblem;

/** Van der Pol, Rayleigh and the pendulum. */
final class OscillatorProblems {

    private OscillatorProblems() {}

    static List<ControlProblem> all() {
        return List.of(
                vanDerPolFree(),
                vanDerPolState(),
                vanDerPolBox(),
                vanDerPolTime(),
                rayleighShort(),
                rayleighLong(),
                rayleighBox(),
                rayleighMixed(),
                pendulumEnergy(),
                pendulumTime());
    }

    static OptimalControlProblem regulatedVanDerPol() {
        return OptimalControlProblem.named("Van der Pol")
                .states("x1", "x2")
                .controls("u")
                .dynamics(
                        (t, x, u) ->
                                vector(
                                        number(1)
                                                .minus(x[1].squared())
                                                .times(x[0])
                                                .minus(x[1])
                                                .plus(u[0]),
                                        x[0]))
                .minimising((t, x, u) -> squaredNorm(x[0], x[1], u[0]))
                .from(0, 1);
    }

    private static OptimalControlProblem rayleigh(double end) {
        return OptimalControlProblem.named("Rayleigh")
                .states("x1", "x2")
                .controls("u")
                .dynamics(
                        (t, x, u) ->
                                vector(
                                        x[1],
                                        number(1.4)
                                                .minus(x[1].squared().times(0.14))
                                                .times(x[1])
                                                .minus(x[0])
                                                .plus(u[0].times(4))))
                .minimising((t, x, u) -> squaredNorm(x[0], u[0]))
                .from(-5, -5)
                .over(0, end);
    }

    /** From hanging to standing. */
    private static OptimalControlProblem pendulum() {
        return OptimalControlProblem.named("pendulum")
                .states("q", "w")
                .controls("u")
                .dynamics((t, x, u) -> vector(x[1], u[0].minus(sin(x[0]))))
                .from(0, 0)
                .to(Math.PI, 0);
    }

    private static ControlProblem vanDerPolFree() {
        return ControlProblem.of(
                        "vdp-free",
                        "Van der Pol, quadratic cost, no bounds",
                        regulatedVanDerPol().over(0, 10))
                .reference(
                        Reference.of(2.87314385118, 12)
                                .costate(-0.8284248933, -4.8855726131)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("CasADi example family")
                .classes("smooth");
    }

    private static ControlProblem vanDerPolState() {
        return ControlProblem.of(
                        "vdp-state",
                        "Van der Pol with x1>=-0.25 and |u|<=1",
                        regulatedVanDerPol().over(0, 10).within("u", -1, 1).keeping("x1 >= -0.25"))
                .reference(
                        Reference.of(3.615181, 7)
                                .within(1e-06)
                                .costate(-0.82842, -8.34723)
                                .switchingAt(0.389627, 2.91238)
                                .verifiedBy("direct 3.6151850 (N=200), arc-wise 3.6151814"))
                .source("CasADi documentation example (direct collocation/multiple shooting)")
                .classes("state-constrained", "order-1");
    }

    private static ControlProblem vanDerPolBox() {
        return ControlProblem.of(
                        "vdp-box",
                        "Van der Pol, T=5, -0.3<=u<=1",
                        regulatedVanDerPol().over(0, 5).within("u", -0.3, 1))
                .reference(
                        Reference.of(2.86726104522, 12)
                                .within(1e-08)
                                .costate(-0.83293889308, -4.88565864435)
                                .switchingAt(0.0486083064, 1.0471124285, 1.432631099)
                                .verifiedBy(
                                        "shooting with the clipped law by two integrators; 2.86726033 comes"
                                                + " without the first arc, on which u = p/2 < -0.3"))
                .source("CasADi/PROPT family")
                .classes("control-bounds");
    }

    private static ControlProblem vanDerPolTime() {
        return ControlProblem.of(
                        "vdp-time-kaya",
                        "Van der Pol minimum time (-0.4,0.6)->(0.6,0.4)",
                        OptimalControlProblem.named("Van der Pol")
                                .states("x1", "x2")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        x[1],
                                                        u[0].minus(x[0])
                                                                .minus(
                                                                        x[0].squared()
                                                                                .minus(1)
                                                                                .times(x[1]))))
                                .minimisingTime()
                                .from(-0.4, 0.6)
                                .to(0.6, 0.4)
                                .freeFinalTime(2)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(1.25407472934, 11)
                                .endingAt(1.25407472934)
                                .costate(1.081605607, 0.184367981)
                                .switchingAt(0.1583201423)
                                .verifiedBy(
                                        "direct Gauss collocation with free switching times (arc-wise)"))
                .source("Simakov-Kaya-Lucas, IFAC 2002")
                .classes("bang-bang", "free-time");
    }

    private static ControlProblem rayleighShort() {
        return ControlProblem.of("rayleigh-free-2.5", "Rayleigh, T=2.5, no bounds", rayleigh(2.5))
                .reference(
                        Reference.of(29.3760796559, 12)
                                .costate(8.7370625646, 2.5813981861)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Maurer-Augustin 2001; Jacobson-Mayne")
                .classes("smooth");
    }

    private static ControlProblem rayleighLong() {
        return ControlProblem.of("rayleigh-free-4.5", "Rayleigh, T=4.5, no bounds", rayleigh(4.5))
                .reference(
                        Reference.of(29.7489313401, 12)
                                .costate(9.0012416378, 2.6726158553)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Maurer-Augustin 2001")
                .classes("smooth");
    }

    private static ControlProblem rayleighBox() {
        return ControlProblem.of(
                        "rayleigh-box", "Rayleigh, T=4.5, |u|<=1", rayleigh(4.5).within("u", -1, 1))
                .reference(
                        Reference.of(44.617879, 8)
                                .within(1e-07)
                                .costate(12.67634, 4.573)
                                .switchingAt(1.03656, 1.74046, 2.83632)
                                .verifiedBy(
                                        "direct N=120/240 44.6178760/44.6178794, arc-wise 44.6178794"))
                .source("Maurer-Augustin 2001")
                .classes("control-bounds");
    }

    private static ControlProblem rayleighMixed() {
        return ControlProblem.of(
                        "rayleigh-mixed-one-sided",
                        "Rayleigh, T=4.5, mixed constraint u+x1/6<=0",
                        rayleigh(4.5).keeping("u + x1/6 <= 0"))
                .reference(
                        Reference.of(44.8044443, 9)
                                .within(1e-08)
                                .costate(10.67761, 4.19058)
                                .switchingAt(1.2597, 2.98801, 4.29553)
                                .verifiedBy(
                                        "direct N=120 44.80444467; arc-wise direct 44.80444430"))
                .source("PSOPT rayleigh; Maurer-Augustin")
                .classes("mixed-constraint");
    }

    private static ControlProblem pendulumEnergy() {
        return ControlProblem.of(
                        "pendulum-energy",
                        "Pendulum swing-up, minimum energy, T=5",
                        pendulum().minimising((t, x, u) -> u[0].squared().over(2)).over(0, 5))
                .reference(
                        Reference.of(1.21259059572, 12)
                                .costate(-0.9913233185, 0.5744761139)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("constructed here")
                .classes("smooth", "fixed-end");
    }

    private static ControlProblem pendulumTime() {
        return ControlProblem.of(
                        "pendulum-time",
                        "Pendulum swing-up, minimum time, |u|<=0.5",
                        pendulum().minimisingTime().freeFinalTime(7).within("u", -0.5, 0.5))
                .reference(
                        Reference.of(7.58669349283, 12)
                                .endingAt(7.58669349283)
                                .costate(1.83919988647, -2.0)
                                .switchingAt(2.3721755022, 6.3314505422)
                                .verifiedBy(
                                        "the last two switching times solved for each first one by an"
                                                + " integration to 1e-13, the least final time taken; direct"
                                                + " collocation had 7.58669354"))
                .source("constructed here")
                .classes("bang-bang", "free-time", "nonconvex");
    }
}
