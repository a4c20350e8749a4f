package org.costate.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * The integrators against Hipparchus and SciPy, and the gradient of a neural ordinary differential
 * equation, all in one run.
 *
 * <p>Arguments: {@code SCRIPT REPORT}, where {@code scipy_ode.py} is and where the tables go.
 */
public final class IntegratorRace {

    private static final PrintStream OUT =
            new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private static final int ROUNDS = 15;

    private final StringBuilder page = new StringBuilder();

    private IntegratorRace() {}

    /** Runs everything, about three minutes. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            throw new IllegalArgumentException("arguments: SCRIPT REPORT");
        }
        Path report = Path.of(arguments[1]);
        IntegratorRace race = new IntegratorRace();
        race.run(new Turns(ROUNDS, 0.1), new ScipyPeer(Path.of(arguments[0])));
        Files.createDirectories(report.toAbsolutePath().getParent());
        Files.writeString(report, race.page);
    }

    private void run(Turns turns, ScipyPeer scipy) {
        FixedStepRace fixed = new FixedStepRace(turns, scipy);
        say("# Integrators");
        say("```\n%s\nscipy      %s\n```", Machine.platform(), scipy.version());
        say(
                "Processor time, medians of %d interleaved turns, ratios turn by turn; above 1 we are ahead unless said otherwise.",
                ROUNDS);
        load();
        say("## Fixed steps, RK4, against Hipparchus");
        say("%s", fixed.hipparchus());
        load();
        say("## Fixed steps against SciPy at 1e-8, whole solves, no less accurate");
        say("%s", fixed.scipy());
        load();
        say("## Dormand-Prince 8(5,3), our flows over Hipparchus called directly (below 1.1)");
        say("%s", new FlowRace(turns).rows());
        load();
        say("## Gradient of the spiral, 252 weights, 29 steps");
        say("%s", new SpiralRace(turns).rows());
        load();
    }

    private void load() {
        say(
                "Load average %.2f.",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    }

    private void say(String format, Object... values) {
        String text = String.format(Locale.ROOT, format, values) + "\n\n";
        OUT.print(text);
        page.append(text);
    }
}
