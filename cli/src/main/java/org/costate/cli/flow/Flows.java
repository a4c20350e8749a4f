package org.costate.cli.flow;

import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.squaredNorm;
import static org.costate.control.formula.Formula.tanh;
import static org.costate.control.formula.Formula.vector;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.control.ControlSystem;
import org.costate.control.SmoothVelocity;
import org.costate.control.TerminalCost;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.control.adjoint.TangentSweep;
import org.costate.control.formula.Formula;
import org.costate.ode.Scheme;
import org.costate.ode.State;

/** The flows there are. */
public final class Flows {

    /** The rate at which the dissipative flow contracts unless another is asked for. */
    public static final double GAMMA = 4;

    private static final int WIDTH = 4;
    private static final int HIDDEN = 10;
    private static final int SPIRAL_DATA = 30;
    private static final double SPIRAL_END = 1.5;

    private Flows() {}

    /** Returns the names of all flows, in the order they are best read. */
    public static List<String> names() {
        return all(GAMMA, 1).stream().map(Flow::name).toList();
    }

    /**
     * Returns all flows.
     *
     * @param gamma the rate of the dissipative one
     * @param seed of weights
     */
    public static List<Flow> all(double gamma, long seed) {
        return List.of(
                new Flow(
                        "dissipative",
                        "x' = tanh(Wx + b) - gamma x, 4 states, theta = (W, b), t from 0 to 5",
                        "where a flow contracts, running its state backward loses it",
                        40,
                        dissipative(gamma, 5, seed)),
                new Flow(
                        "oscillator",
                        "x1' = x2, x2' = -k x1 - c x2 + a sin t, theta = (k, c, a), t from 0 to 10",
                        "a gentle flow: all adjoints agree, so memory and work decide",
                        60,
                        oscillator()),
                new Flow(
                        "lotka-volterra",
                        "x1' = a x1 - b x1 x2, x2' = -c x2 + d x1 x2, data at t = 1 ... 10",
                        "a loss of many times: the costate jumps at every one",
                        8,
                        lotkaVolterra()),
                new Flow(
                        "spiral",
                        "x' = W2 tanh(W1 x^3 + b1) + b2, 52 weights, data at 30 times",
                        "a neural differential equation at its first gradient",
                        2,
                        spiral(seed)),
                new Flow(
                        "stiff",
                        "x1' = x2, x2' = mu (1 - x1^2) x2 - x1, theta = mu = 200, t from 0 to 1",
                        "stiff: explicit methods break or crawl, backward it is lost at once",
                        40,
                        stiff()));
    }

