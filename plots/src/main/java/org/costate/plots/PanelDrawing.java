package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Places and draws one scene in its cell: title, legend, plot, axis names, notes, colour bar. */
final class PanelDrawing {

    /** Whether the horizontal axis is written out here or by the panel below. */
    enum Footing {
        /** A panel with an axis of its own. */
        ALONE,
        /** A panel of a stack whose axis is written further down. */
        SHARED,
        /** The panel of a stack that carries the axis. */
        LAST
    }

    /** Room beside the plot, in pixels; aligned over the panels of a column. */
    record Margins(double left, double right) {
        Margins max(Margins other) {
            return new Margins(Math.max(left, other.left), Math.max(right, other.right));
        }
    }

    private static final double LABEL_GAP = 7.0;
    private static final double FARTHEST = 24.0;
    private static final double STRIP_ROOM = 30.0;

    private final Scene scene;
    private final Footing footing;
    private final boolean keyHidden;
    private final Theme theme;
    private final Fonts fonts;
    private final TickedAxis x;
    private final TickedAxis y;

    PanelDrawing(Scene scene, Footing footing, boolean keyHidden, Theme theme, Fonts fonts) {
        this.scene = scene;
        this.footing = footing;
        this.keyHidden = keyHidden;
        this.theme = theme;
        this.fonts = fonts;
        this.x = new TickedAxis(scene.x(), theme, fonts);
        this.y = new TickedAxis(scene.y(), theme, fonts);
        x.setTickLabelsVisible(footing != Footing.SHARED);
    }

    /** Returns the room this scene needs beside a plot of the given height. */
    Margins margins(Graphics2D g2, double width, double plotHeight) {
        if (scene.frame() == Scene.Frame.NONE) {
            return new Margins(0, 0);
        }
        TickedAxis.Placed beside = y.place(g2, plotHeight, false);
        double left = y.depth(g2, beside, false);
        String name = beside.ticks().complete(scene.y().label());
        left += new TextBlock(g2, fonts.label(), name, plotHeight).height() + LABEL_GAP;
        TickedAxis.Placed below = x.place(g2, Math.max(60, width - left - 20), true);
        var metrics = g2.getFontMetrics(fonts.tick());
        String[] labels = below.ticks().labels();
        if (below.angle() != 0.0) {
            double overhang = metrics.stringWidth(labels[0]) * 0.72 - left;
            left += Math.max(0.0, Math.min(overhang, 90));
        }
        int rightmost = scene.x().reversed() ? 0 : labels.length - 1;
        String last = labels.length == 0 ? "" : labels[rightmost];
        double right = Math.max(10, metrics.stringWidth(last) / 2.0 + 3);
        Scene.ColourBar bar = scene.colourBar();
        return new Margins(
                left, bar == null ? right : STRIP_ROOM + stripDepth(g2, bar, plotHeight));
    }

    private double stripDepth(Graphics2D g2, Scene.ColourBar bar, double height) {
        TickedAxis axis = new TickedAxis(bar.axis(), theme, fonts);
        TickedAxis.Placed placed = axis.place(g2, height, false);
        String name = placed.ticks().complete(bar.axis().label());
        double label = new TextBlock(g2, fonts.label(), name, height).height();
        return axis.depth(g2, placed, false) + label + 8;
    }

    /** Returns the height this scene would like its plot to have. */
    double plotHeight(double width, Margins margins) {
        if (scene.equalUnits()) {
            double inner = width - margins.left() - margins.right();
            double aspect = (scene.y().hi() - scene.y().lo()) / (scene.x().hi() - scene.x().lo());
            return Math.min(inner * aspect, 1.6 * width);
        }
        return footing == Footing.ALONE ? scene.preferredHeight() : 0.78 * scene.preferredHeight();
    }

    /** Room above and below the plot, in pixels; aligned over the panels of a row. */
    record Around(double top, double under) {
        Around max(Around other) {
            return new Around(Math.max(top, other.top), Math.max(under, other.under));
        }

        double height() {
            return top + under;
        }
    }

    /** Returns the room that titles, legend and axis take above and below the plot. */
    Around around(Graphics2D g2, double width, Margins margins) {
        Surroundings s = new Surroundings(g2, width - margins.left() - margins.right(), margins);
        return new Around(s.top, s.under);
    }

