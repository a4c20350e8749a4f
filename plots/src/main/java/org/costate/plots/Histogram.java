package org.costate.plots;

import java.awt.Color;
import java.util.Arrays;
import java.util.List;

/**
 * How often values fall into bins of one round width, chosen from the spread of all samples
 * together [Freedman and Diaconis 1981] and at most 80 bins.
 */
public final class Histogram extends Panel {

    private static final int MOST = 80;

    private record Sample(String name, double[] values) {}

    private final Axes axes;
    private final List<Sample> samples;
    private final boolean shares;
    private final Decor decor;

    Histogram(Labels labels) {
        this(Axes.linear(labels), List.of(), false, Decor.none());
    }

    private Histogram(Axes axes, List<Sample> samples, boolean shares, Decor decor) {
        this.axes = axes;
        this.samples = samples;
        this.shares = shares;
        this.decor = decor;
    }

    /**
     * Returns this panel with one more sample.
     *
     * @param values those that are not finite are left out
     * @throws IllegalArgumentException if there is no value
     */
    public Histogram sample(String name, double[] values) {
        Check.notEmpty("the sample '" + name + "'", values.length, "pass at least one value");
        Sample sample = new Sample(name, values.clone());
        return new Histogram(axes, Decor.and(samples, sample), shares, decor);
    }

    /** Returns this panel with bins of equal ratio on a logarithmic axis of the values. */
    public Histogram logX() {
        return new Histogram(axes.withX(Scale.LOGARITHMIC), samples, shares, decor);
    }

    /** Returns this panel with shares of each sample instead of counts. */
    public Histogram shares() {
        return new Histogram(axes, samples, true, decor);
    }

    /** Returns this panel with a dashed line at a value. */
    public Histogram vertical(String label, double value) {
        Decor longer = decor.vertical(label, value, Mark.Weight.REFERENCE);
        return new Histogram(axes, samples, shares, longer);
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty(
                "the histogram '" + axes.labels().title() + "'", samples.size(), "add a sample");
        Bins bins = Bins.of(all(), MOST);
        double[][] heights = new double[samples.size()][];
        Span spanX = new Span();
        Span spanY = new Span();
        spanX.include(bins.from());
        spanX.include(bins.from() + bins.width() * bins.count());
        spanY.include(0.0);
        for (int i = 0; i < heights.length; i++) {
            double[] onAxis = axes.x().toAxis(samples.get(i).values);
            heights[i] = bins.counts(onAxis, shares);
            spanY.include(heights[i]);
        }
        decor.include(spanX, new Span(), axes);
        AxisSpec x = axes.xAxis(spanX, 0.02);
        double top = spanY.hi() > 0 ? 1.06 * spanY.hi() : 1.0;
        AxisSpec y = AxisSpec.of(axes.labels().y(), Scale.LINEAR, 0, top).ofWholeNumbers(!shares);
        Scene scene = new Scene(axes.labels().title(), x, y).preferring(280);
        decor.draw(scene, axes, theme);
        Missing missing = new Missing(axes);
        for (int i = 0; i < heights.length; i++) {
            draw(scene, bins, heights[i], theme.colour(i), theme);
            missing.count(samples.get(i).values, new double[0]);
            if (heights.length > 1 || !samples.get(i).name.isEmpty()) {
                scene.explain(KeyEntry.patch(samples.get(i).name, theme.colour(i)));
            }
        }
        missing.note(scene);
        return scene;
    }

    private double[] all() {
        return samples.stream()
                .flatMapToDouble(s -> Arrays.stream(axes.x().toAxis(s.values)))
                .toArray();
    }

    private static void draw(Scene scene, Bins bins, double[] heights, Color colour, Theme theme) {
        Color fill = Theme.translucent(colour, 0.45);
        Color edge = Theme.mix(colour, theme.background(), 0.2);
        for (int b = 0; b < heights.length; b++) {
            double left = bins.from() + b * bins.width();
            if (heights[b] > 0) {
                Bounds bar = Bounds.of(left, left + bins.width(), 0, heights[b]);
                scene.add(new Mark.Box(bar, fill, edge));
            }
        }
    }
}
