package org.costate.control;

import static org.costate.control.OptimalControlProblem.FREE;
import static org.costate.control.RunningFormula.running;
import static org.costate.control.TerminalFormula.terminal;
import static org.costate.control.formula.Formula.constant;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.vector;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import org.costate.ode.Costate;
import org.costate.ode.PhasePoint;
import org.costate.ode.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a statement means, and what is refused. */
class ProblemStatementTest {

    private static final OptimalControlProblem PENDULUM =
            OptimalControlProblem.named("pendulum")
                    .states("q", "w")
                    .controls("u")
                    .constant("g", 9.5)
                    .dynamics((t, x, u) -> vector(x[1], u[0].minus(constant("g").times(sin(x[0])))))
                    .minimising((t, x, u) -> u[0].squared().over(2));

    private static double[] velocity(OptimalControlProblem problem, double... v) {
        double[] y = new double[problem.stateDimension() + 1];
        problem.dynamicsAndCost().value(v, y);
        return y;
    }

    @Test
    void constantsChangeWithoutANewStatement() {
        OptimalControlProblem heavy = PENDULUM.withConstant("g", 20);
        double[] v = {0.3, 0.7, -0.2, 0.4};

        double s = velocity(PENDULUM.withConstant("g", 0), v)[1] - velocity(PENDULUM, v)[1];
        assertEquals(9.5 * Math.sin(0.7), s, 1e-15);
        assertEquals(0.4 - 20 * Math.sin(0.7), velocity(heavy, v)[1], 4e-15);
        double[] x = {0.7, -0.2};
        double[] p = {0.3, 0.9};
        assertEquals(
                (9.5 - 20) * Math.sin(0.7) * 0.9,
                heavy.hamiltonian().value(0.3, x, p, new double[] {0.4})
                        - PENDULUM.hamiltonian().value(0.3, x, p, new double[] {0.4}),
                1e-14);
        assertEquals(9.5, PENDULUM.constants().get("g"));
    }

    /** A gain is a cost with its sign changed, inside; outside it is itself. */
    @Test
    void maximisingIsMinimisingTheNegative() {
        OptimalControlProblem gain = PENDULUM.freeEnd().over(0, 1).from(0.1, 0.2);
        OptimalControlProblem max =
                OptimalControlProblem.named("max")
                        .states("x")
                        .controls("u")
                        .dynamics("u-x")
                        .maximising(running("x-u^2"), terminal("2*x(T)+T"));
        double[] y = new double[1];
        max.over(0, 2).from(1).ends().value(new double[] {0, 1, 2, 3}, y);

        assertArrayEquals(new double[] {0.5 - 3, 0.25 - 3}, velocity(max, 9, 3, 0.5));
        assertEquals(-8, y[0]);
        assertEquals(8, max.objective(y[0]));
        assertEquals(8, gain.objective(8));
    }

    @Test
    void aParameterIsAStateThatRests() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("mass")
                        .states("x")
                        .controls("u")
                        .parameter("k", 0.3)
                        .dynamics("k*u - x")
                        .minimising(running("u^2"), terminal("(x(T)-1)^2 + k^2"))
                        .from(0.2)
                        .over(0, 1);
        double[] phi = new double[1];
        problem.ends().value(new double[] {0, 0.2, 0.7, 1, 3, 0.7}, phi);

