package org.costate.cli;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.costate.nets.data.DataException;
import org.costate.nets.data.DataSetInfo;
import org.costate.nets.data.DataSets;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code costate datasets}. */
@Command(
        name = "datasets",
        mixinStandardHelpOptions = true,
        description = "Lists the data sets that have a name, with size and credit.",
        footerHeading = "%nExample:%n",
        footer = {"  costate datasets --json"})
final class DatasetsCommand implements Callable<Integer> {

    private final PrintStream out;
    private final PrintStream err;

    @Mixin private ReportOptions report = new ReportOptions();

    DatasetsCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Console console = report.console(out, err);
        List<Map<String, Object>> rows = new ArrayList<>();
        console.result(
                "%-15s %7s %9s %8s  %-5s %s",
                "name", "samples", "features", "classes", "here", "what and whose");
        for (DataSetInfo info : DataSets.catalogue()) {
            boolean here = isHere(info);
            console.result(
                    "%-15s %7d %9d %8s  %-5s %s",
                    info.name(),
                    info.size(),
                    info.featureCount(),
                    info.classCount() == 0 ? "real" : info.classCount(),
                    here ? "yes" : "no",
                    info.description());
            console.result("%-48s %s", "", info.credit());
            rows.add(row(info, here));
        }
        console.object(Map.of("datasets", rows));
        return ExitCode.DONE;
    }

    private static Map<String, Object> row(DataSetInfo info, boolean here) {
        Map<String, Object> row = new TreeMap<>();
        row.put("name", info.name());
        row.put("description", info.description());
        row.put("credit", info.credit());
        row.put("samples", info.size());
        row.put("features", info.featureCount());
        row.put("classes", info.classCount());
        row.put("available", here);
        return row;
    }

    /** Only Fashion-MNIST may be missing; the others are shipped or made. */
    private static boolean isHere(DataSetInfo info) {
        if (!info.name().equals("fashion-mnist")) {
            return true;
        }
        try {
            DataSets.named(info.name());
            return true;
        } catch (DataException missing) {
            return false;
        }
    }
}
