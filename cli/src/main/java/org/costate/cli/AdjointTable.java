package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.costate.cli.demo.DemoTable;
import org.costate.control.SweepWork;
import org.costate.control.adjoint.AdjointReport;

/** A report as rows of a CSV file and of a JSON object. */
final class AdjointTable {

    private AdjointTable() {}

    static String csv(List<String> names, AdjointReport report) {
        DemoTable table =
                DemoTable.of(
                        "name",
                        "method",
                        "status",
                        "loss",
                        "errorInTime",
                        "errorOfLoss",
                        "evaluations",
                        "pullBacks",
                        "storedStates",
                        "repeatedSteps",
                        "bytes",
                        "seconds",
                        "recoveryError",
                        "remarks");
        for (int i = 0; i < names.size(); i++) {
            AdjointReport.Row row = report.rows().get(i);
            SweepWork work = row.work();
            table.row(
                    names.get(i),
                    row.method(),
                    row.status(),
                    row.loss(),
                    row.errorInTime(),
                    row.errorOfLoss(),
                    work.evaluations(),
                    work.pullBacks(),
                    work.storedStates(),
                    work.repeatedSteps(),
                    work.bytes(),
                    row.seconds(),
                    row.recoveryError(),
                    String.join("; ", row.remarks()));
        }
        return table.toCsv();
    }

    /** Numbers that are not known are left out. */
    static List<Map<String, Object>> rows(List<String> names, AdjointReport report) {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            rows.add(row(names.get(i), report.rows().get(i)));
        }
        return rows;
    }

    private static Map<String, Object> row(String name, AdjointReport.Row row) {
        Map<String, Object> all = new TreeMap<>();
        all.put("name", name);
        all.put("method", row.method());
        all.put("status", row.status().name());
        all.put("remarks", row.remarks());
        if (row.hasGradient()) {
            SweepWork work = row.work();
            all.put("evaluations", work.evaluations());
            all.put("pullBacks", work.pullBacks());
            all.put("storedStates", work.storedStates());
            all.put("repeatedSteps", work.repeatedSteps());
            all.put("bytes", work.bytes());
            putFinite(all, "loss", row.loss());
            putFinite(all, "errorInTime", row.errorInTime());
            putFinite(all, "errorOfLoss", row.errorOfLoss());
            putFinite(all, "seconds", row.seconds());
            putFinite(all, "recoveryError", row.recoveryError());
        }
        return all;
    }

    private static void putFinite(Map<String, Object> row, String key, double value) {
        if (Double.isFinite(value)) {
            row.put(key, value);
        }
    }
}
