package org.costate.control;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** A control system given by formulas. */
final class StatedSystem implements ControlSystem {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    private final List<String> states;
    private final List<String> controls;
    private final Formula[] velocity;
    private final double[] constants;
    private final Supplier<Program> values;
    private final Supplier<Program> pullBacks;
    private final Scratch scratch;

    StatedSystem(
            List<String> states,
            List<String> controls,
            List<String> constantNames,
            Formula[] velocity,
            double[] constants) {
        this.states = states;
        this.controls = controls;
        this.velocity = velocity;
        this.constants = constants;
        this.scratch = new Scratch(states.size() + controls.size());
        Layout layout = Layout.of("t", states, costates(states), controls, constantNames);
        this.values = Once.of(() -> Program.of(layout, velocity));
        this.pullBacks = Once.of(() -> pullBack(layout));
        for (Formula f : velocity) {
            layout.check(f);
        }
    }

    /** Returns the system of a formula in {@code x1 … xn}, {@code u1 … um}. */
    static StatedSystem of(int n, int m, SmoothVelocity formula) {
        if (n < 1 || m < 0) {
            throw new IllegalArgumentException(
                    "control system needs n ≥ 1 states and m ≥ 0 controls, got n = "
                            + n
                            + ", m = "
                            + m);
        }
        List<String> x = numbered("x", n);
        List<String> u = numbered("u", m);
        Formula[] f = formula.at(Formula.variable("t"), symbols(x), symbols(u));
        if (f.length != n) {
            throw new IllegalArgumentException(
                    "velocity returned " + f.length + " numbers, the state has " + n);
        }
        return new StatedSystem(x, u, List.of(), f, NOTHING);
    }

    static List<String> numbered(String name, int count) {
        return IntStream.rangeClosed(1, count).mapToObj(i -> name + i).toList();
    }

    static Formula[] symbols(List<String> names) {
        return Formula.variables(names.toArray(String[]::new));
    }

    /** Names for costates that no user's name can meet: none has a bracket. */
    static List<String> costates(List<String> states) {
        return states.stream().map(s -> "p(" + s + ")").toList();
    }

    private Program pullBack(Layout layout) {
        Formula[] p = symbols(costates(states));
        Formula sum = Formula.number(0);
        for (int i = 0; i < p.length; i++) {
            sum = sum.plus(p[i].times(velocity[i]));
        }
        List<String> variables = new ArrayList<>(states);
        variables.addAll(controls);
        return Program.of(layout, Derivatives.gradient(sum, variables));
    }

    List<String> states() {
        return states;
    }

    List<String> controls() {
        return controls;
    }

    Formula[] velocity() {
        return velocity.clone();
    }

    @Override
    public int stateDimension() {
        return states.size();
    }

    @Override
    public int controlDimension() {
        return controls.size();
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        values.get().run(t, x, NOTHING, u, constants, xDot, NO_MATRIX);
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        double[] g = scratch.lend();
        pullBacks.get().run(t, x, p, u, constants, g, NO_MATRIX);
        int n = states.size();
        for (int i = 0; i < n; i++) {
            px[i] += g[i];
        }
        for (int j = 0; j < controls.size(); j++) {
            pu[j] += g[n + j];
        }
        scratch.giveBack(g);
    }
}
