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
    void nodesAndPieces() {
        says(
                "'u' has 3 nodes and 3 pieces, expected one node more than pieces. Try: line(…)",
                () -> Panel.curves(LABELS).steps("u", new double[3], new double[3]));
        says(
                "'x' has 3 time and 2 row",
                () -> ExtremalFigure.along(new double[3]).states(new double[2][1]));
        says("the extremal is empty", () -> ExtremalFigure.along(new double[0]));
    }

    @Test
    void tablesThatDoNotBelongTogether() {
        Bounds b = Bounds.of(0, 1, 0, 1);
        double[][] two = new double[2][2];
        double[][] three = new double[3][2];
        says(
                "two tables of one shape, got 2 × 2 and 3 × 2",
                () -> Panel.phasePortrait(LABELS, b).arrows(two, three));
        says(
                "2 or more rows and columns of nodes, got 1 × 2",
                () -> Panel.phasePortrait(LABELS, b).streamlines(new double[1][2], two));
        says(
                "a grid needs x and y of one shape, got 2 × 2 and 3 × 2",
                () -> Panel.deformedGrid(LABELS, two, three));
        says(
                "row 0 of a discrete map has the code 2, expected -1 (none) to 1",
                () -> Panel.discreteMap(LABELS, b, new int[][] {{0, 2}}, List.of("a", "b")));
        says("2 sample and 1 category", () -> Panel.boxes(LABELS, List.of("a")).group("g", two));
    }

    @Test
    void rangesAndSlopes() {
        says("a finite slope other than 0, got 0.0", () -> Panel.errors(LABELS).triangle(0));
        says(
                "a horizontal range is finite and not empty, got [2.0, 1.0]",
                () -> Panel.curves(LABELS).xFrom(2, 1));
        says(
                "a range of colours is finite and not empty",
                () ->
                        Panel.heatMap(LABELS, Bounds.of(0, 1, 0, 1), new double[1][1], "v")
                                .colours(1, 1));
    }

    @Test
    void emptyPanelsOfEveryKind() {
        Bounds b = Bounds.of(0, 1, 0, 1);
        List<String> one = List.of("a");
        for (Panel panel :
                List.of(
                        Panel.fan(LABELS, "p"),
                        Panel.phasePortrait(LABELS, b),
                        Panel.continuation(LABELS),
                        Panel.errors(LABELS),
                        Panel.workPrecision(LABELS),
                        Panel.bars(LABELS, one),
                        Panel.boxes(LABELS, one),
                        Panel.histogram(LABELS),
                        Panel.spectrum(LABELS))) {
            says("'Loss' is empty: add ", () -> Figure.of(panel).toImage(1));
        }
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
