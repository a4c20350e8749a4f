package org.costate.plots;

import java.awt.Color;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bars over named categories, one group of bars each, with error bars if there are any. On a
 * logarithmic axis a bar starts at the axis floor, a whole decade below the smallest positive
 * value; a value that is exactly 0 has no bar there but a printed 0, and a note says so.
 */
public final class Bars extends Panel {

    private static final double GROUP_WIDTH = 0.76;

    private record Group(
            String name, double[] values, double @Nullable [] lower, double @Nullable [] upper) {}

    private final Labels labels;
    private final List<String> categories;
    private final List<Group> groups;
    private final Decor decor;
    private final Scale scale;

    Bars(Labels labels, List<String> categories) {
        this(labels, List.copyOf(categories), List.of(), Decor.none(), Scale.LINEAR);
        Check.notEmpty("the list of categories", categories.size(), "name at least one");
    }

    private Bars(
            Labels labels, List<String> categories, List<Group> groups, Decor decor, Scale scale) {
        this.labels = labels;
        this.categories = categories;
        this.groups = groups;
        this.decor = decor;
        this.scale = scale;
    }

    /**
     * Returns this panel with one more bar in every category.
     *
     * @param name what these bars have in common, for the legend
     * @param values one per category; one that is not finite has no bar and is marked so
     * @throws IllegalArgumentException if there is not one value per category
     */
    public Bars group(String name, double[] values) {
        Check.sameLength(name, "value", values.length, "category", categories.size());
        return with(new Group(name, values.clone(), null, null));
    }

    /**
     * Returns this panel with one more bar in every category, each with an error bar.
     *
     * @param lower the lower ends of the error bars, one per category; NaN for none
     * @param upper the upper ends
     * @throws IllegalArgumentException if there is not one of each per category
     */
    public Bars group(String name, double[] values, double[] lower, double[] upper) {
        Check.sameLength(name, "value", values.length, "category", categories.size());
        Check.sameLength(name, "lower end", lower.length, "category", categories.size());
        Check.sameLength(name, "upper end", upper.length, "category", categories.size());
        return with(new Group(name, values.clone(), lower.clone(), upper.clone()));
    }

    private Bars with(Group group) {
        return new Bars(labels, categories, Decor.and(groups, group), decor, scale);
    }

    /** Returns this panel with a logarithmic axis; values must then not be negative. */
    public Bars logScale() {
        return new Bars(labels, categories, groups, decor, Scale.LOGARITHMIC);
    }

    /** Returns this panel with a dashed line at a value, for example a tolerance. */
    public Bars horizontal(String label, double value) {
        Decor longer = decor.horizontal(label, value, Mark.Weight.REFERENCE);
        return new Bars(labels, categories, groups, longer, scale);
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + labels.title() + "'", groups.size(), "add a group");
        AxisSpec y = valueAxis();
        Scene scene = new Scene(labels.title(), AxisSpec.ofCategories(labels.x(), categories), y);
        decor.draw(scene, Axes.linear(labels).withY(scale), theme);
        int zeros = 0;
        for (int g = 0; g < groups.size(); g++) {
            Group group = groups.get(g);
            Color colour = theme.colour(g);
            for (int i = 0; i < group.values.length; i++) {
                zeros += draw(scene, g, i, y, theme);
            }
            if (groups.size() > 1 || !group.name.isEmpty()) {
                scene.explain(KeyEntry.patch(group.name, colour));
            }
        }
        if (zeros > 0) {
            scene.note("0: exactly zero (" + zeros + "×), set on the axis floor");
        }
        return scene;
    }

    private AxisSpec valueAxis() {
        Span span = new Span();
        for (Group group : groups) {
            span.include(scale.toAxis(group.values));
            if (group.lower != null && group.upper != null) {
                span.include(scale.toAxis(group.lower));
                span.include(scale.toAxis(group.upper));
            }
        }
        decor.include(new Span(), span, Axes.linear(labels).withY(scale));
        if (scale.equals(Scale.LINEAR)) {
            double room = span.isEmpty() ? 1 : 0.06 * Math.max(Math.abs(span.lo()), span.hi());
            boolean below = !span.isEmpty() && span.lo() < 0;
            boolean above = span.isEmpty() || span.hi() > 0 || !below;
            double lo = below ? span.lo() - room : 0;
            double hi = above ? span.hi() + room : 0;
            return AxisSpec.of(labels.y(), scale, lo, hi > lo ? hi : 1.0);
        }
        if (span.isEmpty()) {
            return AxisSpec.of(labels.y(), scale, -18, 0);
        }
        return AxisSpec.of(
                labels.y(),
                scale,
                Math.floor(span.lo() - 0.3) - (span.hi() - span.lo() > 4 ? 1 : 0),
                Math.ceil(span.hi() + 0.05));
    }

    /** Draws one bar; returns 1 if it is a zero on a logarithmic axis, else 0. */
    private int draw(Scene scene, int group, int category, AxisSpec y, Theme theme) {
        double value = groups.get(group).values[category];
        double width = GROUP_WIDTH / groups.size();
        double left = category - GROUP_WIDTH / 2 + group * width;
        double inset = 0.05 * width;
        double base = scale.equals(Scale.LINEAR) ? 0.0 : y.lo();
        double top = scale.toAxis(value);
        Color colour = theme.colour(group);
        double centre = left + width / 2;
        if (Double.isFinite(top) && top != base) {
            Bounds bar =
                    Bounds.of(
                            left + inset,
                            left + width - inset,
                            Math.min(base, top),
                            Math.max(base, top));
            scene.add(new Mark.Box(bar, colour, Theme.translucent(colour, 0.0)));
            addError(scene, groups.get(group), category, centre, width, theme);
            return 0;
        }
        boolean log = scale.equals(Scale.LOGARITHMIC);
        boolean zero = value == 0.0;
        String text = zero ? "0" : Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "<0";
        if (!zero || log) {
            Color ink = Theme.mix(colour, theme.ink(), 0.3);
            scene.add(new Mark.Text(centre, base, text, ink, 11f, width, Mark.Emphasis.ABOVE));
        }
        return zero && log ? 1 : 0;
    }

    private void addError(
            Scene scene, Group group, int category, double centre, double width, Theme theme) {
        if (group.lower == null || group.upper == null) {
            return;
        }
        double from = scale.toAxis(group.lower[category]);
        double to = scale.toAxis(group.upper[category]);
        if (Double.isFinite(to)) {
            double low = Double.isFinite(from) ? from : scene.y().lo();
            double half = 0.14 * width;
            Whiskers.add(scene, centre, low, to, half, theme.ink());
            Whiskers.add(scene, centre, to, low, half, theme.ink());
        }
    }
}
