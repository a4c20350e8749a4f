package org.costate.control.problems;

import static org.costate.control.formula.Formula.abs;
import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.OptimalControlProblem;

/** A mass on a line, {@code ẋ = v, v̇ = u}, and its relatives: every kind of arc in closed form. */
final class DoubleIntegratorProblems {

    private DoubleIntegratorProblems() {}

    static List<ControlProblem> all() {
        return List.of(
                energy(),
                energyWithSpeedLimit(),
                timeRestToRest(),
                timeFromOneOne(),
                fuel(),
                singularRegulator(),
                fuller(),
                brysonDenham(),
                breakwell(),
                moonLander(),
                alyChan(),
                robbins());
    }

    static OptimalControlProblem doubleIntegrator() {
        return OptimalControlProblem.named("double integrator")
                .states("x", "v")
                .controls("u")
                .dynamics((t, x, u) -> vector(x[1], u[0]));
    }

    /** There and back again, not further than {@code limit}. */
    private static OptimalControlProblem there(double limit) {
        return doubleIntegrator()
                .constant("l", limit)
                .minimising((t, x, u) -> u[0].squared().over(2))
                .from(0, 1)
                .to(0, -1)
                .over(0, 1)
                .keeping("x <= l");
    }

    private static ControlProblem energy() {
        return ControlProblem.of(
                        "di-energy",
                        "Double integrator minimum energy",
                        doubleIntegrator()
                                .minimising((t, x, u) -> u[0].squared().over(2))
                                .from(-1, 0)
                                .to(0, 0)
                                .over(0, 1))
                .reference(
                        Reference.of(6.0, 15)
                                .costate(12, 6)
                                .verifiedBy(
                                        "closed form; direct Gauss collocation, mesh-independent"))
                .source("control-toolbox basic example; PSOPT mineng_di gives 6.000000")
                .classes("smooth", "LQ", "fixed-end");
    }

    private static ControlProblem energyWithSpeedLimit() {
        return ControlProblem.of(
                        "di-energy-vmax",
                        "Double integrator minimum energy with speed limit",
                        doubleIntegrator()
                                .minimising((t, x, u) -> u[0].squared().over(2))
                                .from(-1, 0)
                                .to(0, 0)
                                .over(0, 1)
                                .keeping("v <= 1.2"))
                .reference(
                        Reference.of(7.68, 15)
                                .costate(38.4, 9.6)
                                .switchingAt(0.25, 0.75)
                                .verifiedBy("closed form; direct 7.6800000"))
                .source("closed form derived here: t1=3/2*(1-1/vmax), J=4*vmax^2/(3*t1)")
                .classes("state-constrained", "order-1");
    }

    private static ControlProblem timeRestToRest() {
        return ControlProblem.of(
                        "di-time-rest",
                        "Double integrator minimum time, rest to rest",
                        doubleIntegrator()
                                .minimisingTime()
                                .from(-1, 0)
                                .to(0, 0)
                                .freeFinalTime(3)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(2.0, 15)
                                .endingAt(2.0)
                                .costate(1, 1)
                                .switchingAt(1.0)
                                .verifiedBy(
                                        "closed form; direct Gauss collocation with free switching times (arc-wise)"))
                .source("textbook")
                .classes("bang-bang", "free-time");
    }

    private static ControlProblem timeFromOneOne() {
        return ControlProblem.of(
                        "di-time-11",
                        "Double integrator minimum time from (1,1)",
                        doubleIntegrator()
                                .minimisingTime()
                                .from(1, 1)
                                .to(0, 0)
                                .freeFinalTime(3)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(3.44948974278, 12)
                                .endingAt(3.44948974278)
                                .costate(-0.816496580928, -1.816496580928)
                                .switchingAt(2.2247448714)
                                .verifiedBy(
                                        "closed form: 1+sqrt(6); direct Gauss collocation with free switching times (arc-wise)"))
                .source("textbook")
                .classes("bang-bang", "free-time");
    }

    private static ControlProblem fuel() {
        return ControlProblem.of(
                        "di-fuel",
                        "Double integrator minimum fuel",
                        doubleIntegrator()
                                .minimising((t, x, u) -> abs(u[0]))
                                .from(-1, 0)
                                .to(0, 0)
                                .over(0, 3)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(0.7639320225, 12)
                                .costate(0.894427191, 1.341640786)
                                .switchingAt(0.3819660113, 2.6180339888)
                                .verifiedBy(
                                        "closed form: 3-sqrt(5); direct Gauss collocation with free switching times (arc-wise)"))
                .source("textbook (Athans-Falb)")
                .classes("bang-off-bang", "nonsmooth-cost");
    }

