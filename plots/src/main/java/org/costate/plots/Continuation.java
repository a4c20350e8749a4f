package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A continuation or bifurcation diagram: branches {@code (parameter, quantity)} in the order in
 * which they were followed, continuous where stable and dashed where not, with their turning
 * points.
 */
public final class Continuation extends Panel {

    private record Branch(String name, double[] parameter, double[] quantity, boolean[] stable) {}

    private final Axes axes;
    private final List<Branch> branches;
    private final List<CurveSeries> specials;
    private final Decor decor;

    Continuation(Labels labels) {
        this(Axes.linear(labels), List.of(), List.of(), Decor.none());
    }

    private Continuation(
            Axes axes, List<Branch> branches, List<CurveSeries> specials, Decor decor) {
        this.axes = axes;
        this.branches = branches;
        this.specials = specials;
        this.decor = decor;
    }

    private Continuation with(Axes newAxes) {
        return new Continuation(newAxes, branches, specials, decor);
    }

    private Continuation with(Decor newDecor) {
        return new Continuation(axes, branches, specials, newDecor);
    }

    /**
     * Returns this diagram with one more branch, stable throughout.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Continuation branch(String name, double[] parameter, double[] quantity) {
        boolean[] stable = new boolean[parameter.length];
        Arrays.fill(stable, true);
        return branch(name, parameter, quantity, stable);
    }

    /**
     * Returns this diagram with one more branch.
     *
     * @param parameter the parameter along the branch, in the order in which it was followed
     * @param quantity what is shown of the solution
     * @param stable whether the solution is stable (or minimal, or free of conjugate points)
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Continuation branch(
            String name, double[] parameter, double[] quantity, boolean[] stable) {
        Check.sameLength(name, "parameter", parameter.length, "quantity", quantity.length);
        Check.sameLength(name, "parameter", parameter.length, "stability", stable.length);
        Branch branch = new Branch(name, parameter.clone(), quantity.clone(), stable.clone());
        return new Continuation(axes, Decor.and(branches, branch), specials, decor);
    }

    /**
     * Returns this diagram with named points, for example branch points.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Continuation points(String name, double[] x, double[] y) {
        Check.sameLength(name, "parameter", x.length, "quantity", y.length);
        CurveSeries cloud = CurveSeries.line(name, x, y, LineStyle.POINTS);
        return new Continuation(axes, branches, Decor.and(specials, cloud), decor);
    }

    /** Returns this diagram with a logarithmic axis of the parameter. */
    public Continuation logX() {
        return with(axes.withX(Scale.LOGARITHMIC));
    }

    /** Returns this diagram with a logarithmic axis of the quantity. */
    public Continuation logY() {
        return with(axes.withY(Scale.LOGARITHMIC));
    }

    /** Returns this diagram with a parameter that grows towards the left. */
    public Continuation reversedX() {
        return with(axes.inReverse());
    }

    /** Returns this diagram with a dashed line at a value of the parameter. */
    public Continuation vertical(String label, double parameter) {
        return with(decor.vertical(label, parameter, Mark.Weight.REFERENCE));
    }

    /** Returns this diagram with a dashed line at a value of the quantity. */
    public Continuation horizontal(String label, double quantity) {
        return with(decor.horizontal(label, quantity, Mark.Weight.REFERENCE));
    }

    /** Returns this diagram with a note beside a point. */
    public Continuation note(String text, double parameter, double quantity) {
        return with(decor.remark(text, parameter, quantity));
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty(
                "the diagram '" + axes.labels().title() + "'", branches.size(), "add a branch");
        Span x = new Span();
        Span y = new Span();
        Missing missing = new Missing(axes);
        for (Branch branch : branches) {
            x.include(axes.x().toAxis(branch.parameter));
            y.include(axes.y().toAxis(branch.quantity));
            missing.count(branch.parameter, branch.quantity);
        }
        specials.forEach(s -> s.include(x, y, axes));
        decor.include(x, y, axes);
        Scene scene =
                new Scene(axes.labels().title(), axes.xAxis(x, 0.03), axes.yAxis(y, 0.06))
                        .preferring(340);
        decor.draw(scene, axes, theme);
        boolean unstable = false;
        List<double[]> turns = new ArrayList<>();
        for (int i = 0; i < branches.size(); i++) {
            unstable |= draw(scene, branches.get(i), theme.colour(i), theme, turns);
        }
        if (unstable) {
            scene.explain(KeyEntry.line("stable", theme.muted(), Strokes.SOLID));
            scene.explain(KeyEntry.line("unstable", theme.muted(), Strokes.DASHED));
        }
        addTurns(scene, turns, theme);
        for (int i = 0; i < specials.size(); i++) {
            specials.get(i).draw(scene, branches.size() + i + 1, true, axes, theme);
        }
        missing.note(scene);
        return scene;
    }

    /** Draws one branch, collects its turning points, and tells whether part of it is unstable. */
    private boolean draw(
            Scene scene, Branch branch, Color colour, Theme theme, List<double[]> turns) {
        double[] x = axes.x().toAxis(branch.parameter);
        double[] y = axes.y().toAxis(branch.quantity);
        boolean unstable = false;
        int from = 0;
        for (int k = 1; k <= x.length; k++) {
            if (k == x.length || branch.stable[k] != branch.stable[from]) {
                int to = Math.min(x.length, k + 1);
                float[] dash = branch.stable[from] ? Strokes.SOLID : Strokes.DASHED;
                unstable |= !branch.stable[from];
                scene.add(
                        new Mark.Polyline(
                                Arrays.copyOfRange(x, from, to),
                                Arrays.copyOfRange(y, from, to),
                                colour,
                                2.1f,
                                dash));
                from = k;
            }
        }
        double[] alone = Gaps.lonely(x, y);
        if (!Gaps.isEmpty(alone)) {
            scene.add(new Mark.Dots(x, alone, Marker.DISC, 3.6, colour, theme.background()));
        }
        if (!branch.name.isEmpty()) {
            scene.explain(KeyEntry.line(branch.name, colour, Strokes.SOLID));
        }
        turns.addAll(TurningPoints.of(x, y));
        return unstable;
    }

    private static void addTurns(Scene scene, List<double[]> turns, Theme theme) {
        if (!turns.isEmpty()) {
            double[] x = turns.stream().mapToDouble(t -> t[0]).toArray();
            double[] y = turns.stream().mapToDouble(t -> t[1]).toArray();
            Color paper = theme.background();
            scene.add(new Mark.Dots(x, y, Marker.DIAMOND, 5, paper, theme.ink()));
            scene.explain(KeyEntry.dots("turning point", theme.ink(), paper, Marker.DIAMOND));
        }
    }
}
