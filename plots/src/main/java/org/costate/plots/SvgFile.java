package org.costate.plots;

import java.awt.Dimension;
import java.awt.Graphics2D;
import java.awt.image.RenderedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.ImageHandlerBase64Encoder;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.apache.batik.svggen.SVGGraphics2DIOException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** A drawing as SVG with real text, whose type face has a fallback on machines without it. */
final class SvgFile {

    private static final String NAMESPACE = "http://www.w3.org/2000/svg";

    private SvgFile() {}

    static byte[] bytes(int width, int height, String title, Consumer<Graphics2D> drawing) {
        Document document =
                GenericDOMImplementation.getDOMImplementation()
                        .createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setComment("Costate");
        context.setImageHandler(new EmbeddedPng());
        SVGGraphics2D g2 = new SVGGraphics2D(context, false);
        g2.setSVGCanvasSize(new Dimension(width, height));
        drawing.accept(g2);
        Element root = g2.getRoot();
        root.setAttributeNS(null, "viewBox", "0 0 " + width + " " + height);
        withFallback(root);
        if (!title.isEmpty()) {
            Element name = document.createElementNS(NAMESPACE, "title");
            name.setTextContent(title);
            root.insertBefore(name, root.getFirstChild());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Writer writer = new OutputStreamWriter(bytes, StandardCharsets.UTF_8)) {
            g2.stream(root, writer);
        } catch (IOException impossible) {
            throw new UncheckedIOException("encoding an SVG in memory", impossible);
        } finally {
            g2.dispose();
        }
        return withoutDoctype(bytes.toString(StandardCharsets.UTF_8))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** Embeds images through the platform's own PNG encoder; Batik's is another artifact. */
    private static final class EmbeddedPng extends ImageHandlerBase64Encoder {
        @Override
        public void encodeImage(RenderedImage image, OutputStream out)
                throws SVGGraphics2DIOException {
            try {
                ImageIO.write(image, "png", out);
            } catch (IOException cause) {
                throw new SVGGraphics2DIOException("embedding an image", cause);
            }
        }
    }

    /**
     * Leaves out the reference to a document type on the web, which readers would have to fetch.
     */
    private static String withoutDoctype(String svg) {
        int from = svg.indexOf("<!DOCTYPE");
        return from < 0 ? svg : svg.substring(0, from) + svg.substring(svg.indexOf('>', from) + 1);
    }

    private static void withFallback(Node node) {
        if (node instanceof Element element && element.hasAttributeNS(null, "font-family")) {
            String family = element.getAttributeNS(null, "font-family");
            if (!family.contains("sans-serif")) {
                element.setAttributeNS(null, "font-family", family + ", sans-serif");
            }
        }
        for (Node child = node.getFirstChild(); child != null; child = child.getNextSibling()) {
            withFallback(child);
        }
    }
}