        assertEquals(List.of("x", "k"), problem.states());
        assertArrayEquals(new double[] {0.7 * 2 - 3, 0, 4}, velocity(problem, 0, 3, 0.7, 2), 1e-15);
        assertTrue(problem.boundary().initialIsFixed(0));
        assertFalse(problem.boundary().initialIsFixed(1));
        assertEquals(4 + 0.7 * 0.7, phi[0], 1e-15);
        assertEquals(0.3, problem.parameterGuess("k"));
    }

    @Test
    void endsAreFixedFreeOrFunctions() {
        OptimalControlProblem problem =
                PENDULUM.constant("h", 2)
                        .from(0.5, FREE)
                        .startingWhere("w = q^2")
                        .endingWhere("w = h/2", "q + w = T")
                        .linking((t0, x0, tf, xf) -> vector(xf[0].minus(x0[0]).minus(tf)))
                        .startingAt(1)
                        .freeFinalTime(3);
        Boundary b = problem.boundary();
        double[] y = new double[4];
        problem.ends().value(new double[] {1, 0.5, 0.7, 3, 0.9, 1}, y);

        assertTrue(b.initialIsFixed(0) && b.finalIsFixed(1));
        assertFalse(b.initialIsFixed(1) || b.finalIsFixed(0));
        assertEquals(1, b.finalValue(1));
        assertEquals(3, b.functions());
        assertTrue(b.endTimeIsFree());
        assertArrayEquals(new double[] {0, 0.7 - 0.25, 0.9 + 1 - 3, 0.9 - 0.5 - 3}, y, 1e-15);
        assertEquals(4, problem.withConstant("h", 8).boundary().finalValue(1));
    }

    @Test
    void definitionsMayUseEachOther() {
        OptimalControlProblem problem =
                OptimalControlProblem.named("tank")
                        .states("x")
                        .controls("u")
                        .definition("rate", "2*heat")
                        .definition("heat", "exp(x)*t")
                        .dynamics("u-rate")
                        .minimising(running("rate"));

        assertArrayEquals(
                new double[] {5 - 6 * Math.exp(0.5), 6 * Math.exp(0.5)},
                velocity(problem, 3, 0.5, 5),
                1e-14);
        assertFalse(problem.isAutonomous());
        assertTrue(PENDULUM.isAutonomous());
        refused(
                "PROBLEM-07: the definitions [a, b] refer to each other",
                () ->
                        OptimalControlProblem.named("circle")
                                .states("x")
                                .controls("u")
                                .definition("a", "b+1")
                                .definition("b", "a+1")
                                .dynamics("a")
                                .dynamicsAndCost());
    }

    private static void refused(String message, Executable action) {
        Exception e = assertThrows(RuntimeException.class, action);
        assertEquals(message, e.getMessage());
    }

    @Test
    void wrongCountsAndNames() {
        refused(
                "PROBLEM-01: the dynamics have 1 numbers, the state has 2. Components expected in"
                        + " order: q, w",
                () -> PENDULUM.dynamics("w"));
        refused(
                "PROBLEM-01: final state has 3 numbers, the state has 2. Components expected in"
                        + " order: q, w",
                () -> PENDULUM.to(1, 2, 3));
        refused(
                "PROBLEM-05: \"t\" cannot name a state. Try: letters and digits, a letter first,"
                        + " other than t, t0, tf, pi",
                () -> PENDULUM.states("t"));
        refused(
                "PROBLEM-05: the name \"q\" is used twice; names must differ",
                () -> PENDULUM.controls("q"));
        refused("PROBLEM-06: no control \"v\". Known here: u.", () -> PENDULUM.within("v", 0, 1));
        refused(
                "PROBLEM-06: no constant \"gg\". Did you mean \"g\"?",
                () -> PENDULUM.withConstant("gg", 1));
        refused(
                "EXPR-01: unknown name \"qq\" in \"u-sin(qq)\" at column 7. Did you mean \"q\"?",
                () -> PENDULUM.dynamics("w", "u-sin(qq)").dynamicsAndCost());
        refused(
                "PROBLEM-01: the box bounds 2 controls, the problem has 1. Try: one interval for"
                        + " each control, in order",
                () -> PENDULUM.within(ControlSet.box(new double[2], new double[2])).controlSet());
    }

    @Test
    void contradictions() {
        refused(
                "CONFIG-05: control u has lower bound 1 above upper bound 0.5. Try: exchange them",
                () -> PENDULUM.within("u", 1, 0.5));
        refused(
                "PROBLEM-02: final time 2 equals start time 2; nothing to integrate."
                        + " Try: freeFinalTime(guess) for a free final time",
                () -> PENDULUM.over(2, 2).boundary());
        refused(
                "PROBLEM-02: time NaN is not finite. Try: a number, or a free time",
                () -> PENDULUM.over(0, Double.NaN));
        refused(
                "PROBLEM-02: the problem has no final time."
                        + " Try: over(t0, tf), or freeFinalTime(guess)",
                () -> PENDULUM.from(1, 2).boundary().endTime());
        refused(
                "PROBLEM-03: 5 conditions at the ends, which have only 4 unknowns."
                        + " Try: leave out 1",
                () -> PENDULUM.from(1, 2).to(3, 4).endingWhere("q = w^2").over(0, 1).boundary());
        refused(
                "PROBLEM-09: one part of the objective is minimised, another maximised."
                        + " Try: change the sign of one",
                () -> PENDULUM.maximising(terminal("q")));
        refused(
                "PROBLEM-10: \"q <= 1\" is an inequality at an end, which is not supported."
                        + " Try: an equation",
                () -> PENDULUM.endingWhere("q <= 1"));
    }

    @Test
    void noLaw() {
        refused(
                "PROBLEM-04: the Hamiltonian is linear in u and u has no bounds, so no maximising"
                        + " control exists. Try: bounds, or a quadratic cost on u",
                () -> ControlLaw.maximising(PENDULUM.minimisingTime()));
        ControlLaw hungry = ControlLaw.maximising(PENDULUM.minimising(running("-w^2*u^2+u")));
        refused(
                "PROBLEM-04: the Hamiltonian has no maximiser in u at t = 0.500000, x = [0.1, 0.2],"
                        + " p = [0.3, 0.4]. Try: bounds on the control, or another costate",
                () -> hungry.at(0.5, new double[] {0.1, 0.2}, new double[] {0.3, 0.4}));
    }

    @Test
    void aLawIsCheckedAgainstSamples() {
        OptimalControlProblem problem = PENDULUM.within("u", -1, 0.5);
        List<PhasePoint> points =
                List.of(
                        new PhasePoint(0.1, State.of(0.2, 0.3), Costate.of(-0.4, 0.3)),
                        new PhasePoint(0.1, State.of(0.2, 0.3), Costate.of(-0.4, 0.9)));
        SplittableRandom random = new SplittableRandom(4);

        MaximumCondition.check(problem, ControlLaw.maximising(problem), points, random);
        String outside =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        MaximumCondition.check(
                                                problem,
                                                (t, x, p) -> new double[] {p[1]},
                                                points,
                                                random))
                        .getMessage();
        assertTrue(outside.startsWith("LAW-01: the law gives u = [0.9] at t = 0.100000"), outside);
        String worse =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        MaximumCondition.check(
                                                problem,
                                                (t, x, p) -> new double[] {-p[1] / 2},
                                                points,
                                                random))
                        .getMessage();
        assertTrue(worse.startsWith("LAW-02: at t = 0.100000, x = (0.2, 0.3)"), worse);
    }

    @Test
    void derivativesByHandAreChecked() {
        SplittableRandom random = new SplittableRandom(8);
        SmoothProblem coupled = SmoothProblem.coupled().withTracking();

        assertDoesNotThrow(() -> coupled.toProblem(0).checkDerivatives(random));
        TerminalCost wrong =
                new TerminalCost() {
                    @Override
                    public double value(double[] x) {
                        return x[0] * x[0];
                    }

                    @Override
                    public void gradient(double[] x, double[] gradient) {
                        gradient[0] = x[0];
                        gradient[1] = 0;
                    }
                };
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        PENDULUM.minimising(wrong)
                                                .over(0, 1)
                                                .checkDerivatives(random))
                        .getMessage();
        assertTrue(message.startsWith("GRAD-01: gradient of \"d terminal cost / d q\""), message);
    }

    /** A law by hand linearises as the derived one does, to the error of differences. */
    @Test
    void aLawByHandLinearises() {
        double[] x = {0.7, -0.2};
        double[] p = {0.3, 0.9};
        double[][][] a = new double[2][4][4];
        double[][] ft = new double[2][4];
        PENDULUM.maximisedBy((t, y, q) -> new double[] {q[1]}).linearisation(0, x, p, a[0], ft[0]);
        PENDULUM.maximisedBy(ControlLaw.maximising(PENDULUM)).linearisation(0, x, p, a[1], ft[1]);
        for (int i = 0; i < 4; i++) {
            assertArrayEquals(a[1][i], a[0][i], 1e-10);
        }
    }

    /**
     * Given by hand, dynamics have the derivatives of the formulas, to the error of differences.
     */
    @Test
    void aSystemByHandHasAllDerivatives() {
        SmoothProblem tracking = SmoothProblem.coupled().withTracking();
        ControlHamiltonian given = tracking.toProblem(0).hamiltonian();
        OptimalControlProblem stated =
                OptimalControlProblem.of(tracking.system())
                        .minimising(running("0.5*(1+t)*(x1-0.3*x3)^2+0.4*x2^2*u1^2+0.2*sin(u2)"));
        double[] x = {0.7, -0.4, 0.9};
        double[] p = {1.3, 0.6, -0.8};
        double[] u = {0.45, -0.65};
        double[][] g = new double[2][9];
        double[][][] h = new double[2][9][9];
        given.gradient(0.37, x, p, u, g[0]);
        stated.hamiltonian().gradient(0.37, x, p, u, g[1]);
        given.hessian(0.37, x, p, u, h[0]);
        stated.hamiltonian().hessian(0.37, x, p, u, h[1]);

        assertArrayEquals(g[1], g[0], 1e-9);
        for (int i = 0; i < 9; i++) {
            assertArrayEquals(h[1][i], h[0][i], 1e-7, "row " + i);
        }
    }

    @Test
    void pathConstraintsKnowWhatTheyMeet() {
        OptimalControlProblem problem = PENDULUM.keeping("w <= 1.2", "q*u >= -1");

        assertEquals(PathConstraint.Kind.STATE, problem.pathConstraints().get(0).kind());
        assertEquals(PathConstraint.Kind.MIXED, problem.pathConstraints().get(1).kind());
        double[] g = new double[2];
        problem.pathConstraintMap().value(new double[] {0, 2, 1.5, -1}, g);
        assertArrayEquals(new double[] {0.3, 1}, g, 1e-15);
        assertEquals(0, problem.withoutPathConstraints().pathConstraints().size());
    }
}
