package org.costate.ode.problems;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The published end states, from {@code end-states.txt}. */
final class EndStates {

    private EndStates() {}

    /** Returns the end time, then the state there. */
    static double[] of(String name) {
        try (InputStream stream = EndStates.class.getResourceAsStream("end-states.txt")) {
            if (stream == null) {
                throw new IllegalStateException("end-states.txt is missing from this library");
            }
            return new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))
                    .lines()
                    .filter(line -> line.startsWith(name + " "))
                    .findFirst()
                    .map(line -> line.substring(name.length() + 1).split(" "))
                    .map(words -> Arrays.stream(words).mapToDouble(Double::parseDouble).toArray())
                    .orElseThrow(() -> new IllegalArgumentException("no end state of " + name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
