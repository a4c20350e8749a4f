package org.costate.nets.train.pmp;

import org.costate.control.transcription.Damping;
import org.costate.kernels.Activation;
import org.costate.nets.DenseBlock;
import org.costate.nets.WeightTensor;
import org.costate.nets.train.LimitedMemoryBfgs;

/**
 * Maximises a step's Hamiltonian over its weights: in closed form where it is affine in the
 * matrices and the damping is that of the control, by L-BFGS on the whole space otherwise, by
 * projected gradients on a box.
 *
 * <p>Where the closed form does not reach the biases, or the set is finite, they are held.
 */
final class StepMaximiser {

    private static final int MEMORY = 10;

    /** A maximiser, what it gains over the old weights, and the iterations spent. */
    record Maximum(double[] weights, double gain, int iterations) {}

    private final WeightSet set;
    private final int iterations;
    private final boolean closedForm;
    private final boolean[] free;

    StepMaximiser(DenseBlock block, WeightSet set, Damping damping, int iterations) {
        this.set = set;
        this.iterations = iterations;
        closedForm = block.isLinearInMatrices() && damping == Damping.CONTROL;
        boolean holdsBiases =
                set.isDiscrete() || closedForm && block.activation() != Activation.IDENTITY;
        free = new boolean[block.controlDimension()];
        for (WeightTensor tensor : block.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                free[tensor.offset() + i] = !(tensor.isBias() && holdsBiases);
            }
        }
    }

    /** Replaces what may move by the nearest members of the set. */
    void project(double[] w) {
        for (int i = 0; i < w.length; i++) {
            w[i] = free[i] ? set.project(w[i]) : w[i];
        }
    }

    boolean isFree(int i) {
        return free[i];
    }

    Maximum maximise(StepHamiltonian h) {
        if (closedForm) {
            return separable(h);
        }
        return set.equals(WeightSet.all()) ? smooth(h) : projected(h);
    }

    /** The Hamiltonian is {@code ⟨m, ϑ⟩} and a separable quadratic: one slope says all. */
    private Maximum separable(StepHamiltonian h) {
        double[] old = h.old();
        double[] slope = h.slope();
        double[] curvature = h.runningCurvature();
        double[] best = old.clone();
        double gain = 0;
        for (int i = 0; i < best.length; i++) {
            if (free[i]) {
                double m = slope[i] + curvature[i] * old[i];
                best[i] = set.maximiser(m, curvature[i], h.rho(), old[i]);
                double step = best[i] - old[i];
                gain += step * (slope[i] - 0.5 * (curvature[i] + h.rho()) * step);
                gain -= set.price(best[i]) - set.price(old[i]);
            }
        }
        return new Maximum(best, gain, 1);
    }

    private Maximum smooth(StepHamiltonian h) {
        LimitedMemoryBfgs ascent =
                LimitedMemoryBfgs.striding(h.old(), MEMORY, (w, g) -> negative(h, w, g));
        double before = ascent.value();
        int done = 0;
        while (done < iterations && ascent.iterate() != 0) {
            done++;
        }
        return new Maximum(ascent.point().clone(), before - ascent.value(), done);
    }

    private double negative(StepHamiltonian h, double[] w, double[] gradient) {
        double value = h.value(w, gradient);
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = free[i] ? -gradient[i] : 0;
        }
        return -value;
    }

    /** Projected gradients with steps of Barzilai and Borwein, cut back until the value rises. */
    private Maximum projected(StepHamiltonian h) {
        double[] w = h.old().clone();
        double[] g = new double[w.length];
        double[] next = new double[w.length];
        double[] gNext = new double[w.length];
        double value = negative(h, w, g);
        double before = value;
        double step = 1;
        int done = 0;
        for (; done < iterations; done++) {
            double reached = move(w, g, step, next, h, gNext);
            for (int cut = 0; !(reached < value) && cut < 30; cut++) {
                step *= 0.5;
                reached = move(w, g, step, next, h, gNext);
            }
            if (!(reached < value)) {
                break;
            }
            step = spectral(w, g, next, gNext, step);
            System.arraycopy(next, 0, w, 0, w.length);
            System.arraycopy(gNext, 0, g, 0, g.length);
            value = reached;
        }
        return new Maximum(w, before - value, done);
    }

    private double move(
            double[] w, double[] g, double step, double[] next, StepHamiltonian h, double[] gNext) {
        for (int i = 0; i < w.length; i++) {
            next[i] = free[i] ? set.project(w[i] - step * g[i]) : w[i];
        }
        return negative(h, next, gNext);
    }

    private static double spectral(
            double[] w, double[] g, double[] next, double[] gNext, double step) {
        double ss = 0;
        double sy = 0;
        for (int i = 0; i < w.length; i++) {
            double s = next[i] - w[i];
            ss += s * s;
            sy += s * (gNext[i] - g[i]);
        }
        return sy > 0 ? ss / sy : 4 * step;
    }
}
