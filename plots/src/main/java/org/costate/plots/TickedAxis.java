package org.costate.plots;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisState;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTick;
import org.jfree.chart.axis.TickType;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;

/** A chart axis that is marked where {@link Ticks} says and whose labels never touch. */
final class TickedAxis extends NumberAxis {

    private static final double CATEGORY_ROOM = 240.0;
    private static final double SLANT = -Math.PI / 4;

    private final AxisSpec spec;
    private final Fonts fonts;

    /** Ticks with their slant: 0, or a negative angle for labels that do not fit side by side. */
    record Placed(Ticks ticks, double angle) {}

    TickedAxis(AxisSpec spec, Theme theme, Fonts fonts) {
        super(null);
        this.spec = spec;
        this.fonts = fonts;
        setRange(spec.lo(), spec.hi());
        setInverted(spec.reversed());
        setTickLabelFont(fonts.tick());
        setTickLabelPaint(theme.muted());
        setAxisLinePaint(theme.axis());
        setTickMarkPaint(theme.axis());
        setAxisLineStroke(new BasicStroke(1f));
        setTickMarkInsideLength(0f);
        setTickMarkOutsideLength(spec.categories().isEmpty() ? 4f : 0f);
        setMinorTickMarksVisible(true);
        setMinorTickMarkOutsideLength(2f);
        setTickLabelInsets(new RectangleInsets(5, 7, 5, 7));
    }

    /** Returns the ticks for an axis so many pixels long. */
    Placed place(Graphics2D g2, double length, boolean horizontal) {
        FontMetrics metrics = g2.getFontMetrics(fonts.tick());
        if (!horizontal) {
            int most = (int) Math.max(2, Math.min(9, length / 30));
            return new Placed(fitted(spec.ticks(most), metrics, length), 0.0);
        }
        for (int most = (int) Math.max(2, Math.min(13, length / 55)); ; most--) {
            Ticks ticks = printable(spec.ticks(most));
            if (fits(ticks, metrics, length)) {
                return new Placed(ticks, 0.0);
            }
            if (!spec.categories().isEmpty() || most <= 2) {
                return crowded(ticks, metrics, length);
            }
        }
    }

    private Placed crowded(Ticks ticks, FontMetrics metrics, double length) {
        boolean words = !spec.categories().isEmpty();
        if (words && widest(ticks, metrics) > 30) {
            int room = (int) Math.floor(length / (1.5 * metrics.getHeight()));
            int every = (int) Math.ceil((spec.hi() - spec.lo()) / Math.max(1, room));
            return new Placed(shortened(ticks.every(Math.max(1, every)), metrics), SLANT);
        }
        int every = 2;
        while (!fits(ticks.every(every), metrics, length) && every < ticks.at().length) {
            every++;
        }
        return new Placed(ticks.every(every), 0.0);
    }

    private Ticks fitted(Ticks ticks, FontMetrics metrics, double length) {
        Ticks shown = shortened(printable(ticks), metrics);
        double room = length / (spec.hi() - spec.lo());
        if (!spec.categories().isEmpty() && room < metrics.getHeight()) {
            return shown.every((int) Math.ceil(metrics.getHeight() / room));
        }
        return shown;
    }

    private boolean fits(Ticks ticks, FontMetrics metrics, double length) {
        double unit = length / (spec.hi() - spec.lo());
        double gap = spec.categories().isEmpty() ? 14 : 6;
        for (int i = 1; i < ticks.at().length; i++) {
            double halves =
                    metrics.stringWidth(ticks.labels()[i - 1])
                            + metrics.stringWidth(ticks.labels()[i]);
            if ((ticks.at()[i] - ticks.at()[i - 1]) * unit < halves / 2 + gap) {
                return false;
            }
        }
        return true;
    }

    private Ticks printable(Ticks ticks) {
        String[] labels = ticks.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = Fonts.printable(fonts.tick(), labels[i]);
        }
        return new Ticks(ticks.at(), labels, ticks.minor(), ticks.offset(), ticks.factor());
    }

    private static Ticks shortened(Ticks ticks, FontMetrics metrics) {
        String[] labels = ticks.labels().clone();
        for (int i = 0; i < labels.length; i++) {
            labels[i] = TextBlock.shortened(metrics, labels[i], CATEGORY_ROOM);
        }
        return new Ticks(ticks.at(), labels, ticks.minor(), ticks.offset(), ticks.factor());
    }

    static double widest(Ticks ticks, FontMetrics metrics) {
        double widest = 0.0;
        for (String label : ticks.labels()) {
            widest = Math.max(widest, metrics.stringWidth(label));
        }
        return widest;
    }

    /** Returns the room that ticks and their labels take beside the plot, in pixels. */
    double depth(Graphics2D g2, Placed placed, boolean horizontal) {
        FontMetrics metrics = g2.getFontMetrics(fonts.tick());
        double wide = widest(placed.ticks(), metrics);
        if (!horizontal) {
            return wide + 8;
        }
        double tall = metrics.getHeight();
        double slanted = (wide + tall) * Math.sin(-placed.angle());
        return 6 + (placed.angle() == 0.0 ? tall : slanted);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public List refreshTicks(
            Graphics2D g2, AxisState state, Rectangle2D dataArea, RectangleEdge edge) {
        boolean horizontal = RectangleEdge.isTopOrBottom(edge);
        Placed placed =
                place(g2, horizontal ? dataArea.getWidth() : dataArea.getHeight(), horizontal);
        TextAnchor anchor =
                edge == RectangleEdge.LEFT
                        ? TextAnchor.CENTER_RIGHT
                        : edge == RectangleEdge.RIGHT
                                ? TextAnchor.CENTER_LEFT
                                : placed.angle() == 0.0
                                        ? TextAnchor.TOP_CENTER
                                        : TextAnchor.TOP_RIGHT;
        List<NumberTick> list = new ArrayList<>();
        Ticks ticks = placed.ticks();
        for (int i = 0; i < ticks.at().length; i++) {
            list.add(
                    new NumberTick(
                            TickType.MAJOR,
                            ticks.at()[i],
                            ticks.labels()[i],
                            anchor,
                            anchor,
                            placed.angle()));
        }
        for (double at : ticks.minor()) {
            list.add(new NumberTick(TickType.MINOR, at, "", anchor, anchor, 0.0));
        }
        return list;
    }
}
