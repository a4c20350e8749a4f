package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LongSeriesKeepTheirInkTest {

    private static final int N = 100_000;
    private static final AxisSpec AXIS = AxisSpec.of("x", Scale.LINEAR, 0, N - 1);

    private static double[] noise(int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return Paths.each(N, i -> Math.sin(3e-4 * i) + 0.3 * random.nextDouble());
    }

    @Test
    void aHundredThousandPointsBecomeAFewPerColumnWithTheSameExtremes() {
        double[] x = Paths.each(N, i -> i);
        double[] y = noise(1);
        double[][] kept = Thinning.line(x, y, AXIS);
        assertTrue(kept[0].length <= 4 * 2401, () -> kept[0].length + " points");
        double width = (N - 1) / 2400.0;
        double[][] all = extremes(x, y, width);
        double[][] some = extremes(kept[0], kept[1], width);
        for (int c = 0; c < all[0].length; c++) {
            assertEquals(all[0][c], some[0][c], 0.0, "lowest of column " + c);
            assertEquals(all[1][c], some[1][c], 0.0, "highest of column " + c);
        }
    }

    private static double[][] extremes(double[] x, double[] y, double width) {
        double[][] e = {new double[2401], new double[2401]};
        Arrays.fill(e[0], Double.POSITIVE_INFINITY);
        Arrays.fill(e[1], Double.NEGATIVE_INFINITY);
        for (int i = 0; i < x.length; i++) {
            int c = (int) Math.floor(x[i] / width);
            e[0][c] = Math.min(e[0][c], y[i]);
            e[1][c] = Math.max(e[1][c], y[i]);
        }
        return e;
    }

    @Test
    void gapsStayGaps() {
        double[] x = Paths.each(N, i -> i);
        double[] y = Paths.each(N, i -> i >= 40_000 && i < 60_000 ? Double.NaN : 1.0);
        double[][] kept = Thinning.line(x, y, AXIS);
        boolean gap = false;
        for (int i = 1; i < kept[0].length; i++) {
            boolean across = kept[0][i - 1] < 40_000 && kept[0][i] >= 60_000;
            assertTrue(!across, "the gap is bridged");
            gap |= Double.isNaN(kept[1][i]);
        }
        assertTrue(gap, "the gap is gone");
    }

    @Test
    void shortSeriesAreLeftAlone() {
        double[] x = {1, 2};
        assertSame(x, Thinning.line(x, new double[2], AXIS)[0]);
    }

    @Test
    void aThinnedPictureIsTheOneOfAllPoints() {
        int n = Thinning.SHORT;
        double[] x = Paths.each(n, i -> i);
        double[] y = Paths.each(n, i -> Math.sin(5e-3 * i) * i);
        double[] fineX = Paths.each(20 * n, i -> x[i / 20]);
        double[] fineY = Paths.each(20 * n, i -> y[i / 20]);
        BufferedImage few = image(x, y);
        BufferedImage many = image(fineX, fineY);
        int different = 0;
        for (int v = 0; v < few.getHeight(); v++) {
            for (int u = 0; u < few.getWidth(); u++) {
                different += far(few.getRGB(u, v), many.getRGB(u, v)) ? 1 : 0;
            }
        }
        // columns are half a pixel wide: edges of lines may shade differently, nothing else
        assertTrue(different < 0.002 * few.getWidth() * few.getHeight(), different + " pixels");
    }

    private static boolean far(int a, int b) {
        return Math.abs((a >> 8 & 255) - (b >> 8 & 255)) > 64;
    }

    private static BufferedImage image(double[] x, double[] y) {
        return Figure.of(Panel.curves(Labels.axes("x", "y")).line("", x, y))
                .sized(600, 300)
                .toImage(1);
    }

    @Test
    void longSeriesMakeSmallSvgFiles() throws IOException {
        double[] x = Paths.each(N, i -> i);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Figure.of(
                        Panel.curves(Labels.axes("x", "y")).line("", x, noise(2)),
                        Panel.scatter(Labels.axes("x", "y")).points("", noise(3), noise(4)))
                .writeTo(out, ImageFormat.SVG);
        assertTrue(out.size() < 30_000_000, out.size() + " bytes");
    }
}
