package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Test;

class PaletteIsTellableTest {

    /** Full deuteranopia and protanopia on linear RGB [Machado, Oliveira, Fernandes 2009]. */
    private static final double[][][] DEFICIENCIES = {
        {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
        {
            {0.367322, 0.860646, -0.227968},
            {0.280085, 0.672501, 0.047413},
            {-0.011820, 0.042940, 0.968881}
        },
        {
            {0.152286, 1.052583, -0.204868},
            {0.114503, 0.786281, 0.099216},
            {-0.003882, -0.048116, 1.051998}
        }
    };

    @Test
    void everyColourStandsOffTheBackground() {
        Theme theme = Theme.light();
        for (Color colour : theme.palette()) {
            double contrast = Theme.contrast(colour, theme.background());
            assertTrue(contrast >= 2.0, () -> colour + " has a contrast of " + contrast);
        }
    }

    @Test
    void theDarkPaletteStandsOffItsBackgroundAndStaysApart() {
        Theme theme = Theme.dark();
        assertTrue(Theme.contrast(theme.ink(), theme.background()) >= 7);
        assertTrue(Theme.contrast(theme.muted(), theme.background()) >= 4.5);
        for (Color colour : theme.palette()) {
            double contrast = Theme.contrast(colour, theme.background());
            assertTrue(contrast >= 3.0, () -> colour + " has a contrast of " + contrast);
        }
        stayApart(theme.palette().subList(0, 6));
    }

    @Test
    void rampsAsLinesStandOffBothBackgrounds() {
        for (Theme theme : List.of(Theme.light(), Theme.dark())) {
            for (double at = theme.rampFrom(); at <= theme.rampTo(); at += 0.02) {
                Color colour = ColourRamp.VIRIDIS.at(at);
                assertTrue(Theme.contrast(colour, theme.background()) >= 1.8, colour::toString);
            }
        }
    }

    @Test
    void theDivergingRampIsLightestInTheMiddle() {
        double middle = Theme.luminance(ColourRamp.DIVERGING.at(0.5));
        for (int i = 1; i <= 10; i++) {
            double left = Theme.luminance(ColourRamp.DIVERGING.at(0.5 - i / 20.0));
            double right = Theme.luminance(ColourRamp.DIVERGING.at(0.5 + i / 20.0));
            assertTrue(left < middle && right < middle);
        }
    }

    @Test
    void textIsReadable() {
        Theme theme = Theme.light();
        assertTrue(Theme.contrast(theme.ink(), theme.background()) >= 7);
        assertTrue(Theme.contrast(theme.muted(), theme.background()) >= 4.5);
        for (double share = 0; share <= 1; share += 0.05) {
            Color fill = ColourRamp.BLUES.at(share);
            assertTrue(Theme.contrast(Theme.textOn(fill), fill) >= 4.5, fill::toString);
        }
    }

    @Test
    void theFirstSixStayApartForDichromats() {
        stayApart(Theme.light().palette().subList(0, 6));
    }

    private static void stayApart(List<Color> palette) {
        for (double[][] deficiency : DEFICIENCIES) {
            for (int i = 0; i < palette.size(); i++) {
                for (int j = 0; j < i; j++) {
                    double distance =
                            distance(
                                    lab(palette.get(i), deficiency),
                                    lab(palette.get(j), deficiency));
                    // a difference of 2.3 is just noticeable side by side; lines need several
                    assertTrue(distance > 11, i + " and " + j + " are " + distance + " apart");
                }
            }
        }
    }

    @Test
    void viridisGrowsLighterAllTheWay() {
        for (int i = 1; i <= 20; i++) {
            assertTrue(
                    Theme.luminance(ColourRamp.VIRIDIS.at(i / 20.0))
                            > Theme.luminance(ColourRamp.VIRIDIS.at((i - 1) / 20.0)));
        }
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(
                Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    private static double[] lab(Color colour, double[][] seenAs) {
        float[] srgb = colour.getRGBColorComponents(null);
        double[] linear = new double[3];
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                double c = srgb[j];
                linear[i] +=
                        seenAs[i][j]
                                * (c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4));
            }
            linear[i] = Math.max(0, Math.min(1, linear[i]));
        }
        double x = f((0.4124 * linear[0] + 0.3576 * linear[1] + 0.1805 * linear[2]) / 0.9505);
        double y = f(0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]);
        double z = f((0.0193 * linear[0] + 0.1192 * linear[1] + 0.9505 * linear[2]) / 1.089);
        return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
    }

    private static double f(double t) {
        return t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16.0 / 116;
    }
}
