package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class MessagesSayWhatIsWrongTest {

    private static final Labels LABELS = Labels.of("Loss", "epoch", "loss");

    private static void says(String expected, Executable code) {
        var thrown = assertThrows(IllegalArgumentException.class, code);
        assertTrue(thrown.getMessage().contains(expected), thrown::getMessage);
    }

    @Test
    void lengthsThatDiffer() {
        says(
                "'training' has 3 x value and 2 y value",
                () -> Panel.curves(LABELS).line("training", new double[3], new double[2]));
        says(
                "2 value and 3 category",
                () -> Panel.bars(LABELS, List.of("a", "b", "c")).group("g", new double[2]));
        says(
                "has 4 layers, the first has 3",
                () -> Panel.profiles(LABELS, "epoch").at(1, new double[3]).at(2, new double[4]));
    }

    @Test
    void nothingToDraw() {
        says("'a' is empty", () -> Panel.curves(LABELS).line("a", new double[0], new double[0]));
        says(
                "the panel 'Loss' is empty: add a line first",
                () -> Figure.of(Panel.curves(LABELS)).toImage(1));
        says("the figure is empty", Figure::of);
        says("is empty", () -> Panel.heatMap(LABELS, Bounds.ofCells(1, 1), new double[0][], "v"));
    }

    @Test
    void tablesThatAreNotFull() {
        says(
                "row 1 has 1 values, row 0 has 2",
                () ->
                        Panel.heatMap(
                                LABELS, Bounds.ofCells(2, 2), new double[][] {{1, 2}, {3}}, "v"));
        says(
                "row 1 has 1 columns, expected 2",
                () -> Panel.confusionMatrix("m", List.of("a", "b"), new int[][] {{1, 2}, {3}}));
        says(
                "a count of -3",
                () -> Panel.confusionMatrix("m", List.of("a", "b"), new int[][] {{1, 2}, {-3, 0}}));
    }

    @Test
    void classesAndComponentsThatDoNotExist() {
        double[][] path = {{0, 1}, {1, 2}};
        says(
                "component 2 of a state with 2 components at node 0",
                () ->
                        Panel.trajectoriesInPlane(
                                LABELS, List.<double[][]>of(path), new int[1], 0, 2));
        says(
                "class of item 0 is 1, expected 0 to 0",
                () ->
                        Panel.trajectoriesInPlane(
                                        LABELS, List.<double[][]>of(path), new int[] {1}, 0, 1)
                                .classNames("only one"));
        double[][][] p = {{{1, 0}, {0, 1}}, {{1, 0}, {0, 1}}};
        DecisionRegion region = Panel.decisionRegion(LABELS, Bounds.of(0, 1, 0, 1), p);
        says(
                "class of item 1 is 2, expected 0 to 1",
                () -> region.training(new double[2][2], new int[] {0, 2}));
    }

    @Test
    void extensionsAndSizes() {
        Figure figure = Figure.of(Panel.curves(LABELS).line("a", new double[1], new double[1]));
        says("saved as .png or .svg, got 'a.pdf'", () -> figure.save(Path.of("a.pdf")));
        says("at least 120 × 120, got 50 × 400", () -> figure.sized(50, 400));
        says("xMin < xMax", () -> Bounds.of(1, 1, 0, 1));
    }

    @Test
    void aMachineWithoutFontsIsNamed() {
        PlotException thrown =
                assertThrows(
                        PlotException.class,
                        () ->
                                Fonts.firstOf(
                                        List.of("Inter"),
                                        () -> {
                                            throw new Error("no physical fonts found");
                                        }));
        assertEquals("PLOT-01", thrown.code());
        assertTrue(
                thrown.getMessage().startsWith("PLOT-01: no fonts available, chart not drawn; "));
        assertThrows(PlotException.class, () -> Fonts.firstOf(List.of(), () -> new String[0]));
    }
}
