package org.costate.control.feedback;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.costate.control.PiecewiseConstantControl;
import org.costate.ode.SolverStatus;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/** One run of a {@link RecedingHorizon}. */
final class RecedingRun {

    private final RecedingHorizon controller;
    private final Plant plant;
    private final FeedbackPolicy policy;
    private final ControlledChain chain;
    private final TimeGrid first;
    private final double h;
    private final List<State> states = new ArrayList<>();
    private final List<double[]> controls = new ArrayList<>();
    private final List<ClosedLoop.Solve> solves = new ArrayList<>();
    private SolverStatus status = SolverStatus.OPTIMAL;

    RecedingRun(RecedingHorizon controller, Plant plant, FeedbackPolicy policy) {
        this.controller = controller;
        this.plant = plant;
        this.policy = policy;
        DifferentialDynamicProgramming method = controller.method();
        chain = ControlledChain.of(controller.problem(), method.steps(), method.price());
        first = chain.grid();
        h = (first.end() - first.start()) / first.steps();
    }

    ClosedLoop run(int steps) {
        double[] x = controller.problem().initialState().toArray();
        states.add(State.of(x));
        FeedbackSolution plan = solve(0, x, new double[chain.steps()][chain.m()]);
        double cost = 0;
        int planned = 0;
        for (int k = 0; k < steps; k++) {
            if (policy == FeedbackPolicy.SOLVE_AGAIN && k > 0 && k % controller.hold() == 0) {
                plan = solve(k, x, remaining(plan, k - planned));
                planned = k;
            }
            double[] u = control(plan, k - planned, x);
            cost += plant.advance(k, first.start() + k * h, h, x, u);
            controls.add(u);
            if (!isFinite(x) || !Double.isFinite(cost)) {
                status = SolverStatus.NON_FINITE;
                return result(states.get(k).toArray(), Double.POSITIVE_INFINITY);
            }
            states.add(State.of(x));
        }
        return result(x, cost);
    }

    private static boolean isFinite(double[] x) {
        return Arrays.stream(x).allMatch(Double::isFinite);
    }

    /** Returns the controls not yet applied, the last held if the horizon recedes. */
    private double[][] remaining(FeedbackSolution plan, int applied) {
        double[][] old = plan.controls();
        int length = controller.shrinks() ? old.length - applied : old.length;
        double[][] next = new double[length][];
        for (int i = 0; i < length; i++) {
            next[i] = old[Math.min(i + applied, old.length - 1)].clone();
        }
        return next;
    }

    private FeedbackSolution solve(int k, double[] x, double[][] guess) {
        double t = first.start() + k * h;
        double end = controller.shrinks() ? first.end() : t + first.end() - first.start();
        chain.place(TimeGrid.uniform(t, end, guess.length), x);
        FeedbackSolution plan =
                new ProgrammingRun(
                                chain,
                                controller.method(),
                                controller.problem()::objective,
                                controller.budget())
                        .from(guess);
        FeedbackReport r = plan.report();
        solves.add(new ClosedLoop.Solve(t, r.status(), r.iterations(), r.seconds()));
        if (status.isSuccess() && !r.status().isSuccess()) {
            status = r.status();
        }
        return plan;
    }

    private double[] control(FeedbackSolution plan, int k, double[] x) {
        double[] u = plan.controls()[k].clone();
        boolean known = plan.status() != SolverStatus.NON_FINITE;
        if (known && policy != FeedbackPolicy.OPEN_LOOP) {
            for (int j = 0; j < u.length; j++) {
                for (int i = 0; i < x.length; i++) {
                    u[j] += plan.gains()[k][j][i] * (x[i] - plan.states()[k][i]);
                }
            }
            chain.clip(u);
        }
        return u;
    }

    private ClosedLoop result(double[] last, double cost) {
        int run = controls.size();
        TimeGrid grid = TimeGrid.uniform(first.start(), first.start() + run * h, run);
        chain.end().between(grid.start(), states.get(0).toArray(), grid.end());
        double[][] applied = controls.toArray(double[][]::new);
        return new ClosedLoop(
                grid,
                states,
                PiecewiseConstantControl.of(grid, applied),
                cost,
                chain.end().cost(last),
                status,
                solves);
    }
}
