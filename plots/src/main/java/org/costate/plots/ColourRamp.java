package org.costate.plots;

import java.awt.Color;

/** Colours for quantities: a piecewise linear path through fixed colours. */
enum ColourRamp {
    /** Viridis: evenly perceived, readable in grey and with colour vision deficiencies. */
    VIRIDIS(
            0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70,
            0x7AD151, 0xBDDF26, 0xFDE725),
    /** White to blue, for counts with printed numbers. */
    BLUES(0xFFFFFF, 0xD6E6F2, 0x9CC6E0, 0x4F9DCB, 0x0072B2, 0x004C78),
    /** The same for a dark page: lighter means more. */
    DARK_BLUES(0x16191D, 0x1B3A55, 0x1F5C8B, 0x2F80BE, 0x5FA8DD, 0xA9D3F5),
    /** Blue over white to red: ColorBrewer RdBu turned round [Harrower and Brewer 2003]. */
    DIVERGING(
            0x053061, 0x2166AC, 0x4393C3, 0x92C5DE, 0xD1E5F0, 0xF7F7F7, 0xFDDBC7, 0xF4A582,
            0xD6604D, 0xB2182B, 0x67001F),
    /** Blue over near black to red, for a dark page. */
    DARK_DIVERGING(0xA6D5FA, 0x4C9FE0, 0x1F5C8B, 0x23282E, 0x8F3A1E, 0xE0683A, 0xFBC9A9);

    private final Color[] stops;

    ColourRamp(int... stops) {
        this.stops = new Color[stops.length];
        for (int i = 0; i < stops.length; i++) {
            this.stops[i] = new Color(stops[i]);
        }
    }

    /** Returns the colour at a position in {@code [0, 1]}; beyond the ends, the end colour. */
    Color at(double position) {
        double q = Math.max(0.0, Math.min(1.0, position)) * (stops.length - 1);
        int i = Math.min(stops.length - 2, (int) q);
        return Theme.mix(stops[i], stops[i + 1], q - i);
    }
}
