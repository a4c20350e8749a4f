package org.costate.control.transcription;

import java.util.List;
import org.costate.control.ControlSet;
import org.costate.control.FiniteSet;

/**
 * Maximises an augmented Hamiltonian over a control set at one point: by comparison on a finite
 * set; else by projected gradients with the step lengths of Barzilai and Borwein, from the best of
 * the old control, the corners of the set and a proposal.
 */
final class PointwiseMaximiser {

    private static final int STEPS = 200;
    private static final double TINY = 1e-12;
    private static final double FAR = 1e12;

    private final ControlSet set;
    private final List<double[]> corners;
    private final double[] trial;
    private final double[] gradient;
    private final double[] newGradient;

    PointwiseMaximiser(ControlSet set, int m) {
        this.set = set;
        corners = set.vertices(m);
        trial = new double[m];
        gradient = new double[m];
        newGradient = new double[m];
    }

    /** Replaces {@code u} by a maximiser of {@code h}; returns whether it stays finite. */
    boolean maximise(AugmentedHamiltonian h, double[] u, double firstLength) {
        double best = h.value(u);
        for (double[] corner : corners) {
            double value = h.value(corner);
            if (value > best) {
                best = value;
                System.arraycopy(corner, 0, u, 0, u.length);
            }
        }
        return set instanceof FiniteSet || ascend(h, u, best, firstLength);
    }

    private boolean ascend(AugmentedHamiltonian h, double[] u, double start, double firstLength) {
        double value = start;
        double length = firstLength;
        h.gradient(u, gradient);
        for (int i = 0; i < STEPS; i++) {
            double moved = step(u, length);
            if (moved <= TINY * (1 + Iterate.worst(u))) {
                return true;
            }
            double newValue = h.value(trial);
            if (!(newValue > value - 1e-15 * Math.abs(value))) {
                length *= 0.25;
                if (length < 1e-14) {
                    return true;
                }
                continue;
            }
            h.gradient(trial, newGradient);
            length = next(u);
            System.arraycopy(trial, 0, u, 0, u.length);
            System.arraycopy(newGradient, 0, gradient, 0, u.length);
            value = newValue;
            if (!(Iterate.worst(u) < FAR)) {
                return false;
            }
        }
        return true;
    }

    private double step(double[] u, double length) {
        for (int j = 0; j < u.length; j++) {
            trial[j] = u[j] + length * gradient[j];
        }
        set.project(trial);
        double moved = 0;
        for (int j = 0; j < u.length; j++) {
            moved = Math.max(moved, Math.abs(trial[j] - u[j]));
        }
        return moved;
    }

    /** Returns the length {@code |s|²/⟨s, −y⟩}; long where the function is not concave. */
    private double next(double[] u) {
        double square = 0;
        double curvature = 0;
        for (int j = 0; j < u.length; j++) {
            double s = trial[j] - u[j];
            square += s * s;
            curvature -= s * (newGradient[j] - gradient[j]);
        }
        return curvature > 1e-14 * square ? square / curvature : 1e6;
    }
}
