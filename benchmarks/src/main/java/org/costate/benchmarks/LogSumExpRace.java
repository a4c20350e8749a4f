package org.costate.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.SplittableRandom;
import org.costate.control.hj.LseLayer;
import org.costate.kernels.Team;
import org.costate.nets.LseBatch;

/**
 * A log-sum-exp layer at many points, {@code f}, {@code ∇f} and {@code H(π)}: our streamed kernels
 * against the same formulas in NumPy, one run, two threads each, the same data.
 *
 * <p>Usage: {@code LogSumExpRace SCRIPT PYTHON [PYTHON …]}. NumPy runs in its own process, both as
 * one writes it and by blocks of points; its results are compared with ours.
 */
public final class LogSumExpRace {

    private static final int NEURONS = 2000;
    private static final int DIMENSION = 50;
    private static final int POINTS = 10_000;
    private static final double EPSILON = 0.5;
    private static final int ROUNDS = 7;
    private static final int WARM_UP = 5;
    private static final String[] FORMS = {"whole", "blocked"};
    private static final int THREADS = 2;

    private final LseLayer layer;
    private final double[] points;
    private final Path folder;

    private LogSumExpRace(Path folder) throws IOException {
        SplittableRandom random = new SplittableRandom(1);
        double[][] w = new double[NEURONS][];
        for (int j = 0; j < NEURONS; j++) {
            w[j] = random.doubles(DIMENSION, -1, 1).toArray();
        }
        double[] b = random.doubles(NEURONS, -1, 1).toArray();
        this.layer = LseLayer.of(w, b, EPSILON);
        this.points = random.doubles((long) POINTS * DIMENSION, -1, 1).toArray();
        this.folder = folder;
        double[] flat = new double[NEURONS * DIMENSION];
        for (int j = 0; j < NEURONS; j++) {
            System.arraycopy(w[j], 0, flat, j * DIMENSION, DIMENSION);
        }
        write("w", flat);
        write("b", b);
        write("x", points);
    }

    private void write(String name, double[] values) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asDoubleBuffer().put(values);
        Files.write(folder.resolve(name), bytes.array());
    }

    public static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length < 2) {
            throw new IllegalArgumentException("usage: LogSumExpRace SCRIPT PYTHON [PYTHON …]");
        }
        Path folder = Files.createTempDirectory("log-sum-exp");
        LogSumExpRace race = new LogSumExpRace(folder);
        System.out.printf(
                Locale.ROOT,
                "# f, gradient and entropy of a log-sum-exp layer%n%nN = %d, d = %d, %d points,"
                        + " %d threads, medians of %d rounds taken in turns, with"
                        + " quartiles; %s, NumPy in its own process; load average %.1f at the"
                        + " start.%n%n| side | seconds | NumPy / own | largest deviation |%n"
                        + "|---|---:|---:|---:|%n",
                NEURONS,
                DIMENSION,
                POINTS,
                THREADS,
                ROUNDS,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        for (int i = 1; i < arguments.length; i++) {
            race.run(arguments[0], arguments[i]);
        }
        for (String file : new String[] {"w", "b", "x", "result"}) {
            Files.deleteIfExists(folder.resolve(file));
        }
        Files.delete(folder);
    }

    private void run(String script, String python) throws IOException, InterruptedException {
        Process process = start(script, python);
        double[] own = new double[ROUNDS];
        double[][] peer = new double[FORMS.length][ROUNDS];
        double[][] ratio = new double[FORMS.length][ROUNDS];
        try (Team team = Team.of(THREADS);
                BufferedReader answers = process.inputReader();
                BufferedWriter orders = process.outputWriter()) {
            String version = answers.readLine();
            for (int i = -WARM_UP; i < ROUNDS; i++) {
                double mine = own(team);
                for (int k = 0; k < FORMS.length; k++) {
                    orders.write(FORMS[k] + "\n");
                    orders.flush();
                    double theirs = Double.parseDouble(answers.readLine());
                    if (i >= 0) {
                        own[i] = mine;
                        peer[k][i] = theirs;
                        ratio[k][i] = theirs / mine;
                    }
                }
            }
            System.out.printf(Locale.ROOT, "| own | %s | | |%n", Quartiles.of(own));
            for (int k = 0; k < FORMS.length; k++) {
                System.out.printf(
                        Locale.ROOT,
                        "| NumPy %s, %s | %s | **%s** | %.1e |%n",
                        version,
                        FORMS[k],
                        Quartiles.of(peer[k]),
                        Quartiles.of(ratio[k]),
                        deviation(team));
            }
        }
        if (process.waitFor() != 0) {
            throw new IOException(python + " " + script + " failed");
        }
    }

    /** Returns the seconds of one evaluation; packing the layer is part of it. */
    private double own(Team team) {
        long start = System.nanoTime();
        LseBatch.of(layer).evaluate(points, team);
        return 1e-9 * (System.nanoTime() - start);
    }

    private Process start(String script, String python) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        python,
                        script,
                        folder.toString(),
                        "" + NEURONS,
                        "" + DIMENSION,
                        "" + POINTS,
                        "" + EPSILON);
        for (String name : new String[] {"OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"}) {
            builder.environment().put(name, "" + THREADS);
        }
        return builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** Compares all of NumPy's numbers with ours. */
    private double deviation(Team team) throws IOException {
        byte[] bytes = Files.readAllBytes(folder.resolve("result"));
        var theirs = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer();
        LseBatch.Values ours = LseBatch.of(layer).evaluate(points, team);
        double worst = 0;
        for (double[] part : new double[][] {ours.values(), ours.gradients(), ours.entropies()}) {
            for (double v : part) {
                worst = Math.max(worst, Math.abs(v - theirs.get()));
            }
        }
        return worst;
    }
}
