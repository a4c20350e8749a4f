package org.costate.nets;

import java.util.Arrays;
import java.util.List;
import org.costate.control.ControlSystem;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SeparableSystem;

/**
 * Many samples under one control, as one control system: the state is the samples' states one after
 * the other, {@code n·S} numbers, the control one step's weights.
 *
 * <pre>
 *   ẋ_s = f(x_s, θ),    (∂f/∂θ)ᵀp = Σ_s (∂f/∂θ(x_s))ᵀ p_s
 * </pre>
 *
 * <p>Every sweep, adjoint and maximiser of one path so becomes one of an ensemble. In double
 * precision and plain loops; derivatives to second order are exact. Safe for use by several
 * threads.
 */
public final class EnsembleSystem implements SeparableSystem, SecondOrderSystem {

    private final DenseBlock block;
    private final int samples;

    private EnsembleSystem(DenseBlock block, int samples) {
        this.block = block;
        this.samples = samples;
    }

    /** Returns the system of so many samples of a block. */
    public static EnsembleSystem of(DenseBlock block, int samples) {
        return new EnsembleSystem(block, samples);
    }

    /** Returns the block. */
    public DenseBlock block() {
        return block;
    }

    @Override
    public int stateDimension() {
        return samples * block.stateDimension();
    }

    @Override
    public int controlDimension() {
        return block.controlDimension();
    }

    @Override
    public boolean isAutonomous() {
        return true;
    }

    @Override
    public List<ControlSystem> parts() {
        return block.parts().stream()
                .map(part -> (ControlSystem) new EnsembleSystem((DenseBlock) part, samples))
                .toList();
    }

    /** Returns the system at a point, where velocity and derivatives share their evaluations. */
    public EnsemblePoint at(double[] x, double[] u) {
        return new EnsemblePoint(block, x, u);
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        Arrays.fill(xDot, 0);
        at(x, u).addVelocity(xDot);
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        at(x, u).addPullBack(p, px, pu);
    }

    @Override
    public void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df) {
        Arrays.fill(df, 0);
        at(x, u).addTangent(dx, du, df);
    }

    @Override
    public void pullBackTangent(
            double t,
            double[] x,
            double[] p,
            double[] u,
            double[] dx,
            double[] dp,
            double[] du,
            double[] dpx,
            double[] dpu) {
        at(x, u).addPullBackTangent(p, dx, dp, du, dpx, dpu);
    }
}
