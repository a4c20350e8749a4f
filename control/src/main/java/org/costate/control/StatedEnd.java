package org.costate.control;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/**
 * A terminal cost {@code φ(x)} given by a formula, which may also contain constants and quantities
 * that are held: the start, the final time.
 */
final class StatedEnd implements SecondOrderEnd {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    /** What is compiled, each when it is first asked for. */
    private record Programs(
            Formula cost,
            List<String> states,
            List<String> others,
            Supplier<Program> values,
            Supplier<Program> gradients,
            Supplier<Program> bends) {}

    private final Programs programs;
    private final double[] held;
    private final double[] constants;
    private final Scratch scratch = new Scratch(1);

    private StatedEnd(Programs programs, double[] held, double[] constants) {
        this.programs = programs;
        this.held = held;
        this.constants = constants;
    }

    /**
     * Returns the cost of a formula, whose held quantities and constants are yet to be given.
     *
     * @param states the names of {@code x}
     */
    static StatedEnd of(
            Formula cost, List<String> states, List<String> held, List<String> constants) {
        List<String> directions = Directions.of(states);
        Layout layout = Layout.of("", states, directions, held, constants);
        layout.check(cost);
        Supplier<Formula[]> gradient = Once.of(() -> Derivatives.gradient(cost, states));
        Programs programs =
                new Programs(
                        cost,
                        states,
                        Directions.joined(held, constants),
                        Once.of(() -> Program.of(layout, cost)),
                        Once.of(() -> Program.of(layout, gradient.get())),
                        Once.of(
                                () ->
                                        Program.of(
                                                layout,
                                                Derivatives.along(
                                                        gradient.get(), states, directions))));
        return new StatedEnd(programs, NOTHING, NOTHING);
    }

    /** Returns the cost of a formula in {@code x1 … xn}; {@code x1(T)} is {@code x1}. */
    static StatedEnd of(int n, TerminalFormula cost) {
        List<String> x = StatedSystem.numbered("x", n);
        Map<String, Formula> ends = new HashMap<>();
        x.forEach(name -> ends.put(name + "(T)", Formula.variable(name)));
        Formula stated = cost.at(Formula.variable("t"), StatedSystem.symbols(x)).with(ends);
        return of(stated, x, List.of(), List.of());
    }

    /** Returns this cost with values; nothing is compiled again. */
    StatedEnd with(double[] heldValues, double[] constantValues) {
        return new StatedEnd(programs, heldValues, constantValues);
    }

    /** Returns the same as a formula of other symbols. */
    Formula formula(Formula[] x) {
        Map<String, Formula> symbols = new HashMap<>();
        for (int i = 0; i < x.length; i++) {
            symbols.put(programs.states.get(i), x[i]);
        }
        for (int i = 0; i < programs.others.size(); i++) {
            double value = i < held.length ? held[i] : constants[i - held.length];
            symbols.put(programs.others.get(i), Formula.number(value));
        }
        return programs.cost.with(symbols);
    }

    int dimension() {
        return programs.states.size();
    }

    boolean isZero() {
        return programs.cost.isZero();
    }

    @Override
    public double value(double[] x) {
        double[] y = scratch.lend();
        programs.values.get().run(0, x, NOTHING, held, constants, y, NO_MATRIX);
        double value = y[0];
        scratch.giveBack(y);
        return value;
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        programs.gradients.get().run(0, x, NOTHING, held, constants, gradient, NO_MATRIX);
    }

    @Override
    public void hessianProduct(double[] x, double[] dx, double[] product) {
        programs.bends.get().run(0, x, dx, held, constants, product, NO_MATRIX);
    }
}
