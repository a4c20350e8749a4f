package org.costate.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** The Hamiltonian {@code H = ⟨p, f⟩ − ℓ} as one formula in {@code (t, x, p, u)}, with programs. */
final class HamiltonianFormula {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    private final List<String> states;
    private final List<String> controls;
    private final List<String> constantNames;
    private final double[] constants;
    private final Formula h;
    private final Layout layout;
    private final Supplier<Program> values;
    private final Supplier<Program> gradients;
    private final Supplier<Program> hessians;

    HamiltonianFormula(
            List<String> states,
            List<String> controls,
            List<String> constantNames,
            double[] constants,
            Formula[] f,
            Formula cost) {
        this.states = states;
        this.controls = controls;
        this.constantNames = constantNames;
        this.constants = constants;
        this.layout = layout(List.of());
        this.h = hamiltonian(StatedSystem.costates(states), f, cost);
        layout.check(h);
        this.values = Once.of(() -> program(h));
        this.gradients = Once.of(() -> program(Derivatives.gradient(h, variables())));
        this.hessians =
                Once.of(
                        () ->
                                Program.of(
                                        layout,
                                        new Formula[0],
                                        Derivatives.hessian(h, variables())));
    }

    private HamiltonianFormula(HamiltonianFormula compiled, double[] constants) {
        this.states = compiled.states;
        this.controls = compiled.controls;
        this.constantNames = compiled.constantNames;
        this.constants = constants;
        this.layout = compiled.layout;
        this.h = compiled.h;
        this.values = compiled.values;
        this.gradients = compiled.gradients;
        this.hessians = compiled.hessians;
    }

    /** Returns this Hamiltonian with other values of its constants; nothing is compiled again. */
    HamiltonianFormula with(double[] otherConstants) {
        return new HamiltonianFormula(this, otherConstants);
    }

    private static Formula hamiltonian(List<String> costates, Formula[] f, Formula cost) {
        Formula sum = Formula.number(0);
        for (int i = 0; i < f.length; i++) {
            sum = sum.plus(Formula.variable(costates.get(i)).times(f[i]));
        }
        return sum.minus(cost);
    }

    /** Returns the layout {@code t, x, p, u} and constants, with more constants behind. */
    Layout layout(List<String> more) {
        return Layout.of(
                "t",
                states,
                StatedSystem.costates(states),
                controls,
                Statement.joined(constantNames, more));
    }

    /** Returns the names of {@code (t, x, p, u)} in order. */
    List<String> variables() {
        List<String> names = new ArrayList<>(List.of("t"));
        names.addAll(states);
        names.addAll(StatedSystem.costates(states));
        names.addAll(controls);
        return names;
    }

    Formula formula() {
        return h;
    }

    List<String> controls() {
        return controls;
    }

    double[] constants() {
        return constants;
    }

    List<String> constantNames() {
        return constantNames;
    }

    Program program(Formula... y) {
        return Program.of(layout, y);
    }

    void value(double t, double[] x, double[] p, double[] u, double[] y) {
        values.get().run(t, x, p, u, constants, y, NO_MATRIX);
    }

    void gradient(double t, double[] x, double[] p, double[] u, double[] g) {
        gradients.get().run(t, x, p, u, constants, g, NO_MATRIX);
    }

    void hessian(double t, double[] x, double[] p, double[] u, double[][] hh) {
        hessians.get().run(t, x, p, u, constants, NOTHING, hh);
    }
}
