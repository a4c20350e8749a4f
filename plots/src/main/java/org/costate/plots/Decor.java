package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** What stands around the data of a panel: reference lines, shaded ranges, written notes. */
record Decor(List<Mark.Rule> rules, List<Range> ranges, List<Remark> remarks) {

    record Range(String label, double from, double to) {}

    record Remark(String text, double x, double y) {}

    static Decor none() {
        return new Decor(List.of(), List.of(), List.of());
    }

    Decor horizontal(String label, double at, Mark.Weight weight) {
        return rule(new Mark.Rule(Mark.Direction.HORIZONTAL, at, label, weight));
    }

    Decor vertical(String label, double at, Mark.Weight weight) {
        return rule(new Mark.Rule(Mark.Direction.VERTICAL, at, label, weight));
    }

    private Decor rule(Mark.Rule rule) {
        return new Decor(and(rules, rule), ranges, remarks);
    }

    Decor range(String label, double from, double to) {
        return new Decor(rules, and(ranges, new Range(label, from, to)), remarks);
    }

    Decor remark(String text, double x, double y) {
        return new Decor(rules, ranges, and(remarks, new Remark(text, x, y)));
    }

    static <T> List<T> and(List<T> list, T item) {
        List<T> longer = new ArrayList<>(list);
        longer.add(item);
        return List.copyOf(longer);
    }

    /** Widens the spans of a panel until they hold every reference line and every note. */
    void include(Span x, Span y, Axes axes) {
        for (Mark.Rule rule : rules) {
            if (rule.direction() == Mark.Direction.VERTICAL) {
                x.include(axes.x().toAxis(rule.at()));
            } else {
                y.include(axes.y().toAxis(rule.at()));
            }
        }
        for (Remark remark : remarks) {
            x.include(axes.x().toAxis(remark.x));
            y.include(axes.y().toAxis(remark.y));
        }
    }

    void draw(Scene scene, Axes axes, Theme theme) {
        for (int i = 0; i < ranges.size(); i++) {
            Range range = ranges.get(i);
            Color fill = Theme.translucent(theme.colour(i + 2), 0.16);
            scene.add(new Mark.Band(axes.x().toAxis(range.from), axes.x().toAxis(range.to), fill));
            scene.explain(KeyEntry.patch(range.label, fill));
        }
        for (Mark.Rule rule : rules) {
            boolean upright = rule.direction() == Mark.Direction.VERTICAL;
            double at = (upright ? axes.x() : axes.y()).toAxis(rule.at());
            if (Double.isFinite(at)) {
                scene.add(new Mark.Rule(rule.direction(), at, rule.label(), rule.weight()));
            }
        }
        for (Remark remark : remarks) {
            double x = axes.x().toAxis(remark.x);
            double y = axes.y().toAxis(remark.y);
            if (Double.isFinite(x) && Double.isFinite(y)) {
                scene.add(new Mark.Remark(x, y, remark.text, theme.ink()));
            }
        }
    }
}
