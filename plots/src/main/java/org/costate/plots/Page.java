package org.costate.plots;

import java.util.List;

/**
 * What a figure is apart from its panels.
 *
 * @param columns panels side by side
 * @param title in bold at the top; empty for none
 * @param subtitle below the title; empty for none
 * @param width nominal, or 0 if the panels decide
 * @param height nominal, or 0 if the panels decide
 * @param theme colours and type faces
 * @param arcs shaded across all panels
 * @param oneLegend whether one legend serves all panels
 * @param oneRange whether all panels have the same ranges
 */
record Page(
        int columns,
        String title,
        String subtitle,
        int width,
        int height,
        Theme theme,
        List<Arc> arcs,
        boolean oneLegend,
        boolean oneRange) {

    static Page of(int columns) {
        return new Page(columns, "", "", 0, 0, Theme.light(), List.of(), false, false);
    }

    Page titled(String newTitle) {
        return new Page(
                columns, newTitle, subtitle, width, height, theme, arcs, oneLegend, oneRange);
    }

    Page subtitled(String newSubtitle) {
        return new Page(
                columns, title, newSubtitle, width, height, theme, arcs, oneLegend, oneRange);
    }

    Page sized(int newWidth, int newHeight) {
        return new Page(
                columns, title, subtitle, newWidth, newHeight, theme, arcs, oneLegend, oneRange);
    }

    Page themed(Theme newTheme) {
        return new Page(
                columns, title, subtitle, width, height, newTheme, arcs, oneLegend, oneRange);
    }

    Page with(List<Arc> newArcs) {
        return new Page(
                columns, title, subtitle, width, height, theme, newArcs, oneLegend, oneRange);
    }

    Page withOneLegend() {
        return new Page(columns, title, subtitle, width, height, theme, arcs, true, oneRange);
    }

    Page withOneRange() {
        return new Page(columns, title, subtitle, width, height, theme, arcs, oneLegend, true);
    }
}
