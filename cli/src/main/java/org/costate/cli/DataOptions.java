package org.costate.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.costate.nets.data.CsvLoader;
import org.costate.nets.data.DataSet;
import org.costate.nets.data.DataSets;
import org.costate.nets.data.NonFinite;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which data, and how a file of them is read and cut. */
final class DataOptions {

    @Parameters(
            index = "0",
            paramLabel = "DATA",
            arity = "0..1",
            description =
                    "A data set by name (see costate datasets), a CSV file, or a folder with IDX files.")
    @Nullable String data;

    @Option(
            names = "--split",
            paramLabel = "HOW",
            description =
                    "Test part: stratified, last (the last rows), natural (as the data came) or auto."
                            + " Digits report both stratified and last under auto.",
            defaultValue = "auto")
    String split = "auto";

    @Option(
            names = "--test-fraction",
            paramLabel = "F",
            description = "Share of the test part. Default: ${DEFAULT-VALUE}.",
            defaultValue = "0.25")
    double testFraction;

    @Option(
            names = "--validation",
            paramLabel = "F",
            description =
                    "Share of the training part to validate on; the best weights there are kept.",
            defaultValue = "0")
    double validation;

    @Option(
            names = "--scaling",
            paramLabel = "HOW",
            description =
                    "Inputs: standard (mean 0, deviation 1), minmax (onto [0, 1]), common (one"
                            + " scale for all columns, for images), none or auto. Learnt on the training"
                            + " part only.",
            defaultValue = "auto")
    String scaling = "auto";

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "Column of a CSV file to predict, by name or number. Default: the last.")
    @Nullable String label;

    @Option(
            names = "--header",
            paramLabel = "IS",
            description = "Whether the CSV file has a header: auto, yes or no.",
            defaultValue = "auto")
    String header = "auto";

    @Option(
            names = "--nan",
            paramLabel = "DO",
            description = "Cells that are no finite number: reject, drop (the row) or mean.",
            defaultValue = "reject")
    String nan = "reject";

    @Option(
            names = "--regression",
            description = "The label column of the CSV file is a real number, not a class.")
    boolean regression;

    /** Returns the name by which recipe and output folder are found. */
    String name() {
        String given = given();
        Path file = Path.of(given).getFileName();
        String last = file == null ? given : file.toString();
        return last.replaceFirst("(?i)\\.(csv|tsv|txt|data)$", "");
    }

    private String given() {
        if (data == null || data.isBlank()) {
            throw new UsageException(
                    "CLI-01",
                    "which data?",
                    "costate train digits, or a CSV file; costate datasets lists the names.");
        }
        return data;
    }

    /** Says whether the data are a named set. */
    boolean isNamed() {
        return DataSets.names().contains(given());
    }

    /** Loads the data; synthetic ones are drawn with the seed. */
    DataSet load(long seed) {
        check();
        String given = given();
        Path path = Path.of(given);
        if (isNamed()) {
            return DataSets.named(given, seed);
        }
        if (Files.isDirectory(path)) {
            return IdxFolder.read(path);
        }
        boolean looksLikeFile = given.contains("/") || given.contains("\\") || given.contains(".");
        if (!Files.exists(path) && !looksLikeFile) {
            return DataSets.named(given, seed); // throws, with the nearest name
        }
        return loader().load(path);
    }

    private void check() {
        UsageException.known("--split", split, List.of("auto", "stratified", "last", "natural"));
        UsageException.known(
                "--scaling", scaling, List.of("auto", "standard", "minmax", "common", "none"));
        UsageException.known("--header", header, List.of("auto", "yes", "no"));
        UsageException.known("--nan", nan, List.of("reject", "drop", "mean"));
        if (!(validation >= 0 && validation < 1)) {
            throw new UsageException(
                    "CONFIG-03",
                    "--validation " + validation + " is not allowed.",
                    "a number from 0 to 1, 1 excluded.");
        }
    }

    private CsvLoader loader() {
        CsvLoader loader = regression ? CsvLoader.regression() : CsvLoader.classification();
        CsvLoader.Header first =
                switch (header) {
                    case "yes" -> CsvLoader.Header.PRESENT;
                    case "no" -> CsvLoader.Header.ABSENT;
                    default -> CsvLoader.Header.AUTO;
                };
        CsvLoader told =
                loader.withHeader(first)
                        .onNonFinite(NonFinite.valueOf(nan.toUpperCase(Locale.ROOT)));
        return label == null ? told : told.labelledBy(label);
    }

    /** Returns the splits to make: those asked for, or the recipe's as far as the data allow. */
    List<SplitKind> splits(Recipe recipe, DataSet whole) {
        if (!split.equals("auto")) {
            return List.of(SplitKind.valueOf(split.toUpperCase(Locale.ROOT)));
        }
        return whole.naturalTrainingSize().isPresent()
                ? List.of(SplitKind.NATURAL)
                : recipe.splits();
    }

    /** Returns the scaling asked for, or the recipe's. */
    Scaling scaling(Recipe recipe) {
        return scaling.equals("auto")
                ? recipe.scaling()
                : Scaling.valueOf(scaling.toUpperCase(Locale.ROOT));
    }
}
