package org.costate.plots;

import java.awt.Color;
import java.util.List;

/**
 * The colours and type faces of a figure.
 *
 * @param background behind everything
 * @param ink titles and labels
 * @param muted subtitles, tick labels and notes
 * @param grid grid lines
 * @param axis axis lines and tick marks
 * @param missing cells without a finite value
 * @param palette one colour per series or class; further series start again with other markers and
 *     dashes
 * @param fontFamilies type faces by preference; the first one this machine has is used
 */
public record Theme(
        Color background,
        Color ink,
        Color muted,
        Color grid,
        Color axis,
        Color missing,
        List<Color> palette,
        List<String> fontFamilies) {

    /** Okabe and Ito's colours without their yellow, then three that keep ten classes apart. */
    private static final List<Color> OKABE_ITO =
            List.of(
                    new Color(0x0072B2),
                    new Color(0xD55E00),
                    new Color(0x009E73),
                    new Color(0xE69F00),
                    new Color(0xCC79A7),
                    new Color(0x56B4E9),
                    new Color(0x222222),
                    new Color(0x8C564B),
                    new Color(0x999999),
                    new Color(0x5E3C99));

    /** The same hues for a dark background. */
    private static final List<Color> BRIGHT =
            List.of(
                    new Color(0x4C9FE0),
                    new Color(0xF0742B),
                    new Color(0x1FB58A),
                    new Color(0xF5C344),
                    new Color(0xE39AC4),
                    new Color(0x9AD8F7),
                    new Color(0xE6E6E6),
                    new Color(0xB98377),
                    new Color(0x9A9A9A),
                    new Color(0x9B7FD1));

    private static final List<String> FAMILIES =
            List.of(
                    "Inter",
                    "Source Sans 3",
                    "Open Sans",
                    "Lato",
                    "Noto Sans",
                    "Segoe UI",
                    "Helvetica Neue",
                    "Arial",
                    "DejaVu Sans");

    /**
     * Copies the lists.
     *
     * @throws IllegalArgumentException if the palette is empty
     */
    public Theme {
        palette = List.copyOf(palette);
        fontFamilies = List.copyOf(fontFamilies);
        if (palette.isEmpty()) {
            throw new IllegalArgumentException("a theme needs at least one palette colour, got 0");
        }
    }

    /** Returns dark ink on white with the Okabe–Ito palette. */
    public static Theme light() {
        return new Theme(
                Color.WHITE,
                new Color(0x262626),
                new Color(0x5A5A5A),
                new Color(0xE3E6EA),
                new Color(0x9AA0A6),
                new Color(0xD9D9D9),
                OKABE_ITO,
                FAMILIES);
    }

    /**
     * Returns light ink on near black, with the palette of {@link #light()} made brighter so that
     * every colour keeps a contrast of 3 to 1 or better.
     */
    public static Theme dark() {
        return new Theme(
                new Color(0x16191D),
                new Color(0xECEEF0),
                new Color(0xA9B0B8),
                new Color(0x2B3138),
                new Color(0x6B737C),
                new Color(0x3C434B),
                BRIGHT,
                FAMILIES);
    }

    /** Tells whether ink is lighter than paper. */
    boolean isDark() {
        return luminance(background) < luminance(ink);
    }

    /** Returns where viridis begins to stand off the background as a line. */
    double rampFrom() {
        return isDark() ? 0.3 : 0.0;
    }

    /** Returns where viridis stops to stand off the background as a line. */
    double rampTo() {
        return isDark() ? 1.0 : 0.78;
    }

    Color colour(int series) {
        return palette.get(series % palette.size());
    }

    /** Returns {@code from} moved towards {@code to} by a share in {@code [0, 1]}. */
    static Color mix(Color from, Color to, double share) {
        double t = Math.max(0.0, Math.min(1.0, share));
        return new Color(
                (int) Math.round(from.getRed() + t * (to.getRed() - from.getRed())),
                (int) Math.round(from.getGreen() + t * (to.getGreen() - from.getGreen())),
                (int) Math.round(from.getBlue() + t * (to.getBlue() - from.getBlue())));
    }

    static Color translucent(Color colour, double alpha) {
        return new Color(
                colour.getRed(),
                colour.getGreen(),
                colour.getBlue(),
                (int) Math.round(255 * alpha));
    }

    /** Returns the relative luminance of WCAG 2, from 0 (black) to 1 (white). */
    static double luminance(Color colour) {
        float[] rgb = colour.getRGBColorComponents(null);
        double sum = 0.0;
        double[] weights = {0.2126, 0.7152, 0.0722};
        for (int i = 0; i < 3; i++) {
            double linear =
                    rgb[i] <= 0.04045 ? rgb[i] / 12.92 : Math.pow((rgb[i] + 0.055) / 1.055, 2.4);
            sum += weights[i] * linear;
        }
        return sum;
    }

    /** Returns the contrast ratio of WCAG 2, from 1 to 21. */
    static double contrast(Color a, Color b) {
        double la = luminance(a);
        double lb = luminance(b);
        return (Math.max(la, lb) + 0.05) / (Math.min(la, lb) + 0.05);
    }

    /** Returns black or white, whichever can be read on the given colour: 4.5 to 1 or better. */
    static Color textOn(Color colour) {
        return contrast(Color.BLACK, colour) >= contrast(Color.WHITE, colour)
                ? Color.BLACK
                : Color.WHITE;
    }
}
