package org.costate.nets.train.pmp;

import java.util.Arrays;
import org.costate.control.transcription.Damping;
import org.costate.nets.EnsemblePoint;
import org.costate.nets.EnsembleSystem;

/**
 * The augmented Hamiltonian of one step over an ensemble, as a function of the step's weights:
 *
 * <pre>
 *   H̃(ϑ) = Σ_s ⟨p_s, f(x_s, ϑ)⟩ − R(ϑ) + ⟨c, ϑ − θ⟩ − damping
 *   damping = (ρ/2S) Σ |v − f(x, ϑ)|² + (ρS/2) Σ |q + ∂H/∂x(x, p, ϑ)|²    or    ½ ρ |ϑ − θ|²
 * </pre>
 *
 * <p>with {@code v = f(x, θ)} and {@code q = −∂H/∂x(x, p, θ)}, so that both defects vanish at the
 * old weights and {@code ∂H̃/∂ϑ} there is {@code ∂H/∂θ} [Li, Chen, Tai, E 2018]. The tilt {@code c}
 * gives it the exact gradient of the discrete cost; for Euler's rule it is zero. Costates carry
 * {@code 1/S}.
 */
final class StepHamiltonian {

    private final EnsembleSystem system;
    private final double[] x;
    private final double[] p;
    private final double[] old;
    private final Damping damping;
    private final int samples;
    private final RunningQuadratic running;
    private final double[] tilt;
    private final double[] v;
    private final double[] hx;
    private final double[] f;
    private final double[] px;
    private final double[] tilted;
    private final double[] zero;
    private final double[] noDirection;
    private final double[] ignored;
    private final double[] slope;
    private double rho;

    StepHamiltonian(
            EnsembleSystem system,
            int samples,
            double[] x,
            double[] p,
            double[] old,
            RunningQuadratic running,
            Damping damping) {
        this.system = system;
        this.samples = samples;
        this.x = x;
        this.p = p;
        this.old = old;
        this.running = running;
        this.damping = damping;
        tilt = new double[old.length];
        v = new double[x.length];
        hx = new double[x.length];
        f = new double[x.length];
        px = new double[x.length];
        tilted = new double[x.length];
        zero = new double[x.length];
        noDirection = new double[old.length];
        slope = new double[old.length];
        ignored = new double[old.length];
        EnsemblePoint here = system.at(x, old);
        here.addVelocity(v);
        here.addPullBack(p, hx, slope);
        running.subtract(old, slope);
    }

    /** Adds a linear term that makes the gradient at the old weights the given one. */
    void tilt(double[] exact) {
        for (int i = 0; i < tilt.length; i++) {
            tilt[i] = exact[i] - slope[i];
            slope[i] = exact[i];
        }
    }

    /** Returns {@code ∂H/∂θ} at the old weights, whatever the damping, which is flat there. */
    double[] slope() {
        return slope;
    }

    void damp(double weight) {
        rho = weight;
    }

    double[] old() {
        return old;
    }

    double rho() {
        return rho;
    }

    double[] runningCurvature() {
        return running.curvature();
    }

    /** Returns {@code H̃(ϑ)} and writes its gradient. */
    double value(double[] w, double[] gradient) {
        Arrays.fill(gradient, 0);
        EnsemblePoint here = system.at(x, w);
        Arrays.fill(f, 0);
        here.addVelocity(f);
        double value = running.subtract(w, gradient);
        for (int i = 0; i < w.length; i++) {
            value += tilt[i] * (w[i] - old[i]);
            gradient[i] += tilt[i];
        }
        boolean canonical = damping == Damping.CANONICAL_EQUATIONS && rho > 0;
        for (int i = 0; i < f.length; i++) {
            value += p[i] * f[i];
            double defect = canonical ? v[i] - f[i] : 0;
            value -= 0.5 * rho / samples * defect * defect;
            tilted[i] = p[i] + rho / samples * defect;
        }
        if (canonical) {
            value -= costateDefect(here, gradient);
        } else {
            value -= distance(w, gradient);
        }
        Arrays.fill(px, 0);
        here.addPullBack(tilted, px, gradient);
        return value;
    }

    private double costateDefect(EnsemblePoint here, double[] gradient) {
        Arrays.fill(px, 0);
        here.addPullBack(p, px, ignored);
        double sum = 0;
        for (int i = 0; i < px.length; i++) {
            px[i] -= hx[i];
            sum += px[i] * px[i];
            px[i] *= -rho * samples;
        }
        here.addPullBackTangent(p, px, zero, noDirection, f, gradient);
        return 0.5 * rho * samples * sum;
    }

    private double distance(double[] w, double[] gradient) {
        double sum = 0;
        for (int i = 0; i < w.length; i++) {
            double step = w[i] - old[i];
            sum += step * step;
            gradient[i] -= rho * step;
        }
        return 0.5 * rho * sum;
    }
}
