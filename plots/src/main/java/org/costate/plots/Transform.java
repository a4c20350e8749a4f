package org.costate.plots;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import org.jfree.chart.axis.ValueAxis;
import org.jfree.chart.ui.RectangleEdge;

/** Where axis coordinates lie on the page. */
record Transform(Rectangle2D area, ValueAxis horizontal, ValueAxis vertical) {

    double x(double value) {
        return horizontal.valueToJava2D(value, area, RectangleEdge.BOTTOM);
    }

    double y(double value) {
        return vertical.valueToJava2D(value, area, RectangleEdge.LEFT);
    }

    Point2D point(double x, double y) {
        return new Point2D.Double(x(x), y(y));
    }

    Rectangle2D rectangle(Bounds b) {
        Rectangle2D rectangle = new Rectangle2D.Double();
        rectangle.setFrameFromDiagonal(point(b.xMin(), b.yMin()), point(b.xMax(), b.yMax()));
        return rectangle;
    }
}
