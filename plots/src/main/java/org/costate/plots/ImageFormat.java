package org.costate.plots;

import java.nio.file.Path;
import java.util.Locale;

/** The file formats a {@link Figure} can be written in. */
public enum ImageFormat {
    /**
     * Pixels, at twice the nominal size and marked as such, so that print and dense screens are
     * sharp.
     */
    PNG,
    /** Vectors and searchable text; fields are embedded as images. */
    SVG;

    static ImageFormat of(Path file) {
        Path name = file.getFileName();
        String text = name == null ? "" : name.toString().toLowerCase(Locale.ROOT);
        for (ImageFormat format : values()) {
            if (text.endsWith("." + format.name().toLowerCase(Locale.ROOT))) {
                return format;
            }
        }
        throw new IllegalArgumentException(
                "a figure is saved as .png or .svg, got '" + file + "': change the extension");
    }
}
