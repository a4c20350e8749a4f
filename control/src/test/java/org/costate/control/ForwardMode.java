package org.costate.control;

import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;
import org.hipparchus.analysis.differentiation.Gradient;

/**
 * The referee: the discrete cost and its derivatives by pushing dual numbers forward through the
 * textbook loop of the scheme. Shares no derivative and no stepping code with the sweep.
 *
 * <p>Variables are {@code x₀}, every {@code u_k}, every step {@code h_k}, in this order.
 */
final class ForwardMode {

    private final SmoothProblem problem;
    private final int steps;
    private final Gradient[][] states;
    private final Gradient cost;

    private ForwardMode(SmoothProblem problem, Gradient[][] states, Gradient cost) {
        this.problem = problem;
        this.steps = states.length - 1;
        this.states = states;
        this.cost = cost;
    }

    static ForwardMode of(SmoothProblem problem, Scheme scheme, TimeGrid grid, double[][] control) {
        int n = problem.n();
        int m = problem.m();
        int steps = grid.steps();
        int variables = n + steps * m + steps;
        Gradient[][] states = new Gradient[steps + 1][];
        states[0] = variables(variables, 0, problem.start().toArray());
        Gradient t = Gradient.constant(variables, grid.start());
        Gradient cost = Gradient.constant(variables, 0);
        for (int k = 0; k < steps; k++) {
            Gradient[] u = variables(variables, n + k * m, control[k]);
            Gradient h = Gradient.variable(variables, n + steps * m + k, grid.step(k));
            Step step = new Step(problem, t, h, u);
            states[k + 1] =
                    scheme instanceof ButcherTableau tableau
                            ? step.by(tableau, states[k])
                            : step.by((Splitting) scheme, states[k]);
            cost = cost.add(step.cost);
            t = t.add(h);
        }
        return new ForwardMode(
                problem, states, cost.add(problem.smoothTerminal().at(states[steps])));
    }

    private static Gradient[] variables(int all, int first, double[] values) {
        Gradient[] g = new Gradient[values.length];
        for (int i = 0; i < values.length; i++) {
            g[i] = Gradient.variable(all, first + i, values[i]);
        }
        return g;
    }

    /** One step and its running cost. */
    private static final class Step {

        private final SmoothProblem problem;
        private final Gradient t;
        private final Gradient h;
        private final Gradient[] u;
        private Gradient cost;

        Step(SmoothProblem problem, Gradient t, Gradient h, Gradient[] u) {
            this.problem = problem;
            this.t = t;
            this.h = h;
            this.u = u;
            this.cost = t.newInstance(0);
        }

        Gradient[] by(ButcherTableau tableau, Gradient[] x) {
            Gradient[][] slopes = new Gradient[tableau.stages()][];
            Gradient[] next = x;
            for (int i = 0; i < slopes.length; i++) {
                Gradient[] stage = x;
                for (int j = 0; j < i; j++) {
                    stage = moved(stage, h.multiply(tableau.a(i, j)), slopes[j]);
                }
                Gradient at = t.add(h.multiply(tableau.c(i)));
                slopes[i] = whole(at, stage);
                next = moved(next, h.multiply(tableau.b(i)), slopes[i]);
                charge(h.multiply(tableau.b(i)), at, stage);
            }
            return next;
        }

        Gradient[] by(Splitting splitting, Gradient[] x) {
            Gradient[] moving = x;
            for (int j = 0; j < splitting.stages(); j++) {
                Gradient wh = h.multiply(splitting.weight(j));
                charge(wh.divide(splitting.partCount()), t, moving);
                moving = moved(moving, wh, problem.velocity(splitting.part(j), t, moving, u));
            }
            return moving;
        }

        private Gradient[] whole(Gradient at, Gradient[] x) {
            Gradient[] sum = problem.velocity(0, at, x, u);
            for (int part = 1; part < problem.parts().size(); part++) {
                sum = moved(sum, t.newInstance(1), problem.velocity(part, at, x, u));
            }
            return sum;
        }

        private void charge(Gradient weight, Gradient at, Gradient[] x) {
            cost = cost.add(weight.multiply(problem.smoothRunning().at(at, x, u)));
        }

        private static Gradient[] moved(Gradient[] x, Gradient h, Gradient[] f) {
            Gradient[] y = new Gradient[x.length];
            for (int i = 0; i < x.length; i++) {
                y[i] = x[i].add(h.multiply(f[i]));
            }
            return y;
        }
    }

    double cost() {
        return cost.getValue();
    }

    /** Returns {@code x_k}. */
    double[] state(int k) {
        return java.util.Arrays.stream(states[k]).mapToDouble(Gradient::getValue).toArray();
    }

    /** Returns {@code ∂J/∂x₀}. */
    double[] initialGradient() {
        return slice(0, problem.n());
    }

    /** Returns {@code ∂J/∂u_k}. */
    double[] controlGradient(int k) {
        return slice(problem.n() + k * problem.m(), problem.m());
    }

    /** Returns {@code ∂J/∂h_k}, every other step held. */
    double stepDerivative(int k) {
        return cost.getPartialDerivative(problem.n() + steps * problem.m() + k);
    }

    /** Returns {@code δx_k}, the change of {@code x_k} with {@code x₀} in direction {@code d}. */
    double[] tangent(int k, double[] d) {
        double[] tangent = new double[problem.n()];
        for (int i = 0; i < tangent.length; i++) {
            for (int j = 0; j < d.length; j++) {
                tangent[i] += states[k][i].getPartialDerivative(j) * d[j];
            }
        }
        return tangent;
    }

    private double[] slice(int first, int count) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = cost.getPartialDerivative(first + i);
        }
        return values;
    }
}
