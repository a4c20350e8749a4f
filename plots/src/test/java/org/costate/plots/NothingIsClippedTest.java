package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Titles, legends, ticks, names of axes and notes lie on the page and clear of one another. */
class NothingIsClippedTest {

    static Stream<Arguments> figures() {
        List<Arguments> all = new ArrayList<>();
        for (Gallery.Entry entry : new Gallery().entries()) {
            all.add(Arguments.of(entry.name(), entry.figure().get()));
        }
        all.add(Arguments.of("awkward", GallerySample.awkward()));
        all.add(Arguments.of("awkward names", GallerySample.awkwardNames()));
        for (int k = 0; k < 24; k++) {
            all.add(Arguments.of("range " + k, range(k)));
        }
        for (Figure figure : edges()) {
            all.add(Arguments.of("edge " + all.size(), figure));
        }
        return all.stream();
    }

    /** Random ranges from 1e-300 to 1e300, some far from zero, some in descending order. */
    private static Figure range(int k) {
        SplittableRandom random = new SplittableRandom(k);
        double size = Math.pow(10, -300 + 599 * random.nextDouble());
        double offset = k % 3 == 0 ? size * Math.pow(10, 9 * random.nextDouble()) : 0;
        double shift = Math.abs(offset) < 1e299 ? offset : 0;
        double[] x = Paths.each(30, i -> k % 2 == 0 ? i * size : (29 - i) * size / 30);
        double[] y = Paths.each(30, i -> shift + size * Math.sin(i));
        Curves panel = Panel.curves(Labels.of("Range " + k, "time", "value")).line("a", x, y);
        return Figure.of(k % 4 == 0 ? panel.reversedX() : panel, panel.line("b", y, x))
                .sized(320 + 17 * k, 360);
    }

    private static List<Figure> edges() {
        double nan = Double.NaN;
        double[] one = {2.5};
        double[] none = {nan};
        Labels labels = Labels.of("Panel", "x", "y");
        Bounds b = Bounds.of(-1, 1, 0, 3);
        double[][] flat = {{1, 1}, {1, 1}};
        double[] three = {1, 2, 4};
        return List.of(
                Figure.of(Panel.curves(labels).quartiles("q", one, new double[][] {{1}, {nan}})),
                Figure.of(Panel.curves(labels).errorBars("e", one, none, one, one).symlogY(1)),
                Figure.of(Panel.fan(labels, "s").curve(1, one, none).curve(nan, one, one)),
                Figure.of(Panel.phasePortrait(labels, b).path("p", one, none)),
                Figure.of(
                        Panel.phasePortrait(labels, b)
                                .arrows(flat, flat)
                                .zeroSet("z", (x, y) -> 1)),
                Figure.of(Panel.phasePortrait(labels, b).streamlines((x, y) -> nan, (x, y) -> 0)),
                Figure.of(Panel.deformedGrid(labels, flat, flat)),
                Figure.of(Panel.heatMap(labels, b, flat, "v").contours()),
                Figure.of(Panel.heatMap(labels, b, new double[][] {{nan}}, "v").contours()),
                Figure.of(Panel.heatMap(labels, b, flat, "v").linesOnly().diverging()),
                Figure.of(Panel.discreteMap(labels, b, new int[][] {{-1}}, List.of("a"))),
                Figure.of(Panel.continuation(labels).branch("b", one, one)),
                Figure.of(Panel.continuation(labels).branch("b", none, one).logX()),
                Figure.of(Panel.errors(labels).method("m", one, one).triangle(2)),
                Figure.of(Panel.workPrecision(labels).method("m", three, none3()).triangle(-1)),
                Figure.of(Panel.bars(labels, List.of("a")).group("", one, none, one)),
                Figure.of(Panel.boxes(labels, List.of("a", "b")).group("", one, none)),
                Figure.of(Panel.boxes(labels, List.of("a")).group("g", new double[9])),
                Figure.of(Panel.histogram(labels).sample("", one)),
                Figure.of(Panel.histogram(labels).sample("s", none).sample("t", three).logX()),
                Figure.of(Panel.spectrum(labels).eigenvalues("", one, new double[1])),
                Figure.of(Panel.spectrum(labels).eigenvalues("e", none, none).unitCircle()),
                ExtremalFigure.along(one).states(new double[][] {{1, 2}}).arc("x", 2, 3).figure());
    }

    private static double[] none3() {
        return new double[] {0, -1, Double.NaN};
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("figures")
    void everyTextIsOnThePageAndClearOfTheOthers(String name, Figure figure) {
        FigureLayout layout = figure.layout();
        int w = figure.width(layout);
        int h = figure.height(layout);
        List<WrittenTexts.Text> texts = WrittenTexts.of(figure.layout(), w, h);
        assertFalse(texts.isEmpty(), "a figure without any text");
        Rectangle2D page = new Rectangle2D.Double(0, 0, w, h);
        for (int i = 0; i < texts.size(); i++) {
            WrittenTexts.Text text = texts.get(i);
            assertTrue(page.contains(text.box()), () -> text + " leaves " + page);
            for (int j = 0; j < i; j++) {
                WrittenTexts.Text other = texts.get(j);
                assertFalse(text.box().intersects(other.box()), () -> text + " lies on " + other);
            }
        }
    }

    @Test
    void theRecorderSeesEveryKindOfText() {
        Figure figure =
                Figure.of(
                                Panel.curves(Labels.of("Panel", "time", "value"))
                                        .line("first", new double[] {0, 1}, new double[] {0, 1})
                                        .line("second", new double[] {0, 1}, new double[] {1, 0})
                                        .vertical("rule", 0.5)
                                        .note("note", 0.2, 0.9))
                        .arcs(Arc.of("arc", 0, 1))
                        .titled("Title")
                        .sized(500, 400);
        List<WrittenTexts.Text> texts = WrittenTexts.of(figure.layout(), 500, 400);
        List<String> seen = texts.stream().map(WrittenTexts.Text::text).toList();
        for (String expected :
                List.of(
                        "Title", "Panel", "first", "second", "time", "value", "rule", "note", "arc",
                        "0.0", "0.6", "1.0")) {
            assertTrue(seen.contains(expected), () -> expected + " is not among " + seen);
        }
        Rectangle2D upright = texts.get(seen.indexOf("value")).box();
        assertTrue(upright.getHeight() > 2 * upright.getWidth(), "turned by a quarter");
    }
}
