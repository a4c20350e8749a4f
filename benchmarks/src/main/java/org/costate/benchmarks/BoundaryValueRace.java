package org.costate.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.costate.ode.boundary.BoundaryValueSolution;
import org.costate.ode.boundary.CollocationSolver;

/**
 * Boundary-value problems solved by {@link CollocationSolver} and by scipy's {@code solve_bvp},
 * from the same guess and mesh, at the same tolerance, in alternating turns after a warm-up.
 *
 * <p>The tolerances do not mean the same: scipy bounds a relative residual, ours an estimate of the
 * error. So the errors of both are shown, against our solution at 1e-12.
 */
public final class BoundaryValueRace {

    private static final int TURNS = 9;
    private static final double WARM_UP_SECONDS = 2;
    private static final double TURN_SECONDS = 0.2;
    private static final double[] TOLERANCES = {1e-3, 1e-6, 1e-8};

    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final ObjectMapper json = new ObjectMapper();

    private BoundaryValueRace(Process peer) {
        questions =
                new BufferedWriter(
                        new OutputStreamWriter(peer.getOutputStream(), StandardCharsets.UTF_8));
        answers =
                new BufferedReader(
                        new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs the race: the path of {@code scipy_bvp.py}, then that of the table to write. */
    public static void main(String[] arguments) throws IOException {
        Process peer =
                new ProcessBuilder("python3", arguments[0])
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            String table = new BoundaryValueRace(peer).run();
            Files.writeString(Path.of(arguments[1]), table);
        } finally {
            peer.destroy();
        }
    }

    private String run() throws IOException {
        List<String> lines = new ArrayList<>();
        say(lines, "# Boundary-value problems: ours against solve_bvp");
        say(lines, "");
        say(
                lines,
                "Java "
                        + System.getProperty("java.version")
                        + " against "
                        + json.readTree(answers.readLine()).get("peer").asText()
                        + "; medians of "
                        + TURNS
                        + " alternating turns, milliseconds a solve [quartiles]; errors relative to"
                        + " 1 + abs(y).");
        say(lines, "");
        say(
                lines,
                "| problem | tolerance | ours, ms | scipy, ms | ratio | our error | its error"
                        + " | our nodes | its nodes |");
        say(lines, "|---|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (BoundaryValueCase race : BoundaryValueCase.all()) {
            for (double tolerance : TOLERANCES) {
                say(lines, line(race, tolerance));
            }
        }
        return String.join("\n", lines) + "\n";
    }

    private static void say(List<String> lines, String line) {
        lines.add(line);
        System.out.println(line);
    }

    private String line(BoundaryValueCase race, double tolerance) throws IOException {
        CollocationSolver solver = CollocationSolver.withTolerance(tolerance);
        int repeats = warmUp(solver, race);
        JsonNode peer = ask(race, tolerance, 2);
        int asked = (int) Math.max(1, Math.min(50, TURN_SECONDS / peer.get("seconds").asDouble()));
        double[] ours = new double[TURNS];
        double[] theirs = new double[TURNS];
        double[] ratios = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            ours[turn] = 1e3 * time(solver, race, repeats);
            peer = ask(race, tolerance, asked);
            theirs[turn] = 1e3 * peer.get("seconds").asDouble();
            ratios[turn] = theirs[turn] / ours[turn];
        }
        BoundaryValueSolution solution = solver.solve(race.problem()).orThrow();
        return String.format(
                Locale.ROOT,
                "| %s | %.0e | %s | %s | %s | %.1e | %s | %d | %d |",
                race.name(),
                tolerance,
                Quartiles.of(ours),
                Quartiles.of(theirs),
                Quartiles.of(ratios),
                error(race, t -> solution.at(t)),
                peer.get("success").asBoolean() ? peerError(race, peer) : "failed",
                solution.mesh().steps() + 1,
                peer.get("nodes").asInt());
    }

    /** Solves until the time is up; returns how many solves fill a turn. */
    private static int warmUp(CollocationSolver solver, BoundaryValueCase race) {
        long begin = System.nanoTime();
        int count = 0;
        double seconds = 0;
        while (seconds < WARM_UP_SECONDS) {
            solver.solve(race.problem()).orThrow();
            count++;
            seconds = 1e-9 * (System.nanoTime() - begin);
        }
        return Math.max(1, (int) (count * TURN_SECONDS / WARM_UP_SECONDS));
    }

    private static double time(CollocationSolver solver, BoundaryValueCase race, int repeats) {
        double[] seconds = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long begin = System.nanoTime();
            solver.solve(race.problem()).orThrow();
            seconds[i] = 1e-9 * (System.nanoTime() - begin);
        }
        return Quartiles.of(seconds).median();
    }

    private JsonNode ask(BoundaryValueCase race, double tolerance, int repeats) throws IOException {
        questions.write(race.name() + " " + tolerance + " " + repeats + "\n");
        questions.flush();
        return json.readTree(answers.readLine());
    }

    private interface Curve {
        double[] at(double t);
    }

    private String peerError(BoundaryValueCase race, JsonNode peer) {
        double length = race.problem().end();
        JsonNode values = peer.get("values");
        double error =
                error(
                        race,
                        t -> {
                            JsonNode row = values.get((int) Math.rint(20 * t / length));
                            double[] y = new double[row.size()];
                            for (int c = 0; c < y.length; c++) {
                                y[c] = row.get(c).asDouble();
                            }
                            return y;
                        });
        return String.format(Locale.ROOT, "%.1e", error);
    }

    private static double error(BoundaryValueCase race, Curve curve) {
        BoundaryValueSolution exact =
                CollocationSolver.withTolerance(1e-12).solve(race.problem()).orThrow();
        double largest = 0;
        for (int i = 0; i <= 20; i++) {
            double t = race.problem().end() * i / 20;
            double[] expected = exact.at(t);
            double[] found = curve.at(t);
            for (int c = 0; c < expected.length; c++) {
                double error = Math.abs(found[c] - expected[c]) / (1 + Math.abs(expected[c]));
                largest = Math.max(largest, error);
            }
        }
        return largest;
    }
}
