package org.costate.plots;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;

/** Small grey images in rows, each above its caption. */
public final class ImageGrid extends Panel {

    private static final double TALL = 1.24;
    private static final double MARGIN = 0.06;
    private static final int SHARP = 160;

    private final String title;
    private final int columns;
    private final List<GreyImage> images;

    ImageGrid(String title, int columns, List<GreyImage> images) {
        Check.notEmpty("the grid of images '" + title + "'", images.size(), "pass an image");
        if (columns < 1) {
            throw new IllegalArgumentException(
                    "a grid of images needs 1 or more columns, got " + columns);
        }
        this.title = title;
        this.columns = Math.min(columns, images.size());
        this.images = List.copyOf(images);
    }

    @Override
    Scene scene(Theme theme) {
        int rows = (images.size() + columns - 1) / columns;
        Scene scene =
                new Scene(
                                title,
                                AxisSpec.of("", Scale.LINEAR, 0, columns),
                                AxisSpec.of("", Scale.LINEAR, 0, rows * TALL))
                        .framed(Scene.Frame.NONE)
                        .withEqualUnits();
        for (int i = 0; i < images.size(); i++) {
            double top = (rows - i / columns) * TALL;
            add(scene, images.get(i), i % columns, top, theme);
        }
        return scene;
    }

    private static void add(Scene scene, GreyImage image, double left, double top, Theme theme) {
        double[][] pixels = image.pixels();
        double side = 1.0 - 2 * MARGIN;
        double size = side / Math.max(pixels.length, pixels[0].length);
        double width = size * pixels[0].length;
        double height = size * pixels.length;
        double x = left + (1.0 - width) / 2;
        Bounds frame = Bounds.of(x, x + width, top - MARGIN - height, top - MARGIN);
        scene.add(new Mark.Raster(grey(pixels, theme), frame, false));
        boolean wrong = image.verdict() == GreyImage.Verdict.WRONG;
        Color colour = wrong ? theme.colour(1) : theme.ink();
        scene.add(
                new Mark.Box(
                        frame,
                        Theme.translucent(theme.background(), 0.0),
                        wrong ? colour : theme.grid()));
        scene.add(
                new Mark.Text(
                        left + 0.5,
                        top - 1.0 - (TALL - 1.0) / 3,
                        image.caption(),
                        colour,
                        12f,
                        0.96,
                        wrong ? Mark.Emphasis.BOLD : Mark.Emphasis.PLAIN));
    }

    private static BufferedImage grey(double[][] pixels, Theme theme) {
        int cell = Math.max(1, SHARP / Math.max(pixels.length, pixels[0].length));
        int width = pixels[0].length * cell;
        int height = pixels.length * cell;
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int v = 0; v < height; v++) {
            for (int u = 0; u < width; u++) {
                double ink = pixels[v / cell][u / cell];
                Color colour =
                        Double.isFinite(ink)
                                ? Theme.mix(theme.background(), theme.ink(), ink)
                                : theme.missing();
                image.setRGB(u, v, colour.getRGB());
            }
        }
        return image;
    }
}
