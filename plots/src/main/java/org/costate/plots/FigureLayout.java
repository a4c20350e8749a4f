package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** Sets titles and panels on the page: rows and columns, aligned plots, shared axes. */
final class FigureLayout {

    private static final double PAD = 18.0;
    private static final double COLUMN_GAP = 26.0;
    private static final double ROW_GAP = 16.0;
    private static final int STACK_WIDTH = 860;
    private static final int SQUARE_WIDTH = 620;

    private final List<Scene> scenes;
    private final int columns;
    private final String title;
    private final String subtitle;
    private final Theme theme;
    private final Fonts fonts;
    private final boolean sharedX;

    FigureLayout(List<Scene> scenes, int columns, String title, String subtitle, Theme theme) {
        this.scenes = scenes;
        this.columns = columns;
        this.title = title;
        this.subtitle = subtitle;
        this.theme = theme;
        this.fonts = Fonts.firstOf(theme.fontFamilies());
        this.sharedX = columns == 1 && scenes.size() > 1 && shareX(scenes);
    }

    private static boolean shareX(List<Scene> scenes) {
        AxisSpec shared = scenes.get(0).x();
        for (Scene scene : scenes) {
            if (!shared.sharable(scene.x()) || scene.equalUnits()) {
                return false;
            }
            shared = shared.covering(scene.x());
        }
        for (Scene scene : scenes) {
            scene.withX(shared);
        }
        return true;
    }

    private int rows() {
        return (scenes.size() + columns - 1) / columns;
    }

    int preferredWidth() {
        boolean square = scenes.stream().allMatch(Scene::equalUnits);
        return columns == 1
                ? square ? SQUARE_WIDTH : STACK_WIDTH
                : Math.min(1500, (square ? 400 : 500) * columns);
    }

    int preferredHeight() {
        double sum = 2 * PAD + (title.isEmpty() ? 0 : 26) + (subtitle.isEmpty() ? 0 : 26);
        for (int row = 0; row < rows(); row++) {
            sum += rowWeight(row) * (columns > 1 ? 0.9 : 1.0) + ROW_GAP;
        }
        return (int) Math.round(sum);
    }

    private double rowWeight(int row) {
        double tallest = 0.0;
        for (int i = row * columns; i < Math.min(scenes.size(), (row + 1) * columns); i++) {
            tallest = Math.max(tallest, scenes.get(i).preferredHeight());
        }
        return sharedX ? 0.72 * tallest + (row == rows() - 1 ? 40 : 0) : tallest;
    }

    void draw(Graphics2D g2, int width, int height) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g2.setPaint(theme.background());
        g2.fill(new Rectangle2D.Double(0, 0, width, height));
        double top = drawTitles(g2, width);
        drawPanels(g2, width, height, top);
    }

    private double drawTitles(Graphics2D g2, int width) {
        double y = PAD - 4;
        TextBlock main = new TextBlock(g2, fonts.title(), title, width - 2 * PAD);
        main.draw(g2, theme.ink(), PAD, y);
        y += main.height();
        TextBlock sub = new TextBlock(g2, fonts.subtitle(), subtitle, width - 2 * PAD);
        sub.draw(g2, theme.muted(), PAD, y);
        return main.height() + sub.height() > 0 ? y + sub.height() + 12 : PAD;
    }

    private void drawPanels(Graphics2D g2, int width, int height, double top) {
        double cellWidth = (width - 2 * PAD - (columns - 1) * COLUMN_GAP) / columns;
        double usable = height - top - PAD + 6 - (rows() - 1) * ROW_GAP;
        double weights = 0.0;
        for (int row = 0; row < rows(); row++) {
            weights += rowWeight(row);
        }
        List<PanelDrawing> drawings = drawings();
        double y = top;
        for (int row = 0; row < rows(); row++) {
            double cellHeight = usable * rowWeight(row) / weights;
            for (int column = 0; column < columns; column++) {
                int i = row * columns + column;
                if (i < drawings.size()) {
                    double x = PAD + column * (cellWidth + COLUMN_GAP);
                    PanelDrawing.Margins margins =
                            margins(g2, drawings, column, cellWidth, cellHeight);
                    drawings.get(i)
                            .draw(g2, new Rectangle2D.Double(x, y, cellWidth, cellHeight), margins);
                }
            }
            y += cellHeight + ROW_GAP;
        }
    }

    private List<PanelDrawing> drawings() {
        List<PanelDrawing> drawings = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            boolean shared = sharedX && i < scenes.size() - 1;
            drawings.add(
                    new PanelDrawing(
                            scenes.get(i),
                            shared ? PanelDrawing.Footing.SHARED : PanelDrawing.Footing.OWN,
                            theme,
                            fonts));
        }
        return drawings;
    }

    /** Returns the widest margins of a column, so that its plots stand exactly above each other. */
    private PanelDrawing.Margins margins(
            Graphics2D g2, List<PanelDrawing> drawings, int column, double width, double height) {
        PanelDrawing.Margins widest = new PanelDrawing.Margins(0, 0);
        for (int i = column; i < drawings.size(); i += columns) {
            widest = widest.max(drawings.get(i).margins(g2, width, height));
        }
        return widest;
    }
}
