package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PngIsSharpTest {

    private static final Figure FIGURE =
            Figure.of(
                            Panel.curves(Labels.axes("t", "x"))
                                    .line("x", new double[] {0, 1, 2}, new double[] {3, 5, 4}))
                    .sized(310, 230);

    private static byte[] png() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        FIGURE.writeTo(out, ImageFormat.PNG);
        return out.toByteArray();
    }

    @Test
    void hasTwiceTheNominalSize() throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png()));
        assertEquals(620, image.getWidth());
        assertEquals(460, image.getHeight());
    }

    @Test
    void statesTheDensityThatRestoresTheNominalSize() throws IOException {
        byte[] png = png();
        int at = new String(png, StandardCharsets.ISO_8859_1).indexOf("pHYs");
        ByteBuffer chunk = ByteBuffer.wrap(png, at + 4, 9);
        int expected = (int) Math.round(2 * 96 / 0.0254);
        assertEquals(expected, chunk.getInt());
        assertEquals(expected, chunk.getInt());
        assertEquals(1, chunk.get(), "the unit is the metre");
    }

    @Test
    void isTheSameBytesEveryTime() throws IOException {
        assertArrayEquals(png(), png());
    }

    @Test
    void anImageInMemoryHasTheScaleAskedFor() {
        BufferedImage image = FIGURE.toImage(1.5);
        assertEquals(465, image.getWidth());
        assertEquals(345, image.getHeight());
    }
}
