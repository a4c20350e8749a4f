package org.costate.control.adjoint;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.control.SweepResult;
import org.costate.control.SweepWork;
import org.costate.control.adjoint.ContinuousAdjoint.Kind;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.StepBudget;
import org.costate.ode.TimeGrid;
import org.costate.ode.Velocity;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.MultistepIntegrator;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.SecondaryODE;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.jspecify.annotations.Nullable;

/** One way forward and back of a continuous adjoint. One thread. */
final class ContinuousRun {

    private static final int BUDGET = 200_000; // accepted steps of a segment
    private static final int STARTING_STEPS = 20; // of a multi-step method, in the first segment

    private final AdjointProblem problem;
    private final Kind kind;
    private final AdaptiveIntegrator integrator;
    private final double tolerance;
    private final double[] nodes;
    private final Dynamics dynamics;
    private final double[][] theta;
    private final int n;
    private final int m;
    private final @Nullable DenseOutputModel[] dense;
    private final double[][] starts;
    private final int[] accepted;
    private final double[][] integratedHu;
    private final CostatePath path = new CostatePath();
    private double loss;
    private double reached;
    private int steps;

    ContinuousRun(
            AdjointProblem problem,
            Kind kind,
            AdaptiveIntegrator integrator,
            double tolerance,
            double[] nodes) {
        this.problem = problem;
        this.kind = kind;
        this.integrator = integrator;
        this.tolerance = tolerance;
        this.nodes = nodes;
        this.dynamics = problem.dynamics();
        this.theta = problem.parameters();
        this.n = dynamics.states();
        this.m = dynamics.controls();
        this.dense = new DenseOutputModel[nodes.length - 1];
        this.starts = new double[nodes.length][];
        this.accepted = new int[nodes.length - 1];
        this.integratedHu = new double[theta.length][m];
    }

    SweepResult result() {
        double[] x0 = problem.initialState().toArray();
        try {
            dynamics.requirePure(problem.start(), x0, theta[0]);
            double[] x = x0;
            starts[0] = x0;
            loss += problem.costAt(nodes[0], x0);
            for (int q = 0; q + 1 < nodes.length; q++) {
                x = forward(q, x, kind == Kind.INTERPOLATED, true);
                starts[q + 1] = x;
                loss += problem.costAt(nodes[q + 1], x);
            }
            return back(x0, x);
        } catch (MathRuntimeException e) {
            throw AdjointException.of(e, reached, steps, x0);
        }
    }

    private SweepResult back(double[] x0, double[] end) {
        double[] x = end;
        double[] p = new double[n];
        problem.jump(problem.end(), end, p);
        int last = nodes.length - 2;
        double ofEnd = -dynamics.hamiltonian(problem.end(), end, p, -1, control(last));
        path.begin(problem.end(), x, p);
        for (int q = last; q >= 0; q--) {
            if (kind == Kind.CHECKPOINTED) {
                forward(q, starts[q], true, false);
            }
            path.hamiltonian(dynamics.hamiltonian(nodes[q + 1], x, p, -1, control(q)));
            double[] y = backward(q, x, p);
            x = kind == Kind.BACKSOLVE ? Arrays.copyOf(y, n) : starts[q];
            p = kind == Kind.BACKSOLVE ? Arrays.copyOfRange(y, n, 2 * n) : y;
            problem.jump(nodes[q], x, p);
            path.jump(p);
            if (kind == Kind.CHECKPOINTED) {
                dense[q] = null;
            }
        }
        double recovery = kind == Kind.BACKSOLVE ? Recovery.error(x0, x) : Double.NaN;
        SweepResult.Builder made =
                path.into(problem.controlGrid(), integratedHu)
                        .cost(loss)
                        .times(new double[0], ofEnd)
                        .recovery(recovery)
                        .work(work());
        Recovery.warn(made, "the backsolve", recovery);
        return made.build();
    }

