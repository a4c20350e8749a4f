package org.costate.control;

import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** A smooth map given by formulas; each price is compiled when it is first asked for. */
final class FormulaMap implements SmoothMap {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    private final int inputs;
    private final int outputs;
    private final double[] constants;
    private final Supplier<Program> values;
    private final Supplier<Program> jacobians;
    private final Supplier<Program> hessians;

    private FormulaMap(
            int inputs,
            int outputs,
            double[] constants,
            Supplier<Program> values,
            Supplier<Program> jacobians,
            Supplier<Program> hessians) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.constants = constants;
        this.values = values;
        this.jacobians = jacobians;
        this.hessians = hessians;
    }

    static FormulaMap of(
            Formula[] y, List<String> variables, List<String> constants, double[] constantValues) {
        Layout layout = Layout.of(variables, constants);
        for (Formula f : y) {
            layout.check(f);
        }
        return new FormulaMap(
                variables.size(),
                y.length,
                constantValues,
                Once.of(() -> Program.of(layout, y)),
                Once.of(() -> Program.of(layout, y, Derivatives.jacobian(y, variables))),
                Once.of(() -> hessian(y, variables, constants)));
    }

    private static Program hessian(Formula[] y, List<String> variables, List<String> constants) {
        Formula[] weights = new Formula[y.length];
        Formula sum = Formula.number(0);
        for (int i = 0; i < y.length; i++) {
            weights[i] = Formula.variable("weight(" + i + ")"); // no user's name has a bracket
            sum = sum.plus(weights[i].times(y[i]));
        }
        List<String> names = Arrays.stream(weights).map(Formula::toString).toList();
        Layout layout = Layout.of("", variables, names, List.of(), constants);
        return Program.of(layout, new Formula[0], Derivatives.hessian(sum, variables));
    }

    /** Returns this map with other values of its constants; nothing is compiled again. */
    FormulaMap with(double[] constantValues) {
        return new FormulaMap(inputs, outputs, constantValues, values, jacobians, hessians);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return outputs;
    }

    @Override
    public void value(double[] v, double[] y) {
        values.get().run(0, v, NOTHING, NOTHING, constants, y, NO_MATRIX);
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        jacobians.get().run(0, v, NOTHING, NOTHING, constants, y, dy);
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        hessians.get().run(0, v, w, NOTHING, constants, NOTHING, h);
    }
}
