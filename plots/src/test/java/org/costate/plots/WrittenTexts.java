package org.costate.plots;

import java.awt.FontMetrics;
import java.awt.Graphics;
import java.awt.Image;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.ImageObserver;
import java.util.ArrayList;
import java.util.List;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;

/** Draws a figure and remembers where every text stands on the page. */
final class WrittenTexts extends SVGGraphics2D {

    /** One text and the box of its letters, without the room above and below. */
    record Text(String text, Rectangle2D box) {}

    private final List<Text> texts;

    private WrittenTexts(List<Text> texts) {
        super(
                SVGGeneratorContext.createDefault(
                        GenericDOMImplementation.getDOMImplementation()
                                .createDocument("http://www.w3.org/2000/svg", "svg", null)),
                false);
        this.texts = texts;
    }

    private WrittenTexts(WrittenTexts other) {
        super(other);
        this.texts = other.texts;
    }

    @Override
    public Graphics create() {
        return new WrittenTexts(this);
    }

    @Override
    public void drawString(String text, float x, float y) {
        if (text.isBlank()) {
            return;
        }
        FontMetrics metrics = getFontMetrics(getFont());
        double tall = 0.7 * getFont().getSize2D();
        Rectangle2D box = new Rectangle2D.Double(x, y - tall, metrics.stringWidth(text), tall);
        AffineTransform to = getTransform();
        texts.add(new Text(text, to.createTransformedShape(box).getBounds2D()));
    }

    @Override
    public boolean drawImage(Image image, AffineTransform to, ImageObserver observer) {
        return true;
    }

    static List<Text> of(FigureLayout layout, int width, int height) {
        List<Text> texts = new ArrayList<>();
        layout.draw(new WrittenTexts(texts), width, height);
        return texts;
    }
}