    private SweepWork work() {
        int wide = integrator.tableau().map(t -> t.stages()).orElse(8) + 2; // slopes of a step
        int all = Arrays.stream(accepted).sum();
        int most = Arrays.stream(accepted).max().orElse(0);
        long stored =
                switch (kind) {
                    case BACKSOLVE -> 1;
                    case INTERPOLATED -> all + 1L;
                    case CHECKPOINTED -> most + accepted.length;
                };
        long vectors =
                switch (kind) {
                    case BACKSOLVE -> 2;
                    case INTERPOLATED -> (long) wide * all;
                    case CHECKPOINTED -> (long) wide * most + accepted.length;
                };
        long again = kind == Kind.INTERPOLATED ? 0 : all;
        return new SweepWork(
                dynamics.evaluations(), dynamics.pullBacks(), stored, again, 0, 8L * n * vectors);
    }

    private double[] control(int q) {
        return theta[problem.interval(nodes[q], nodes[q + 1])];
    }

    // ----------------------------------------------------------------- forward

    private double[] forward(int q, double[] x, boolean keeps, boolean charges) {
        double[] u = control(q);
        ODEIntegrator steps = integrator(q);
        if (keeps) {
            dense[q] = new DenseOutputModel();
            steps.addStepHandler(dense[q]);
        }
        ExpandableODE equations = new ExpandableODE(state(dynamics, u));
        boolean costs = charges && dynamics.hasCost();
        if (costs) {
            equations.addSecondaryEquations(cost(u));
        }
        double[][] secondary = costs ? new double[1][1] : new double[0][];
        ODEStateAndDerivative end = integrate(steps, equations, q, q + 1, x, secondary);
        accepted[q] = this.steps;
        if (costs) {
            loss += end.getSecondaryState(1)[0];
        }
        return end.getPrimaryState();
    }

    private ODEIntegrator integrator(int q) {
        return integrator(integrator, tolerance, Math.abs(nodes[q + 1] - nodes[q]));
    }

    /** A multi-step method must find its first steps within the segment, however short. */
    private static ODEIntegrator integrator(
            AdaptiveIntegrator integrator, double tolerance, double span) {
        ODEIntegrator steps = integrator.at(tolerance).get();
        if (steps instanceof MultistepIntegrator several) {
            several.setStarterIntegrator(
                    new DormandPrince853Integrator(
                            0, span / STARTING_STEPS, 0.01 * tolerance, tolerance));
        }
        return steps;
    }

    private ODEStateAndDerivative integrate(
            ODEIntegrator steps,
            ExpandableODE equations,
            int from,
            int to,
            double[] y,
            double[][] secondary) {
        this.steps = 0;
        reached = nodes[from];
        steps.addStepHandler(StepBudget.of(equations.getPrimary(), BUDGET));
        steps.addStepHandler(
                step -> {
                    this.steps++;
                    dynamics.atStep(this.steps + 1);
                    reached = step.getCurrentState().getTime();
                });
        return steps.integrate(equations, new ODEState(nodes[from], y, secondary), nodes[to]);
    }

    private static OrdinaryDifferentialEquation state(Dynamics dynamics, double[] u) {
        return equation(dynamics.states(), (t, x, f) -> dynamics.velocity(t, x, u, f));
    }

    private static OrdinaryDifferentialEquation equation(int dimension, Velocity velocity) {
        return new OrdinaryDifferentialEquation() {
            @Override
            public int getDimension() {
                return dimension;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                double[] f = new double[dimension];
                velocity.evaluate(t, y, f);
                return f;
            }
        };
    }

    private SecondaryODE cost(double[] u) {
        return new SecondaryODE() {
            @Override
            public int getDimension() {
                return 1;
            }

            @Override
            public double[] computeDerivatives(
                    double t, double[] x, double[] xDot, double[] secondary) {
                return new double[] {dynamics.cost(t, x, u)};
            }
        };
    }

