package org.costate.nets.train;

import java.util.ArrayDeque;
import java.util.Iterator;

/**
 * Limited-memory BFGS with a weak Wolfe line search by bisection [Nocedal, Wright 2006, ch. 7;
 * Lewis, Overton 2013], one iteration at a time.
 */
public final class LimitedMemoryBfgs {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_TRIALS = 40;

    /** A function to be minimised. */
    @FunctionalInterface
    public interface Objective {
        /** Returns the value at {@code x} and writes the gradient. */
        double at(double[] x, double[] gradient);
    }

    /**
     * A remembered step {@code s}, the change {@code y} of the gradient over it, and {@code
     * 1/⟨s,y⟩}.
     */
    private record Pair(double[] s, double[] y, double inverse) {}

    private final Objective objective;
    private final int memory;
    private final double longest;
    private final ArrayDeque<Pair> pairs = new ArrayDeque<>();
    private double[] point;
    private double[] gradient;
    private double value;
    private double[] next;
    private double[] nextGradient;
    private double nextValue;

    private LimitedMemoryBfgs(int memory, double[] start, double longest, Objective objective) {
        this.longest = longest;
        this.objective = objective;
        this.memory = memory;
        point = start.clone();
        gradient = new double[start.length];
        next = new double[start.length];
        nextGradient = new double[start.length];
        value = objective.at(point, gradient);
    }

    /**
     * Returns an iteration that stands at its start.
     *
     * @param memory how many steps it remembers
     */
    public static LimitedMemoryBfgs from(double[] start, int memory, Objective objective) {
        return new LimitedMemoryBfgs(memory, start, 1, objective);
    }

    /**
     * Returns an iteration whose first trial is a move of length one, however small the gradient
     * is: for functions whose scale is not that of their argument.
     */
    public static LimitedMemoryBfgs striding(double[] start, int memory, Objective objective) {
        return new LimitedMemoryBfgs(memory, start, Double.MAX_VALUE, objective);
    }

    /** Returns the best point, lent: copy what you keep. */
    public double[] point() {
        return point;
    }

    /** Returns the gradient there, lent. */
    public double[] gradient() {
        return gradient;
    }

    /** Returns the value there. */
    public double value() {
        return value;
    }

    /** Moves to a lower point; returns the step, 0 if there is none. */
    public double iterate() {
        double step = search();
        if (step == 0 && !pairs.isEmpty()) {
            pairs.clear(); // once more along the gradient itself
            step = search();
        }
        if (step != 0) {
            remember();
            double[] free = point;
            point = next;
            next = free;
            free = gradient;
            gradient = nextGradient;
            nextGradient = free;
            value = nextValue;
        }
        return step;
    }

    /** Finds a point of sufficient decrease and curvature; returns the step, 0 if there is none. */
    private double search() {
        double[] direction = direction();
        double slope = dot(gradient, direction);
        if (!(slope < 0)) {
            return 0;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double step = pairs.isEmpty() ? Math.min(longest, 1 / BatchDescent.norm(gradient)) : 1;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            for (int i = 0; i < point.length; i++) {
                next[i] = point[i] + step * direction[i];
            }
            nextValue = objective.at(next, nextGradient);
            if (!(nextValue <= value + SUFFICIENT_DECREASE * step * slope)) {
                high = step;
            } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                low = step;
            } else {
                return step;
            }
            step = high == Double.POSITIVE_INFINITY ? 2 * low : 0.5 * (low + high);
        }
        return nextValue < value ? step : 0;
    }

    /** Returns {@code −B g} by the two-loop recursion. */
    private double[] direction() {
        double[] q = gradient.clone();
        double[] shares = new double[pairs.size()];
        int i = 0;
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); i++) {
            Pair pair = newest.next();
            shares[i] = pair.inverse() * dot(pair.s(), q);
            add(-shares[i], pair.y(), q);
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            scale(1 / (last.inverse() * dot(last.y(), last.y())), q);
        }
        for (Pair pair : pairs) {
            i--;
            add(shares[i] - pair.inverse() * dot(pair.y(), q), pair.s(), q);
        }
        scale(-1, q);
        return q;
    }

    private void remember() {
        double[] s = next.clone();
        add(-1, point, s);
        double[] y = nextGradient.clone();
        add(-1, gradient, y);
        double product = dot(s, y);
        if (product > 0) {
            if (pairs.size() == memory) {
                pairs.removeFirst();
            }
            pairs.addLast(new Pair(s, y, 1 / product));
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void add(double factor, double[] v, double[] target) {
        for (int i = 0; i < v.length; i++) {
            target[i] += factor * v[i];
        }
    }

    private static void scale(double factor, double[] v) {
        for (int i = 0; i < v.length; i++) {
            v[i] *= factor;
        }
    }
}
