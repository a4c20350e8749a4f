package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import org.jfree.chart.ui.RectangleEdge;

/** The strip to the right of a field that tells what its colours mean. */
record ColourStrip(Scene.ColourBar bar, Theme theme, Fonts fonts) {

    private static final int WIDTH = 14;
    private static final int GAP = 14;
    private static final int STEPS = 256;

    void draw(Graphics2D g2, Rectangle2D area) {
        Rectangle2D strip =
                new Rectangle2D.Double(area.getMaxX() + GAP, area.getY(), WIDTH, area.getHeight());
        BufferedImage image = new BufferedImage(1, STEPS, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < STEPS; i++) {
            double share = 1.0 - i / (STEPS - 1.0);
            double position = bar.from() + share * (bar.to() - bar.from());
            image.setRGB(0, i, bar.ramp().at(position).getRGB());
        }
        AffineTransform place = AffineTransform.getTranslateInstance(strip.getX(), strip.getY());
        place.scale(WIDTH, strip.getHeight() / STEPS);
        g2.drawImage(image, place, null);
        TickedAxis axis = new TickedAxis(bar.axis(), theme, fonts);
        axis.draw(g2, strip.getMaxX(), area, strip, RectangleEdge.RIGHT, null);
        TickedAxis.Placed placed = axis.place(g2, strip.getHeight(), false);
        String name = placed.ticks().complete(bar.axis().label());
        new TextBlock(g2, fonts.label(), name, strip.getHeight())
                .drawUpwards(
                        g2,
                        theme.ink(),
                        strip.getMaxX() + axis.depth(g2, placed, false) + 4,
                        strip.getCenterY());
    }
}
