package org.costate.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.costate.kernels.Precision;

/** Races the costate sweep against PyTorch; see {@link RaceOptions} for the arguments. */
public final class GradientRace {

    private static final PrintStream OUT = System.out;
    private static final long MEMORY_NANOS = 5_000_000_000L;

    private GradientRace() {}

    /** Runs the race. */
    public static void main(String[] arguments) {
        RaceOptions options = RaceOptions.parse(arguments);
        if (options.memory().isPresent()) {
            runAlone(options.memory().get(), cases(options));
            return;
        }
        Machine machine = Machine.here();
        OUT.println(machine);
        OUT.print(RaceReport.HEADER);
        List<RaceResult> results = new ArrayList<>();
        for (RaceCase race : cases(options)) {
            results.add(options.race().run(race));
            OUT.println(RaceReport.row(results.get(results.size() - 1)));
            write(new RaceReport(machine, options.race().rounds(), results), options);
        }
    }

    private static List<RaceCase> cases(RaceOptions options) {
        List<RaceCase> cases = new ArrayList<>();
        for (int threads : options.threads()) {
            for (Precision precision : options.precisions()) {
                for (RaceCase.Size size : options.sizes()) {
                    cases.add(new RaceCase(size, precision, threads));
                }
            }
        }
        return cases;
    }

    /** Writes after every case, so that an interrupted run leaves what it has. */
    private static void write(RaceReport report, RaceOptions options) {
        try {
            if (options.json().isPresent()) {
                report.writeJson(options.json().get());
            }
            if (options.markdown().isPresent()) {
                report.writeMarkdown(options.markdown().get());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the report", e);
        }
    }

    /** Runs one side of one case in this process and prints its peak memory. */
    private static void runAlone(String side, List<RaceCase> cases) {
        if (cases.size() != 1) {
            throw new IllegalArgumentException(
                    "--memory measures one case a process; give one of --cases, --precision and"
                            + " --threads each");
        }
        RaceCase race = cases.get(0);
        int steps = 0;
        try (Contender contender = contender(side, race)) {
            long start = System.nanoTime();
            for (; steps < 3 || System.nanoTime() - start < MEMORY_NANOS; steps++) {
                contender.step();
            }
        }
        OptionalLong peak = Machine.peakResidentMiB();
        OUT.printf(
                "| %s | %s | %d | %d | %s |%n",
                race,
                side,
                Runtime.getRuntime().maxMemory() >> 20,
                steps,
                peak.isPresent() ? String.valueOf(peak.getAsLong()) : "unknown");
    }

    private static Contender contender(String side, RaceCase race) {
        return switch (side) {
            case "own" -> Contender.own(race);
            case "peer" -> Contender.peer(race);
            default ->
                    throw new IllegalArgumentException(
                            "--memory is \"" + side + "\", expected own or peer");
        };
    }
}
