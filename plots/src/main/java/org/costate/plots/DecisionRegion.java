package org.costate.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;

/**
 * How a classifier divides the plane: class colours blended by probability and paler where the
 * classifier is unsure, a line where two classes are equally likely, sample points on top.
 */
public final class DecisionRegion extends Panel {

    private static final int SMALLEST_IMAGE = 480;
    private static final double PALEST = 0.10;
    private static final double STRONGEST = 0.55;

    private record Samples(String name, double[][] points, int[] classes, Marker marker) {}

    private final Labels labels;
    private final Bounds bounds;
    private final double[][][] probabilities;
    private final List<Samples> samples = new ArrayList<>();
    private List<String> names = List.of();

    DecisionRegion(Labels labels, Bounds bounds, double[][][] probabilities) {
        if (probabilities.length < 2) {
            throw new IllegalArgumentException(
                    "a region needs 2 or more rows of probabilities, got " + probabilities.length);
        }
        this.labels = labels;
        this.bounds = bounds;
        this.probabilities = new double[probabilities.length][][];
        for (int i = 0; i < probabilities.length; i++) {
            this.probabilities[i] = Check.table("row " + i + " of the region", probabilities[i]);
            if (probabilities[i].length != probabilities[0].length
                    || probabilities[i].length < 2
                    || probabilities[i][0].length != probabilities[0][0].length
                    || probabilities[i][0].length < 2) {
                throw new IllegalArgumentException(
                        "a region needs [row][column][class] with 2 or more of each, the same in"
                                + " every row; row "
                                + i
                                + " has "
                                + probabilities[i].length
                                + " columns and "
                                + probabilities[i][0].length
                                + " classes");
            }
        }
    }

    private DecisionRegion with(List<String> newNames) {
        DecisionRegion copy = new DecisionRegion(labels, bounds, probabilities);
        copy.samples.addAll(samples);
        copy.names = newNames;
        return copy;
    }

    /**
     * Returns this region with names for its classes; without names they are numbered.
     *
     * @throws IllegalArgumentException if there is not one name per class
     */
    public DecisionRegion classNames(String... classNames) {
        if (classNames.length != classCount()) {
            throw new IllegalArgumentException(
                    "a region of "
                            + classCount()
                            + " classes needs as many names, got "
                            + classNames.length);
        }
        return with(List.of(classNames));
    }

    /**
     * Returns this region with training samples, drawn as discs.
     *
     * @param points one row {@code (x, y)} per sample
     * @param classes the true class of each, from 0
     * @throws IllegalArgumentException if lengths differ or a class does not exist
     */
    public DecisionRegion training(double[][] points, int[] classes) {
        return with("training", points, classes, Marker.DISC);
    }

    /**
     * Returns this region with test samples, drawn as diamonds.
     *
     * @param points one row {@code (x, y)} per sample
     * @param classes the true class of each, from 0
     * @throws IllegalArgumentException if lengths differ or a class does not exist
     */
    public DecisionRegion test(double[][] points, int[] classes) {
        return with("test", points, classes, Marker.DIAMOND);
    }

    private DecisionRegion with(String name, double[][] points, int[] classes, Marker marker) {
        Check.sameLength(name, "sample", points.length, "class index", classes.length);
        double[][] copied = Check.table(name + " samples", points);
        if (copied[0].length != 2) {
            throw new IllegalArgumentException(
                    name
                            + " samples must be points (x, y), got "
                            + copied[0].length
                            + " coordinates");
        }
        Check.classes(name + " samples", classes, Collections.nCopies(classCount(), ""));
        DecisionRegion copy = with(names);
        copy.samples.add(new Samples(name, copied, classes.clone(), marker));
        return copy;
    }

    private int classCount() {
        return probabilities[0][0].length;
    }

    /** Returns the shade of a point; exact for a certain class, near the background in doubt. */
    static Color shade(double[] p, Theme theme) {
        double[] rgb = new double[3];
        double sum = 0.0;
        double largest = 0.0;
        for (int c = 0; c < p.length; c++) {
            Color colour = theme.colour(c);
            rgb[0] += p[c] * colour.getRed();
            rgb[1] += p[c] * colour.getGreen();
            rgb[2] += p[c] * colour.getBlue();
            sum += p[c];
            largest = Math.max(largest, p[c]);
        }
        if (!(sum > 0) || Double.isInfinite(sum)) {
            return theme.missing();
        }
        double certainty = (largest / sum - 1.0 / p.length) / (1.0 - 1.0 / p.length);
        Color blend =
                new Color(channel(rgb[0] / sum), channel(rgb[1] / sum), channel(rgb[2] / sum));
        double strength = PALEST + (STRONGEST - PALEST) * certainty;
        return Theme.mix(theme.background(), blend, strength);
    }

    private static int channel(double value) {
        return (int) Math.max(0, Math.min(255, Math.round(value)));
    }

