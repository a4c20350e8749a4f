package org.costate.cli;

import java.util.List;
import org.costate.kernels.Precision;

/** The comparison of gradients as text. */
final class GradientText {

    private GradientText() {}

    static void print(Console console, GradientCheck check, Experiment experiment) {
        String note =
                experiment.engine().precision() == Precision.SINGLE
                        ? " (checked in double precision)"
                        : "";
        console.setUp("first gradient, %d samples at the initial weights%s", check.samples(), note);
        console.setUp("%s", check.comparison().toTable());
        if (!check.continuous().isEmpty()) {
            console.setUp("");
            print(console, check.continuous());
        }
        console.setUp("");
    }

    /** Prints the gradients of the exact flow beside those of ever finer grids. */
    static void print(Console console, List<ContinuousCheck.Row> rows) {
        console.setUp("gradient of the exact flow, against the tightest tolerance");
        console.setUp("%-34s %12s %8s", "method", "relative", "order");
        for (ContinuousCheck.Row row : rows) {
            console.setUp("%-34s %12.2e %8s", row.method(), row.difference(), row.orderText());
        }
    }
}
