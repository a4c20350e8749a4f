package org.costate.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleFunction;
import java.util.function.Supplier;
import org.costate.control.Box;
import org.costate.control.OptimalControlProblem;
import org.costate.control.solve.Arc;
import org.costate.control.solve.Extremal;
import org.costate.control.solve.Solution;
import org.costate.plots.Bounds;
import org.costate.plots.Curves;
import org.costate.plots.ExtremalFigure;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;
import org.costate.plots.PhasePortrait;

/** The pictures of a solved problem. */
final class ExtremalFigures {

    private static final int POINTS = 400;
    private static final String TIME = "time t";

    private final OptimalControlProblem problem;
    private final Solution solution;
    private final Extremal extremal;
    private final double[] t;

    ExtremalFigures(OptimalControlProblem problem, Solution solution) {
        this.problem = problem;
        this.solution = solution;
        this.extremal = solution.extremal();
        this.t = extremal.sampleTimes(POINTS);
    }

    /** Returns the figures by file name. */
    Map<String, Supplier<Figure>> all() {
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        figures.put("extremal", this::alongTime);
        if (problem.stateDimension() >= 2) {
            figures.put("phase", this::phasePlane);
        }
        return figures;
    }

    private Figure alongTime() {
        int n = problem.stateDimension();
        ExtremalFigure figure =
                ExtremalFigure.along(t)
                        .panel(curves("State", "x", problem.states(), n, this::state))
                        .panel(curves("Costate", "p", costateNames(), n, this::costate))
                        .panel(controls())
                        .panel(
                                curves(
                                                "Switching function",
                                                "∂H/∂u",
                                                slopeNames(),
                                                problem.controlDimension(),
                                                this::slopes)
                                        .zeroLine())
                        .hamiltonian(Arrays.stream(t).map(extremal::hamiltonian).toArray());
        for (Arc arc : extremal.arcs()) {
            if (extremal.arcs().size() > 1) {
                figure = figure.arc(name(arc), arc.start(), arc.end());
            }
        }
        return figure.figure()
                .titled(problem.name())
                .subtitled(
                        String.format(
                                Locale.ROOT,
                                "objective %.10g, %s, %s",
                                solution.objective(),
                                solution.status(),
                                solution.verdict()));
    }

    private List<String> costateNames() {
        return problem.states().stream().map(name -> "p " + name).toList();
    }

    private List<String> slopeNames() {
        return problem.controls().stream().map(name -> "∂H/∂" + name).toList();
    }

    private double[] state(double time) {
        return extremal.state(time).toArray();
    }

    private double[] costate(double time) {
        return extremal.costate(time).toArray();
    }

    private double[] slopes(double time) {
        double[] slopes = new double[problem.controlDimension()];
        Arrays.setAll(slopes, i -> extremal.switchingFunction(i, time));
        return slopes;
    }

    private Curves controls() {
        Curves panel =
                curves(
                        "Control",
                        "u",
                        problem.controls(),
                        problem.controlDimension(),
                        extremal::control);
        if (problem.controlSet() instanceof Box box && sameBounds(box)) {
            return panel.limits(box.lower(0), box.upper(0));
        }
        return panel;
    }

    private static boolean sameBounds(Box box) {
        for (int j = 1; j < box.dimension(); j++) {
            if (box.lower(j) != box.lower(0) || box.upper(j) != box.upper(0)) {
                return false;
            }
        }
        return true;
    }

    private Curves curves(
            String title, String axis, List<String> names, int count, DoubleFunction<double[]> at) {
        Curves panel = Panel.curves(Labels.of(title, TIME, axis));
        for (int i = 0; i < count; i++) {
            int component = i;
            double[] values = Arrays.stream(t).map(s -> at.apply(s)[component]).toArray();
            panel = panel.line(names.get(i), t, values);
        }
        return panel;
    }

    /** Names an arc for its colour: by the bound a single control stands at, else by its kind. */
    private String name(Arc arc) {
        if (problem.controlDimension() == 1 && problem.controlSet() instanceof Box box) {
            double value = arc.mode().value(0);
            if (value == box.lower(0)) {
                return "lower";
            }
            if (value == box.upper(0)) {
                return "upper";
            }
        }
        return arc.kind();
    }

    private Figure phasePlane() {
        double[] x = Arrays.stream(t).map(s -> state(s)[0]).toArray();
        double[] y = Arrays.stream(t).map(s -> state(s)[1]).toArray();
        Labels labels = Labels.of("Phase plane", problem.states().get(0), problem.states().get(1));
        PhasePortrait portrait = Panel.phasePortrait(labels, bounds(x, y)).path("extremal", x, y);
        if (problem.stateDimension() == 2 && problem.isAutonomous()) {
            portrait = portrait.streamlines(drift(0), drift(1));
        }
        return Figure.of(portrait).titled(problem.name());
    }

    /** Returns a component of the velocity without control, or at the middle of the control set. */
    private java.util.function.DoubleBinaryOperator drift(int component) {
        double[] u = new double[problem.controlDimension()];
        problem.controlSet().project(u);
        return (a, b) -> {
            double[] v = new double[1 + 2 + u.length];
            v[0] = extremal.start();
            v[1] = a;
            v[2] = b;
            System.arraycopy(u, 0, v, 3, u.length);
            double[] f = new double[3];
            problem.dynamicsAndCost().value(v, f);
            return f[component];
        };
    }

    private static Bounds bounds(double[] x, double[] y) {
        double[] horizontal = widened(x);
        double[] vertical = widened(y);
        return new Bounds(horizontal[0], horizontal[1], vertical[0], vertical[1]);
    }

    private static double[] widened(double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = high > low ? 0.12 * (high - low) : 1;
        return new double[] {low - margin, high + margin};
    }
}
