package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Errors against step size on two logarithmic axes. The slope of the least-squares line through the
 * points of a method is its observed order; the line is drawn dashed and its slope stands in the
 * legend.
 */
public final class ErrorPlot extends Panel {

    private record Method(String name, double[] steps, double[] errors, double from, double to) {}

    private final Labels labels;
    private final List<Method> methods = new ArrayList<>();

    ErrorPlot(Labels labels) {
        this.labels = labels;
    }

    /** Returns this panel with one more method, its slope fitted through all its points. */
    public ErrorPlot method(String name, double[] steps, double[] errors) {
        return method(name, steps, errors, 0.0, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns this panel with one more method, its slope fitted through part of its points: leave
     * out the steps where rounding or a coarse grid hides the order.
     *
     * @param steps the step sizes
     * @param errors the errors; those that are not positive are left out and counted
     * @param from the smallest step the fit uses
     * @param to the largest step the fit uses
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public ErrorPlot method(String name, double[] steps, double[] errors, double from, double to) {
        Check.sameLength(name, "step", steps.length, "error", errors.length);
        ErrorPlot copy = new ErrorPlot(labels);
        copy.methods.addAll(methods);
        copy.methods.add(new Method(name, steps.clone(), errors.clone(), from, to));
        return copy;
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + labels.title() + "'", methods.size(), "add a method");
        Span spanX = new Span();
        Span spanY = new Span();
        for (Method method : methods) {
            spanX.include(Scale.LOGARITHMIC.toAxis(method.steps));
            spanY.include(Scale.LOGARITHMIC.toAxis(method.errors));
        }
        Scene scene =
                new Scene(
                                labels.title(),
                                spanX.axis(labels.x(), Scale.LOGARITHMIC, 0.05),
                                spanY.axis(labels.y(), Scale.LOGARITHMIC, 0.07))
                        .preferring(360);
        int dropped = 0;
        for (int i = 0; i < methods.size(); i++) {
            dropped += draw(scene, i, theme);
        }
        if (dropped > 0) {
            scene.note(dropped + " not positive, not shown on the logarithmic axes");
        }
        return scene;
    }

    private int draw(Scene scene, int index, Theme theme) {
        Method method = methods.get(index);
        double[] x = Scale.LOGARITHMIC.toAxis(method.steps);
        double[] y = Scale.LOGARITHMIC.toAxis(method.errors);
        Color colour = theme.colour(index);
        Marker marker = Marker.of(index, theme.palette().size());
        double from = Math.log10(method.from);
        double to = Math.log10(method.to);
        double[] line = Slope.fit(x, y, from, to);
        String name = method.name;
        if (line.length == 2) {
            double[] ends = usedRange(x, y, from, to);
            double[] fitted = {
                line[0] + line[1] * ends[0], line[0] + line[1] * ends[1],
            };
            scene.add(new Mark.Polyline(ends, fitted, colour, 1.5f, Strokes.DASHED));
            name = String.format(Locale.ROOT, "%s, slope %s", name, Numbers.fixed(line[1], 2));
        }
        scene.add(new Mark.Dots(x, y, marker, 4.2, colour, theme.background()));
        scene.explain(KeyEntry.markedLine(name, colour, Strokes.DASHED, marker));
        return Gaps.dropped(method.errors, y) + Gaps.dropped(method.steps, x);
    }

    private static double[] usedRange(double[] x, double[] y, double from, double to) {
        Span span = new Span();
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(y[i]) && x[i] >= from && x[i] <= to) {
                span.include(x[i]);
            }
        }
        return new double[] {span.lo(), span.hi()};
    }
}
