package org.costate.plots;

import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;

/** The outline of a point. */
enum Marker {
    DISC {
        @Override
        Shape shape(double r) {
            return new Ellipse2D.Double(-r, -r, 2 * r, 2 * r);
        }
    },
    SQUARE {
        @Override
        Shape shape(double r) {
            double s = 0.88 * r;
            return new Rectangle2D.Double(-s, -s, 2 * s, 2 * s);
        }
    },
    TRIANGLE {
        @Override
        Shape shape(double r) {
            return polygon(0, -1.2 * r, 1.1 * r, 0.8 * r, -1.1 * r, 0.8 * r);
        }
    },
    DIAMOND {
        @Override
        Shape shape(double r) {
            return polygon(0, -1.3 * r, 1.3 * r, 0, 0, 1.3 * r, -1.3 * r, 0);
        }
    };

    /** Returns the outline about the origin, as large to the eye as a disc of radius {@code r}. */
    abstract Shape shape(double r);

    /** Returns a marker for a series: another one whenever the palette starts again. */
    static Marker of(int series, int paletteSize) {
        return values()[(series + series / paletteSize) % values().length];
    }

    private static Shape polygon(double... xy) {
        Path2D path = new Path2D.Double();
        path.moveTo(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            path.lineTo(xy[i], xy[i + 1]);
        }
        path.closePath();
        return path;
    }
}
