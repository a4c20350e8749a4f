package org.costate.cli;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.costate.control.adjoint.AdjointReport;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/** Errors of every adjoint against both references, and beside them what it took. */
final class AdjointFigure {

    private static final double ROUNDING = 1e-17; // below any error that is measured

    private AdjointFigure() {}

    /** Returns the figure of the methods that have a gradient. */
    static Figure of(String title, List<String> names, AdjointReport report) {
        List<Integer> good =
                IntStream.range(0, names.size())
                        .filter(i -> report.rows().get(i).hasGradient())
                        .boxed()
                        .toList();
        List<AdjointReport.Row> rows = good.stream().map(report.rows()::get).toList();
        List<String> shown = good.stream().map(names::get).toList();
        Panel errors =
                Panel.bars(Labels.of("Relative error of the gradient", "adjoint", "error"), shown)
                        .group("against the exact flow", numbers(rows, AdjointFigure::inTime))
                        .group("against its own loss", numbers(rows, AdjointFigure::ofLoss))
                        .logScale();
        Panel price =
                Panel.bars(Labels.of("What it took", "adjoint", "number"), shown)
                        .group("evaluations", numbers(rows, r -> r.work().evaluations()))
                        .group("pull-backs", numbers(rows, r -> r.work().pullBacks()))
                        .group("states kept", numbers(rows, r -> r.work().storedStates()))
                        .logScale();
        return Figure.grid(2, errors, price).titled("Every adjoint of " + title).sized(1500, 560);
    }

    private static double inTime(AdjointReport.Row row) {
        return floored(row.errorInTime());
    }

    private static double ofLoss(AdjointReport.Row row) {
        return floored(row.errorOfLoss());
    }

    private static double floored(double error) {
        return error < ROUNDING ? 0 : error;
    }

    private static double[] numbers(
            List<AdjointReport.Row> rows, ToDoubleFunction<AdjointReport.Row> number) {
        return rows.stream().mapToDouble(number).toArray();
    }
}
