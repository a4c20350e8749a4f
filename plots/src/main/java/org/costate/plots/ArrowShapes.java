package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;

/** Arrows whose heads keep their shape on the page, whatever the units of the axes. */
record ArrowShapes(Mark.Arrows arrows, Transform to) {

    private static final double LONGEST_HEAD = 7.0;

    void draw(Graphics2D g2) {
        g2.setStroke(Strokes.line(arrows.width(), Strokes.SOLID));
        for (int i = 0; i < arrows.x().length; i++) {
            g2.setPaint(arrows.colours()[i]);
            draw(g2, i);
        }
    }

    private void draw(Graphics2D g2, int i) {
        double x = to.x(arrows.x()[i]);
        double y = to.y(arrows.y()[i]);
        double tipX = to.x(arrows.x()[i] + arrows.dx()[i]);
        double tipY = to.y(arrows.y()[i] + arrows.dy()[i]);
        double length = Math.hypot(tipX - x, tipY - y);
        if (!(length > 0.5) || Double.isInfinite(length)) {
            return;
        }
        double alongX = (tipX - x) / length;
        double alongY = (tipY - y) / length;
        double head = Math.min(LONGEST_HEAD * Math.max(1, arrows.width() / 1.5), 0.55 * length);
        double neckX = tipX - head * alongX;
        double neckY = tipY - head * alongY;
        if (length > head) {
            g2.draw(new Line2D.Double(x, y, neckX, neckY));
        }
        fillHead(g2, tipX, tipY, head, alongX, alongY);
    }

    private static void fillHead(
            Graphics2D g2, double tipX, double tipY, double head, double alongX, double alongY) {
        double half = 0.38 * head;
        double neckX = tipX - head * alongX;
        double neckY = tipY - head * alongY;
        Path2D shape = new Path2D.Double();
        shape.moveTo(tipX, tipY);
        shape.lineTo(neckX - half * alongY, neckY + half * alongX);
        shape.lineTo(neckX + half * alongY, neckY - half * alongX);
        shape.closePath();
        g2.fill(shape);
    }

    /** Draws heads whose size depends on the width of the line only. */
    void drawHeads(Graphics2D g2) {
        for (int i = 0; i < arrows.x().length; i++) {
            double tipX = to.x(arrows.x()[i] + arrows.dx()[i]);
            double tipY = to.y(arrows.y()[i] + arrows.dy()[i]);
            double wayX = tipX - to.x(arrows.x()[i]);
            double wayY = tipY - to.y(arrows.y()[i]);
            double length = Math.hypot(wayX, wayY);
            if (length > 0 && Double.isFinite(length)) {
                double head = 4 + 2.6 * arrows.width();
                double alongX = wayX / length;
                double alongY = wayY / length;
                g2.setPaint(arrows.colours()[i]);
                fillHead(
                        g2,
                        tipX + head / 2 * alongX,
                        tipY + head / 2 * alongY,
                        head,
                        alongX,
                        alongY);
            }
        }
    }
}
