package org.costate.control.adjoint;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.ControlSystem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SecondOrderCost;
import org.costate.control.SecondOrderEnd;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SeparableSystem;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.CalculusFieldElement;
import org.hipparchus.util.MathArrays;

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
    static final class Coupled implements SecondOrderSystem.FieldFormula {
        @Override
        public <T extends CalculusFieldElement<T>> T[] at(T t, T[] x, T[] u) {
            T[] f = MathArrays.buildArray(t.getField(), 3);
            f[0] =
                    x[1].multiply(0.7)
                            .subtract(x[2].multiply(u[0]).multiply(0.4))
                            .add(t.sin().multiply(0.3))
                            .tanh();
            f[1] =
                    u[1].multiply(t.multiply(0.6).cos())
                            .subtract(x[0].multiply(0.5))
                            .add(x[1].multiply(x[2]).multiply(0.2));
            f[2] =
                    u[0].multiply(u[1])
                            .multiply(0.3)
                            .add(x[0].sin())
                            .subtract(x[2].multiply(t.multiply(0.1).add(1)).multiply(0.8));
            return f;
        }
    }

    /** {@code ℓ = ½(1+t)(x₁ − 0.3x₃)² + 0.4 x₂²u₁² + 0.2 sin u₂}. */
    static final class Tracking implements SecondOrderCost.FieldFormula {
        @Override
        public <T extends CalculusFieldElement<T>> T at(T t, T[] x, T[] u) {
            T gap = x[0].subtract(x[2].multiply(0.3));
            T mixed = x[1].multiply(u[0]);
            return gap.multiply(gap)
                    .multiply(t.add(1))
                    .multiply(0.5)
                    .add(mixed.multiply(mixed).multiply(0.4))
                    .add(u[1].sin().multiply(0.2));
        }
    }

    /** {@code φ = ½(x₁ − a)² + 0.3 x₂x₃ + sin x₃}. */
    static final class End implements SecondOrderEnd.FieldFormula {
        private final double a;

        End(double a) {
            this.a = a;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T at(T[] x) {
            T gap = x[0].subtract(a);
            return gap.multiply(gap)
                    .multiply(0.5)
                    .add(x[1].multiply(x[2]).multiply(0.3))
                    .add(x[2].sin());
        }
    }

    /** {@code f = tanh(Wx + b) − γx}, {@code θ = (W, b)}. */
    static final class Net implements SecondOrderSystem.FieldFormula {
        private final int n;
        private final double gamma;

        Net(int n, double gamma) {
            this.n = n;
            this.gamma = gamma;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] at(T t, T[] x, T[] u) {
            T[] f = MathArrays.buildArray(t.getField(), n);
            for (int i = 0; i < n; i++) {
                T sum = u[n * n + i];
                for (int j = 0; j < n; j++) {
                    sum = sum.add(u[i * n + j].multiply(x[j]));
                }
                f[i] = sum.tanh().subtract(x[i].multiply(gamma));
            }
            return f;
        }
    }

    /** Half of a separable system of {@code 2 + 3} states. */
    static final class Half implements SecondOrderSystem.FieldFormula {
        private static final double[][] K = {{0.9, -0.4, 0.3}, {0.2, 0.7, -1.1}};
        private final boolean first;

        Half(boolean first) {
            this.first = first;
        }

        @Override
        public <T extends CalculusFieldElement<T>> T[] at(T t, T[] x, T[] u) {
            T[] f = MathArrays.buildArray(t.getField(), 5);
            for (int i = 0; i < 5; i++) {
                f[i] = t.getField().getZero();
            }
            for (int i = 0; i < 2 && first; i++) {
                T sum = u[0].multiply(0.6 - i).add(t.sin().multiply(0.2));
                for (int j = 0; j < 3; j++) {
                    sum = sum.add(x[2 + j].multiply(K[i][j]));
                }
                f[i] = sum.tanh();
            }
            for (int j = 0; j < 3 && !first; j++) {
                T sum = u[1].multiply(0.5 * j - 0.3);
                for (int i = 0; i < 2; i++) {
                    sum = sum.add(x[i].multiply(K[i][j]));
                }
                f[2 + j] = sum.tanh().negate();
            }
            return f;
        }
    }

    /** The sum of both halves. */
    static final class Sum implements SeparableSystem, SecondOrderSystem {
        private final List<ControlSystem> parts =
                List.of(
                        SecondOrderSystem.of(5, 2, new Half(true)),
                        SecondOrderSystem.of(5, 2, new Half(false)));

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
        return AdjointProblem.of(SecondOrderSystem.of(3, 2, new Coupled()))
                .minimising(SecondOrderEnd.of(new End(0.4)))
                .from(0.1, State.of(0.7, -0.4, 0.9))
                .to(1.2)
                .at(0.6, -0.8);
    }

    static AdjointProblem separable() {
        return AdjointProblem.of(new Sum())
                .minimising(SecondOrderEnd.of(new End(0.4)))
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
        return bare.minimising(SecondOrderCost.of(new Tracking()))
                .observing(
                        nodes[0] + 0.25 * (nodes[1] - nodes[0]), SecondOrderEnd.of(new End(-0.2)))
                .observing(nodes[1], SecondOrderEnd.of(new End(0.9)))
                .observing(nodes[nodes.length - 1], SecondOrderEnd.of(new End(0.1)))
                .under(PiecewiseConstantControl.of(grid, rows));
    }

    /** A net of width 4 with parameters of size 1; {@code γ} contracts it. */
    static AdjointProblem net(double gamma, double end) {
        SplittableRandom random = new SplittableRandom(SEED);
        int n = 4;
        double[] theta = random.doubles(n * n + n, -1.1, 1.1).toArray();
        return AdjointProblem.of(SecondOrderSystem.of(n, n * n + n, new Net(n, gamma)))
                .minimising(SecondOrderEnd.of(new End(0.3)))
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
