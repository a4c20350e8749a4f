package org.costate.plots;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOInvalidTreeException;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.ImageOutputStream;

/**
 * Images as an animated GIF with a palette of its own for each. After the first, only the rectangle
 * that changed is written.
 */
final class GifFile {

    private static final String FORMAT = "javax_imageio_gif_image_1.0";

    private GifFile() {}

    static byte[] bytes(List<BufferedImage> images, int milliseconds, boolean looping) {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
            writer.setOutput(out);
            writer.prepareWriteSequence(null);
            for (int k = 0; k < images.size(); k++) {
                BufferedImage image = images.get(k);
                Rectangle changed =
                        k == 0
                                ? new Rectangle(image.getWidth(), image.getHeight())
                                : changed(images.get(k - 1), image);
                write(writer, image, changed, milliseconds, looping && k == 0);
            }
            writer.endWriteSequence();
        } catch (IOException impossible) {
            throw new UncheckedIOException("encoding a GIF in memory", impossible);
        } finally {
            writer.dispose();
        }
        return bytes.toByteArray();
    }

    private static void write(
            ImageWriter writer, BufferedImage image, Rectangle part, int delay, boolean loop)
            throws IOException {
        BufferedImage shown = image.getSubimage(part.x, part.y, part.width, part.height);
        IIOMetadata metadata =
                writer.getDefaultImageMetadata(
                        ImageTypeSpecifier.createFromRenderedImage(shown), null);
        describe(metadata, part, delay, loop);
        writer.writeToSequence(new IIOImage(shown, null, metadata), null);
    }

    private static void describe(IIOMetadata metadata, Rectangle part, int delay, boolean loop)
            throws IIOInvalidTreeException {
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        IIOMetadataNode place = child(root, "ImageDescriptor");
        place.setAttribute("imageLeftPosition", String.valueOf(part.x));
        place.setAttribute("imageTopPosition", String.valueOf(part.y));
        IIOMetadataNode control = child(root, "GraphicControlExtension");
        control.setAttribute("disposalMethod", "doNotDispose");
        control.setAttribute("userInputFlag", "FALSE");
        control.setAttribute("transparentColorFlag", "FALSE");
        control.setAttribute("transparentColorIndex", "0");
        control.setAttribute("delayTime", String.valueOf(Math.round(delay / 10.0)));
        if (loop) {
            IIOMetadataNode forever = new IIOMetadataNode("ApplicationExtension");
            forever.setAttribute("applicationID", "NETSCAPE");
            forever.setAttribute("authenticationCode", "2.0");
            forever.setUserObject(new byte[] {1, 0, 0});
            child(root, "ApplicationExtensions").appendChild(forever);
        }
        metadata.setFromTree(FORMAT, root);
    }

    private static IIOMetadataNode child(IIOMetadataNode root, String name) {
        for (int i = 0; i < root.getLength(); i++) {
            if (root.item(i).getNodeName().equals(name)) {
                return (IIOMetadataNode) root.item(i);
            }
        }
        IIOMetadataNode added = new IIOMetadataNode(name);
        root.appendChild(added);
        return added;
    }

    /** Returns the smallest rectangle outside which two images agree; one pixel if they do. */
    static Rectangle changed(BufferedImage before, BufferedImage after) {
        Rectangle changed = new Rectangle(0, 0, -1, -1);
        for (int v = 0; v < after.getHeight(); v++) {
            for (int u = 0; u < after.getWidth(); u++) {
                if (before.getRGB(u, v) != after.getRGB(u, v)) {
                    changed.add(new Rectangle(u, v, 1, 1));
                }
            }
        }
        return changed.isEmpty() ? new Rectangle(1, 1) : changed;
    }
}
