package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How often each true class (rows) was taken for each predicted one (columns), with the counts
 * printed. A cell is the darker the larger its share of its row, so that rare classes show their
 * mistakes too.
 */
public final class ConfusionMatrix extends Panel {

    private final String title;
    private final List<String> classes;
    private final int[][] counts;

    ConfusionMatrix(String title, List<String> classes, int[][] counts) {
        Check.sameLength(title, "row", counts.length, "class name", classes.size());
        this.title = title;
        this.classes = List.copyOf(classes);
        this.counts = new int[counts.length][];
        for (int i = 0; i < counts.length; i++) {
            if (counts[i].length != counts.length) {
                throw new IllegalArgumentException(
                        "a confusion matrix is square: row "
                                + i
                                + " has "
                                + counts[i].length
                                + " columns, expected "
                                + counts.length);
            }
            for (int count : counts[i]) {
                if (count < 0) {
                    throw new IllegalArgumentException(
                            "row "
                                    + i
                                    + " of the confusion matrix has a count of "
                                    + count
                                    + ", expected 0 or more");
                }
            }
            this.counts[i] = counts[i].clone();
        }
    }

    @Override
    Scene scene(Theme theme) {
        List<String> upwards = new ArrayList<>(classes);
        Collections.reverse(upwards);
        Scene scene =
                new Scene(
                                title,
                                AxisSpec.ofCategories("predicted class", classes),
                                AxisSpec.ofCategories("true class", upwards))
                        .framed(Scene.Frame.FIELD)
                        .withEqualUnits()
                        .preferring(440);
        for (int i = 0; i < counts.length; i++) {
            long total = 0;
            for (int count : counts[i]) {
                total += count;
            }
            for (int j = 0; j < counts.length; j++) {
                addCell(scene, i, j, total == 0 ? 0.0 : counts[i][j] / (double) total, theme);
            }
        }
        return scene;
    }

    private void addCell(Scene scene, int row, int column, double share, Theme theme) {
        double y = counts.length - 1 - row;
        Color fill =
                counts[row][column] == 0
                        ? theme.background()
                        : (theme.isDark() ? ColourRamp.DARK_BLUES : ColourRamp.BLUES)
                                .at(0.08 + 0.80 * share);
        scene.add(
                new Mark.Box(
                        Bounds.of(column - 0.5, column + 0.5, y - 0.5, y + 0.5),
                        fill,
                        theme.grid()));
        Color ink = counts[row][column] == 0 ? theme.axis() : Theme.textOn(fill);
        Mark.Emphasis emphasis = row == column ? Mark.Emphasis.BOLD : Mark.Emphasis.PLAIN;
        float size = counts.length <= 5 ? 15f : counts.length <= 12 ? 12.5f : 10f;
        scene.add(
                new Mark.Text(
                        column, y, String.valueOf(counts[row][column]), ink, size, 0.9, emphasis));
    }
}
