package org.costate.cli.theory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.costate.cli.demo.DemoTable;
import org.costate.plots.Animation;
import org.costate.plots.Figure;

/** What an experiment found, gathered while it runs. */
public final class TheoryReport {

    private final List<TheoryRow> rows = new ArrayList<>();
    private final Map<String, DemoTable> tables = new LinkedHashMap<>();
    private final Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
    private final Map<String, Supplier<Animation>> animations = new LinkedHashMap<>();

    /** Adds verdicts. */
    public TheoryReport add(TheoryRow... more) {
        rows.addAll(List.of(more));
        return this;
    }

    /** Adds a table under the name of its file, without extension. */
    public TheoryReport table(String name, DemoTable table) {
        tables.put(name, table);
        return this;
    }

    /** Adds a figure, drawn when asked for. */
    public TheoryReport figure(String name, Supplier<Figure> figure) {
        figures.put(name, figure);
        return this;
    }

    /** Adds an animation, drawn when asked for. */
    public TheoryReport animation(String name, Supplier<Animation> animation) {
        animations.put(name, animation);
        return this;
    }

    /** Returns the verdicts. */
    public List<TheoryRow> rows() {
        return List.copyOf(rows);
    }

    /** Returns the tables by name. */
    public Map<String, DemoTable> tables() {
        return tables;
    }

    /** Returns the figures by name. */
    public Map<String, Supplier<Figure>> figures() {
        return figures;
    }

    /** Returns the animations by name. */
    public Map<String, Supplier<Animation>> animations() {
        return animations;
    }

    /** Returns the verdicts as a table. */
    public DemoTable verdicts() {
        DemoTable table =
                DemoTable.of("id", "claim", "published", "target", "measured", "verdict", "remark");
        for (TheoryRow row : rows) {
            table.row(
                    row.id(),
                    row.claim(),
                    row.published(),
                    row.target(),
                    row.measured(),
                    row.verdict(),
                    row.remark());
        }
        return table;
    }

    /** Says whether every measurement came out as the theory says. */
    public boolean isAsExpected() {
        return rows.stream().allMatch(TheoryRow::met);
    }
}