    /** What stands above and below the plot, broken into lines for its width. */
    private final class Surroundings {
        final TextBlock caption;
        final Key key;
        final TextBlock name;
        final TextBlock notes;
        final Ribbon ribbon;
        final double ticks;
        final double top;
        final double under;

        Surroundings(Graphics2D g2, double inner, Margins margins) {
            caption = new TextBlock(g2, fonts.caption(), scene.title(), inner);
            ribbon = new Ribbon(scene.ribbon(), scene.x(), theme, fonts);
            key = new Key(g2, entries(g2, inner), inner + margins.right(), theme, fonts);
            notes = new TextBlock(g2, fonts.note(), String.join("; ", scene.notes()), inner);
            boolean written = footing != Footing.SHARED && scene.frame() != Scene.Frame.NONE;
            TickedAxis.Placed below = x.place(g2, inner, true);
            ticks = written ? x.depth(g2, below, true) : 6;
            String text = written ? below.ticks().complete(scene.x().label()) : "";
            name = new TextBlock(g2, fonts.label(), text, inner);
            double above = caption.height() + key.height();
            double strip = scene.ribbon().isEmpty() ? 0 : Ribbon.HEIGHT + 2;
            top = above + (above > 0 ? 7 : 3) + strip;
            under = ticks + 4 + name.height() + notes.height();
        }

        private List<KeyEntry> entries(Graphics2D g2, double inner) {
            List<KeyEntry> entries = new ArrayList<>(keyHidden ? List.of() : scene.key());
            entries.addAll(ribbon.unnamed(g2, inner));
            return entries;
        }
    }

    /** Draws the scene into its cell, its plot where those beside it have theirs. */
    void draw(Graphics2D g2, Rectangle2D cell, Margins margins, Around row) {
        double left = cell.getX() + margins.left();
        double inner = cell.getWidth() - margins.left() - margins.right();
        Surroundings s = new Surroundings(g2, inner, margins);
        double height = cell.getHeight() - row.height();
        Rectangle2D area = area(left, cell.getY() + row.top, inner, height);
        s.caption.draw(g2, theme.ink(), left, cell.getY());
        s.key.draw(g2, left, cell.getY() + s.caption.height() + 2);
        s.ribbon.draw(g2, area);
        PlotArea plot = new PlotArea(scene, x, y, theme, fonts);
        plot.draw(g2, area, margins.left(), s.under);
        plot.write(g2, area);
        double base = area.getMaxY() + s.ticks;
        s.name.drawCentred(g2, theme.ink(), area.getCenterX(), base + 2);
        s.notes.draw(g2, theme.muted(), left, base + 4 + s.name.height());
        if (scene.frame() != Scene.Frame.NONE) {
            nameVerticalAxis(g2, area, cell.getX());
            drawColourBar(g2, area);
        }
    }

    /** Returns the plot's rectangle on whole pixels, narrowed if units are to be equal. */
    private Rectangle2D area(double left, double top, double width, double height) {
        double w = Math.max(20, width);
        double h = Math.max(20, height);
        if (scene.equalUnits()) {
            double xUnits = scene.x().hi() - scene.x().lo();
            double yUnits = scene.y().hi() - scene.y().lo();
            double unit = Math.min(w / xUnits, h / yUnits);
            w = unit * xUnits;
            h = unit * yUnits;
        }
        return new Rectangle2D.Double(
                Math.rint(left), Math.rint(top), Math.floor(w), Math.floor(h));
    }

    /** Writes the name at the left edge of the cell, so that names line up, unless that is far. */
    private void nameVerticalAxis(Graphics2D g2, Rectangle2D area, double left) {
        TickedAxis.Placed beside = y.place(g2, area.getHeight(), false);
        String text = beside.ticks().complete(scene.y().label());
        TextBlock name = new TextBlock(g2, fonts.label(), text, area.getHeight());
        double near = area.getX() - y.depth(g2, beside, false) - name.height() - LABEL_GAP;
        double at = Math.max(left, near - FARTHEST);
        name.drawUpwards(g2, theme.ink(), at, area.getCenterY());
    }

    private void drawColourBar(Graphics2D g2, Rectangle2D area) {
        Scene.ColourBar bar = scene.colourBar();
        if (bar != null) {
            new ColourStrip(bar, theme, fonts).draw(g2, area);
        }
    }
}
