package org.costate.plots;

import java.awt.Color;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Shades arcs behind the data of a scene and marks where one gives way to the next. */
final class ArcShades {

    private static final Map<String, Integer> KNOWN =
            Map.of("lower", 0, "upper", 1, "interior", 2, "singular", 4);

    private final List<Arc> arcs;
    private final Map<String, Color> colours = new LinkedHashMap<>();

    ArcShades(List<Arc> arcs, Theme theme) {
        this.arcs = arcs;
        Set<Integer> used = new HashSet<>(KNOWN.values());
        int next = 0;
        for (Arc arc : arcs) {
            if (!colours.containsKey(arc.kind())) {
                while (!KNOWN.containsKey(arc.kind()) && used.contains(next)) {
                    next++;
                }
                int index = KNOWN.getOrDefault(arc.kind(), next);
                used.add(index);
                colours.put(arc.kind(), Theme.translucent(theme.colour(index), 0.17));
            }
        }
    }

    /** Shades a scene; the first one of a column also names the arcs. */
    void cover(Scene scene, boolean named) {
        Scale scale = scene.x().scale();
        TreeSet<Double> switches = new TreeSet<>();
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (Arc arc : arcs) {
            double from = scale.toAxis(arc.from());
            double to = scale.toAxis(arc.to());
            Color fill = colours.getOrDefault(arc.kind(), Color.WHITE);
            if (from < to) {
                scene.add(new Mark.Band(from, to, fill));
                if (named) {
                    scene.ribbon(new Ribbon.Segment(arc.kind(), from, to, fill));
                }
            }
            first = Math.min(first, from);
            last = Math.max(last, to);
            switches.add(from);
            switches.add(to);
        }
        for (double at : switches) {
            if (at > first && at < last) {
                scene.add(new Mark.Rule(Mark.Direction.VERTICAL, at, "", Mark.Weight.REFERENCE));
            }
        }
    }
}
