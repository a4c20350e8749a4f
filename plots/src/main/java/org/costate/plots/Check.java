package org.costate.plots;

import java.util.List;

/** Checks of what callers hand in: each message says what, got, expected. */
final class Check {

    private Check() {}

    static void sameLength(String name, String first, int m, String second, int n) {
        if (m != n) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' has "
                            + m
                            + " "
                            + first
                            + " and "
                            + n
                            + " "
                            + second
                            + ": they belong together, one "
                            + second
                            + " each");
        }
        if (m == 0) {
            throw new IllegalArgumentException(
                    "'" + name + "' is empty: a panel needs at least one point");
        }
    }

    /** Checks that a piecewise constant function has one node more than pieces. */
    static void nodes(String name, int nodes, int pieces) {
        if (nodes != pieces + 1 || pieces == 0) {
            throw new IllegalArgumentException(
                    "'"
                            + name
                            + "' has "
                            + nodes
                            + " nodes and "
                            + pieces
                            + " pieces, expected one node more than pieces. Try: line(…) if the"
                            + " values stand at the nodes");
        }
    }

    /** Returns a deep copy of a full table with two or more rows and columns. */
    static double[][] nodes2(String name, double[][] rows) {
        double[][] copy = table(name, rows);
        if (copy.length < 2 || copy[0].length < 2) {
            throw new IllegalArgumentException(
                    name
                            + " need 2 or more rows and columns of nodes, got "
                            + copy.length
                            + " × "
                            + copy[0].length);
        }
        return copy;
    }

    static double[] column(double[][] table, int j) {
        double[] column = new double[table.length];
        for (int i = 0; i < column.length; i++) {
            column[i] = table[i][j];
        }
        return column;
    }

    static void notEmpty(String panel, int count, String next) {
        if (count == 0) {
            throw new IllegalArgumentException(panel + " is empty: " + next);
        }
    }

    /** Returns a deep copy of a table, after checking that its rows are of one length, not 0. */
    static double[][] table(String name, double[][] rows) {
        notEmpty(name, rows.length, "pass at least one row");
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i].length != rows[0].length || rows[i].length == 0) {
                throw new IllegalArgumentException(
                        name
                                + " must be a full table: row "
                                + i
                                + " has "
                                + rows[i].length
                                + " values, row 0 has "
                                + rows[0].length);
            }
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** Checks class indices against names; with no names given any index from 0 is good. */
    static void classes(String name, int[] classes, List<String> names) {
        for (int i = 0; i < classes.length; i++) {
            if (classes[i] < 0 || (!names.isEmpty() && classes[i] >= names.size())) {
                throw new IllegalArgumentException(
                        name
                                + ": class of item "
                                + i
                                + " is "
                                + classes[i]
                                + ", expected 0 to "
                                + (names.isEmpty() ? "…" : String.valueOf(names.size() - 1)));
            }
        }
    }
}
