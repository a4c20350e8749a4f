package org.costate.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** A running cost given by a formula. */
final class StatedCost implements RunningCost {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    private final int n;
    private final double[] constants;
    private final Supplier<Program> values;
    private final Supplier<Program> gradients;
    private final Scratch scratch;

    StatedCost(
            List<String> states,
            List<String> controls,
            List<String> constantNames,
            Formula cost,
            double[] constants) {
        this.n = states.size();
        this.constants = constants;
        this.scratch = new Scratch(states.size() + controls.size());
        Layout layout = Layout.of("t", states, List.of(), controls, constantNames);
        List<String> variables = new ArrayList<>(states);
        variables.addAll(controls);
        layout.check(cost);
        this.values = Once.of(() -> Program.of(layout, cost));
        this.gradients = Once.of(() -> Program.of(layout, Derivatives.gradient(cost, variables)));
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
        for (int i = 0; i < n; i++) {
            gx[i] += scale * g[i];
        }
        for (int j = 0; j < u.length; j++) {
            gu[j] += scale * g[n + j];
        }
        scratch.giveBack(g);
    }
}
