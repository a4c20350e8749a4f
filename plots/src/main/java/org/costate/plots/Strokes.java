package org.costate.plots;

import java.awt.BasicStroke;

/** Line ends, joins and dashes, the same in plots and legends. */
final class Strokes {

    static final float[] SOLID = {};
    static final float[] DASHED = {7f, 4f};
    static final float[] DOTTED = {1.5f, 4f};

    private Strokes() {}

    static BasicStroke line(float width, float[] dash) {
        return dash.length == 0
                ? new BasicStroke(width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                : new BasicStroke(
                        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1f, dash, 0f);
    }

    static float[] of(LineStyle style) {
        return switch (style) {
            case DASHED -> DASHED;
            case DOTTED -> DOTTED;
            case SOLID, MARKED, POINTS -> SOLID;
        };
    }
}
