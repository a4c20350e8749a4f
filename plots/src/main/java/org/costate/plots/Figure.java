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
    private final Page page;

    private Figure(List<Panel> panels, Page page) {
        this.panels = panels;
        this.page = page;
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
        return new Figure(List.of(panels), Page.of(columns));
    }

    /** Returns this figure with a bold title at its top left; long titles are broken into lines. */
    public Figure titled(String newTitle) {
        Objects.requireNonNull(newTitle, "title");
        return new Figure(panels, page.titled(newTitle));
    }

    /** Returns this figure with a muted line below its title, saying what the problem is. */
    public Figure subtitled(String newSubtitle) {
        Objects.requireNonNull(newSubtitle, "subtitle");
        return new Figure(panels, page.subtitled(newSubtitle));
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
        return new Figure(panels, page.sized(newWidth, newHeight));
    }

    /** Returns this figure with other colours and type faces. */
    public Figure themed(Theme newTheme) {
        Objects.requireNonNull(newTheme, "theme");
        return new Figure(panels, page.themed(newTheme));
    }

    /**
     * Returns this figure with arcs shaded across all its plots, named above the first one, and a
     * dashed line wherever one arc gives way to the next.
     *
     * @param arcs in time order; none for a figure without shades
     */
    public Figure arcs(Arc... arcs) {
        return new Figure(panels, page.with(List.of(arcs)));
    }

    /** Returns this figure with one legend for all its panels, each entry once, below the title. */
    public Figure sharedLegend() {
        return new Figure(panels, page.withOneLegend());
    }

    /**
     * Returns this figure with the same range on all axes of one name and scale, so that small
     * panels side by side can be compared.
     */
    public Figure sharedRanges() {
        return new Figure(panels, page.withOneRange());
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
        FigureLayout layout = layout();
        return draw(layout, width(layout), height(layout), scale);
    }

    int panelCount() {
        return panels.size();
    }

    List<Scene> scenes() {
        return panels.stream().map(panel -> panel.scene(page.theme())).toList();
    }

    FigureLayout layout() {
        return new FigureLayout(scenes(), page);
    }

    FigureLayout layout(List<Scene> scenes) {
        return new FigureLayout(scenes, page);
    }

    int width(FigureLayout layout) {
        return page.width() > 0 ? page.width() : layout.preferredWidth();
    }

    int height(FigureLayout layout) {
        return page.height() > 0 ? page.height() : layout.preferredHeight(width(layout));
    }

    private byte[] encoded(ImageFormat format) {
        FigureLayout layout = layout();
        int w = width(layout);
        int h = height(layout);
        return switch (format) {
            case PNG -> PngFile.bytes(draw(layout, w, h, PNG_SCALE), PNG_SCALE);
            case SVG -> SvgFile.bytes(w, h, page.title(), g2 -> layout.draw(g2, w, h));
        };
    }

    static BufferedImage draw(FigureLayout layout, int w, int h, double scale) {
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
