package org.costate.plots;

import java.awt.Color;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a legend.
 *
 * @param name what it explains
 * @param colour of its sample
 * @param line dash of its line sample (empty: continuous), or null for no line
 * @param marker its marker, or null for none
 * @param fill inside of the marker
 * @param patch whether the sample is a filled patch
 */
record KeyEntry(
        String name,
        Color colour,
        float @Nullable [] line,
        @Nullable Marker marker,
        Color fill,
        boolean patch) {

    static KeyEntry line(String name, Color colour, float[] dash) {
        return new KeyEntry(name, colour, dash, null, colour, false);
    }

    static KeyEntry dots(String name, Color outline, Color fill, Marker marker) {
        return new KeyEntry(name, outline, null, marker, fill, false);
    }

    static KeyEntry markedLine(String name, Color colour, float[] dash, Marker marker) {
        return new KeyEntry(name, colour, dash, marker, colour, false);
    }

    static KeyEntry patch(String name, Color colour) {
        return new KeyEntry(name, colour, null, null, colour, true);
    }
}
