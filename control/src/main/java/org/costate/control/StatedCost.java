package org.costate.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** A running cost given by a formula, differentiated to second order. */
final class StatedCost implements SecondOrderCost {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    private final int n;
    private final List<String> variables;
    private final List<String> constantNames;
    private final Formula cost;
    private final double[] constants;
    private final Supplier<Program> values;
    private final Supplier<Program> gradients;
    private final Supplier<Program> tangents;
    private final Supplier<Program> gradientTangents;
    private final Supplier<Boolean> autonomous;
    private final Scratch scratch;
    private final Scratch moves;

    StatedCost(
            List<String> states,
            List<String> controls,
            List<String> constantNames,
            Formula cost,
            double[] constants) {
        this.n = states.size();
        this.variables = Directions.joined(states, controls);
        this.constantNames = constantNames;
        this.cost = cost;
        this.constants = constants;
        this.scratch = new Scratch(states.size() + controls.size());
        this.moves = new Scratch(1 + states.size() + controls.size());
        List<String> path = Directions.joined(List.of("t"), variables);
        List<String> moving = Directions.of(path);
        Layout layout = Layout.of("t", states, moving, controls, constantNames);
        layout.check(cost);
        Supplier<Formula[]> gradient = Once.of(() -> Derivatives.gradient(cost, variables));
        this.values = Once.of(() -> Program.of(layout, cost));
        this.gradients = Once.of(() -> Program.of(layout, gradient.get()));
        this.tangents =
                Once.of(
                        () ->
                                Program.of(
                                        layout,
                                        Derivatives.along(new Formula[] {cost}, path, moving)));
        this.gradientTangents =
                Once.of(() -> Program.of(layout, Derivatives.along(gradient.get(), path, moving)));
        this.autonomous = Once.of(() -> !Derivatives.dependsOn(cost, "t"));
    }

    /** Returns the cost of a formula in {@code x1 … xn}, {@code u1 … um}. */
    static StatedCost of(int n, int m, RunningFormula formula) {
        List<String> x = StatedSystem.numbered("x", n);
        List<String> u = StatedSystem.numbered("u", m);
        Formula cost =
                formula.at(Formula.variable("t"), StatedSystem.symbols(x), StatedSystem.symbols(u));
        return new StatedCost(x, u, List.of(), cost, NOTHING);
    }

    /** Returns the same as a formula of other symbols. */
    Formula formula(Formula[] x, Formula[] u) {
        Map<String, Formula> symbols = new HashMap<>();
        for (int i = 0; i < variables.size(); i++) {
            symbols.put(variables.get(i), i < n ? x[i] : u[i - n]);
        }
        for (int i = 0; i < constants.length; i++) {
            symbols.put(constantNames.get(i), Formula.number(constants[i]));
        }
        return cost.with(symbols);
    }

    @Override
    public double value(double t, double[] x, double[] u) {
        double[] y = scratch.lend();
        values.get().run(t, x, NOTHING, u, constants, y, NO_MATRIX);
        double value = y[0];
        scratch.giveBack(y);
        return value;
    }

    @Override
    public void addGradient(
            double t, double[] x, double[] u, double scale, double[] gx, double[] gu) {
        double[] g = scratch.lend();
        gradients.get().run(t, x, NOTHING, u, constants, g, NO_MATRIX);
        add(g, scale, gx, gu);
        scratch.giveBack(g);
    }

    private void add(double[] g, double scale, double[] gx, double[] gu) {
        for (int i = 0; i < n; i++) {
            gx[i] += scale * g[i];
        }
        for (int j = 0; n + j < g.length; j++) {
            gu[j] += scale * g[n + j];
        }
    }

    @Override
    public boolean isAutonomous() {
        return autonomous.get();
    }

    private double[] moving(double dt, double[] dx, double[] du) {
        double[] v = moves.lend();
        v[0] = dt;
        System.arraycopy(dx, 0, v, 1, n);
        System.arraycopy(du, 0, v, 1 + n, v.length - 1 - n);
        return v;
    }

    @Override
    public double tangent(double t, double[] x, double[] u, double dt, double[] dx, double[] du) {
        double[] v = moving(dt, dx, du);
        double[] y = scratch.lend();
        tangents.get().run(t, x, v, u, constants, y, NO_MATRIX);
        double value = y[0];
        scratch.giveBack(y);
        moves.giveBack(v);
        return value;
    }

    @Override
    public void addGradientTangent(
            double t,
            double[] x,
            double[] u,
            double scale,
            double[] dx,
            double[] du,
            double[] dgx,
            double[] dgu) {
        double[] v = moving(0, dx, du);
        double[] g = scratch.lend();
        gradientTangents.get().run(t, x, v, u, constants, g, NO_MATRIX);
        add(g, scale, dgx, dgu);
        scratch.giveBack(g);
        moves.giveBack(v);
    }
}
