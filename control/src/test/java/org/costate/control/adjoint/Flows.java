package org.costate.control.adjoint;

import static org.costate.control.formula.Formula.cos;
import static org.costate.control.formula.Formula.number;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.tanh;
import static org.costate.control.formula.Formula.vector;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.ControlSystem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.RunningFormula;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SeparableSystem;
import org.costate.control.SmoothVelocity;
import org.costate.control.TerminalFormula;
import org.costate.control.formula.Formula;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/** Problems, tableaus and directions the tests of the adjoints run through. */
final class Flows {

    static final long SEED = 4711;

    static final ButcherTableau HEUN_2 =
            ButcherTableau.of(
                    "heun-2", new double[][] {{1}}, new double[] {0.5, 0.5}, new double[] {1});

    static final ButcherTableau KUTTA_3 =
            ButcherTableau.of(
                    "kutta-3",
                    new double[][] {{0.5}, {-1, 2}},
                    new double[] {1 / 6.0, 2 / 3.0, 1 / 6.0},
                    new double[] {0.5, 1});

    /** {@code b₂ = 0}. */
    static final ButcherTableau HEUN_3 =
            ButcherTableau.of(
                    "heun-3",
                    new double[][] {{1 / 3.0}, {0, 2 / 3.0}},
                    new double[] {0.25, 0, 0.75},
                    new double[] {1 / 3.0, 2 / 3.0});

    /** Implicit, with a weight of zero and no other property. */
    static final ButcherTableau ODD =
            ButcherTableau.whole(
                    "odd",
                    new double[][] {{0.3, -0.1, 0.2}, {0.15, 0.4, 0.1}, {-0.2, 0.35, 0.5}},
                    new double[] {0.45, 0, 0.55});

    private Flows() {}

    static Stream<ButcherTableau> explicit() {
        return Stream.concat(
                Scheme.all().stream()
                        .filter(ButcherTableau.class::isInstance)
                        .map(ButcherTableau.class::cast),
                Stream.of(HEUN_2, KUTTA_3, HEUN_3));
    }

    static Stream<ButcherTableau> implicit() {
        return Stream.concat(ButcherTableau.implicitMethods().stream(), Stream.of(ODD));
    }

    static Stream<ButcherTableau> tableaus() {
        return Stream.concat(explicit(), implicit());
    }

    // ---------------------------------------------------------------- systems

    /** Three states, two parameters, time in the velocity. */
    static final SmoothVelocity COUPLED =
            (t, x, u) ->
                    vector(
                            tanh(
                                    x[1].times(0.7)
                                            .minus(x[2].times(u[0]).times(0.4))
                                            .plus(sin(t).times(0.3))),
                            u[1].times(cos(t.times(0.6)))
                                    .minus(x[0].times(0.5))
                                    .plus(x[1].times(x[2]).times(0.2)),
                            u[0].times(u[1])
                                    .times(0.3)
                                    .plus(sin(x[0]))
                                    .minus(x[2].times(t.times(0.1).plus(1)).times(0.8)));

    /** {@code ℓ = ½(1+t)(x₁ − 0.3x₃)² + 0.4 x₂²u₁² + 0.2 sin u₂}. */
    static final RunningFormula TRACKING =
            (t, x, u) ->
                    x[0].minus(x[2].times(0.3))
                            .squared()
                            .times(t.plus(1))
                            .times(0.5)
                            .plus(x[1].times(u[0]).squared().times(0.4))
                            .plus(sin(u[1]).times(0.2));

    /** Returns {@code φ = ½(x₁ − a)² + 0.3 x₂x₃ + sin x₃}. */
    static TerminalFormula end(double a) {
        return (t, x) ->
                x[0].minus(a)
                        .squared()
                        .times(0.5)
                        .plus(x[1].times(x[2]).times(0.3))
                        .plus(sin(x[2]));
    }

    /** Returns {@code f = tanh(Wx + b) − γx}, {@code θ = (W, b)}. */
    static SecondOrderSystem netSystem(int n, double gamma) {
        return ControlSystem.smooth(
                n,
                n * n + n,
                (t, x, u) -> {
                    Formula[] f = new Formula[n];
                    for (int i = 0; i < n; i++) {
                        Formula sum = u[n * n + i];
                        for (int j = 0; j < n; j++) {
                            sum = sum.plus(u[i * n + j].times(x[j]));
                        }
                        f[i] = tanh(sum).minus(x[i].times(gamma));
                    }
                    return f;
                });
    }

    private static final double[][] K = {{0.9, -0.4, 0.3}, {0.2, 0.7, -1.1}};

