package org.costate.nets.data;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.costate.nets.io.Wording;

/**
 * Reads images and labels from IDX files, plain or (name ends in {@code .gz}) compressed.
 *
 * <p>Pixels come as they are, 0..255 for bytes; scale them with {@link Standardiser#dividedBy}.
 */
public final class IdxReader {

    private IdxReader() {}

    /**
     * One pair of files.
     *
     * @param images samples along the first dimension
     * @param labels one whole number per sample
     */
    public record Part(Path images, Path labels) {}

    /**
     * Returns the images with their labels; the classes are {@code 0} to the greatest label.
     *
     * @throws DataException {@code FILE-…}, {@code IDX-01} to {@code IDX-05}, or {@code DATA-02}
     */
    public static DataSet read(String name, Path images, Path labels) {
        return read(name, List.of(new Part(images, labels)), List.of());
    }

    /**
     * Returns the parts one after the other; if there are more than one, the first is meant for
     * training.
     *
     * @param classNames the names of the classes, or none to number them by the labels found
     * @throws DataException {@code FILE-…}, {@code IDX-01} to {@code IDX-05}, or {@code DATA-02}
     */
    public static DataSet read(String name, List<Part> parts, List<String> classNames) {
        List<IdxFile> images = parts.stream().map(part -> IdxFile.read(part.images())).toList();
        List<IdxFile> labels = parts.stream().map(part -> IdxFile.read(part.labels())).toList();
        for (int i = 0; i < images.size(); i++) {
            requireSameCount(images.get(i), labels.get(i));
            requireSameWidth(images.get(0), images.get(i));
        }
        int[] numbers = labels.stream().flatMapToInt(IdxReader::labels).toArray();
        List<String> classes = classNames.isEmpty() ? numbered(labels.get(0), numbers) : classNames;
        requireClasses(labels.get(0), numbers, classes);
        DataSet all =
                DataSet.classification(
                        name, pixels(images), pixelNames(images.get(0)), numbers, classes);
        return images.size() > 1 ? all.withNaturalSplit(images.get(0).shape()[0]) : all;
    }

    private static double[] pixels(List<IdxFile> images) {
        long total = images.stream().mapToLong(IdxFile::elements).sum();
        if (total > Integer.MAX_VALUE - 8) {
            throw new DataException(
                    "IDX-05",
                    Wording.text(
                            "%s and its other parts hold %d numbers; one set may hold %d.",
                            images.get(0).shown(), total, Integer.MAX_VALUE - 8),
                    "a part of the files.");
        }
        double[] pixels = new double[(int) total];
        int at = 0;
        for (IdxFile file : images) {
            file.copyTo(pixels, at);
            at += (int) file.elements();
        }
        return pixels;
    }

    private static IntStream labels(IdxFile file) {
        if (file.shape().length != 1 || !file.isWhole()) {
            throw new DataException(
                    "IDX-02",
                    Wording.text(
                            "%s has %d dimensions of type %s; labels have one dimension of whole numbers.",
                            file.shown(), file.shape().length, file.type()),
                    "the file whose name holds idx1.");
        }
        double[] values = new double[(int) file.elements()];
        file.copyTo(values, 0);
        return IntStream.range(0, values.length).map(i -> (int) values[i]);
    }

    private static List<String> numbered(IdxFile file, int[] labels) {
        int most = IntStream.of(labels).max().orElse(0);
        if (most >= labels.length) {
            throw new DataException(
                    "IDX-04",
                    Wording.text(
                            "%s holds the label %d among only %d samples; classes are numbered from 0.",
                            file.shown(), most, labels.length),
                    "number the classes 0, 1, 2 and so on.");
        }
        return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    }

    private static void requireClasses(IdxFile file, int[] labels, List<String> classes) {
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes.size()) {
                throw new DataException(
                        "IDX-04",
                        Wording.text(
                                "%s: label %d of sample %d is outside 0 .. %d.",
                                file.shown(), labels[i], i + 1, classes.size() - 1),
                        "another labels file, or more classes.");
            }
        }
        if (IntStream.of(labels).distinct().limit(2).count() < 2) {
            throw new DataException(
                    "DATA-02",
                    file.shown() + " holds one class only; a classifier needs two.",
                    "another labels file.");
        }
    }

    private static void requireSameCount(IdxFile images, IdxFile labels) {
        if (images.shape()[0] != labels.shape()[0]) {
            throw new DataException(
                    "IDX-04",
                    Wording.text(
                            "%s holds %d samples, %s holds %d labels; both must be equal.",
                            images.shown(), images.shape()[0], labels.shown(), labels.shape()[0]),
                    "the labels file of the same part (train with train, t10k with t10k).");
        }
    }

    private static void requireSameWidth(IdxFile first, IdxFile other) {
        if (first.width() != other.width()) {
            throw new DataException(
                    "IDX-04",
                    Wording.text(
                            "%s has %d numbers per sample, %s has %d; both must be equal.",
                            first.shown(), first.width(), other.shown(), other.width()),
                    "files of the same set.");
        }
    }

    private static List<String> pixelNames(IdxFile images) {
        int[] shape = images.shape();
        int across = shape.length < 3 ? 0 : shape[shape.length - 1];
        return IntStream.range(0, Math.toIntExact(images.width()))
                .mapToObj(
                        i -> across == 0 ? "x" + (i + 1) : "pixel " + i / across + "," + i % across)
                .toList();
    }
}
