package org.costate.cli;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.costate.control.SweepStorage;
import org.costate.kernels.Precision;
import org.costate.nets.io.Wording;
import org.costate.ode.AdaptiveIntegrator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What sweeps the batches, and with which seed. */
final class EngineOptions {

    private static final Pattern REVOLVE = Pattern.compile("revolve:0*([1-9]\\d{0,7})");

    @Option(
            names = "--precision",
            paramLabel = "HOW",
            description = "double or single. Default: ${DEFAULT-VALUE}.",
            defaultValue = "double")
    String precision = "double";

    @Option(
            names = "--storage",
            paramLabel = "HOW",
            description =
                    "What is kept of the forward sweep: all states; sqrt, about 2√N of them;"
                            + " revolve:S, S snapshots, the fewest steps again for that; reversible,"
                            + " one state, for separable blocks with a splitting."
                            + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "all")
    String storage = "all";

    @Option(
            names = "--integrator",
            paramLabel = "NAME",
            description =
                    "Train by the continuous costate equation, state and costate integrated with step"
                            + " control: dormand-prince-853, dormand-prince-54, higham-hall-54,"
                            + " gragg-bulirsch-stoer, adams-bashforth, adams-moulton, radau-5.")
    @Nullable String integrator;

    @Option(
            names = "--tolerance",
            paramLabel = "TOL",
            description = "Relative tolerance of --integrator. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1e-8")
    double tolerance;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Threads; the results do not depend on them. Default: all processors.")
    @Nullable Integer threads;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of weights, shuffling, noise and split. Default: ${DEFAULT-VALUE}.",
            defaultValue = "1")
    long seed;

    /** Returns the engine asked for. */
    Engine engine() {
        UsageException.known("--precision", precision, List.of("double", "single"));
        int count =
                threads == null
                        ? Math.min(256, Runtime.getRuntime().availableProcessors())
                        : threads;
        if (count < 1 || count > 256) {
            throw new UsageException(
                    "CONFIG-03",
                    "--threads " + count + " is not allowed.",
                    "a whole number from 1 to 256.");
        }
        return new Engine(
                precision.equals("double") ? Precision.DOUBLE : Precision.SINGLE,
                sweepStorage(),
                count,
                continuous());
    }

    private SweepStorage sweepStorage() {
        Matcher revolve = REVOLVE.matcher(storage);
        if (revolve.matches()) {
            return SweepStorage.revolve(Integer.parseInt(revolve.group(1)));
        }
        return switch (storage) {
            case "all" -> SweepStorage.all();
            case "sqrt" -> SweepStorage.squareRoot();
            case "reversible" -> SweepStorage.reversible();
            default ->
                    throw new UsageException(
                            "CONFIG-01",
                            "unknown --storage "
                                    + Wording.quoted(storage)
                                    + ". Known: all, sqrt, revolve:S with S snapshots from 1 to"
                                    + " 99999999, reversible.",
                            "--storage revolve:20");
        };
    }

    private Engine.@Nullable Continuous continuous() {
        if (integrator == null) {
            return null;
        }
        List<String> names =
                Arrays.stream(AdaptiveIntegrator.values()).map(AdaptiveIntegrator::label).toList();
        AdaptiveIntegrator method =
                AdaptiveIntegrator.named(UsageException.known("--integrator", integrator, names));
        method.at(tolerance); // checks the tolerance
        if (precision.equals("single")) {
            throw new UsageException(
                    "CONFIG-05",
                    "--integrator works in double precision only.",
                    "leaving out --precision single.");
        }
        return new Engine.Continuous(method, tolerance);
    }
}
