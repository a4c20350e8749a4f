package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class GalleryTest {

    @Test
    void everyPictureOfThePageExists() throws IOException {
        Path docs = Path.of(System.getProperty("gallery", "target/docs"));
        Gallery gallery = new Gallery();
        Path images = docs.resolve("images").resolve("gallery");
        gallery.draw(images);
        gallery.writePage(docs.resolve("gallery.md"), "images/gallery");
        for (Gallery.Entry entry : gallery.entries()) {
            Path image = images.resolve(entry.name() + ".png");
            assertTrue(Files.size(image) > 5000, image::toString);
            assertTrue(Files.size(image) < 600_000, () -> image + " is too large to keep");
        }
        assertTrue(Files.size(images.resolve("transition.gif")) < 1_000_000);
    }
}
