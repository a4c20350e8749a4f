package org.costate.plots;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Sets titles and panels on the page: rows and columns, aligned plots, shared axes. */
final class FigureLayout {

    private static final double PAD = 18.0;
    private static final double COLUMN_GAP = 26.0;
    private static final double ROW_GAP = 16.0;
    private static final int STACK_WIDTH = 860;
    private static final int SQUARE_WIDTH = 620;

    private final List<Scene> scenes;
    private final int columns;
    private final Page page;
    private final Set<KeyEntry> legend = new LinkedHashSet<>();
    private final Theme theme;
    private final Fonts fonts;
    private final boolean sharedX;
    private final List<PanelDrawing> drawings = new ArrayList<>();

    FigureLayout(List<Scene> scenes, Page page) {
        this.scenes = scenes;
        this.columns = page.columns();
        this.page = page;
        this.theme = page.theme();
        this.fonts = Fonts.firstOf(theme.fontFamilies());
        if (page.oneRange()) {
            SharedRange.over(scenes);
        }
        this.sharedX = columns == 1 && scenes.size() > 1 && shareX(scenes);
        cover(page.arcs());
        if (page.oneLegend()) {
            for (Scene scene : scenes) {
                legend.addAll(scene.key());
            }
        }
        for (int i = 0; i < scenes.size(); i++) {
            drawings.add(
                    new PanelDrawing(scenes.get(i), footing(i), page.oneLegend(), theme, fonts));
        }
    }

    /** Shades the arcs in every panel; they are named once, or above every panel of a grid. */
    private void cover(List<Arc> arcs) {
        ArcShades shades = new ArcShades(arcs, theme);
        for (int i = 0; i < scenes.size() && !arcs.isEmpty(); i++) {
            if (scenes.get(i).frame() == Scene.Frame.GRID) {
                shades.cover(scenes.get(i), i == 0 || !sharedX);
            }
        }
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

    int preferredHeight(int width) {
        Graphics2D scratch = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        try {
            prepare(scratch);
            Plan plan = plan(scratch, width);
            double sum = titles(scratch, width).height + PAD - 6;
            for (int row = 0; row < rows(); row++) {
                sum += plan.around[row].height() + plan.plots[row] + (row > 0 ? ROW_GAP : 0);
            }
            return (int) Math.max(120, Math.round(sum));
        } finally {
            scratch.dispose();
        }
    }

    /** Margins of every column; for every row what its plots want and what stands around them. */
    private record Plan(
            PanelDrawing.Margins[] margins, double[] plots, PanelDrawing.Around[] around) {}

    private Plan plan(Graphics2D g2, int width) {
        double cell = cellWidth(width);
        PanelDrawing.Margins[] margins = new PanelDrawing.Margins[columns];
        for (int column = 0; column < columns; column++) {
            PanelDrawing.Margins widest = new PanelDrawing.Margins(0, 0);
            for (int i = column; i < drawings.size(); i += columns) {
                PanelDrawing drawing = drawings.get(i);
                double height = drawing.plotHeight(cell, new PanelDrawing.Margins(60, 20));
                widest = widest.max(drawing.margins(g2, cell, height));
            }
            margins[column] = widest;
        }
        double[] plots = new double[rows()];
        PanelDrawing.Around[] around = new PanelDrawing.Around[rows()];
        Arrays.fill(around, new PanelDrawing.Around(0, 0));
        for (int i = 0; i < drawings.size(); i++) {
            PanelDrawing.Margins beside = margins[i % columns];
            int row = i / columns;
            plots[row] = Math.max(plots[row], drawings.get(i).plotHeight(cell, beside));
            around[row] = around[row].max(drawings.get(i).around(g2, cell, beside));
        }
        return new Plan(margins, plots, around);
    }

    private double cellWidth(int width) {
        return (width - 2 * PAD - (columns - 1) * COLUMN_GAP) / columns;
    }

    private static void prepare(Graphics2D g2) {
        g2.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g2.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g2.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g2.setRenderingHint(
                RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    void draw(Graphics2D g2, int width, int height) {
        prepare(g2);
        g2.setPaint(theme.background());
        g2.fill(new Rectangle2D.Double(0, 0, width, height));
        Titles titles = titles(g2, width);
        titles.main.draw(g2, theme.ink(), PAD, PAD - 4);
        titles.sub.draw(g2, theme.muted(), PAD, PAD - 1 + titles.main.height());
        titles.key.draw(g2, PAD, titles.height - titles.key.height() - 4);
        drawPanels(g2, width, height, titles.height);
    }

    private record Titles(TextBlock main, TextBlock sub, Key key, double height) {}

    private Titles titles(Graphics2D g2, int width) {
        TextBlock main = new TextBlock(g2, fonts.title(), page.title(), width - 2 * PAD);
        TextBlock sub = new TextBlock(g2, fonts.subtitle(), page.subtitle(), width - 2 * PAD);
        double text = main.height() + sub.height();
        Key key = new Key(g2, List.copyOf(legend), width - 2 * PAD, theme, fonts);
        double above = text > 0 ? PAD + text + 12 : PAD;
        return new Titles(main, sub, key, key.height() > 0 ? above + key.height() + 6 : above);
    }

    /** Gives every row what stands around its plots, and the plots the rest in proportion. */
    private void drawPanels(Graphics2D g2, int width, int height, double top) {
        Plan plan = plan(g2, width);
        double rest = height - top - PAD + 6 - (rows() - 1) * ROW_GAP;
        double wished = 0.0;
        for (int row = 0; row < rows(); row++) {
            rest -= plan.around[row].height();
            wished += plan.plots[row];
        }
        double share = Math.max(0.0, rest / wished);
        double cell = cellWidth(width);
        double[] heights = new double[rows()];
        for (int row = 0; row < rows(); row++) {
            heights[row] = plan.around[row].height() + share * plan.plots[row];
        }
        widen(g2, plan, cell, heights);
        double y = top;
        for (int row = 0; row < rows(); row++) {
            double cellHeight = heights[row];
            for (int column = 0; column < columns; column++) {
                int i = row * columns + column;
                if (i < drawings.size()) {
                    double x = PAD + column * (cell + COLUMN_GAP);
                    Rectangle2D place = new Rectangle2D.Double(x, y, cell, cellHeight);
                    drawings.get(i).draw(g2, place, plan.margins[column], plan.around[row]);
                }
            }
            y += cellHeight + ROW_GAP;
        }
    }

    /** Makes room for the tick labels that the final heights of the plots lead to. */
    private void widen(Graphics2D g2, Plan plan, double cell, double[] heights) {
        for (int i = 0; i < drawings.size(); i++) {
            int column = i % columns;
            double plot = heights[i / columns] - plan.around[i / columns].height();
            PanelDrawing.Margins beside = drawings.get(i).margins(g2, cell, Math.max(20, plot));
            plan.margins[column] = plan.margins[column].max(beside);
        }
    }

    private PanelDrawing.Footing footing(int panel) {
        return !sharedX
                ? PanelDrawing.Footing.ALONE
                : panel < scenes.size() - 1
                        ? PanelDrawing.Footing.SHARED
                        : PanelDrawing.Footing.LAST;
    }
}
