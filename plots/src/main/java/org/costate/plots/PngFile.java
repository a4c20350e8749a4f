package org.costate.plots;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/** An image as PNG with its pixel density, so that viewers show it at its nominal size. */
final class PngFile {

    private static final String STANDARD = "javax_imageio_png_1.0";
    private static final double DOTS_PER_METRE = 96 / 0.0254;

    private PngFile() {}

    static byte[] bytes(BufferedImage image, double scale) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, density(writer, image, scale)), null);
        } catch (IOException impossible) {
            throw new UncheckedIOException("encoding a PNG in memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static IIOMetadata density(ImageWriter writer, BufferedImage image, double scale)
            throws IOException {
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(image), null);
        String density = String.valueOf(Math.round(scale * DOTS_PER_METRE));
        IIOMetadataNode physical = new IIOMetadataNode("pHYs");
        physical.setAttribute("pixelsPerUnitXAxis", density);
        physical.setAttribute("pixelsPerUnitYAxis", density);
        physical.setAttribute("unitSpecifier", "meter");
        IIOMetadataNode root = new IIOMetadataNode(STANDARD);
        root.appendChild(physical);
        metadata.mergeTree(STANDARD, root);
        return metadata;
    }
}
