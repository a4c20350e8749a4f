package org.costate.control.hj.landscape;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Branch and bound for {@code ∇H = 0} in a box, with {@link BoxBounds} as the judge. */
final class CriticalPointSearch {

    private static final double SMALLEST = 3e-9;
    private static final double LOCAL = 0.7;

    private final EntropyLandscape landscape;
    private final SearchBox box;
    private final int budget;
    private final List<double[]> found = new ArrayList<>();
    private final List<double[]> unresolved = new ArrayList<>();
    private final Deque<double[][]> waiting = new ArrayDeque<>();
    private int boxes;

    CriticalPointSearch(EntropyLandscape landscape, SearchBox box, int budget) {
        this.landscape = landscape;
        this.box = box;
        this.budget = budget;
    }

    /** Runs to the end or to the budget; says whether every box was decided. */
    boolean run() {
        waiting.push(new double[][] {box.centre(), box.halves()});
        while (!waiting.isEmpty() && boxes < budget) {
            double[][] next = waiting.pop();
            boxes++;
            if (!decide(next[0], next[1])) {
                split(next[0], next[1]);
            }
        }
        return waiting.isEmpty() && unresolved.isEmpty();
    }

    List<double[]> found() {
        return found;
    }

    List<double[]> unresolved() {
        return unresolved;
    }

    int boxes() {
        return boxes;
    }

    private boolean decide(double[] c, double[] r) {
        BoxBounds bounds = new BoxBounds(landscape, c, r);
        if (bounds.excludes()) {
            return true;
        }
        if (bounds.spread() > LOCAL) {
            return false;
        }
        BoxBounds.Krawczyk krawczyk = bounds.krawczyk();
        if (krawczyk.exists() && krawczyk.excludes(r)) {
            return true;
        }
        if (krawczyk.exists() && contracts(krawczyk, r) && prove(c, r)) {
            return true;
        }
        if (NewtonStep.size(r) < SMALLEST * box.size()) {
            unresolved.add(c);
            return true;
        }
        return false;
    }

    private static boolean contracts(BoxBounds.Krawczyk krawczyk, double[] r) {
        for (int i = 0; i < r.length; i++) {
            if (krawczyk.rest()[i] > 0.9 * r[i]) {
                return false;
            }
        }
        return true;
    }

    /** Finds the zero near the box and shows it is the only one of a box around both. */
    private boolean prove(double[] c, double[] r) {
        double[] x = NewtonStep.settle(landscape, c, 4 * NewtonStep.size(r));
        if (x.length == 0) {
            return false;
        }
        double[] radius = new double[r.length];
        for (int i = 0; i < r.length; i++) {
            radius[i] = 1.001 * (Math.abs(x[i] - c[i]) + r[i]);
        }
        if (!new BoxBounds(landscape, x, radius).krawczyk().proves(radius)) {
            return false;
        }
        register(x, radius);
        return true;
    }

    private void register(double[] x, double[] radius) {
        for (double[] known : found) {
            boolean same = true;
            for (int i = 0; i < x.length; i++) {
                same &= Math.abs(known[i] - x[i]) <= radius[i];
            }
            if (same) {
                return;
            }
        }
        if (box.contains(x)) {
            found.add(x);
        }
    }

    private void split(double[] c, double[] r) {
        int widest = 0;
        for (int i = 1; i < r.length; i++) {
            widest = r[i] > r[widest] ? i : widest;
        }
        double[] half = r.clone();
        half[widest] *= 0.5;
        for (int side = -1; side <= 1; side += 2) {
            double[] centre = c.clone();
            centre[widest] += side * half[widest];
            waiting.push(new double[][] {centre, half});
        }
    }
}
