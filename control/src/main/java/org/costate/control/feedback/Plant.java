package org.costate.control.feedback;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/** The world that a controller meets: its own velocity, pushed. One thread. */
final class Plant {

    private static final int FINER = 4; // steps of the plant in one of the controller

    private final StepMap step;
    private final Disturbance disturbance;
    private final double[] push;

    Plant(SmoothMap path, int m, Disturbance disturbance) {
        this.push = new double[path.outputs() - 1];
        this.step = new StepMap(new Pushed(path, push), m);
        this.disturbance = disturbance;
    }

    /** Replaces {@code x} by the state a step later and returns the cost of the step. */
    double advance(int k, double t, double h, double[] x, double[] u) {
        Arrays.fill(push, 0);
        disturbance.velocity(k, t, x.clone(), push);
        double[] next = new double[x.length];
        double cost = 0;
        for (int i = 0; i < FINER; i++) {
            cost += step.step(t + i * h / FINER, h / FINER, x, u, next);
            System.arraycopy(next, 0, x, 0, x.length);
        }
        return cost;
    }

    /** A velocity with a push added to it; the push is set by the plant. */
    private record Pushed(SmoothMap path, double[] push) implements SmoothMap {

        @Override
        public int inputs() {
            return path.inputs();
        }

        @Override
        public int outputs() {
            return path.outputs();
        }

        @Override
        public void value(double[] v, double[] y) {
            path.value(v, y);
            add(y);
        }

        @Override
        public void jacobian(double[] v, double[] y, double[][] dy) {
            path.jacobian(v, y, dy);
            add(y);
        }

        @Override
        public void hessian(double[] v, double[] w, double[][] h) {
            path.hessian(v, w, h);
        }

        private void add(double[] y) {
            for (int i = 0; i < push.length; i++) {
                y[i] += push[i];
            }
        }
    }
}
