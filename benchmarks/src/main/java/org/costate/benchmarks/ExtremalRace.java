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
import org.costate.control.solve.ExtremalBoundaryValues;
import org.costate.control.solve.OptimalControlSolver;
import org.costate.control.solve.ShootingJacobianCost;
import org.costate.control.solve.Solution;
import org.costate.control.solve.SolverMethod;

/**
 * Stated optimal control problems, solved three ways from the same guess of states and costates, at
 * the same tolerance, in alternating turns after a warm-up: by our collocation of the extremal's
 * boundary-value problem; by our multiple shooting with its certificate; by scipy's {@code
 * solve_bvp} on canonical equations and Jacobians written out by hand.
 *
 * <p>Scipy is told the structure (which arcs there are); ours reads it off the guess. Tolerances do
 * not mean the same, so the errors of both are shown, against our solution at 1e-12.
 */
public final class ExtremalRace {

    private static final int TURNS = 9;
    private static final double FIRST_WARM_UP_SECONDS = 6;
    private static final double WARM_UP_SECONDS = 1;
    private static final double TURN_SECONDS = 0.2;
    private static final double[] TOLERANCES = {1e-3, 1e-6, 1e-8};

    private final BufferedWriter questions;
    private final BufferedReader answers;
    private final ObjectMapper json = new ObjectMapper();

    private ExtremalRace(Process peer) {
        questions =
                new BufferedWriter(
                        new OutputStreamWriter(peer.getOutputStream(), StandardCharsets.UTF_8));
        answers =
                new BufferedReader(
                        new InputStreamReader(peer.getInputStream(), StandardCharsets.UTF_8));
    }

    /** Runs the race: a Python, the path of {@code scipy_extremals.py}, the table to write. */
    public static void main(String[] arguments) throws IOException {
        Process peer =
                new ProcessBuilder(arguments[0], arguments[1])
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        try {
            String table = new ExtremalRace(peer).run();
            Files.writeString(Path.of(arguments[2]), table);
        } finally {
            peer.destroy();
        }
    }

