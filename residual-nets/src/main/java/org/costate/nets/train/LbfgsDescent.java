package org.costate.nets.train;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.stream.IntStream;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;

/**
 * Limited-memory BFGS with a weak Wolfe line search by bisection [Nocedal, Wright 2006, ch. 7;
 * Lewis, Overton 2013].
 *
 * <p>Full batch; one iteration is one epoch.
 */
final class LbfgsDescent {

    private static final double SUFFICIENT_DECREASE = 1e-4;
    private static final double CURVATURE = 0.9;
    private static final int MOST_TRIALS = 40;
    private static final double GRADIENT_FLOOR = 1e-14;

    /**
     * A remembered step {@code s}, the change {@code y} of the gradient over it, and {@code
     * 1/⟨s,y⟩}.
     */
    private record Pair(double[] s, double[] y, double inverse) {}

    private final Fitting problem;
    private final EnsembleGradient engine;
    private final TrainingOptions options;
    private final int memory;
    private final int[] rows;
    private final ArrayDeque<Pair> pairs = new ArrayDeque<>();

    LbfgsDescent(
            Fitting problem,
            EnsembleGradient engine,
            TrainingOptions options,
            Optimiser.Lbfgs rule) {
        this.problem = problem;
        this.engine = engine;
        this.options = options;
        this.memory = rule.memory();
        this.rows = IntStream.range(0, problem.ensemble().samples()).toArray();
    }

    Training run(double[] initial, TrainingLog log) {
        double[] theta = initial.clone();
        double[] gradient = new double[theta.length];
        double cost = evaluate(theta, gradient);
        String lost = TrainingLog.lost(cost, BatchDescent.norm(gradient));
        if (!lost.isEmpty()) {
            return log.nonFinite(theta, 1, 1, lost, options.rate());
        }
        for (int epoch = 1; epoch <= options.epochs(); epoch++) {
            double[] next = theta.clone();
            double[] nextGradient = new double[theta.length];
            double step = search(theta, cost, gradient, next, nextGradient);
            if (step == 0 && !pairs.isEmpty()) {
                pairs.clear(); // once more along the gradient itself
                step = search(theta, cost, gradient, next, nextGradient);
            }
            if (step == 0) {
                return log.finished(Training.Status.CONVERGED);
            }
            remember(theta, gradient, next, nextGradient);
            theta = next;
            gradient = nextGradient;
            cost = evaluated;
            log.stepped(theta);
            double norm = BatchDescent.norm(gradient);
            if (!log.epochEnded(theta, epoch, step, cost, norm)) {
                return log.nonFinite(theta, epoch, 1, log.lost(), step);
            }
            if (norm <= GRADIENT_FLOOR * (1 + cost)) {
                return log.finished(Training.Status.CONVERGED);
            }
            if (log.isStale()) {
                return log.finished(Training.Status.STOPPED_EARLY);
            }
        }
        return log.finished(Training.Status.COMPLETED);
    }

    private double evaluated;

    private double evaluate(double[] theta, double[] gradient) {
        evaluated =
                engine.gradient(theta, problem.ensemble(), rows, 0, rows.length, gradient)
                        + problem.addRunningCosts(theta, gradient);
        return evaluated;
    }

    /** Finds a point of sufficient decrease and curvature; returns the step, 0 if there is none. */
    private double search(
            double[] theta, double cost, double[] gradient, double[] next, double[] nextGradient) {
        double[] direction = direction(gradient);
        double slope = dot(gradient, direction);
        if (!(slope < 0)) {
            return 0;
        }
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double step = pairs.isEmpty() ? Math.min(1, 1 / BatchDescent.norm(gradient)) : 1;
        for (int trial = 0; trial < MOST_TRIALS; trial++) {
            for (int i = 0; i < theta.length; i++) {
                next[i] = theta[i] + step * direction[i];
            }
            double reached = evaluate(next, nextGradient);
            if (!(reached <= cost + SUFFICIENT_DECREASE * step * slope)) {
                high = step;
            } else if (dot(nextGradient, direction) < CURVATURE * slope) {
                low = step;
            } else {
                return step;
            }
            step = high == Double.POSITIVE_INFINITY ? 2 * low : 0.5 * (low + high);
        }
        return evaluated < cost ? step : 0;
    }

    /** Returns {@code −B g} by the two-loop recursion. */
    private double[] direction(double[] gradient) {
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

    private void remember(double[] theta, double[] gradient, double[] next, double[] nextGradient) {
        double[] s = next.clone();
        add(-1, theta, s);
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
