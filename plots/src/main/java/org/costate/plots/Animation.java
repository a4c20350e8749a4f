package org.costate.plots;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Figures one after the other, as an animated GIF. All frames have the size of the first, and axes
 * of one name and scale keep one range over all frames, so that only what changes moves.
 */
public final class Animation {

    private static final int FASTEST = 20;

    private final List<Figure> frames;
    private final int delay;
    private final boolean looping;

    private Animation(List<Figure> frames, int delay, boolean looping) {
        this.frames = frames;
        this.delay = delay;
        this.looping = looping;
    }

    /**
     * Returns an animation that shows each figure for a tenth of a second, again and again.
     *
     * @throws IllegalArgumentException if there is no frame, or one has not as many panels as the
     *     first
     */
    public static Animation of(List<Figure> frames) {
        Check.notEmpty("the animation", frames.size(), "pass at least one figure");
        int panels = frames.get(0).panelCount();
        for (int k = 0; k < frames.size(); k++) {
            if (frames.get(k).panelCount() != panels) {
                throw new IllegalArgumentException(
                        "frame "
                                + k
                                + " of the animation has "
                                + frames.get(k).panelCount()
                                + " panels, the first has "
                                + panels);
            }
        }
        return new Animation(List.copyOf(frames), 100, true);
    }

    /**
     * Returns this animation with another time per frame.
     *
     * @param milliseconds rounded to hundredths of a second; at least 20, which viewers honour
     * @throws IllegalArgumentException if it is less
     */
    public Animation delay(int milliseconds) {
        if (milliseconds < FASTEST) {
            throw new IllegalArgumentException(
                    "a frame stands for "
                            + milliseconds
                            + " ms, expected 20 or more, as viewers slow down anything faster");
        }
        return new Animation(frames, milliseconds, looping);
    }

    /** Returns this animation played once, standing at its last frame. */
    public Animation once() {
        return new Animation(frames, delay, false);
    }

    /**
     * Writes this animation; the file appears under its name only when it is complete.
     *
     * @throws IllegalArgumentException if the name does not end in {@code .gif}
     * @throws PlotException {@code OUT-01} if the file cannot be written, {@code PLOT-01} if this
     *     machine has no fonts
     */
    public void save(Path file) {
        Path name = file.getFileName();
        if (name == null || !name.toString().toLowerCase(Locale.ROOT).endsWith(".gif")) {
            throw new IllegalArgumentException(
                    "an animation is saved as .gif, got '" + file + "': change the extension");
        }
        AtomicFile.write(file, GifFile.bytes(images(), delay, looping));
    }

    /**
     * Writes this animation to a stream and leaves the stream open.
     *
     * @throws IOException if the stream does not take it
     * @throws PlotException {@code PLOT-01} if this machine has no fonts
     */
    public void writeTo(OutputStream out) throws IOException {
        out.write(GifFile.bytes(images(), delay, looping));
        out.flush();
    }

    private List<BufferedImage> images() {
        List<List<Scene>> scenes = new ArrayList<>();
        frames.forEach(frame -> scenes.add(frame.scenes()));
        for (int panel = 0; panel < scenes.get(0).size(); panel++) {
            List<Scene> column = new ArrayList<>();
            for (List<Scene> frame : scenes) {
                column.add(frame.get(panel));
            }
            SharedRange.over(column);
        }
        List<BufferedImage> images = new ArrayList<>();
        int width = 0;
        int height = 0;
        for (int k = 0; k < frames.size(); k++) {
            FigureLayout layout = frames.get(k).layout(scenes.get(k));
            width = k == 0 ? frames.get(0).width(layout) : width;
            height = k == 0 ? frames.get(0).height(layout) : height;
            images.add(Figure.draw(layout, width, height, 1.0));
        }
        return images;
    }
}
