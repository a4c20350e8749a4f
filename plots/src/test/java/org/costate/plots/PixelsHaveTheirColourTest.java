package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PixelsHaveTheirColourTest {

    private static final Theme THEME = Theme.light();

    private static BufferedImage raster(Panel panel) {
        for (Mark mark : panel.scene(THEME).marks()) {
            if (mark instanceof Mark.Raster raster) {
                return raster.image();
            }
        }
        throw new AssertionError("no field in the scene");
    }

    @Test
    void aCertainClassHasItsColourAndDoubtIsPale() {
        Color certain = DecisionRegion.shade(new double[] {0, 1, 0}, THEME);
        assertEquals(Theme.mix(Color.WHITE, THEME.colour(1), 0.55), certain);
        Color doubt = DecisionRegion.shade(new double[] {1 / 3.0, 1 / 3.0, 1 / 3.0}, THEME);
        assertTrue(Theme.luminance(doubt) > 0.8);
    }

    @Test
    void rowZeroOfARegionIsAtTheBottom() {
        double[][][] p = {{{1, 0}, {1, 0}, {1, 0}}, {{0, 1}, {0, 1}, {0, 1}}};
        BufferedImage image =
                raster(Panel.decisionRegion(Labels.axes("x", "y"), Bounds.of(0, 2, 0, 1), p));
        Color top = new Color(image.getRGB(5, 0));
        Color bottom = new Color(image.getRGB(5, image.getHeight() - 1));
        assertTrue(bottom.getBlue() > bottom.getRed(), "class 0 is blue");
        assertTrue(top.getRed() > top.getBlue(), "class 1 is vermilion");
    }

    @Test
    void theMiddleOfADrawnRegionIsItsShade() {
        double[][][] p = {{{1, 0}, {1, 0}}, {{1, 0}, {1, 0}}};
        BufferedImage image =
                Figure.of(Panel.decisionRegion(Labels.axes("x", "y"), Bounds.of(0, 1, 0, 1), p))
                        .sized(400, 400)
                        .toImage(1);
        Color shade = DecisionRegion.shade(new double[] {1, 0}, THEME);
        assertEquals(shade, new Color(image.getRGB(200, 200)));
        assertEquals(Color.WHITE, new Color(image.getRGB(2, 2)));
    }

    @Test
    void aHeatMapRunsFromOneEndOfViridisToTheOther() {
        BufferedImage image =
                raster(
                        Panel.heatMap(
                                Labels.axes("x", "y"),
                                Bounds.ofCells(3, 1),
                                new double[][] {{-2, Double.NaN, 6}},
                                "v"));
        int w = image.getWidth();
        assertEquals(ColourRamp.VIRIDIS.at(0), new Color(image.getRGB(1, 1)));
        assertEquals(THEME.missing(), new Color(image.getRGB(w / 2, 1)));
        assertEquals(ColourRamp.VIRIDIS.at(1), new Color(image.getRGB(w - 2, 1)));
    }

    @Test
    void aSinglePointLeavesInk() {
        BufferedImage image =
                Figure.of(
                                Panel.curves(Labels.axes("", ""))
                                        .line("", new double[] {3}, new double[] {0.25}))
                        .sized(200, 200)
                        .toImage(1);
        Set<Integer> colours = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < 200; j++) {
                colours.add(image.getRGB(i, j));
            }
        }
        assertTrue(colours.contains(THEME.colour(0).getRGB()));
    }
}
