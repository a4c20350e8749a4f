package org.costate.cli;

import org.costate.nets.GradientComparison;

/** The comparison of gradients as a CSV file, one row a tensor. */
final class GradientCsv {

    private GradientCsv() {}

    static String of(GradientCheck check) {
        GradientComparison c = check.comparison();
        StringBuilder table =
                new StringBuilder(
                        "tensor,method,reference,compared,weights,worstAbsolute,meanAbsolute,scale,relative\n");
        for (GradientComparison.Row row : c.rows()) {
            table.append(row.tensor()).append(',').append(c.method()).append(',');
            table.append(c.reference()).append(',').append(row.compared()).append(',');
            table.append(row.weights()).append(',').append(row.worst()).append(',');
            table.append(row.mean()).append(',').append(row.scale()).append(',');
            table.append(row.relative()).append('\n');
        }
        return table.toString();
    }
}