    /** Returns half of a separable system of {@code 2 + 3} states. */
    private static SecondOrderSystem half(boolean first) {
        return ControlSystem.smooth(
                5,
                2,
                (t, x, u) -> {
                    Formula[] f = new Formula[5];
                    Arrays.fill(f, number(0));
                    for (int i = 0; i < 2 && first; i++) {
                        Formula sum = u[0].times(0.6 - i).plus(sin(t).times(0.2));
                        for (int j = 0; j < 3; j++) {
                            sum = sum.plus(x[2 + j].times(K[i][j]));
                        }
                        f[i] = tanh(sum);
                    }
                    for (int j = 0; j < 3 && !first; j++) {
                        Formula sum = u[1].times(0.5 * j - 0.3);
                        for (int i = 0; i < 2; i++) {
                            sum = sum.plus(x[i].times(K[i][j]));
                        }
                        f[2 + j] = tanh(sum).negate();
                    }
                    return f;
                });
    }

    /** The sum of both halves. */
    static final class Sum implements SeparableSystem, SecondOrderSystem {
        private final List<ControlSystem> parts = List.of(half(true), half(false));

        @Override
        public List<ControlSystem> parts() {
            return parts;
        }

        @Override
        public int stateDimension() {
            return 5;
        }

        @Override
        public int controlDimension() {
            return 2;
        }

        @Override
        public void velocity(double t, double[] x, double[] u, double[] f) {
            double[] g = new double[5];
            parts.get(0).velocity(t, x, u, f);
            parts.get(1).velocity(t, x, u, g);
            Dynamics.addScaled(1, g, f);
        }

        @Override
        public void pullBack(
                double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
            parts.forEach(part -> part.pullBack(t, x, p, u, px, pu));
        }

        @Override
        public void tangent(
                double t,
                double[] x,
                double[] u,
                double dt,
                double[] dx,
                double[] du,
                double[] df) {
            double[] g = new double[5];
            ((SecondOrderSystem) parts.get(0)).tangent(t, x, u, dt, dx, du, df);
            ((SecondOrderSystem) parts.get(1)).tangent(t, x, u, dt, dx, du, g);
            Dynamics.addScaled(1, g, df);
        }

        @Override
        public void pullBackTangent(
                double t,
                double[] x,
                double[] p,
                double[] u,
                double[] dx,
                double[] dp,
                double[] du,
                double[] dpx,
                double[] dpu) {
            for (ControlSystem part : parts) {
                ((SecondOrderSystem) part).pullBackTangent(t, x, p, u, dx, dp, du, dpx, dpu);
            }
        }
    }

    // --------------------------------------------------------------- problems

    static AdjointProblem coupled() {
        return AdjointProblem.of(ControlSystem.smooth(3, 2, COUPLED))
                .minimising(end(0.4))
                .from(0.1, State.of(0.7, -0.4, 0.9))
                .to(1.2)
                .at(0.6, -0.8);
    }

    static AdjointProblem separable() {
        return AdjointProblem.of(new Sum())
                .minimising(end(0.4))
                .from(0.1, State.of(0.7, -0.4, 0.9, 0.2, -0.6))
                .to(1.2)
                .at(0.6, -0.8);
    }

    /** Everything at once: costs on the way, data at three times, a parameter of two intervals. */
    static AdjointProblem full(AdjointProblem bare, double... nodes) {
        TimeGrid grid = TimeGrid.of(nodes);
        double[][] rows = new double[grid.steps()][];
        for (int q = 0; q < rows.length; q++) {
            rows[q] = new double[] {0.6 - 0.9 * q, -0.8 + 0.5 * q};
        }
        return bare.minimising(TRACKING)
                .observing(nodes[0] + 0.25 * (nodes[1] - nodes[0]), end(-0.2))
                .observing(nodes[1], end(0.9))
                .observing(nodes[nodes.length - 1], end(0.1))
                .under(PiecewiseConstantControl.of(grid, rows));
    }

    /** A net of width 4 with parameters of size 1; {@code γ} contracts it. */
    static AdjointProblem net(double gamma, double end) {
        SplittableRandom random = new SplittableRandom(SEED);
        int n = 4;
        double[] theta = random.doubles(n * n + n, -1.1, 1.1).toArray();
        return AdjointProblem.of(netSystem(n, gamma))
                .minimising(end(0.3))
                .from(0, State.of(0.8, -0.5, 0.3, 1.1))
                .to(end)
                .at(theta);
    }

    // -------------------------------------------------------------- directions

    static double[] direction(int length, int which) {
        return new SplittableRandom(SEED + which).doubles(length, -1, 1).toArray();
    }

    static double[][] directions(AdjointProblem problem, int which) {
        double[][] rows = new double[problem.parameters().length][];
        for (int q = 0; q < rows.length; q++) {
            rows[q] = direction(problem.system().controlDimension(), which + 100 * q);
        }
        return rows;
    }

    static double pairing(double[][] a, double[][] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += Dynamics.dot(a[i], b[i]);
        }
        return sum;
    }

    /** Returns the largest difference over the largest entry of the reference. */
    static double gap(double[] reference, double[] got) {
        double worst = reference.length == got.length ? 0 : Double.NaN;
        double scale = 0;
        for (int i = 0; i < reference.length; i++) {
            worst = Math.max(worst, Math.abs(reference[i] - got[i]));
            scale = Math.max(scale, Math.abs(reference[i]));
        }
        return worst / scale;
    }
}
