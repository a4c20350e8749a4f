package org.costate.ode.boundary.problems;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Reads reference values from the table that lies beside this class. */
final class Table {

    private static final String FILE = "reference.csv";

    private Table() {}

    /** Returns the rows of one problem. */
    static Reference of(String name) {
        return parameter -> rows(name, parameter);
    }

    private static Map<Double, double[]> rows(String name, double parameter) {
        Map<Double, double[]> rows = new TreeMap<>();
        try (InputStream stream = Table.class.getResourceAsStream(FILE)) {
            if (stream == null) {
                throw new IllegalStateException(FILE + " is missing from the class path");
            }
            BufferedReader lines =
                    new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] fields = line.split(",");
                if (line.startsWith("#")) {
                    continue;
                }
                if (fields[0].equals(name) && Double.parseDouble(fields[1]) == parameter) {
                    rows.put(
                            Double.parseDouble(fields[2]),
                            Arrays.stream(fields, 3, fields.length)
                                    .mapToDouble(Double::parseDouble)
                                    .toArray());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows;
    }
}
