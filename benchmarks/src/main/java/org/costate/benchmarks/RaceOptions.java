package org.costate.benchmarks;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.costate.kernels.Precision;

/** The arguments of {@link GradientRace}: pairs of a name and a value. */
final class RaceOptions {

    static final String USAGE =
            """
            --threads 1,2              threads of either side
            --precision f64,f32        precisions
            --cases 2x64x512,…         width x depth x samples; the usual six if left out
            --rounds 5                 turns of each side
            --warm-up 4                seconds of warm-up of each side
            --json FILE                writes machine and results as JSON
            --markdown FILE            writes them as a table
            --memory own|peer          runs one side alone and prints the peak resident memory
            """;

    private static final Set<String> NAMES =
            Set.of(
                    "--threads",
                    "--precision",
                    "--cases",
                    "--rounds",
                    "--warm-up",
                    "--json",
                    "--markdown",
                    "--memory");

    private final Map<String, String> values = new TreeMap<>();

    private RaceOptions() {}

    /**
     * Reads arguments.
     *
     * @throws IllegalArgumentException if a name is unknown or has no value
     */
    static RaceOptions parse(String... arguments) {
        RaceOptions options = new RaceOptions();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!NAMES.contains(arguments[i]) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "argument "
                                + arguments[i]
                                + " is unknown or lacks its value; there are\n"
                                + USAGE);
            }
            options.values.put(arguments[i], arguments[i + 1]);
        }
        return options;
    }

    List<Integer> threads() {
        return list("--threads", "1,2", Integer::valueOf);
    }

    List<Precision> precisions() {
        return list("--precision", "f64,f32", RaceOptions::precision);
    }

    private static Precision precision(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "f64" -> Precision.DOUBLE;
            case "f32" -> Precision.SINGLE;
            default ->
                    throw new IllegalArgumentException(
                            "precision is \"" + text + "\", expected f64 or f32");
        };
    }

    List<RaceCase.Size> sizes() {
        return values.containsKey("--cases")
                ? list("--cases", "", RaceCase.Size::parse)
                : RaceCase.Size.USUAL;
    }

    Race race() {
        return new Race(
                Integer.parseInt(values.getOrDefault("--rounds", "5")),
                Double.parseDouble(values.getOrDefault("--warm-up", "4")));
    }

    Optional<Path> json() {
        return Optional.ofNullable(values.get("--json")).map(Path::of);
    }

    Optional<Path> markdown() {
        return Optional.ofNullable(values.get("--markdown")).map(Path::of);
    }

    /** Returns the side that is to run alone. */
    Optional<String> memory() {
        return Optional.ofNullable(values.get("--memory"));
    }

    private <T> List<T> list(String name, String usual, Function<String, T> reader) {
        return Arrays.stream(values.getOrDefault(name, usual).split(",")).map(reader).toList();
    }
}
