package org.costate.cli.demo;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.plots.Figure;

/**
 * What a demo found.
 *
 * @param findings its claims
 * @param table the numbers behind its figures
 * @param figures its figures by file name, drawn when asked for
 */
public record DemoResult(
        List<Finding> findings, DemoTable table, Map<String, Supplier<Figure>> figures) {

    /** Says whether every claim holds. */
    public boolean passes() {
        return findings.stream().allMatch(Finding::holds);
    }
}
