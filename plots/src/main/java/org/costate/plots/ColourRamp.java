package org.costate.plots;

import java.awt.Color;

/** Colours for quantities: a piecewise linear path through fixed colours. */
enum ColourRamp {
    /** Viridis: evenly perceived, readable in grey and with colour vision deficiencies. */
    VIRIDIS(
            0x440154, 0x482475, 0x414487, 0x355F8D, 0x2A788E, 0x21918C, 0x22A884, 0x44BF70,
            0x7AD151, 0xBDDF26, 0xFDE725),
    /** White to blue, for counts with printed numbers. */
    BLUES(0xFFFFFF, 0xD6E6F2, 0x9CC6E0, 0x4F9DCB, 0x0072B2, 0x004C78);

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
