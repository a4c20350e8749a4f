package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** Places and draws one scene in its cell: title, legend, plot, axis names, notes, colour bar. */
final class PanelDrawing {

    /** Whether the horizontal axis is written out here or by the panel below. */
    enum Footing {
        OWN,
        SHARED
    }

    /** Room beside the plot, in pixels; aligned over the panels of a column. */
    record Margins(double left, double right) {
        Margins max(Margins other) {
            return new Margins(Math.max(left, other.left), Math.max(right, other.right));
        }
    }

    private static final double LABEL_GAP = 4.0;
    private static final double STRIP_ROOM = 30.0;

    private final Scene scene;
    private final Footing footing;
    private final Theme theme;
    private final Fonts fonts;
    private final TickedAxis x;
    private final TickedAxis y;

    PanelDrawing(Scene scene, Footing footing, Theme theme, Fonts fonts) {
        this.scene = scene;
        this.footing = footing;
        this.theme = theme;
        this.fonts = fonts;
        this.x = new TickedAxis(scene.x(), theme, fonts);
        this.y = new TickedAxis(scene.y(), theme, fonts);
        x.setTickLabelsVisible(footing == Footing.OWN);
    }

    /** Returns the room this scene needs beside its plot in a cell of the given size. */
    Margins margins(Graphics2D g2, double width, double height) {
        if (scene.frame() == Scene.Frame.NONE) {
            return new Margins(0, 0);
        }
        double plotHeight = Math.max(40, height - 70);
        TickedAxis.Placed beside = y.place(g2, plotHeight, false);
        double left = y.depth(g2, beside, false);
        String name = beside.ticks().complete(scene.y().label());
        left += new TextBlock(g2, fonts.label(), name, plotHeight).height() + LABEL_GAP;
        TickedAxis.Placed below = x.place(g2, Math.max(60, width - left - 20), true);
        var metrics = g2.getFontMetrics(fonts.tick());
        String[] labels = below.ticks().labels();
        if (below.angle() != 0.0) {
            double overhang = metrics.stringWidth(labels[0]) * 0.72 - left;
            left += Math.max(0.0, Math.min(overhang, 60));
        }
        String last = labels.length == 0 ? "" : labels[labels.length - 1];
        double right = Math.max(10, metrics.stringWidth(last) / 2.0 + 3);
        Scene.ColourBar bar = scene.colourBar();
        return new Margins(left, bar == null ? right : STRIP_ROOM + stripDepth(g2, bar, height));
    }

    private double stripDepth(Graphics2D g2, Scene.ColourBar bar, double height) {
        TickedAxis axis = new TickedAxis(bar.axis(), theme, fonts);
        TickedAxis.Placed placed = axis.place(g2, Math.max(40, height - 90), false);
        String name = placed.ticks().complete(bar.axis().label());
        double label = new TextBlock(g2, fonts.label(), name, Math.max(40, height - 90)).height();
        return axis.depth(g2, placed, false) + label + 8;
    }

    /** Draws the scene into its cell. */
    void draw(Graphics2D g2, Rectangle2D cell, Margins margins) {
        double left = cell.getX() + margins.left();
        double inner = cell.getWidth() - margins.left() - margins.right();
        TextBlock caption = new TextBlock(g2, fonts.caption(), scene.title(), inner);
        Key key = new Key(g2, scene.key(), inner + margins.right(), theme, fonts);
        TextBlock notes = new TextBlock(g2, fonts.note(), String.join("; ", scene.notes()), inner);
        boolean framed = scene.frame() != Scene.Frame.NONE;
        TickedAxis.Placed below = x.place(g2, inner, true);
        boolean own = footing == Footing.OWN && framed;
        double ticks = own ? x.depth(g2, below, true) : 6;
        TextBlock name =
                new TextBlock(
                        g2,
                        fonts.label(),
                        own ? below.ticks().complete(scene.x().label()) : "",
                        inner);
        double top = caption.height() + key.height();
        top += top > 0 ? 7 : 3;
        double under = ticks + LABEL_GAP + name.height() + notes.height();
        Rectangle2D area = area(left, cell.getY() + top, inner, cell.getHeight() - top - under);
        caption.draw(g2, theme.ink(), left, cell.getY());
        key.draw(g2, left, cell.getY() + caption.height() + 2);
        PlotArea plot = new PlotArea(scene, x, y, theme, fonts);
        plot.draw(g2, area, margins.left(), under);
        plot.nameRules(g2, scene.marks(), area);
        double base = area.getMaxY() + ticks;
        name.drawCentred(g2, theme.ink(), area.getCenterX(), base + LABEL_GAP - 2);
        notes.draw(g2, theme.muted(), left, base + LABEL_GAP + name.height());
        if (framed) {
            nameVerticalAxis(g2, area);
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

    private void nameVerticalAxis(Graphics2D g2, Rectangle2D area) {
        TickedAxis.Placed beside = y.place(g2, area.getHeight(), false);
        String text = beside.ticks().complete(scene.y().label());
        TextBlock name = new TextBlock(g2, fonts.label(), text, area.getHeight());
        double depth = y.depth(g2, beside, false) + LABEL_GAP + name.height();
        name.drawUpwards(g2, theme.ink(), area.getX() - depth, area.getCenterY());
    }

    private void drawColourBar(Graphics2D g2, Rectangle2D area) {
        Scene.ColourBar bar = scene.colourBar();
        if (bar != null) {
            new ColourStrip(bar, theme, fonts).draw(g2, area);
        }
    }
}
