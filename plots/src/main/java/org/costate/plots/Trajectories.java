package org.costate.plots;

import java.awt.Color;
import java.util.ArrayList;
import java.util.List;

/**
 * Paths of samples through the layers of a network or along a flow: thin lines in the colour of
 * their class, a ring where each starts and a disc where it ends. One legend entry per class.
 */
public final class Trajectories extends Panel {

    private record Path(double[] x, double[] y) {}

    private final Labels labels;
    private final List<Path> paths;
    private final int[] classes;
    private final boolean inPlane;
    private final List<String> names;

    private Trajectories(
            Labels labels, List<Path> paths, int[] classes, boolean inPlane, List<String> names) {
        Check.sameLength(labels.title(), "path", paths.size(), "class index", classes.length);
        Check.classes("trajectories", classes, names);
        this.labels = labels;
        this.paths = paths;
        this.classes = classes.clone();
        this.inPlane = inPlane;
        this.names = List.copyOf(names);
    }

    static Trajectories inTime(
            Labels labels, double[] times, List<double[][]> paths, int[] classes, int component) {
        List<Path> drawn = new ArrayList<>();
        for (double[][] states : paths) {
            Check.sameLength(
                    labels.title(), "time", times.length, "state of a path", states.length);
            drawn.add(new Path(times.clone(), column(states, component)));
        }
        return new Trajectories(labels, drawn, classes, false, List.of());
    }

    static Trajectories inPlane(
            Labels labels, List<double[][]> paths, int[] classes, int first, int second) {
        List<Path> drawn = new ArrayList<>();
        for (double[][] states : paths) {
            Check.notEmpty("a path of '" + labels.title() + "'", states.length, "pass its states");
            drawn.add(new Path(column(states, first), column(states, second)));
        }
        return new Trajectories(labels, drawn, classes, true, List.of());
    }

    private static double[] column(double[][] states, int component) {
        double[] column = new double[states.length];
        for (int k = 0; k < column.length; k++) {
            if (component < 0 || component >= states[k].length) {
                throw new IllegalArgumentException(
                        "component "
                                + component
                                + " of a state with "
                                + states[k].length
                                + " components at node "
                                + k
                                + ": count from 0");
            }
            column[k] = states[k][component];
        }
        return column;
    }

    /**
     * Returns these paths with names for their classes; without names they are numbered.
     *
     * @throws IllegalArgumentException if a sample has a class without a name
     */
    public Trajectories classNames(String... classNames) {
        return new Trajectories(labels, paths, classes, inPlane, List.of(classNames));
    }

    @Override
    Scene scene(Theme theme) {
        Span spanX = new Span();
        Span spanY = new Span();
        for (Path path : paths) {
            spanX.include(Scale.LINEAR.toAxis(path.x));
            spanY.include(Scale.LINEAR.toAxis(path.y));
        }
        Scene scene =
                new Scene(
                                labels.title(),
                                spanX.axis(labels.x(), Scale.LINEAR, inPlane ? 0.05 : 0.015),
                                spanY.axis(labels.y(), Scale.LINEAR, 0.05))
                        .preferring(inPlane ? 360 : 280);
        double alpha = paths.size() <= 12 ? 0.9 : paths.size() <= 60 ? 0.6 : 0.35;
        for (int i = 0; i < paths.size(); i++) {
            Path path = paths.get(i);
            Color colour = Theme.translucent(theme.colour(classes[i]), alpha);
            double[] x = Scale.LINEAR.toAxis(path.x);
            double[] y = Scale.LINEAR.toAxis(path.y);
            scene.add(new Mark.Polyline(x, y, colour, 1.3f, Strokes.SOLID));
        }
        addEnds(scene, theme);
        return scene;
    }

    private void addEnds(Scene scene, Theme theme) {
        int classCount = 0;
        for (int c : classes) {
            classCount = Math.max(classCount, c + 1);
        }
        double radius = paths.size() <= 60 ? 3.4 : 2.5;
        for (int c = 0; c < classCount; c++) {
            Path starts = ends(c, true);
            Path stops = ends(c, false);
            if (starts.x.length == 0) {
                continue;
            }
            Color colour = theme.colour(c);
            Color paper = theme.background();
            scene.add(new Mark.Dots(starts.x, starts.y, Marker.DISC, radius, paper, colour));
            Marker last = Marker.of(c, theme.palette().size());
            scene.add(new Mark.Dots(stops.x, stops.y, last, radius + 0.4, colour, paper));
            String name = names.isEmpty() ? "class " + c : names.get(c);
            scene.explain(KeyEntry.markedLine(name, colour, Strokes.SOLID, last));
        }
        scene.explain(KeyEntry.dots("start", theme.muted(), theme.background(), Marker.DISC));
    }

    private Path ends(int ofClass, boolean first) {
        List<double[]> points = new ArrayList<>();
        for (int i = 0; i < classes.length; i++) {
            Path path = paths.get(i);
            if (classes[i] == ofClass) {
                int k = first ? 0 : path.x.length - 1;
                points.add(new double[] {path.x[k], path.y[k]});
            }
        }
        return new Path(
                points.stream().mapToDouble(p -> p[0]).toArray(),
                points.stream().mapToDouble(p -> p[1]).toArray());
    }
}
