package org.costate.cli;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.costate.control.OptimalControlProblem;
import org.costate.control.solve.ContinuationPath;
import org.costate.control.solve.Extremal;
import org.costate.plots.Fan;
import org.costate.plots.Figure;
import org.costate.plots.Labels;
import org.costate.plots.Panel;

/** A curve of extremals over a constant, as figures, CSV and JSON. */
record PathFigures(OptimalControlProblem problem, String constant, ContinuationPath path) {

    private static final int POINTS = 200;
    private static final int SHOWN = 25;

    /** Returns the figures by file name. */
    Map<String, Supplier<Figure>> all() {
        Map<String, Supplier<Figure>> figures = new LinkedHashMap<>();
        figures.put("continuation", this::curve);
        figures.put("continuation-extremals", this::extremals);
        return figures;
    }

    private double[] values() {
        return path.points().stream().mapToDouble(ContinuationPath.Point::value).toArray();
    }

    private Figure curve() {
        double[] objective =
                path.points().stream().mapToDouble(ContinuationPath.Point::objective).toArray();
        return Figure.of(
                        Panel.continuation(Labels.of("Objective", constant, "objective"))
                                .branch("extremals", values(), objective))
                .titled(problem.name())
                .subtitled(path.message());
    }

    private Figure extremals() {
        Fan fan = Panel.fan(Labels.of("Extremals", "time t", problem.states().get(0)), constant);
        int every = Math.max(1, path.points().size() / SHOWN);
        for (int i = 0; i < path.points().size(); i += every) {
            ContinuationPath.Point point = path.points().get(i);
            Extremal extremal = point.extremal();
            double[] t = extremal.sampleTimes(POINTS);
            double[] x = Arrays.stream(t).map(s -> extremal.state(s).get(0)).toArray();
            fan = fan.curve(point.value(), t, x);
        }
        return Figure.of(fan).titled(problem.name());
    }

    /** Returns the points as comma-separated values. */
    String toCsv() {
        StringBuilder text = new StringBuilder(constant).append(",objective,t0,tf");
        problem.states().forEach(name -> text.append(",p0_").append(name));
        text.append('\n');
        for (ContinuationPath.Point point : path.points()) {
            Extremal extremal = point.extremal();
            text.append(point.value()).append(',').append(point.objective());
            text.append(',').append(extremal.start()).append(',').append(extremal.end());
            for (double p : extremal.costate(extremal.start()).toArray()) {
                text.append(',').append(p);
            }
            text.append('\n');
        }
        return text.toString();
    }

    /** Returns what {@code --json} says of it. */
    Map<String, Object> toMap() {
        Map<String, Object> all = new TreeMap<>();
        all.put("constant", constant);
        all.put("status", path.status().name());
        all.put("message", path.message());
        all.put("turningPoints", List.copyOf(path.turningPoints()));
        all.put("points", path.points().size());
        all.put("lastValue", path.last().value());
        all.put("lastObjective", path.last().objective());
        return all;
    }
}