    static TimeGrid acceptedSteps(
            AdjointProblem problem,
            Dynamics dynamics,
            AdaptiveIntegrator integrator,
            double tolerance) {
        double[] breaks = problem.breaks();
        double[][] theta = problem.parameters();
        double[] x = problem.initialState().toArray();
        List<Double> times = new ArrayList<>();
        times.add(breaks[0]);
        try {
            for (int q = 0; q + 1 < breaks.length; q++) {
                double[] u = theta[problem.interval(breaks[q], breaks[q + 1])];
                OrdinaryDifferentialEquation equation = state(dynamics, u);
                ODEIntegrator steps =
                        integrator(integrator, tolerance, Math.abs(breaks[q + 1] - breaks[q]));
                steps.addStepHandler(StepBudget.of(equation, BUDGET));
                double begin = breaks[q];
                double end = breaks[q + 1];
                steps.addStepHandler(
                        step -> times.add(snapped(step.getCurrentState().getTime(), end, begin)));
                x =
                        steps.integrate(
                                        new ExpandableODE(equation),
                                        new ODEState(breaks[q], x),
                                        breaks[q + 1])
                                .getPrimaryState();
            }
        } catch (MathRuntimeException e) {
            throw AdjointException.of(e, times.get(times.size() - 1), times.size(), x);
        }
        return TimeGrid.of(times.stream().mapToDouble(Double::doubleValue).toArray());
    }

    // ---------------------------------------------------------------- backward

    /** Returns {@code p}, or {@code (x, p)} of a backsolve, at the beginning of a segment. */
    private double[] backward(int q, double[] x, double[] p) {
        double[] u = control(q);
        boolean both = kind == Kind.BACKSOLVE;
        double[] y = both ? Arrays.copyOf(x, 2 * n) : p.clone();
        if (both) {
            System.arraycopy(p, 0, y, n, n);
        }
        DenseOutputModel states = dense[q];
        Costates costates = new Costates(u, states);
        ExpandableODE equations = new ExpandableODE(equation(y.length, costates::velocity));
        if (m > 0) {
            equations.addSecondaryEquations(costates);
        }
        ODEIntegrator steps = integrator(q);
        steps.addStepHandler(
                step -> {
                    ODEStateAndDerivative now = step.getCurrentState();
                    double t = snapped(now.getTime(), nodes[q], nodes[q + 1]);
                    double[] z = now.getPrimaryState();
                    double[] at = both ? Arrays.copyOf(z, n) : stateAt(q, t, states);
                    double[] costate = both ? Arrays.copyOfRange(z, n, 2 * n) : z;
                    path.step(t, at, costate, dynamics.hamiltonian(t, at, costate, -1, u));
                });
        double[][] secondary = m > 0 ? new double[1][m] : new double[0][];
        ODEStateAndDerivative end = integrate(steps, equations, q + 1, q, y, secondary);
        if (m > 0) {
            int interval = problem.interval(nodes[q], nodes[q + 1]);
            Dynamics.addScaled(-1, end.getSecondaryState(1), integratedHu[interval]);
        }
        return end.getPrimaryState();
    }

    /** Returns the end of a segment for a time that misses it by rounding. */
    private static double snapped(double t, double end, double begin) {
        double near = 1e-13 * Math.abs(begin - end) + 4 * Math.ulp(end);
        return Math.abs(t - end) <= near ? end : t;
    }

    private double[] stateAt(int q, double t, @Nullable DenseOutputModel states) {
        return t == nodes[q] || states == null
                ? starts[q].clone()
                : states.getInterpolatedState(t).getPrimaryState();
    }

    /** {@code ṗ = −∂H/∂x} and, from the same pull-back, {@code ∂H/∂θ}. */
    private final class Costates implements SecondaryODE {

        private final double[] u;
        private final @Nullable DenseOutputModel states;
        private final double[] xDot = new double[n];
        private final double[] hx = new double[n];
        private double[] hu = new double[m];

        Costates(double[] u, @Nullable DenseOutputModel states) {
            this.u = u;
            this.states = states;
        }

        void velocity(double t, double[] y, double[] f) {
            boolean both = states == null;
            double[] x =
                    both ? Arrays.copyOf(y, n) : states.getInterpolatedState(t).getPrimaryState();
            double[] p = both ? Arrays.copyOfRange(y, n, 2 * n) : y;
            if (both) {
                dynamics.velocity(t, x, u, xDot);
                System.arraycopy(xDot, 0, f, 0, n);
            }
            Arrays.fill(hx, 0);
            hu = new double[m];
            dynamics.pullBack(t, x, p, -1, u, hx, hu);
            for (int i = 0; i < n; i++) {
                f[f.length - n + i] = -hx[i];
            }
        }

        @Override
        public int getDimension() {
            return m;
        }

        @Override
        public double[] computeDerivatives(
                double t, double[] primary, double[] primaryDot, double[] secondary) {
            return hu;
        }
    }
}
