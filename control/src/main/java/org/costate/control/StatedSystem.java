package org.costate.control;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.costate.control.formula.Derivatives;
import org.costate.control.formula.Formula;
import org.costate.control.formula.Layout;
import org.costate.control.formula.Program;

/** A control system given by formulas, differentiated to second order. */
final class StatedSystem implements SecondOrderSystem {

    private static final double[] NOTHING = {};
    private static final double[][] NO_MATRIX = {};

    private final List<String> states;
    private final List<String> controls;
    private final Formula[] velocity;
    private final double[] constants;
    private final Supplier<Program> values;
    private final Supplier<Program> pullBacks;
    private final Supplier<Program> tangents;
    private final Supplier<Program> pullBackTangents;
    private final Supplier<Boolean> autonomous;
    private final Scratch scratch;
    private final Scratch moves;

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
        this.moves = new Scratch(1 + 3 * states.size() + controls.size());
        Layout layout = Layout.of("t", states, costates(states), controls, constantNames);
        this.values = Once.of(() -> Program.of(layout, velocity));
        this.pullBacks = Once.of(() -> Program.of(layout, costateForces()));
        Layout moving = Layout.of("t", states, movingNames(), controls, constantNames);
        this.tangents = Once.of(() -> tangent(moving));
        this.pullBackTangents = Once.of(() -> pullBackTangent(moving));
        this.autonomous = Once.of(this::dependsOnNoTime);
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
                    "PROBLEM-01: velocity returned "
                            + f.length
                            + " numbers, the state has "
                            + n
                            + ". Try: one formula for each component of the state");
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

    /** Returns {@code ∂/∂x} and {@code ∂/∂u} of {@code ⟨p, f⟩}. */
    private Formula[] costateForces() {
        Formula[] p = symbols(costates(states));
        Formula sum = Formula.number(0);
        for (int i = 0; i < p.length; i++) {
            sum = sum.plus(p[i].times(velocity[i]));
        }
        return Derivatives.gradient(sum, Directions.joined(states, controls));
    }

    /** Names {@code (δt, δx, δu, p, δp)}, which tangents find one behind another. */
    private List<String> movingNames() {
        List<String> p = costates(states);
        return Directions.joined(
                Directions.of(Directions.joined(List.of("t"), states, controls)),
                p,
                Directions.of(p));
    }

    private Program tangent(Layout moving) {
        List<String> v = Directions.joined(List.of("t"), states, controls);
        return Program.of(moving, Derivatives.along(velocity, v, Directions.of(v)));
    }

    private Program pullBackTangent(Layout moving) {
        List<String> v = Directions.joined(states, controls, costates(states));
        return Program.of(moving, Derivatives.along(costateForces(), v, Directions.of(v)));
    }

    private boolean dependsOnNoTime() {
        for (Formula f : velocity) {
            if (Derivatives.dependsOn(f, "t")) {
                return false;
            }
        }
        return true;
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
        add(g, px, pu);
        scratch.giveBack(g);
    }

    private void add(double[] g, double[] px, double[] pu) {
        int n = states.size();
        for (int i = 0; i < n; i++) {
            px[i] += g[i];
        }
        for (int j = 0; j < controls.size(); j++) {
            pu[j] += g[n + j];
        }
    }

    @Override
    public boolean isAutonomous() {
        return autonomous.get();
    }

    private double[] moving(double dt, double[] dx, double[] du) {
        double[] v = moves.lend();
        v[0] = dt;
        System.arraycopy(dx, 0, v, 1, states.size());
        System.arraycopy(du, 0, v, 1 + states.size(), controls.size());
        return v;
    }

    @Override
    public void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df) {
        double[] v = moving(dt, dx, du);
        tangents.get().run(t, x, v, u, constants, df, NO_MATRIX);
        moves.giveBack(v);
    }

    @Override
    public void pullBackTangent(
            double t,
            double[] x,
            double[] p,
            double[] u,
            double[] dx,
            double[] dp,
            double[] du,
            double[] dpx,
            double[] dpu) {
        int n = states.size();
        double[] v = moving(0, dx, du);
        System.arraycopy(p, 0, v, v.length - 2 * n, n);
        System.arraycopy(dp, 0, v, v.length - n, n);
        double[] g = scratch.lend();
        pullBackTangents.get().run(t, x, v, u, constants, g, NO_MATRIX);
        add(g, dpx, dpu);
        scratch.giveBack(g);
        moves.giveBack(v);
    }
}
