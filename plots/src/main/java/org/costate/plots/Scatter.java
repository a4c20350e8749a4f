package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/** Clouds of points, each with its own colour and marker. */
public final class Scatter extends Panel {

    private record Cloud(String name, double[] x, double[] y) {}

    private final Labels labels;
    private final List<Cloud> clouds = new ArrayList<>();
    private boolean equalUnits;
    private boolean diagonal;

    Scatter(Labels labels) {
        this.labels = labels;
    }

    private Scatter copy() {
        Scatter copy = new Scatter(labels);
        copy.clouds.addAll(clouds);
        copy.equalUnits = equalUnits;
        copy.diagonal = diagonal;
        return copy;
    }

    /**
     * Returns this panel with one more cloud; points that are not finite are left out.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public Scatter points(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        Scatter copy = copy();
        copy.clouds.add(new Cloud(name, x.clone(), y.clone()));
        return copy;
    }

    /** Returns this panel with one unit of x as long as one unit of y. */
    public Scatter equalUnits() {
        Scatter copy = copy();
        copy.equalUnits = true;
        return copy;
    }

    /** Returns this panel with the line {@code y = x}, for computed against expected values. */
    public Scatter diagonal() {
        Scatter copy = copy();
        copy.diagonal = true;
        return copy;
    }

    @Override
    Scene scene(Theme theme) {
        Check.notEmpty("the panel '" + labels.title() + "'", clouds.size(), "add points first");
        Span spanX = new Span();
        Span spanY = new Span();
        int count = 0;
        for (Cloud cloud : clouds) {
            spanX.include(Scale.LINEAR.toAxis(cloud.x));
            spanY.include(Scale.LINEAR.toAxis(cloud.y));
            count += cloud.x.length;
        }
        AxisSpec x = spanX.axis(labels.x(), Scale.LINEAR, 0.05);
        AxisSpec y = spanY.axis(labels.y(), Scale.LINEAR, 0.05);
        Scene scene = new Scene(labels.title(), x, y).preferring(360);
        if (equalUnits) {
            scene.withEqualUnits();
        }
        if (diagonal) {
            double[] ends = {Math.min(x.lo(), y.lo()), Math.max(x.hi(), y.hi())};
            scene.add(new Mark.Polyline(ends, ends, theme.muted(), 1.2f, Strokes.DASHED));
            scene.explain(KeyEntry.line("y = x", theme.muted(), Strokes.DASHED));
        }
        double radius = count > 2000 ? 2.0 : count > 300 ? 2.8 : 3.8;
        for (int i = 0; i < clouds.size(); i++) {
            draw(scene, i, radius, theme);
        }
        return scene;
    }

    private void draw(Scene scene, int index, double radius, Theme theme) {
        Cloud cloud = clouds.get(index);
        Color colour = theme.colour(index);
        Marker marker = Marker.of(index, theme.palette().size());
        double[] x = Scale.LINEAR.toAxis(cloud.x);
        double[] y = Scale.LINEAR.toAxis(cloud.y);
        Color fill = Theme.translucent(colour, radius < 3 ? 0.6 : 0.85);
        Color outline = Theme.translucent(theme.background(), radius < 3 ? 0.0 : 1.0);
        scene.add(new Mark.Dots(x, y, marker, radius, fill, outline));
        if (clouds.size() > 1 || !cloud.name.isEmpty()) {
            scene.explain(KeyEntry.dots(cloud.name, colour, colour, marker));
        }
    }
}
