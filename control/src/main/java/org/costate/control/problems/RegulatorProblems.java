package org.costate.control.problems;

import static org.costate.control.formula.Formula.exp;
import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.tanh;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import org.costate.control.OptimalControlProblem;
import org.costate.control.formula.Formula;

/** Regulators and other problems with a quadratic cost and no switches. */
final class RegulatorProblems {

    private RegulatorProblems() {}

    static List<ControlProblem> all() {
        return List.of(
                scalar(),
                twoStates(),
                hager(),
                hypersensitiveTen(),
                hypersensitiveTwentyFive(),
                residualNetwork(),
                alpRider());
    }

    private static OptimalControlProblem scalar(String control, double end) {
        return OptimalControlProblem.named("scalar").states("x").controls(control).over(0, end);
    }

    /** A long way along {@code x = 0}: the horizon is much longer than the memory of the ends. */
    private static OptimalControlProblem hypersensitive(double end) {
        return scalar("u", end)
                .dynamics((t, x, u) -> vector(u[0].minus(x[0].pow(3))))
                .minimising((t, x, u) -> squaredNorm(x[0], u[0]).over(2))
                .from(1.5)
                .to(1);
    }

    private static Formula peaks(Formula t) {
        return peak(t, 3, 12)
                .times(3)
                .plus(peak(t, 6, 10).times(3))
                .plus(peak(t, 10, 6).times(3))
                .plus(peak(t, 15, 4).times(8))
                .plus(0.01);
    }

    private static Formula peak(Formula t, double centre, double steepness) {
        return exp(t.minus(centre).squared().times(-steepness));
    }

    private static ControlProblem scalar() {
        return ControlProblem.of(
                        "lqr-scalar",
                        "Scalar regulator",
                        scalar("u", 1)
                                .dynamics((t, x, u) -> vector(u[0]))
                                .minimising((t, x, u) -> squaredNorm(x[0], u[0]).over(2))
                                .from(1)
                                .over(0, 1))
                .reference(
                        Reference.of(0.380797077978, 12)
                                .costate(-0.761594155956)
                                .verifiedBy("closed form: tanh(1)/2"))
                .source("Riccati; any textbook")
                .classes("smooth", "LQ");
    }

    private static ControlProblem twoStates() {
        return ControlProblem.of(
                        "lqr-2d",
                        "Two-state finite-horizon LQR with terminal weight",
                        OptimalControlProblem.named("lqr-2d")
                                .states("x1", "x2")
                                .controls("u")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        x[1],
                                                        x[1].times(0.5).minus(x[0]).plus(u[0])))
                                .minimising(
                                        (t, x, u) ->
                                                x[0].squared()
                                                        .plus(x[1].squared().over(2))
                                                        .plus(u[0].squared().over(4)),
                                        (t, x) ->
                                                x[0].squared()
                                                        .over(2)
                                                        .plus(x[1].squared().times(1.5)))
                                .from(1, -1)
                                .over(0, 3))
                .reference(
                        Reference.of(1.38929025452, 11)
                                .costate(-2.05810895, 0.72047156)
                                .verifiedBy("Riccati by Hamiltonian matrix exponential"))
                .source("constructed here")
                .classes("smooth", "LQ");
    }

    private static ControlProblem hager() {
        return ControlProblem.of(
                        "hager",
                        "Hager (2000) test problem",
                        scalar("u", 1)
                                .dynamics((t, x, u) -> vector(x[0].over(2).plus(u[0])))
                                .minimising(
                                        (t, x, u) -> x[0].squared().plus(u[0].squared().over(2)))
                                .from(1)
                                .over(0, 1))
                .reference(
                        Reference.of(0.864164497769, 12)
                                .costate(-1.728328996)
                                .verifiedBy(
                                        "closed form; direct Gauss collocation, mesh-independent"))
                .source(
                        "Hager, Numer. Math. 87 (2000): Runge-Kutta methods in optimal control and the transformed adjoint system")
                .classes("smooth", "LQ");
    }

    private static ControlProblem hypersensitiveTen() {
        return ControlProblem.of("hypersensitive-10", "Hyper-sensitive, T=10", hypersensitive(10))
                .reference(
                        Reference.of(1.33071269445, 11)
                                .costate(-0.3182961697)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("Rao-Mease 1999; GPOPS-II example")
                .classes("smooth", "stiff-BVP");
    }

    private static ControlProblem hypersensitiveTwentyFive() {
        return ControlProblem.of("hypersensitive-25", "Hyper-sensitive, T=25", hypersensitive(25))
                .reference(
                        Reference.of(1.33080690491, 11)
                                .costate(-0.318321676)
                                .verifiedBy("direct Gauss collocation, mesh-independent"))
                .source("Rao-Mease 1999; GPOPS-II example")
                .classes("smooth", "stiff-BVP");
    }

    private static ControlProblem residualNetwork() {
        return ControlProblem.of(
                        "resnet-2pt",
                        "Neural ODE, two data points, controls a(t), b(t)",
                        OptimalControlProblem.named("resnet-2pt")
                                .states("x1", "x2")
                                .controls("a", "b")
                                .dynamics(
                                        (t, x, u) ->
                                                vector(
                                                        u[0].times(tanh(x[0])).plus(u[1]),
                                                        u[0].times(tanh(x[1])).plus(u[1])))
                                .minimising(
                                        (t, x, u) -> squaredNorm(u).over(2),
                                        (t, x) ->
                                                squaredNorm(x[0].minus(0.5), x[1].minus(1.5))
                                                        .times(5))
                                .from(-0.5, 0.8)
                                .over(0, 1))
                .reference(
                        Reference.of(0.44300264793, 11)
                                .costate(0.8774649972, -0.158102006)
                                .verifiedBy(
                                        "indirect shooting (8th order, rtol 1e-12); direct Gauss collocation, mesh-independent"))
                .source("constructed here; Li, Chen, Tai, E 2018 for MSA on such problems")
                .classes("smooth", "residual-network");
    }

    private static ControlProblem alpRider() {
        return ControlProblem.of(
                        "alp-rider",
                        "Alp rider",
                        OptimalControlProblem.named("alp-rider")
                                .states("y1", "y2", "y3", "y4")
                                .controls("u1", "u2")
                                .dynamics(
                                        (t, y, u) ->
                                                vector(
                                                        u[0].plus(u[1]).minus(y[0].times(10)),
                                                        u[0].plus(u[1].times(2))
                                                                .minus(y[1].times(2)),
                                                        y[3].times(5)
                                                                .minus(y[2].times(3))
                                                                .plus(u[0])
                                                                .minus(u[1]),
                                                        y[2].times(5)
                                                                .minus(y[3].times(3))
                                                                .plus(u[0])
                                                                .plus(u[1].times(3))))
                                .minimising(
                                        (t, y, u) ->
                                                squaredNorm(y)
                                                        .times(100)
                                                        .plus(squaredNorm(u).times(0.01)))
                                .from(2, 1, 2, 1)
                                .to(2, 3, 1, -2)
                                .over(0, 20)
                                .keepingNegative(
                                        "|y|^2 above the peaks",
                                        (t, y, u) -> peaks(t).minus(squaredNorm(y))))
                .reference(
                        Reference.of(2030.856, 4)
                                .within(1e-3)
                                .verifiedBy(
                                        "Radau direct, uniform meshes: 2034.29 (N=500), 2031.607 (N=900), 2031.015 (N=1500), monotone towards the published value"))
                .source("Betts; PSOPT alpine")
                .classes("state-constrained", "stiff", "hard");
    }
}
