package org.costate.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * SciPy's {@code solve_ivp} in a process of its own, by {@code scipy_ode.py}.
 *
 * @param script where it is
 */
record ScipyPeer(Path script) {

    /**
     * One solve.
     *
     * @param method its name in SciPy
     * @param seconds the median of several
     * @param error the largest of any component at the end
     */
    record Result(String method, double seconds, double error) {}

    /** Solves the ring by RK45 and DOP853 at relative tolerance 1e-8. */
    List<Result> solve(int n, double end) {
        List<String> lines = run(Integer.toString(n), String.format(Locale.ROOT, "%s", end));
        return lines.stream()
                .map(line -> line.split(" "))
                .map(w -> new Result(w[0], Double.parseDouble(w[1]), Double.parseDouble(w[2])))
                .toList();
    }

    /** Returns the versions of Python, NumPy and SciPy. */
    String version() {
        return String.join(" ", run("version"));
    }

    private List<String> run(String... arguments) {
        try {
            ProcessBuilder builder = new ProcessBuilder("python3", script.toString());
            builder.command().addAll(List.of(arguments));
            Process process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
            try (BufferedReader reader =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8))) {
                List<String> lines = reader.lines().toList();
                if (process.waitFor() != 0) {
                    throw new IllegalStateException(
                            script + " failed; does python3 have numpy and scipy?");
                }
                return lines;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot run python3", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while SciPy was at work", e);
        }
    }
}
