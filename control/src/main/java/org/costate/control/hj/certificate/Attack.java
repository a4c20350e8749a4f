package org.costate.control.hj.certificate;

import java.util.SplittableRandom;

/**
 * An attempt to change a label by moving the input within a ball: one step of steepest descent of
 * the margin (FGSM), or many with projection and restarts (PGD).
 *
 * <p>PGD descends {@code f_a − f_b} for each rival {@code b} in turn, from the input and from
 * random points of the ball, with steps that shrink from {@code radius/2}. It finds adversarial
 * examples; that it finds none proves nothing, which is what certificates are for.
 */
public final class Attack {

    private final Norm norm;
    private final int steps;
    private final int restarts;
    private final long seed;

    private Attack(Norm norm, int steps, int restarts, long seed) {
        this.norm = norm;
        this.steps = steps;
        this.restarts = restarts;
        this.seed = seed;
    }

    /** Returns the fast gradient (sign) method: one step to the edge of the ball. */
    public static Attack fgsm(Norm norm) {
        return new Attack(norm, 1, 0, 0);
    }

    /**
     * Returns projected gradient descent.
     *
     * @param steps steps of a run, {@code ≥ 1}
     * @param restarts runs from random points, beside the one from the input
     * @param seed of the random points; same seed, same bits
     */
    public static Attack pgd(Norm norm, int steps, int restarts, long seed) {
        if (steps < 1 || restarts < 0) {
            throw new IllegalArgumentException(
                    "CERT-03: steps = "
                            + steps
                            + ", restarts = "
                            + restarts
                            + ", expected at least 1 and 0");
        }
        return new Attack(norm, steps, restarts, seed);
    }

    /**
     * The best that was found.
     *
     * @param succeeded whether the label changed
     * @param label the label there
     * @param margin the smallest {@code f_a − max_b f_b} found
     * @param distance how far the input was moved
     * @param input the moved input, as a list
     */
    public record Outcome(
            boolean succeeded,
            int label,
            double margin,
            double distance,
            java.util.List<Double> input) {}

    /**
     * Attacks an input.
     *
     * @param radius how far it may be moved, {@code ≥ 0}
     */
    public Outcome on(LseClassifier classifier, double radius, double... x) {
        if (!(radius >= 0) || Double.isInfinite(radius)) {
            throw new IllegalArgumentException(
                    "CERT-03: radius = " + radius + ", expected a finite number ≥ 0");
        }
        int label = classifier.label(x);
        double[] best = x.clone();
        SplittableRandom random = new SplittableRandom(seed);
        for (int b = 0; b < classifier.scores().size(); b++) {
            for (int run = 0; b != label && run <= restarts; run++) {
                double[] delta = new double[x.length];
                if (run > 0) {
                    java.util.Arrays.setAll(delta, i -> random.nextDouble(-1, 1) * radius);
                    norm.project(delta, radius);
                }
                double[] end = descend(classifier, label, b, x, delta, radius);
                best = classifier.margin(label, end) < classifier.margin(label, best) ? end : best;
            }
        }
        int reached = classifier.label(best);
        return new Outcome(
                reached != label,
                reached,
                classifier.margin(label, best),
                norm.of(LayerBounds.difference(best, x)),
                java.util.Arrays.stream(best).boxed().toList());
    }

    private double[] descend(
            LseClassifier classifier, int a, int b, double[] x, double[] delta, double radius) {
        double[] best = moved(x, delta);
        double least = classifier.margin(a, best);
        double[] at = best;
        for (int k = 0; k < steps; k++) {
            double[] up =
                    LayerBounds.difference(
                            classifier.scores().get(b).gradient(at),
                            classifier.scores().get(a).gradient(at));
            double[] direction = norm.steepest(up);
            double length = steps == 1 ? radius : radius * 0.5 * (1 - (double) k / steps);
            for (int i = 0; i < delta.length; i++) {
                delta[i] += length * direction[i];
            }
            norm.project(delta, radius);
            at = moved(x, delta);
            double margin = classifier.margin(a, at);
            if (margin < least) {
                best = at;
                least = margin;
            }
        }
        return best;
    }

    private static double[] moved(double[] x, double[] delta) {
        double[] y = x.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] += delta[i];
        }
        return y;
    }

    /** Returns the smallest radius at which this attack succeeds, by bisection up to a limit. */
    public double distance(LseClassifier classifier, double limit, double... x) {
        if (!on(classifier, limit, x).succeeded()) {
            return Double.POSITIVE_INFINITY;
        }
        double safe = 0;
        double broken = limit;
        for (int k = 0; k < 50; k++) {
            double middle = 0.5 * (safe + broken);
            Outcome outcome = on(classifier, middle, x);
            if (outcome.succeeded()) {
                broken = Math.min(middle, outcome.distance());
            } else {
                safe = middle;
            }
            if (broken - safe < 1e-12 * limit) {
                break;
            }
        }
        return broken;
    }
}
