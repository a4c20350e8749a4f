package org.costate.nets.train.pmp;

import java.util.function.UnaryOperator;

/**
 * Conjugate gradients for {@code A d = b} with a symmetric {@code A} known by its products, stopped
 * early, and at a direction of negative curvature [Nocedal, Wright 2006, alg. 7.1].
 */
final class ConjugateGradients {

    /**
     * What was found.
     *
     * @param direction {@code d}
     * @param iterations products spent
     * @param curved whether it ended at a direction without positive curvature
     */
    record Outcome(double[] direction, int iterations, boolean curved) {}

    private ConjugateGradients() {}

    /**
     * Solves from zero.
     *
     * @param accuracy {@code |A d − b| ≤ accuracy |b|} ends it
     */
    static Outcome solve(
            UnaryOperator<double[]> product, double[] b, double accuracy, int mostIterations) {
        double[] d = new double[b.length];
        double[] r = b.clone();
        double[] v = b.clone();
        double rr = dot(r, r);
        double goal = accuracy * accuracy * rr;
        int done = 0;
        while (done < mostIterations && rr > goal) {
            double[] av = product.apply(v);
            done++;
            double curvature = dot(v, av);
            if (!(curvature > 0)) {
                return new Outcome(done == 1 ? b.clone() : d, done, true);
            }
            double alpha = rr / curvature;
            add(alpha, v, d);
            add(-alpha, av, r);
            double next = dot(r, r);
            for (int i = 0; i < v.length; i++) {
                v[i] = r[i] + next / rr * v[i];
            }
            rr = next;
        }
        return new Outcome(d, done, false);
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static void add(double factor, double[] v, double[] target) {
        for (int i = 0; i < v.length; i++) {
            target[i] += factor * v[i];
        }
    }
}
