package org.costate.cli.demo;

import java.util.ArrayList;
import java.util.List;

/** The numbers behind a demo's figures: named columns, one row a measurement. */
public final class DemoTable {

    private final List<String> columns;
    private final List<List<Object>> rows = new ArrayList<>();

    private DemoTable(List<String> columns) {
        this.columns = columns;
    }

    /** Returns an empty table. */
    public static DemoTable of(String... columns) {
        return new DemoTable(List.of(columns));
    }

    /**
     * Appends a row.
     *
     * @throws IllegalArgumentException if it has another length than the header
     */
    public DemoTable row(Object... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException(
                    "row has " + cells.length + " cells, the table " + columns.size());
        }
        rows.add(List.of(cells));
        return this;
    }

    /** Returns the header. */
    public List<String> columns() {
        return columns;
    }

    /** Returns the rows. */
    public List<List<Object>> rows() {
        return List.copyOf(rows);
    }

    /** Returns the table as comma-separated values with a header line. */
    public String toCsv() {
        StringBuilder text = new StringBuilder(String.join(",", columns)).append('\n');
        for (List<Object> row : rows) {
            text.append(String.join(",", row.stream().map(DemoTable::cell).toList())).append('\n');
        }
        return text.toString();
    }

    private static String cell(Object value) {
        String text = value.toString();
        return text.contains(",") || text.contains("\"")
                ? '"' + text.replace("\"", "\"\"") + '"'
                : text;
    }
}
