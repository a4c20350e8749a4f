package org.costate.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** A plane divided into named regions: basins of attraction, phases, kinds of control. */
public final class DiscreteMap extends Panel {

    private static final double STRENGTH = 0.5;

    private final Labels labels;
    private final Bounds bounds;
    private final int[][] codes;
    private final List<String> names;
    private final List<CurveSeries> overlays;
    private final boolean equalUnits;

    DiscreteMap(Labels labels, Bounds bounds, int[][] codes, List<String> names) {
        this(labels, bounds, checked(codes, names), List.copyOf(names), List.of(), false);
    }

    private DiscreteMap(
            Labels labels,
            Bounds bounds,
            int[][] codes,
            List<String> names,
            List<CurveSeries> overlays,
            boolean equalUnits) {
        this.labels = labels;
        this.bounds = bounds;
        this.codes = codes;
        this.names = names;
        this.overlays = overlays;
        this.equalUnits = equalUnits;
    }

    private static int[][] checked(int[][] codes, List<String> names) {
        Check.notEmpty("the discrete map", codes.length, "pass at least one row");
        int[][] copy = new int[codes.length][];
        for (int i = 0; i < codes.length; i++) {
            copy[i] = codes[i].clone();
            if (copy[i].length != copy[0].length || copy[i].length == 0) {
                throw new IllegalArgumentException(
                        "a discrete map must be a full table: row "
                                + i
                                + " has "
                                + copy[i].length
                                + " cells, row 0 has "
                                + copy[0].length);
            }
            for (int code : copy[i]) {
                if (code < -1 || code >= names.size()) {
                    throw new IllegalArgumentException(
                            "row "
                                    + i
                                    + " of a discrete map has the code "
                                    + code
                                    + ", expected -1 (none) to "
                                    + (names.size() - 1));
                }
            }
        }
        return copy;
    }

    /**
     * Returns this map with a curve over it.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public DiscreteMap curve(String name, double[] x, double[] y) {
        return over(name, x, y, LineStyle.SOLID);
    }

    /**
     * Returns this map with named points over it.
     *
     * @throws IllegalArgumentException if the arrays are empty or differ in length
     */
    public DiscreteMap points(String name, double[] x, double[] y) {
        return over(name, x, y, LineStyle.POINTS);
    }

    private DiscreteMap over(String name, double[] x, double[] y, LineStyle style) {
        Check.sameLength(name, "x value", x.length, "y value", y.length);
        List<CurveSeries> more = Decor.and(overlays, CurveSeries.line(name, x, y, style));
        return new DiscreteMap(labels, bounds, codes, names, more, equalUnits);
    }

    /** Returns this map with one unit of x as long as one unit of y. */
    public DiscreteMap equalUnits() {
        return new DiscreteMap(labels, bounds, codes, names, overlays, true);
    }

    @Override
    Scene scene(Theme theme) {
        AxisSpec x = AxisSpec.of(labels.x(), Scale.LINEAR, bounds.xMin(), bounds.xMax());
        AxisSpec y = AxisSpec.of(labels.y(), Scale.LINEAR, bounds.yMin(), bounds.yMax());
        Scene scene = new Scene(labels.title(), x, y).framed(Scene.Frame.FIELD).preferring(380);
        if (equalUnits) {
            scene.withEqualUnits();
        }
        scene.add(new Mark.Raster(image(theme), bounds, false));
        boolean[] present = new boolean[names.size() + 1];
        for (int[] row : codes) {
            for (int code : row) {
                present[code + 1] = true;
            }
        }
        for (int code = 0; code < names.size(); code++) {
            if (present[code + 1]) {
                scene.explain(KeyEntry.patch(names.get(code), shade(code, theme)));
            }
        }
        if (present[0]) {
            scene.explain(KeyEntry.patch("none", theme.missing()));
        }
        for (int i = 0; i < overlays.size(); i++) {
            int colour = 6 + i;
            overlays.get(i).draw(scene, colour, true, Axes.linear(labels), theme);
        }
        return scene;
    }

    static Color shade(int code, Theme theme) {
        return code < 0
                ? theme.missing()
                : Theme.mix(theme.background(), theme.colour(code), STRENGTH);
    }

    private BufferedImage image(Theme theme) {
        int rows = codes.length;
        int columns = codes[0].length;
        BufferedImage image = new BufferedImage(columns, rows, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                image.setRGB(j, rows - 1 - i, shade(codes[i][j], theme).getRGB());
            }
        }
        return image;
    }
}
