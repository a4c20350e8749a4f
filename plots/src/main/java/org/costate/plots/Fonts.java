package org.costate.plots;

import java.awt.AWTError;
import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/** The type faces of one figure, in the few sizes it uses. */
final class Fonts {

    private final String family;

    private Fonts(String family) {
        this.family = family;
    }

    /**
     * Returns the first preferred family this machine has, or its own sans-serif.
     *
     * @throws PlotException {@code PLOT-01} if the machine has no fonts at all
     */
    static Fonts firstOf(List<String> preferred) {
        return firstOf(
                preferred,
                () ->
                        GraphicsEnvironment.getLocalGraphicsEnvironment()
                                .getAvailableFontFamilyNames(Locale.ROOT));
    }

    static Fonts firstOf(List<String> preferred, Supplier<String[]> installed) {
        Set<String> present = new HashSet<>();
        try {
            present.addAll(Arrays.asList(installed.get()));
            if (!present.isEmpty()) {
                new Font(Font.SANS_SERIF, Font.PLAIN, 12).canDisplay('x');
            }
        } catch (AWTError cause) {
            throw new PlotException(
                    "PLOT-02",
                    "no display, chart not drawn; start Java with -Djava.awt.headless=true",
                    cause);
        } catch (OutOfMemoryError | StackOverflowError notAboutFonts) {
            throw notAboutFonts;
        } catch (RuntimeException | Error cause) {
            throw noFonts(cause); // the JDK throws a plain Error if it finds no font file
        }
        if (present.isEmpty()) {
            throw noFonts(new IllegalStateException("the list of font families is empty"));
        }
        return new Fonts(
                preferred.stream().filter(present::contains).findFirst().orElse(Font.SANS_SERIF));
    }

    private static PlotException noFonts(Throwable cause) {
        return new PlotException(
                "PLOT-01",
                "no fonts available, chart not drawn; the numbers are unharmed. Install a font"
                        + " (Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core; Alpine:"
                        + " apk add fontconfig ttf-dejavu) and draw again",
                cause);
    }

    String family() {
        return family;
    }

    Font title() {
        return font(Font.BOLD, 17f);
    }

    Font subtitle() {
        return font(Font.PLAIN, 12.5f);
    }

    Font caption() {
        return font(Font.BOLD, 13f);
    }

    Font label() {
        return font(Font.PLAIN, 12.5f);
    }

    Font tick() {
        return font(Font.PLAIN, 11.5f);
    }

    Font key() {
        return font(Font.PLAIN, 12f);
    }

    Font note() {
        return font(Font.PLAIN, 11f);
    }

    Font font(int style, float size) {
        return new Font(family, style, 1).deriveFont(style, size);
    }

    /** Returns the text with what the font lacks spelled out: {@code 10^-5}, {@code grad}. */
    static String printable(Font font, String text) {
        return Glyphs.printable(font, text);
    }
}
