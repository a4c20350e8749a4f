package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * Panels on one page with a title. Immutable: every setting returns a new figure, and nothing is
 * drawn before it is asked for.
 */
public final class Figure {

    private static final double PNG_SCALE = 2.0;
    private static final int SMALLEST = 120;

    private final List<Panel> panels;
    private final int columns;
    private final String title;
    private final String subtitle;
    private final int width;
    private final int height;
    private final Theme theme;

    private Figure(
            List<Panel> panels,
            int columns,
            String title,
            String subtitle,
            int width,
            int height,
            Theme theme) {
        this.panels = panels;
        this.columns = columns;
        this.title = title;
        this.subtitle = subtitle;
        this.width = width;
        this.height = height;
        this.theme = theme;
    }

    /**
     * Returns a figure of panels one above the other. If all of them name their horizontal axis
     * alike, they share it: one range, ticks aligned, written once below the last panel.
     *
     * @throws IllegalArgumentException if there is no panel
     */
    public static Figure of(Panel... panels) {
        return grid(1, panels);
    }

    /**
     * Returns a figure of panels row by row on a grid, each with its own axes.
     *
     * @param columns panels side by side, at least 1
     * @throws IllegalArgumentException if there is no panel or no column
     */
    public static Figure grid(int columns, Panel... panels) {
        Check.notEmpty("the figure", panels.length, "pass at least one panel");
        if (columns < 1) {
            throw new IllegalArgumentException("a grid needs 1 or more columns, got " + columns);
        }
        return new Figure(List.of(panels), columns, "", "", 0, 0, Theme.light());
    }

    /** Returns this figure with a bold title at its top left; long titles are broken into lines. */
    public Figure titled(String newTitle) {
        Objects.requireNonNull(newTitle, "title");
        return new Figure(panels, columns, newTitle, subtitle, width, height, theme);
    }

    /** Returns this figure with a muted line below its title, saying what the problem is. */
    public Figure subtitled(String newSubtitle) {
        Objects.requireNonNull(newSubtitle, "subtitle");
        return new Figure(panels, columns, title, newSubtitle, width, height, theme);
    }

    /**
     * Returns this figure with a nominal size; without it, the panels decide.
     *
     * @param newWidth in nominal pixels of 1/96 inch, at least 120
     * @param newHeight in the same unit, at least 120
     * @throws IllegalArgumentException if the size is too small to hold a plot
     */
    public Figure sized(int newWidth, int newHeight) {
        if (newWidth < SMALLEST || newHeight < SMALLEST) {
            throw new IllegalArgumentException(
                    "a figure is at least "
                            + SMALLEST
                            + " × "
                            + SMALLEST
                            + ", got "
                            + newWidth
                            + " × "
                            + newHeight);
        }
        return new Figure(panels, columns, title, subtitle, newWidth, newHeight, theme);
    }

    /** Returns this figure with other colours and type faces. */
    public Figure themed(Theme newTheme) {
        Objects.requireNonNull(newTheme, "theme");
        return new Figure(panels, columns, title, subtitle, width, height, newTheme);
    }

    /**
     * Writes this figure; the extension of the name, {@code .png} or {@code .svg}, decides the
     * format. The file appears under its name only when it is complete, and replaces an older one
     * in one step. Missing folders are made.
     *
     * @throws IllegalArgumentException if the extension is another one
     * @throws PlotException {@code OUT-01} if the file cannot be written, {@code PLOT-01} if this
     *     machine has no fonts
     */
    public void save(Path file) {
        AtomicFile.write(file, encoded(ImageFormat.of(file)));
    }

    /**
     * Writes this figure to a stream and leaves the stream open.
     *
     * @throws IOException if the stream does not take it
     * @throws PlotException {@code PLOT-01} if this machine has no fonts
     */
    public void writeTo(OutputStream out, ImageFormat format) throws IOException {
        out.write(encoded(format));
        out.flush();
    }

    /**
     * Draws this figure in memory, for a notebook or a test.
     *
     * @param scale pixels per nominal pixel, for example 1 or 2
     * @throws IllegalArgumentException if the scale is not positive
     * @throws PlotException {@code PLOT-01} if this machine has no fonts
     */
    public BufferedImage toImage(double scale) {
        if (!(scale > 0) || scale > 20) {
            throw new IllegalArgumentException(
                    "the scale of an image lies between 0 and 20, got " + scale);
        }
        return draw(layout(), scale);
    }

    private FigureLayout layout() {
        List<Scene> scenes = panels.stream().map(panel -> panel.scene(theme)).toList();
        return new FigureLayout(scenes, columns, title, subtitle, theme);
    }

    private int width(FigureLayout layout) {
        return width > 0 ? width : layout.preferredWidth();
    }

    private int height(FigureLayout layout) {
        return height > 0 ? height : layout.preferredHeight(width(layout));
    }

    private byte[] encoded(ImageFormat format) {
        FigureLayout layout = layout();
        if (format == ImageFormat.PNG) {
            return PngFile.bytes(draw(layout, PNG_SCALE), PNG_SCALE);
        }
        int w = width(layout);
        int h = height(layout);
        return SvgFile.bytes(w, h, title, g2 -> layout.draw(g2, w, h));
    }

    private BufferedImage draw(FigureLayout layout, double scale) {
        int w = width(layout);
        int h = height(layout);
        BufferedImage image =
                new BufferedImage(
                        (int) Math.round(w * scale),
                        (int) Math.round(h * scale),
                        BufferedImage.TYPE_INT_RGB);
        Graphics2D g2 = image.createGraphics();
        try {
            g2.scale(scale, scale);
            layout.draw(g2, w, h);
        } finally {
            g2.dispose();
        }
        return image;
    }
}
