package org.costate.plots;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;

/** The name of a reference line, on a veil that keeps it readable above other marks. */
record RuleName(Mark.Rule rule, Fonts fonts, Theme theme) {

    /** Writes the name and returns the rectangle it covers. */
    Rectangle2D draw(Graphics2D g2, Transform to, int row) {
        Rectangle2D area = to.area();
        String text = Fonts.printable(fonts.note(), rule.label());
        FontMetrics metrics = g2.getFontMetrics(fonts.note());
        String shown = TextBlock.shortened(metrics, text, area.getWidth() - 8);
        double wide = metrics.stringWidth(shown);
        double tall = metrics.getHeight();
        double x;
        double y;
        if (rule.direction() == Mark.Direction.VERTICAL) {
            double at = to.x(rule.at());
            x = at + 5 + wide <= area.getMaxX() ? at + 5 : at - 5 - wide;
            y = area.getY() + 2 + row * (tall + 2);
        } else {
            double at = to.y(rule.at());
            x = area.getMaxX() - wide - 5;
            y = at - 2 - tall >= area.getY() ? at - 2 - tall : at + 2;
        }
        x = Math.max(area.getX() + 2, x);
        g2.setPaint(Theme.translucent(theme.background(), 0.8));
        Rectangle2D place = new Rectangle2D.Double(x - 2, y, wide + 4, tall);
        g2.fill(place);
        g2.setPaint(theme.muted());
        g2.setFont(fonts.note());
        g2.drawString(shown, (float) x, (float) (y + metrics.getAscent()));
        return place;
    }
}
