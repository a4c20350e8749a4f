package org.costate.control.hj.certificate;

/** The norm an input is moved in. Weights are measured in its dual. */
public enum Norm {
    /** Euclidean; its own dual. */
    L2 {
        @Override
        public double of(double[] v) {
            double sum = 0;
            for (double value : v) {
                sum += value * value;
            }
            return Math.sqrt(sum);
        }

        @Override
        public double dual(double[] v) {
            return of(v);
        }

        @Override
        double[] steepest(double[] v) {
            double norm = of(v);
            double[] unit = v.clone();
            for (int i = 0; i < unit.length && norm > 0; i++) {
                unit[i] /= norm;
            }
            return unit;
        }

        @Override
        void project(double[] delta, double radius) {
            double norm = of(delta);
            for (int i = 0; i < delta.length && norm > radius; i++) {
                delta[i] *= radius / norm;
            }
        }
    },
    /** The largest coordinate; its dual is the sum of absolute values. */
    MAX {
        @Override
        public double of(double[] v) {
            double size = 0;
            for (double value : v) {
                size = Math.max(size, Math.abs(value));
            }
            return size;
        }

        @Override
        public double dual(double[] v) {
            double sum = 0;
            for (double value : v) {
                sum += Math.abs(value);
            }
            return sum;
        }

        @Override
        double[] steepest(double[] v) {
            double[] signs = new double[v.length];
            for (int i = 0; i < v.length; i++) {
                signs[i] = Math.signum(v[i]);
            }
            return signs;
        }

        @Override
        void project(double[] delta, double radius) {
            for (int i = 0; i < delta.length; i++) {
                delta[i] = Math.max(-radius, Math.min(radius, delta[i]));
            }
        }
    };

    /** Returns {@code |v|}. */
    public abstract double of(double[] v);

    /** Returns {@code max {v·δ : |δ| ≤ 1}}. */
    public abstract double dual(double[] v);

    /** Returns a {@code δ}, {@code |δ| ≤ 1}, that attains the dual norm. */
    abstract double[] steepest(double[] v);

    /** Moves a displacement into the ball, in place. */
    abstract void project(double[] delta, double radius);
}
