package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageInputStream;
import org.junit.jupiter.api.Test;

class AnimationIsReadBackTest {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private static Figure frame(int k) {
        double[] x = Paths.range(0, 1, 20);
        double[] y = Paths.each(20, i -> (k + 1) * x[i]);
        return Figure.of(Panel.curves(Labels.axes("x", "y")).line("", x, y)).sized(240, 180);
    }

    private static Animation animation() {
        List<Figure> frames = new ArrayList<>();
        for (int k = 0; k < 5; k++) {
            frames.add(frame(k));
        }
        return Animation.of(frames).delay(150);
    }

    private static byte[] bytes(Animation animation) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        animation.writeTo(out);
        return out.toByteArray();
    }

    private static ImageReader reader(byte[] gif) throws IOException {
        ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
        ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(gif));
        reader.setInput(in, false);
        return reader;
    }

    private static IIOMetadataNode node(ImageReader reader, int frame, String name)
            throws IOException {
        IIOMetadataNode root = (IIOMetadataNode) reader.getImageMetadata(frame).getAsTree(FORMAT);
        return (IIOMetadataNode) root.getElementsByTagName(name).item(0);
    }

    @Test
    void everyFrameIsThereWithItsDelay() throws IOException {
        ImageReader reader = reader(bytes(animation()));
        assertEquals(5, reader.getNumImages(true));
        for (int k = 0; k < 5; k++) {
            IIOMetadataNode control = node(reader, k, "GraphicControlExtension");
            assertEquals("15", control.getAttribute("delayTime"));
            assertEquals("doNotDispose", control.getAttribute("disposalMethod"));
        }
    }

    @Test
    void itLoopsForEverUnlessPlayedOnce() throws IOException {
        IIOMetadataNode loop = node(reader(bytes(animation())), 0, "ApplicationExtension");
        assertEquals("NETSCAPE", loop.getAttribute("applicationID"));
        assertArrayEquals(new byte[] {1, 0, 0}, (byte[]) loop.getUserObject());
        ImageReader once = reader(bytes(animation().once()));
        IIOMetadataNode root = (IIOMetadataNode) once.getImageMetadata(0).getAsTree(FORMAT);
        assertEquals(0, root.getElementsByTagName("ApplicationExtension").getLength());
    }

    @Test
    void laterFramesCoverOnlyWhatChangedAndGiveTheFigureBack() throws IOException {
        ImageReader reader = reader(bytes(animation()));
        BufferedImage canvas = new BufferedImage(240, 180, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < 5; k++) {
            IIOMetadataNode place = node(reader, k, "ImageDescriptor");
            int left = Integer.parseInt(place.getAttribute("imageLeftPosition"));
            int top = Integer.parseInt(place.getAttribute("imageTopPosition"));
            BufferedImage part = reader.read(k);
            assertTrue(k == 0 || part.getWidth() < 240 && part.getHeight() < 180, "frame " + k);
            canvas.getGraphics().drawImage(part, left, top, null);
        }
        // the last frame has the widest range, so its axes are those of all
        BufferedImage expected = frame(4).toImage(1);
        for (int v = 0; v < 180; v++) {
            for (int u = 0; u < 240; u++) {
                Color want = new Color(expected.getRGB(u, v));
                Color got = new Color(canvas.getRGB(u, v));
                // a palette of 256 colours for a drawing with few: a few steps off at most
                assertTrue(Math.abs(want.getRed() - got.getRed()) <= 12, "at " + u + ", " + v);
                assertTrue(Math.abs(want.getBlue() - got.getBlue()) <= 12, "at " + u + ", " + v);
            }
        }
    }

    @Test
    void theBytesAreTheSameTwice() throws IOException {
        assertArrayEquals(bytes(animation()), bytes(animation()));
    }

    @Test
    void whatIsWrongIsSaid() {
        Figure two =
                Figure.of(Panel.curves(Labels.axes("", "")), Panel.curves(Labels.axes("", "")));
        var panels =
                assertThrows(
                        IllegalArgumentException.class, () -> Animation.of(List.of(frame(0), two)));
        assertTrue(panels.getMessage().contains("frame 1 of the animation has 2 panels"));
        var fast = assertThrows(IllegalArgumentException.class, () -> animation().delay(10));
        assertTrue(fast.getMessage().contains("10 ms, expected 20 or more"));
        var name =
                assertThrows(
                        IllegalArgumentException.class, () -> animation().save(Path.of("a.png")));
        assertTrue(name.getMessage().contains("saved as .gif, got 'a.png'"));
        assertThrows(IllegalArgumentException.class, () -> Animation.of(List.of()));
    }
}
