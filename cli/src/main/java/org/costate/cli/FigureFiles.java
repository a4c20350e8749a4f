package org.costate.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.nets.io.AtomicFile;
import org.costate.plots.Animation;
import org.costate.plots.Figure;
import org.costate.plots.ImageFormat;
import org.costate.plots.PlotException;

/** Writes figures as PNG and SVG; one that cannot be drawn costs a warning, never the run. */
final class FigureFiles {

    private final Console console;
    private final RunFolder run;

    FigureFiles(Console console, RunFolder run) {
        this.console = console;
        this.run = run;
    }

    /** Writes all and returns those that came out, as PNG. */
    Map<String, byte[]> write(Map<String, Supplier<Figure>> figures) {
        Map<String, byte[]> drawn = new LinkedHashMap<>();
        try (Progress progress = console.progress("figures", figures.size())) {
            int done = 0;
            for (Map.Entry<String, Supplier<Figure>> entry : figures.entrySet()) {
                write(entry.getKey(), entry.getValue(), drawn);
                progress.advanced(++done, entry.getKey());
            }
        }
        return drawn;
    }

    /** Writes animations as GIF. */
    void writeAnimations(Map<String, Supplier<Animation>> animations) {
        for (Map.Entry<String, Supplier<Animation>> entry : animations.entrySet()) {
            String file = entry.getKey() + ".gif";
            try {
                ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                entry.getValue().get().writeTo(bytes);
                AtomicFile.writeBytes(run.file(file), bytes.toByteArray());
            } catch (PlotException e) {
                run.withdraw(file);
                console.warn("warning: " + e.getMessage() + " Animation " + file + " is left out.");
            } catch (IOException e) {
                throw new UncheckedIOException(e); // a byte array takes everything
            }
        }
    }

    private void write(String name, Supplier<Figure> maker, Map<String, byte[]> drawn) {
        try {
            Figure figure = maker.get();
            byte[] png = bytes(figure, ImageFormat.PNG);
            AtomicFile.writeBytes(run.file(name + ".png"), png);
            AtomicFile.writeBytes(run.file(name + ".svg"), bytes(figure, ImageFormat.SVG));
            drawn.put(name, png);
        } catch (PlotException e) {
            run.withdraw(name + ".png");
            run.withdraw(name + ".svg");
            console.warn(
                    "warning: "
                            + e.getMessage()
                            + " Figure "
                            + name
                            + " is left out; its numbers are in history.csv and summary.json.");
        }
    }

    private static byte[] bytes(Figure figure, ImageFormat format) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            figure.writeTo(bytes, format);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // a byte array takes everything
        }
        return bytes.toByteArray();
    }
}
