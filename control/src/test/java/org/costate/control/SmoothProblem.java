package org.costate.control;

import static org.costate.control.formula.Formula.cos;
import static org.costate.control.formula.Formula.sin;
import static org.costate.control.formula.Formula.tanh;
import static org.costate.control.formula.Formula.vector;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.costate.control.formula.FieldValues;
import org.costate.control.formula.Formula;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * A problem written twice: as formulas over differentiable scalars for the referee, and as the
 * toolkit takes it, with the gradients of its costs by hand.
 *
 * @param parts the velocity, cut into its parts; one part if it is not separable
 */
record SmoothProblem(
        String name,
        int m,
        List<SmoothVelocity> parts,
        SmoothCost smoothRunning,
        RunningCost running,
        SmoothEnd smoothTerminal,
        TerminalCost terminal,
        State start) {

    /** A running cost as a formula. */
    @FunctionalInterface
    interface SmoothCost {
        Gradient at(Gradient t, Gradient[] x, Gradient[] u);
    }

    /** A terminal cost as a formula. */
    @FunctionalInterface
    interface SmoothEnd {
        Gradient at(Gradient[] x);
    }

    /** Unequal steps that start away from zero. */
    static final TimeGrid GRID = TimeGrid.of(0.1, 0.35, 0.5, 0.95, 1.2);

    private static final SmoothVelocity COUPLED =
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

    private static final double[][] K = {{0.9, -0.4, 0.3}, {0.2, 0.7, -1.1}};

    private static final SmoothVelocity FIRST_PART =
            (t, x, u) -> {
                Formula zero = Formula.number(0);
                Formula[] f = {zero, zero, zero, zero, zero};
                for (int i = 0; i < 2; i++) {
                    Formula sum = u[0].times(0.6 - i).plus(sin(t).times(0.2));
                    for (int j = 0; j < 3; j++) {
                        sum = sum.plus(x[2 + j].times(K[i][j]));
                    }
                    f[i] = tanh(sum);
                }
                return f;
            };

    private static final SmoothVelocity SECOND_PART =
            (t, x, u) -> {
                Formula zero = Formula.number(0);
                Formula[] f = {zero, zero, zero, zero, zero};
                for (int j = 0; j < 3; j++) {
                    Formula sum = u[1].times(0.5 * j - 0.3);
                    for (int i = 0; i < 2; i++) {
                        sum = sum.plus(x[i].times(K[i][j]));
                    }
                    f[2 + j] = tanh(sum).negate();
                }
                return f;
            };

    private static final SmoothCost NO_COST = (t, x, u) -> u[0].newInstance(0);

    private static final SmoothCost SMOOTH_ENERGY =
            (t, x, u) -> u[0].square().add(u[1].square()).multiply(0.35);

    private static final SmoothCost SMOOTH_TRACKING =
            (t, x, u) ->
                    x[0].subtract(x[2].multiply(0.3))
                            .square()
                            .multiply(t.add(1))
                            .multiply(0.5)
                            .add(x[1].multiply(u[0]).square().multiply(0.4))
                            .add(u[1].sin().multiply(0.2));

    /** {@code ℓ = ½(1+t)(x₁ − 0.3x₃)² + 0.4 x₂²u₁² + 0.2 sin u₂}. */
    private static final RunningCost TRACKING =
            new RunningCost() {
                @Override
                public double value(double t, double[] x, double[] u) {
                    double gap = x[0] - 0.3 * x[2];
                    double mixed = x[1] * u[0];
                    return 0.5 * (1 + t) * gap * gap + 0.4 * mixed * mixed + 0.2 * Math.sin(u[1]);
                }

                @Override
                public void addGradient(
                        double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
                    double gap = x[0] - 0.3 * x[2];
                    gx[0] += scale * (1 + t) * gap;
                    gx[1] += scale * 0.8 * x[1] * u[0] * u[0];
                    gx[2] -= scale * 0.3 * (1 + t) * gap;
                    gu[0] += scale * 0.8 * x[1] * x[1] * u[0];
                    gu[1] += scale * 0.2 * Math.cos(u[1]);
                }
            };

    private static final SmoothEnd SMOOTH_END =
            x ->
                    x[0].subtract(0.4)
                            .square()
                            .multiply(0.5)
                            .add(x[1].multiply(x[2]).multiply(0.3))
                            .add(x[2].sin());

    /** {@code φ = ½(x₁ − 0.4)² + 0.3 x₂x₃ + sin x₃}, whatever the dimension. */
    private static final TerminalCost END =
            new TerminalCost() {
                @Override
                public double value(double[] x) {
                    return 0.5 * (x[0] - 0.4) * (x[0] - 0.4) + 0.3 * x[1] * x[2] + Math.sin(x[2]);
                }

                @Override
                public void gradient(double[] x, double[] gradient) {
                    java.util.Arrays.fill(gradient, 0);
                    gradient[0] = x[0] - 0.4;
                    gradient[1] = 0.3 * x[2];
                    gradient[2] = 0.3 * x[1] + Math.cos(x[2]);
                }
            };

    /** Three states, two controls, time in the velocity, no running cost. */
    static SmoothProblem coupled() {
        return new SmoothProblem(
                "coupled",
                2,
                List.of(COUPLED),
                NO_COST,
                RunningCost.none(),
                SMOOTH_END,
                END,
                State.of(0.7, -0.4, 0.9));
    }

    /** Five states in parts of two and three, two controls, no running cost. */
    static SmoothProblem separable() {
        return new SmoothProblem(
                "separable",
                2,
                List.of(FIRST_PART, SECOND_PART),
                NO_COST,
                RunningCost.none(),
                SMOOTH_END,
                END,
                State.of(0.7, -0.4, 0.9, 0.2, -0.6));
    }

    /** This problem with {@code ℓ = 0.35 |u|²}. */
    SmoothProblem withEnergy() {
        return new SmoothProblem(
                name + ", energy",
                m,
                parts,
                SMOOTH_ENERGY,
                RunningCost.energy(0.7),
                smoothTerminal,
                terminal,
                start);
    }

    /** This problem with a running cost of time, state and control. */
    SmoothProblem withTracking() {
        return new SmoothProblem(
                name + ", tracking",
                m,
                parts,
                SMOOTH_TRACKING,
                TRACKING,
                smoothTerminal,
                terminal,
                start);
    }

    /** This problem with time stopped at {@code t}, so that it is autonomous. */
    SmoothProblem frozenAt(double stop) {
        List<SmoothVelocity> frozen =
                parts.stream()
                        .map(f -> (SmoothVelocity) (t, x, u) -> f.at(Formula.number(stop), x, u))
                        .toList();
        RunningCost frozenRunning =
                running == RunningCost.none()
                        ? running
                        : new RunningCost() {
                            @Override
                            public double value(double t, double[] x, double[] u) {
                                return running.value(stop, x, u);
                            }

                            @Override
                            public void addGradient(
                                    double t,
                                    double[] x,
                                    double[] u,
                                    double scale,
                                    double[] gx,
                                    double[] gu) {
                                running.addGradient(stop, x, u, scale, gx, gu);
                            }
                        };
        return new SmoothProblem(
                name + ", frozen",
                m,
                frozen,
                (t, x, u) -> smoothRunning.at(t.newInstance(stop), x, u),
                frozenRunning,
                smoothTerminal,
                terminal,
                start);
    }

    /** Returns a part of the velocity in dual numbers, for the referee. */
    Gradient[] velocity(int part, Gradient t, Gradient[] x, Gradient[] u) {
        Map<String, Gradient> values = new HashMap<>(Map.of("t", t));
        for (int i = 0; i < x.length; i++) {
            values.put("x" + (i + 1), x[i]);
        }
        for (int j = 0; j < u.length; j++) {
            values.put("u" + (j + 1), u[j]);
        }
        Formula[] f =
                parts.get(part)
                        .at(
                                Formula.variable("t"),
                                StatedSystem.symbols(StatedSystem.numbered("x", x.length)),
                                StatedSystem.symbols(StatedSystem.numbered("u", u.length)));
        return FieldValues.of(f, values, t.getField());
    }

    int n() {
        return start.dimension();
    }

    /** Returns the system: separable if it has several parts. */
    ControlSystem system() {
        List<ControlSystem> systems =
                parts.stream().<ControlSystem>map(f -> ControlSystem.smooth(n(), m, f)).toList();
        return systems.size() == 1 ? systems.get(0) : new SumOfParts(systems);
    }

    OptimalControlProblem toProblem(double t0) {
        return OptimalControlProblem.of(system())
                .minimising(running)
                .minimising(terminal)
                .from(t0, start);
    }

    DiscreteProblem discretised(TimeGrid grid, Scheme scheme) {
        return toProblem(grid.start()).discretised(grid, scheme);
    }

    @Override
    public String toString() {
        return name;
    }

    /** A separable system with its parts. */
    record SumOfParts(List<ControlSystem> parts) implements SeparableSystem {

        @Override
        public int stateDimension() {
            return parts.get(0).stateDimension();
        }

        @Override
        public int controlDimension() {
            return parts.get(0).controlDimension();
        }

        @Override
        public void velocity(double t, double[] x, double[] u, double[] xDot) {
            double[] f = new double[xDot.length];
            java.util.Arrays.fill(xDot, 0);
            for (ControlSystem part : parts) {
                part.velocity(t, x, u, f);
                for (int i = 0; i < f.length; i++) {
                    xDot[i] += f[i];
                }
            }
        }

        @Override
        public void pullBack(
                double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
            for (ControlSystem part : parts) {
                part.pullBack(t, x, p, u, px, pu);
            }
        }
    }
}