    @Override
    Scene scene(Theme theme) {
        AxisSpec x = AxisSpec.of(labels.x(), Scale.LINEAR, bounds.xMin(), bounds.xMax());
        AxisSpec y = AxisSpec.of(labels.y(), Scale.LINEAR, bounds.yMin(), bounds.yMax());
        Scene scene = new Scene(labels.title(), x, y).framed(Scene.Frame.FIELD).preferring(440);
        if (bounds.width() / bounds.height() < 3 && bounds.height() / bounds.width() < 3) {
            scene.withEqualUnits();
        }
        scene.add(new Mark.Raster(shading(theme), bounds, true));
        int boundaries = classCount() == 2 ? 1 : classCount();
        for (int c = 0; c < boundaries; c++) {
            addBoundary(scene, c, theme);
        }
        for (Samples set : samples) {
            addSamples(scene, set, theme);
        }
        explain(scene, theme);
        return scene;
    }

    private void explain(Scene scene, Theme theme) {
        for (int c = 0; c < classCount(); c++) {
            String name = names.isEmpty() ? "class " + c : names.get(c);
            scene.explain(KeyEntry.patch(name, theme.colour(c)));
        }
        for (Samples set : samples) {
            Color outline = outline(set, theme);
            scene.explain(KeyEntry.dots(set.name, outline, theme.grid(), set.marker));
        }
    }

    private static Color outline(Samples set, Theme theme) {
        return set.marker == Marker.DISC
                ? theme.background().equals(Color.WHITE) ? theme.axis() : theme.background()
                : theme.ink();
    }

    private BufferedImage shading(Theme theme) {
        int rows = probabilities.length - 1;
        int columns = probabilities[0].length - 1;
        int fine = Math.max(1, SMALLEST_IMAGE / Math.max(1, Math.min(rows, columns)));
        int width = Math.min(1200, columns * fine);
        int height = Math.min(1200, rows * fine);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                double[] p = at((u + 0.5) * columns / width, (v + 0.5) * rows / height);
                image.setRGB(u, height - 1 - v, shade(p, theme).getRGB());
            }
        }
        return image;
    }

    /** Interpolates linearly between the four nodes around a point in grid coordinates. */
    private double[] at(double column, double row) {
        int i = Math.min(probabilities.length - 2, (int) row);
        int j = Math.min(probabilities[0].length - 2, (int) column);
        double s = row - i;
        double t = column - j;
        double[] p = new double[classCount()];
        for (int c = 0; c < p.length; c++) {
            double low = (1 - t) * probabilities[i][j][c] + t * probabilities[i][j + 1][c];
            double high = (1 - t) * probabilities[i + 1][j][c] + t * probabilities[i + 1][j + 1][c];
            p[c] = (1 - s) * low + s * high;
        }
        return p;
    }

    private void addBoundary(Scene scene, int ofClass, Theme theme) {
        int rows = probabilities.length - 1;
        int columns = probabilities[0].length - 1;
        int fine = Math.max(1, SMALLEST_IMAGE / Math.max(1, Math.min(rows, columns)));
        double[][] lead = new double[rows * fine + 1][columns * fine + 1];
        for (int i = 0; i < lead.length; i++) {
            for (int j = 0; j < lead[i].length; j++) {
                lead[i][j] = lead(at(j / (double) fine, i / (double) fine), ofClass);
            }
        }
        double dx = bounds.width() / (lead[0].length - 1);
        double dy = bounds.height() / (lead.length - 1);
        for (double[][] line : MarchingSquares.zeroLevel(lead)) {
            double[] x = line[0];
            double[] y = line[1];
            for (int k = 0; k < x.length; k++) {
                x[k] = bounds.xMin() + dx * x[k];
                y[k] = bounds.yMin() + dy * y[k];
            }
            scene.add(new Mark.Polyline(x, y, theme.ink(), 1.6f, Strokes.SOLID));
        }
    }

    private static double lead(double[] p, int ofClass) {
        double rival = Double.NEGATIVE_INFINITY;
        for (int c = 0; c < p.length; c++) {
            rival = c == ofClass ? rival : Math.max(rival, p[c]);
        }
        return p[ofClass] - rival;
    }

    private static void addSamples(Scene scene, Samples set, Theme theme) {
        TreeSet<Integer> present = new TreeSet<>();
        for (int c : set.classes) {
            present.add(c);
        }
        double radius = set.points.length > 600 ? 2.6 : 3.6;
        for (int c : present) {
            List<double[]> chosen = new ArrayList<>();
            for (int i = 0; i < set.points.length; i++) {
                if (set.classes[i] == c) {
                    chosen.add(set.points[i]);
                }
            }
            double[] x = chosen.stream().mapToDouble(p -> p[0]).toArray();
            double[] y = chosen.stream().mapToDouble(p -> p[1]).toArray();
            Color outline = set.marker == Marker.DISC ? theme.background() : theme.ink();
            scene.add(new Mark.Dots(x, y, set.marker, radius, theme.colour(c), outline));
        }
    }
}
