package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class PanelsShareWhatTheyShouldTest {

    private static Curves panel(String title, double to) {
        double[] x = {0, to};
        return Panel.curves(Labels.of(title, "time t", "x"))
                .line("first", x, new double[] {0, to})
                .line("second", x, new double[] {to, 0});
    }

    private static List<String> texts(Figure figure) {
        FigureLayout layout = figure.layout();
        return WrittenTexts.of(layout, figure.width(layout), figure.height(layout)).stream()
                .map(WrittenTexts.Text::text)
                .toList();
    }

    private static long count(List<String> texts, String text) {
        return texts.stream().filter(text::equals).count();
    }

    @Test
    void aStackWritesItsTimeAxisOnce() {
        List<String> texts = texts(Figure.of(panel("a", 2), panel("b", 3)));
        assertEquals(1, count(texts, "time t"));
        assertEquals(2, count(texts, "first"));
    }

    @Test
    void oneLegendNamesEverySeriesOnce() {
        Figure figure = Figure.grid(2, panel("a", 2), panel("b", 3)).sharedLegend();
        assertEquals(1, count(texts(figure), "first"));
        assertEquals(1, count(texts(figure), "second"));
    }

    @Test
    void oneRangeHoldsAllData() {
        List<Scene> scenes = Figure.grid(2, panel("a", 2), panel("b", 5)).scenes();
        SharedRange.over(scenes);
        for (Scene scene : scenes) {
            assertEquals(0, scene.x().lo(), 0.0);
            assertEquals(5, scene.x().hi(), 0.0);
            assertTrue(scene.y().hi() >= 5);
        }
    }

    @Test
    void arcsShadeEveryPanelAndAreNamedOnce() {
        Figure figure =
                Figure.of(panel("a", 2), panel("b", 2))
                        .arcs(Arc.of("lower", 0, 0.8), Arc.of("singular", 0.8, 2))
                        .sized(500, 460);
        assertEquals(1, count(texts(figure), "lower"));
        assertEquals(1, count(texts(figure), "singular"));
        List<Scene> scenes = figure.scenes();
        figure.layout(scenes);
        for (Scene scene : scenes) {
            assertEquals(2, scene.marks().stream().filter(m -> m instanceof Mark.Band).count());
            List<Mark.Rule> switches =
                    scene.marks().stream()
                            .filter(m -> m instanceof Mark.Rule)
                            .map(m -> (Mark.Rule) m)
                            .toList();
            assertEquals(1, switches.size(), "the outer ends are no switches");
            assertEquals(0.8, switches.get(0).at(), 0.0);
        }
    }

    @Test
    void anArcTooShortForItsNameIsExplainedInTheLegend() {
        Figure figure =
                Figure.of(panel("a", 2))
                        .arcs(Arc.of("lower", 0, 1.999), Arc.of("a boundary arc", 1.999, 2));
        assertEquals(1, count(texts(figure), "a boundary arc"));
        var thrown = assertThrows(IllegalArgumentException.class, () -> Arc.of("x", 2, 1));
        assertTrue(thrown.getMessage().contains("runs from 2.0 to 1.0"));
    }

    @Test
    void aReversedAxisRunsTheOtherWay() {
        double[] x = {0, 1};
        Curves line = Panel.curves(Labels.axes("x", "y")).line("", x, new double[] {0, 1});
        BufferedImage image = Figure.of(line.reversedX()).sized(300, 200).toImage(1);
        int blue = Theme.light().colour(0).getRGB();
        int highest = -1;
        for (int v = 0; v < 200 && highest < 0; v++) {
            for (int u = 0; u < 300; u++) {
                highest = image.getRGB(u, v) == blue ? u : highest;
            }
        }
        assertTrue(highest < 120, "the high end lies at the left, not at " + highest);
    }

    @Test
    void aDarkFigureIsDark() {
        BufferedImage image = Figure.of(panel("a", 1)).themed(Theme.dark()).toImage(1);
        assertEquals(Theme.dark().background(), new Color(image.getRGB(1, 1)));
    }

    @Test
    void aPictureHasTheSameBytesTwice() throws IOException {
        List<Gallery.Entry> entries = new Gallery().entries();
        for (int i = 0; i < entries.size(); i += 4) {
            Gallery.Entry entry = entries.get(i);
            byte[][] twice = new byte[2][];
            for (int k = 0; k < 2; k++) {
                ByteArrayOutputStream out = new ByteArrayOutputStream();
                entry.figure().get().writeTo(out, ImageFormat.SVG);
                twice[k] = out.toByteArray();
            }
            assertArrayEquals(twice[0], twice[1], entry.name());
        }
    }

    @Test
    void charactersAFontLacksAreSpelledOut() {
        Font plain =
                new Font(Font.SANS_SERIF, Font.PLAIN, 12) {
                    @Override
                    public boolean canDisplay(char c) {
                        return c < 128;
                    }

                    @Override
                    public int canDisplayUpTo(String text) {
                        int i = 0;
                        while (i < text.length() && canDisplay(text.charAt(i))) {
                            i++;
                        }
                        return i == text.length() ? -1 : i;
                    }
                };
        assertEquals("grad phi(x_12)", Glyphs.printable(plain, "∇φ(x₁₂)"));
        assertEquals("x10^-17", Glyphs.printable(plain, "×10⁻¹⁷"));
        assertEquals("||p|| <= eps", Glyphs.printable(plain, "‖p‖ ≤ ε"));
        assertEquals("plain", Glyphs.printable(plain, "plain"));
        assertNotEquals("", Glyphs.printable(plain, "漢"));
    }
}
