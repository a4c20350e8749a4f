package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Samples over named categories as boxes from quartile to quartile with a line at the median;
 * whiskers reach the last value within 1.5 interquartile ranges of the box, values beyond are dots
 * [Tukey 1977]. A sample of fewer than five values is drawn as its dots and its median.
 */
public final class Boxes extends Panel {

    private static final double GROUP_WIDTH = 0.72;
    private static final int FEWEST = 5;

    private record Group(String name, List<double[]> samples) {}

    private final Labels labels;
    private final List<String> categories;
    private final List<Group> groups;
    private final Scale scale;

    Boxes(Labels labels, List<String> categories) {
        this(labels, List.copyOf(categories), List.of(), Scale.LINEAR);
        Check.notEmpty("the list of categories", categories.size(), "name at least one");
    }

    private Boxes(Labels labels, List<String> categories, List<Group> groups, Scale scale) {
        this.labels = labels;
        this.categories = categories;
        this.groups = groups;
        this.scale = scale;
    }

    /**
     * Returns this panel with one more box in every category.
     *
     * @param name what these boxes have in common, for the legend
     * @param samples one per category, of any lengths; values that are not finite are left out
     * @throws IllegalArgumentException if there is not one sample per category
     */
    public Boxes group(String name, double[]... samples) {
        Check.sameLength(name, "sample", samples.length, "category", categories.size());
        List<double[]> copies = new ArrayList<>();
        for (double[] sample : samples) {
            copies.add(sample.clone());
        }
        Group group = new Group(name, List.copyOf(copies));
        return new Boxes(labels, categories, Decor.and(groups, group), scale);
    }

    /** Returns this panel with a logarithmic axis. */
    public Boxes logScale() {
        return new Boxes(labels, categories, groups, Scale.LOGARITHMIC);
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + labels.title() + "'", groups.size(), "add a group");
        Axes axes = Axes.linear(labels).withY(scale);
        Span span = new Span();
        Missing missing = new Missing(axes);
        for (Group group : groups) {
            for (double[] sample : group.samples) {
                span.include(scale.toAxis(sample));
                missing.count(new double[0], sample);
            }
        }
        AxisSpec x = AxisSpec.ofCategories(labels.x(), categories);
        Scene scene = new Scene(labels.title(), x, axes.yAxis(span, 0.06)).preferring(300);
        double width = GROUP_WIDTH / groups.size();
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            Color colour = theme.colour(g);
            for (int i = 0; i < categories.size(); i++) {
                double centre = i - GROUP_WIDTH / 2 + (g + 0.5) * width;
                Quantiles q = Quantiles.of(scale.toAxis(group.samples.get(i)));
                draw(scene, q, centre, 0.36 * width, colour, theme);
            }
            if (groups.size() > 1 || !group.name.isEmpty()) {
                scene.explain(KeyEntry.patch(group.name, colour));
            }
        }
        missing.note(scene);
        return scene;
    }

    private static void draw(
            Scene scene, Quantiles q, double centre, double half, Color colour, Theme theme) {
        if (q.size() == 0) {
            return;
        }
        double low = q.at(0.25);
        double high = q.at(0.75);
        double reach = 1.5 * (high - low);
        double from = high;
        double to = low;
        List<Double> beyond = new ArrayList<>();
        for (double value : q.sorted()) {
            if (q.size() >= FEWEST && value >= low - reach && value <= high + reach) {
                from = Math.min(from, value);
                to = Math.max(to, value);
            } else {
                beyond.add(value);
            }
        }
        if (q.size() >= FEWEST) {
            Whiskers.add(scene, centre, low, from, 0.5 * half, colour);
            Whiskers.add(scene, centre, high, to, 0.5 * half, colour);
            if (low < high) {
                Color fill = Theme.mix(theme.background(), colour, 0.3);
                Bounds box = Bounds.of(centre - half, centre + half, low, high);
                scene.add(new Mark.Box(box, fill, colour));
            }
        }
        double[] ends = {centre - half, centre + half};
        double median = q.at(0.5);
        double[] level = {median, median};
        scene.add(new Mark.Polyline(ends, level, colour, 2.6f, Strokes.SOLID));
        double[] y = beyond.stream().mapToDouble(Double::doubleValue).toArray();
        double[] x = new double[y.length];
        Arrays.fill(x, centre);
        if (y.length > 0) {
            scene.add(new Mark.Dots(x, y, Marker.DISC, 2.6, theme.background(), colour));
        }
    }
}