    /** Returns {@code f = tanh(Wx + b) − γx} with weights of size 1. */
    public static AdjointProblem dissipative(double gamma, double end, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] theta = random.doubles(WIDTH * WIDTH + WIDTH, -1.1, 1.1).toArray();
        return AdjointProblem.of(
                        ControlSystem.smooth(
                                WIDTH,
                                theta.length,
                                (t, x, u) -> contracting(affine(u, 0, x, WIDTH), x, gamma)))
                .minimising((t, x) -> squaredNorm(x).over(2).plus(sin(x[WIDTH - 1])))
                .from(0, State.of(0.8, -0.5, 0.3, 1.1))
                .to(end)
                .at(theta);
    }

    private static Formula[] contracting(Formula[] u, Formula[] x, double gamma) {
        Formula[] f = new Formula[x.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = tanh(u[i]).minus(x[i].times(gamma));
        }
        return f;
    }

    /** Returns {@code Wx + b}, {@code W} row by row from {@code at}, {@code b} behind it. */
    private static Formula[] affine(Formula[] theta, int at, Formula[] x, int rows) {
        Formula[] y = new Formula[rows];
        for (int i = 0; i < rows; i++) {
            y[i] = theta[at + rows * x.length + i];
            for (int j = 0; j < x.length; j++) {
                y[i] = y[i].plus(theta[at + i * x.length + j].times(x[j]));
            }
        }
        return y;
    }

    private static AdjointProblem oscillator() {
        return AdjointProblem.of(
                        ControlSystem.smooth(
                                2,
                                3,
                                (t, x, u) ->
                                        vector(
                                                x[1],
                                                sin(t).times(u[2])
                                                        .minus(u[0].times(x[0]))
                                                        .minus(u[1].times(x[1])))))
                .minimising(TerminalCost.halfSquaredDistance(State.of(1, 0.5)))
                .from(0, State.of(1, 0))
                .to(10)
                .at(2, 0.05, 0.3);
    }

    private static AdjointProblem lotkaVolterra() {
        AdjointProblem bare =
                AdjointProblem.of(
                                ControlSystem.smooth(
                                        2,
                                        4,
                                        (t, x, u) ->
                                                vector(
                                                        x[0].times(u[0].minus(u[1].times(x[1]))),
                                                        x[1].times(u[3].times(x[0]).minus(u[2])))))
                        .from(0, State.of(1, 1))
                        .to(10);
        double[] times = IntStream.rangeClosed(1, 10).asDoubleStream().toArray();
        return observed(bare.at(1.5, 1, 3, 1), bare.at(1.4, 0.95, 2.8, 1.05), times);
    }

    private static AdjointProblem spiral(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SmoothVelocity network =
                (t, x, u) -> {
                    Formula[] cubes = {x[0].pow(3), x[1].pow(3)};
                    Formula[] hidden = affine(u, 0, cubes, HIDDEN);
                    for (int i = 0; i < HIDDEN; i++) {
                        hidden[i] = tanh(hidden[i]);
                    }
                    return affine(u, 3 * HIDDEN, hidden, 2);
                };
        AdjointProblem curve =
                AdjointProblem.of(
                                ControlSystem.smooth(
                                        2,
                                        0,
                                        (t, x, u) ->
                                                vector(
                                                        x[1].pow(3)
                                                                .times(-2)
                                                                .minus(x[0].pow(3).times(0.1)),
                                                        x[0].pow(3)
                                                                .times(2)
                                                                .minus(x[1].pow(3).times(0.1)))))
                        .from(0, State.of(2, 0))
                        .to(SPIRAL_END);
        double[] times =
                IntStream.range(1, SPIRAL_DATA)
                        .mapToDouble(i -> SPIRAL_END * i / (SPIRAL_DATA - 1))
                        .toArray();
        return observed(
                AdjointProblem.of(ControlSystem.smooth(2, 5 * HIDDEN + 2, network))
                        .from(0, State.of(2, 0))
                        .to(SPIRAL_END)
                        .at(random.doubles(5 * HIDDEN + 2, -0.5, 0.5).toArray()),
                curve,
                times);
    }

    /** Charges half the mean squared distance from another flow's states at times. */
    private static AdjointProblem observed(
            AdjointProblem problem, AdjointProblem truth, double[] times) {
        AdjointProblem timed = truth;
        for (double time : times) {
            timed = timed.observing(time, TerminalCost.none());
        }
        int fine = 40;
        TangentSweep path = TangentSweep.of(timed, Scheme.DORMAND_PRINCE_853, timed.grid(fine));
        AdjointProblem all = problem;
        for (int i = 0; i < times.length; i++) {
            double[] y = path.state((i + 1) * fine);
            double share = 0.5 / times.length;
            all =
                    all.observing(
                            times[i],
                            (t, x) -> squaredNorm(x[0].minus(y[0]), x[1].minus(y[1])).times(share));
        }
        return all;
    }

    private static AdjointProblem stiff() {
        return AdjointProblem.of(
                        ControlSystem.smooth(
                                2,
                                1,
                                (t, x, u) ->
                                        vector(
                                                x[1],
                                                x[0].squared()
                                                        .negate()
                                                        .plus(1)
                                                        .times(x[1])
                                                        .times(u[0])
                                                        .minus(x[0]))))
                .minimising(TerminalCost.halfSquaredDistance(State.of(1.5, 0)))
                .from(0, State.of(2, 0))
                .to(1)
                .at(200);
    }
}
