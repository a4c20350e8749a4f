package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Errors against step size, or against work, on two logarithmic axes. The slope of the
 * least-squares line through the points of a method is its observed order; it stands in the legend,
 * and triangles of given slopes can be set beside the points.
 */
public final class ErrorPlot extends Panel {

    private record Method(String name, double[] steps, double[] errors, double from, double to) {}

    private final Axes axes;
    private final boolean joined;
    private final List<Method> methods;
    private final List<Double> slopes;
    private final Decor decor;

    ErrorPlot(Labels labels, boolean joined) {
        this(Axes.logarithmic(labels), joined, List.of(), List.of(), Decor.none());
    }

    private ErrorPlot(
            Axes axes, boolean joined, List<Method> methods, List<Double> slopes, Decor decor) {
        this.axes = axes;
        this.joined = joined;
        this.methods = methods;
        this.slopes = slopes;
        this.decor = decor;
    }

    /** Returns this panel with one more method, its slope fitted through all its points. */
    public ErrorPlot method(String name, double[] steps, double[] errors) {
        return method(name, steps, errors, 0.0, Double.POSITIVE_INFINITY);
    }

    /**
     * Returns this panel with one more method, its slope fitted through part of its points: leave
     * out the steps where rounding or a coarse grid hides the order.
     *
     * @param steps the step sizes, or the work
     * @param errors the errors; those that are not positive are left out and counted
     * @param from the smallest step the fit uses
     * @param to the largest step the fit uses
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public ErrorPlot method(String name, double[] steps, double[] errors, double from, double to) {
        Check.sameLength(name, "step", steps.length, "error", errors.length);
        Method method = new Method(name, steps.clone(), errors.clone(), from, to);
        return new ErrorPlot(axes, joined, Decor.and(methods, method), slopes, decor);
    }

    /**
     * Returns this panel with a triangle of a given slope beside the method whose fitted slope is
     * nearest to it.
     *
     * @param slope the order, negative against work; not 0
     * @throws IllegalArgumentException if the slope is 0 or not finite
     */
    public ErrorPlot triangle(double slope) {
        if (slope == 0 || !Double.isFinite(slope)) {
            throw new IllegalArgumentException(
                    "a slope triangle needs a finite slope other than 0, got " + slope);
        }
        return new ErrorPlot(axes, joined, methods, Decor.and(slopes, slope), decor);
    }

    /** Returns this panel with a dashed line at an error, for example the unit of rounding. */
    public ErrorPlot horizontal(String label, double error) {
        Decor longer = decor.horizontal(label, error, Mark.Weight.REFERENCE);
        return new ErrorPlot(axes, joined, methods, slopes, longer);
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + axes.labels().title() + "'", methods.size(), "add a method");
        Span spanX = new Span();
        Span spanY = new Span();
        for (Method method : methods) {
            spanX.include(axes.x().toAxis(method.steps));
            spanY.include(axes.y().toAxis(method.errors));
        }
        decor.include(spanX, spanY, axes);
        Scene scene =
                new Scene(axes.labels().title(), axes.xAxis(spanX, 0.05), axes.yAxis(spanY, 0.07))
                        .preferring(360);
        decor.draw(scene, axes, theme);
        int dropped = 0;
        for (int i = 0; i < methods.size(); i++) {
            dropped += draw(scene, i, theme);
        }
        slopes.forEach(slope -> addTriangle(scene, slope, theme));
        if (dropped > 0) {
            scene.note(dropped + " not positive, not shown on the logarithmic axes");
        }
        return scene;
    }

    private int draw(Scene scene, int index, Theme theme) {
        Method method = methods.get(index);
        double[] x = axes.x().toAxis(method.steps);
        double[] y = axes.y().toAxis(method.errors);
        Color colour = theme.colour(index);
        Marker marker = Marker.of(index, theme.palette().size());
        double[] line = fit(method);
        String name = method.name;
        if (joined) {
            scene.add(new Mark.Polyline(x, y, colour, 1.8f, Strokes.SOLID));
        }
        if (line.length == 2) {
            double[] ends = usedRange(method);
            double[] fitted = {
                line[0] + line[1] * ends[0], line[0] + line[1] * ends[1],
            };
            if (!joined) {
                scene.add(new Mark.Polyline(ends, fitted, colour, 1.5f, Strokes.DASHED));
            }
            name = String.format(Locale.ROOT, "%s, slope %s", name, Numbers.fixed(line[1], 2));
        }
        scene.add(new Mark.Dots(x, y, marker, 4.2, colour, theme.background()));
        float[] dash = joined ? Strokes.SOLID : Strokes.DASHED;
        scene.explain(KeyEntry.markedLine(name, colour, dash, marker));
        return Gaps.dropped(method.errors, y) + Gaps.dropped(method.steps, x);
    }

    private double[] fit(Method method) {
        return Slope.fit(
                axes.x().toAxis(method.steps),
                axes.y().toAxis(method.errors),
                Math.log10(method.from),
                Math.log10(method.to));
    }

    private double[] usedRange(Method method) {
        double[] x = axes.x().toAxis(method.steps);
        double[] y = axes.y().toAxis(method.errors);
        Span span = new Span();
        for (int i = 0; i < x.length; i++) {
            boolean used = x[i] >= Math.log10(method.from) && x[i] <= Math.log10(method.to);
            if (Double.isFinite(y[i]) && used) {
                span.include(x[i]);
            }
        }
        return new double[] {span.lo(), span.hi()};
    }

    /** Sets a triangle beside the fitted line of the method it fits best, where there is room. */
    private void addTriangle(Scene scene, double slope, Theme theme) {
        Method nearest = null;
        double gap = Double.POSITIVE_INFINITY;
        for (Method method : methods) {
            double[] line = fit(method);
            if (line.length == 2 && Math.abs(line[1] - slope) < gap) {
                gap = Math.abs(line[1] - slope);
                nearest = method;
            }
        }
        if (nearest != null) {
            roomiest(fit(nearest), usedRange(nearest), slope, scene).draw(scene, theme);
        }
    }

    /** Returns the triangle, of several along a line and on both its sides, with most room. */
    private SlopeTriangle roomiest(double[] line, double[] ends, double slope, Scene scene) {
        List<double[][]> data = new ArrayList<>();
        for (Method method : methods) {
            data.add(
                    new double[][] {axes.x().toAxis(method.steps), axes.y().toAxis(method.errors)});
        }
        double centre = (ends[0] + ends[1]) / 2;
        SlopeTriangle best = SlopeTriangle.beside(line, centre, slope, true, scene);
        for (double share : new double[] {0.45, 0.3, 0.6, 0.75, 0.15, 0.9}) {
            double at = ends[0] + share * (ends[1] - ends[0]);
            for (boolean below : new boolean[] {true, false}) {
                SlopeTriangle one = SlopeTriangle.beside(line, at, slope, below, scene);
                if (one.clearance(data, scene) > best.clearance(data, scene) + 1e-3) {
                    best = one;
                }
            }
        }
        return best;
    }
}