    private String run() throws IOException {
        List<String> lines = new ArrayList<>();
        say(lines, "# Extremals: ours against solve_bvp");
        say(lines, "");
        say(lines, introduction());
        say(lines, "");
        say(
                lines,
                "| problem | tolerance | collocation, ms | shooting and certificate, ms | scipy, ms"
                        + " | scipy / collocation | scipy / certified | collocation error"
                        + " | certified error | scipy error |");
        say(lines, "|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
        for (ExtremalCase race : ExtremalCase.all()) {
            for (double tolerance : TOLERANCES) {
                say(lines, line(race, tolerance));
            }
        }
        say(lines, "");
        say(lines, "## Shooting Jacobian");
        say(lines, "");
        ShootingJacobianCost.lines(TURNS).forEach(each -> say(lines, each));
        return String.join("\n", lines) + "\n";
    }

    private String introduction() throws IOException {
        return "Java "
                + System.getProperty("java.version")
                + " against "
                + json.readTree(answers.readLine()).get("peer").asText()
                + "; one thread each, medians of "
                + TURNS
                + " alternating turns, milliseconds a solve [quartiles];"
                + " errors of (x, p) relative to 1 + abs.";
    }

    private static void say(List<String> lines, String line) {
        lines.add(line);
        System.out.println(line);
    }

    private static Solution solve(ExtremalCase race, double tolerance) {
        Solution solution =
                OptimalControlSolver.standard()
                        .method(SolverMethod.MULTIPLE_SHOOTING)
                        .tolerance(tolerance)
                        .solve(race.problem(), race.guess());
        if (!solution.isSuccess()) {
            throw new IllegalStateException(solution.report());
        }
        return solution;
    }

    private String line(ExtremalCase race, double tolerance) throws IOException {
        ExtremalBoundaryValues values = new ExtremalBoundaryValues(race.problem(), race.guess());
        Runnable[] ways = {() -> values.solve(tolerance), () -> solve(race, tolerance)};
        int[] repeats = {warmUp(ways[0], tolerance), warmUp(ways[1], tolerance)};
        JsonNode peer = ask(race, tolerance, 2);
        int asked = (int) Math.max(1, Math.min(50, TURN_SECONDS / peer.get("seconds").asDouble()));
        double[][] ours = new double[2][TURNS];
        double[][] ratios = new double[2][TURNS];
        double[] theirs = new double[TURNS];
        for (int turn = 0; turn < TURNS; turn++) {
            peer = ask(race, tolerance, asked);
            theirs[turn] = 1e3 * peer.get("seconds").asDouble();
            for (int w = 0; w < 2; w++) {
                ours[w][turn] = 1e3 * time(ways[w], repeats[w]);
                ratios[w][turn] = theirs[turn] / ours[w][turn];
            }
        }
        double[][] exact = samples(solve(race, 1e-12));
        return String.format(
                Locale.ROOT,
                "| %s | %.0e | %s | %s | %s | %s | %s | %.1e | %.1e | %s |",
                race.name(),
                tolerance,
                Quartiles.of(ours[0]),
                Quartiles.of(ours[1]),
                Quartiles.of(theirs),
                Quartiles.of(ratios[0]),
                Quartiles.of(ratios[1]),
                error(exact, samples(values.solve(tolerance))),
                error(exact, samples(solve(race, tolerance))),
                peer.get("success").asBoolean()
                        ? String.format(Locale.ROOT, "%.1e", error(exact, samples(peer)))
                        : "failed");
    }

    /** Solves until the time is up; returns how many solves fill a turn. */
    private static int warmUp(Runnable way, double tolerance) {
        double limit = tolerance == TOLERANCES[0] ? FIRST_WARM_UP_SECONDS : WARM_UP_SECONDS;
        long begin = System.nanoTime();
        long last = begin;
        long one = begin;
        while (1e-9 * (last - begin) < limit) {
            way.run();
            long now = System.nanoTime();
            one = now - last;
            last = now;
        }
        return (int) Math.max(1, Math.min(1000, TURN_SECONDS / (1e-9 * one)));
    }

    private static double time(Runnable way, int repeats) {
        double[] seconds = new double[repeats];
        for (int i = 0; i < repeats; i++) {
            long begin = System.nanoTime();
            way.run();
            seconds[i] = 1e-9 * (System.nanoTime() - begin);
        }
        return Quartiles.of(seconds).median();
    }

    private JsonNode ask(ExtremalCase race, double tolerance, int repeats) throws IOException {
        questions.write(race.name() + " " + tolerance + " " + repeats + "\n");
        questions.flush();
        return json.readTree(answers.readLine());
    }

    /** The end time, then {@code (x, p)} at 21 equidistant times. */
    private static double[][] samples(Solution solution) {
        double start = solution.extremal().start();
        double end = solution.extremal().end();
        double[][] all = new double[22][];
        all[21] = new double[] {end};
        for (int i = 0; i <= 20; i++) {
            double t = i == 20 ? end : start + (end - start) * i / 20;
            double[] x = solution.extremal().state(t).toArray();
            double[] p = solution.extremal().costate(t).toArray();
            all[i] = java.util.Arrays.copyOf(x, x.length + p.length);
            System.arraycopy(p, 0, all[i], x.length, p.length);
        }
        return all;
    }

    private static double[][] samples(ExtremalBoundaryValues.Solved solved) {
        double[][] all = new double[22][];
        all[21] = new double[] {solved.end()};
        for (int i = 0; i <= 20; i++) {
            all[i] = solved.curve().at(solved.start() + (solved.end() - solved.start()) * i / 20);
        }
        return all;
    }

    private static double[][] samples(JsonNode peer) {
        double[][] all = new double[22][];
        all[21] = new double[] {peer.get("horizon").asDouble()};
        for (int i = 0; i <= 20; i++) {
            JsonNode row = peer.get("values").get(i);
            all[i] = new double[row.size()];
            for (int c = 0; c < row.size(); c++) {
                all[i][c] = row.get(c).asDouble();
            }
        }
        return all;
    }

    private static double error(double[][] exact, double[][] found) {
        double largest = 0;
        for (int i = 0; i < exact.length; i++) {
            for (int c = 0; c < exact[i].length; c++) {
                double error = Math.abs(found[i][c] - exact[i][c]) / (1 + Math.abs(exact[i][c]));
                largest = Math.max(largest, error);
            }
        }
        return largest;
    }
}
