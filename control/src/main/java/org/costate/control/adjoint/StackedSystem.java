package org.costate.control.adjoint;

import java.util.Arrays;
import java.util.List;
import org.costate.control.ControlSystem;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SeparableSystem;

/** Copies of one system under one control, states one after another. */
final class StackedSystem implements SecondOrderSystem, SeparableSystem {

    private final ControlSystem one;
    private final int samples;
    private final int n;

    private StackedSystem(ControlSystem one, int samples) {
        this.one = one;
        this.samples = samples;
        this.n = one.stateDimension();
    }

    static StackedSystem of(ControlSystem one, int samples) {
        return new StackedSystem(one, samples);
    }

    static double[] slice(double[] v, int s, int n) {
        return Arrays.copyOfRange(v, s * n, (s + 1) * n);
    }

    static void addSlice(double[] part, double[] all, int s, int n) {
        for (int i = 0; i < n; i++) {
            all[s * n + i] += part[i];
        }
    }

    @Override
    public int stateDimension() {
        return n * samples;
    }

    @Override
    public int controlDimension() {
        return one.controlDimension();
    }

    @Override
    public List<ControlSystem> parts() {
        return one instanceof SeparableSystem separable
                ? separable.parts().stream()
                        .map(part -> (ControlSystem) new StackedSystem(part, samples))
                        .toList()
                : List.of();
    }

    @Override
    public boolean isAutonomous() {
        return one instanceof SecondOrderSystem second && second.isAutonomous();
    }

    @Override
    public void velocity(double t, double[] x, double[] u, double[] xDot) {
        double[] f = new double[n];
        for (int s = 0; s < samples; s++) {
            one.velocity(t, slice(x, s, n), u, f);
            System.arraycopy(f, 0, xDot, s * n, n);
        }
    }

    @Override
    public void pullBack(double t, double[] x, double[] p, double[] u, double[] px, double[] pu) {
        for (int s = 0; s < samples; s++) {
            double[] g = new double[n];
            one.pullBack(t, slice(x, s, n), slice(p, s, n), u, g, pu);
            addSlice(g, px, s, n);
        }
    }

    @Override
    public void tangent(
            double t, double[] x, double[] u, double dt, double[] dx, double[] du, double[] df) {
        Dynamics single = new Dynamics(one, org.costate.control.RunningCost.none());
        double[] f = new double[n];
        for (int s = 0; s < samples; s++) {
            single.tangent(t, slice(x, s, n), u, slice(dx, s, n), du, f);
            for (int i = 0; i < n; i++) {
                df[s * n + i] = f[i];
            }
            if (dt != 0) {
                addTimeTangent(single, t, slice(x, s, n), u, dt, df, s);
            }
        }
    }

    private void addTimeTangent(
            Dynamics single, double t, double[] x, double[] u, double dt, double[] df, int s) {
        double[] unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = 1;
            df[s * n + i] += dt * single.timeForce(t, x, unit, 0, u);
            unit[i] = 0;
        }
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
        Dynamics single = new Dynamics(one, org.costate.control.RunningCost.none());
        for (int s = 0; s < samples; s++) {
            double[] g = new double[n];
            single.pullBackTangent(
                    t,
                    slice(x, s, n),
                    slice(p, s, n),
                    0,
                    u,
                    slice(dx, s, n),
                    slice(dp, s, n),
                    du,
                    g,
                    dpu);
            addSlice(g, dpx, s, n);
        }
    }
}
