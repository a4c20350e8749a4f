package org.costate.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** A field as viridis colours with a colour bar, and curves drawn over it. */
public final class HeatMap extends Panel {

    private static final int SHARP = 600;

    private record Overlay(String name, double[] x, double[] y, boolean contour) {}

    private final Labels labels;
    private final Bounds bounds;
    private final double[][] values;
    private final String quantity;
    private final List<Overlay> overlays = new ArrayList<>();
    private Scale scale = Scale.LINEAR;
    private boolean equalUnits;

    HeatMap(Labels labels, Bounds bounds, double[][] values, String quantity) {
        this.labels = labels;
        this.bounds = bounds;
        this.values = Check.table("the field '" + labels.title() + "'", values);
        this.quantity = quantity;
    }

    private HeatMap copy() {
        HeatMap copy = new HeatMap(labels, bounds, values, quantity);
        copy.overlays.addAll(overlays);
        copy.scale = scale;
        copy.equalUnits = equalUnits;
        return copy;
    }

    /** Returns this field with colours by the logarithm of the values; others become grey. */
    public HeatMap logColours() {
        HeatMap copy = copy();
        copy.scale = Scale.LOGARITHMIC;
        return copy;
    }

    /** Returns this field with one unit of x as long as one unit of y. */
    public HeatMap equalUnits() {
        HeatMap copy = copy();
        copy.equalUnits = true;
        return copy;
    }

    /**
     * Returns this field with a curve over it, for example a switching curve or an extremal.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public HeatMap curve(String name, double[] x, double[] y) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        HeatMap copy = copy();
        copy.overlays.add(new Overlay(name, x.clone(), y.clone(), false));
        return copy;
    }

    /** Returns this field with the line where it has a given value, found between cell centres. */
    public HeatMap contour(String name, double level) {
        double[][] shifted = new double[values.length][values[0].length];
        for (int i = 0; i < values.length; i++) {
            for (int j = 0; j < values[i].length; j++) {
                shifted[i][j] = values[i][j] - level;
            }
        }
        double dx = bounds.width() / values[0].length;
        double dy = bounds.height() / values.length;
        HeatMap copy = copy();
        String once = name;
        for (double[][] line : MarchingSquares.zeroLevel(shifted)) {
            double[] x = line[0];
            double[] y = line[1];
            for (int k = 0; k < x.length; k++) {
                x[k] = bounds.xMin() + dx * (x[k] + 0.5);
                y[k] = bounds.yMin() + dy * (y[k] + 0.5);
            }
            copy.overlays.add(new Overlay(once, x, y, true));
            once = "";
        }
        return copy;
    }

    @Override
    Scene scene(Theme theme) {
        AxisSpec x = AxisSpec.of(labels.x(), Scale.LINEAR, bounds.xMin(), bounds.xMax());
        AxisSpec y = AxisSpec.of(labels.y(), Scale.LINEAR, bounds.yMin(), bounds.yMax());
        Scene scene = new Scene(labels.title(), x, y).framed(Scene.Frame.FIELD).preferring(380);
        if (equalUnits) {
            scene.withEqualUnits();
        }
        Span span = new Span();
        int missing = 0;
        for (double[] row : values) {
            double[] onScale = scale.toAxis(row);
            span.include(onScale);
            for (double value : onScale) {
                missing += Double.isFinite(value) ? 0 : 1;
            }
        }
        AxisSpec colours = span.axis(quantity, scale, 0.0);
        scene.beside(new Scene.ColourBar(ColourRamp.VIRIDIS, 0.0, 1.0, colours));
        scene.add(new Mark.Raster(image(colours, theme), bounds, false));
        if (missing > 0) {
            scene.explain(KeyEntry.patch("no value", theme.missing()));
        }
        for (int i = 0; i < overlays.size(); i++) {
            draw(scene, i, theme);
        }
        return scene;
    }

    private BufferedImage image(AxisSpec colours, Theme theme) {
        int rows = values.length;
        int columns = values[0].length;
        int cell = Math.max(1, SHARP / Math.min(rows, columns));
        int across = Math.max(1, Math.min(cell, 2400 / columns));
        int up = Math.max(1, Math.min(cell, 2400 / rows));
        BufferedImage image =
                new BufferedImage(columns * across, rows * up, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < image.getHeight(); v++) {
            for (int u = 0; u < image.getWidth(); u++) {
                double value = scale.toAxis(values[rows - 1 - v / up][u / across]);
                image.setRGB(u, v, colour(value, colours, theme).getRGB());
            }
        }
        return image;
    }

    private static Color colour(double value, AxisSpec colours, Theme theme) {
        return Double.isFinite(value)
                ? ColourRamp.VIRIDIS.at((value - colours.lo()) / (colours.hi() - colours.lo()))
                : theme.missing();
    }

    private void draw(Scene scene, int index, Theme theme) {
        Overlay overlay = overlays.get(index);
        Color colour = overlay.contour ? theme.background() : theme.colour(index + 1);
        double[] x = Scale.LINEAR.toAxis(overlay.x);
        double[] y = Scale.LINEAR.toAxis(overlay.y);
        if (!overlay.contour) {
            scene.add(new Mark.Polyline(x, y, theme.background(), 4.4f, Strokes.SOLID));
        }
        scene.add(new Mark.Polyline(x, y, colour, 2.2f, Strokes.SOLID));
        if (!overlay.name.isEmpty()) {
            Color sample = overlay.contour ? theme.axis() : colour;
            scene.explain(KeyEntry.line(overlay.name, sample, Strokes.SOLID));
        }
    }
}
