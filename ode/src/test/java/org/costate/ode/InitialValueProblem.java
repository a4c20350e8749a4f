package org.costate.ode;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** A problem from the literature with a known end state. */
record InitialValueProblem(
        String name, OrdinaryDifferentialEquation f, double[] start, double end, double[] exact) {

    /** Returns the problem of that name in {@code end-states.txt}. */
    static InitialValueProblem of(String name, Velocity f, double... start) {
        return of(name, Equations.of(start.length, f), start);
    }

    static InitialValueProblem of(String name, OrdinaryDifferentialEquation f, double... start) {
        double[] row = row(name);
        return new InitialValueProblem(
                name, f, start, row[0], Arrays.copyOfRange(row, 1, row.length));
    }

    private static double[] row(String name) {
        var stream = InitialValueProblem.class.getResourceAsStream("end-states.txt");
        try (var lines =
                new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .filter(line -> line.startsWith(name + " "))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 1).split(" "))
                    .map(words -> Arrays.stream(words).mapToDouble(Double::parseDouble).toArray())
                    .orElseThrow(() -> new IllegalArgumentException("no end state of " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns {@code max |x_i − exact_i| / (1 + |exact_i|)}. */
    double mixedError(double[] x) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs(x[i] - exact[i]) / (1 + Math.abs(exact[i])));
        }
        return worst;
    }

    /** Returns {@code max |x_i − exact_i| / |exact_i|}. */
    double relativeError(double[] x) {
        double worst = 0;
        for (int i = 0; i < x.length; i++) {
            worst = Math.max(worst, Math.abs((x[i] - exact[i]) / exact[i]));
        }
        return worst;
    }

    @Override
    public String toString() {
        return name;
    }
}