    private static ControlProblem singularRegulator() {
        return ControlProblem.of(
                        "singular-regulator",
                        "Singular regulator (Jacobson, Gershwin, Lele)",
                        doubleIntegrator()
                                .minimising((t, x, u) -> squaredNorm(x))
                                .from(0, 1)
                                .over(0, 5)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(0.753983860576, 12)
                                .switchingAt(1.41376408763)
                                .verifiedBy("closed form (bang -1 until t1, then u=x with v(T)=0)"))
                .source("Jacobson, Gershwin, Lele, IEEE TAC 15 (1970)")
                .classes("bang-singular");
    }

    private static ControlProblem fuller() {
        return ControlProblem.of(
                        "fuller-01",
                        "Fuller problem from (0,1)",
                        doubleIntegrator()
                                .minimising((t, x, u) -> x[0].squared())
                                .from(0, 1)
                                .to(0, 0)
                                .over(0, 3.5)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(0.268393830569, 12)
                                .costate(-1.3419692, -1.3419692)
                                .verifiedBy(
                                        "closed form by self-similarity; direct check 0.268395"))
                .source("Fuller 1963; Zelikin-Borisov")
                .classes("chattering", "bang-singular");
    }

    private static ControlProblem brysonDenham() {
        return ControlProblem.of("bryson-denham", "Bryson-Denham, l=1/9", there(1.0 / 9))
                .reference(
                        Reference.of(4.0, 15)
                                .costate(-18, -6)
                                .switchingAt(0.3333333333333333, 0.6666666666666666)
                                .verifiedBy("closed form: 4/(9 l); direct 3.99999"))
                .source("Bryson, Denham, Dreyfus 1963; Bryson-Ho sec. 3.11")
                .classes("state-constrained", "order-2");
    }

    private static ControlProblem breakwell() {
        return ControlProblem.of("breakwell", "Breakwell (Bryson-Denham with l=0.1)", there(0.1))
                .reference(
                        Reference.of(4.44444444444, 12)
                                .costate(-22.2222222222, -6.66666666667)
                                .switchingAt(0.3, 0.7)
                                .verifiedBy("closed form; direct 4.44441"))
                .source("PSOPT breakwell; control-toolbox beam")
                .classes("state-constrained", "order-2");
    }

    private static ControlProblem moonLander() {
        return ControlProblem.of(
                        "moon-lander",
                        "Moon lander, minimum fuel",
                        OptimalControlProblem.named("moon-lander")
                                .states("h", "v")
                                .controls("u")
                                .dynamics((t, x, u) -> vector(x[1], u[0].minus(1.5)))
                                .minimising((t, x, u) -> u[0])
                                .from(10, -2)
                                .to(0, 0)
                                .freeFinalTime(4)
                                .within("u", 0, 3))
                .reference(
                        Reference.of(8.24621125124, 12)
                                .endingAt(4.16414083416)
                                .costate(-0.363803438, 0.48507125)
                                .switchingAt(1.4154037504)
                                .verifiedBy(
                                        "closed form: 2*sqrt(17); direct Gauss collocation with free switching times (arc-wise)"))
                .source("Meditch 1964; GPOPS-II")
                .classes("bang-bang", "free-time");
    }

    private static ControlProblem alyChan() {
        return ControlProblem.of(
                        "aly-chan",
                        "Aly-Chan, totally singular",
                        OptimalControlProblem.named("aly-chan")
                                .states("x1", "x2", "x3")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        x[1],
                                                        u[0],
                                                        x[1].squared()
                                                                .minus(x[0].squared())
                                                                .over(2)))
                                .minimising((t, x) -> x[2])
                                .from(0, 1, 0)
                                .over(0, Math.PI / 2)
                                .within("u", -1, 1))
                .reference(
                        Reference.of(0.0, 11)
                                .costate(1, 0, -1)
                                .verifiedBy("closed form; direct 8e-12"))
                .source("Aly-Chan 1973; beluga AlyChan")
                .classes("singular");
    }

    private static ControlProblem robbins() {
        return ControlProblem.of(
                        "robbins",
                        "Robbins problem, third-order state constraint",
                        OptimalControlProblem.named("robbins")
                                .states("y", "v", "w")
                                .controls("u")
                                .dynamics((t, x, u) -> vector(x[1], x[2], u[0]))
                                .minimising((t, x, u) -> x[0].times(3).plus(u[0].squared().over(2)))
                                .from(1, -2, 0)
                                .to(0, 0, 0)
                                .over(0, 10)
                                .keeping("y >= 0"))
                .reference(
                        Reference.of(19.4315, 5)
                                .within(1e-4)
                                .verifiedBy(
                                        "direct, N=200 Gauss 19.43164, N=400 Radau 19.43134, N=800 Radau 19.43150"))
                .source("Bocop; control-toolbox robbins")
                .classes("state-constrained", "order-3", "chattering");
    }
}
