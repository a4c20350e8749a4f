package org.costate.control.adjoint;

import java.util.Arrays;
import org.costate.control.ControlSystem;
import org.costate.control.RunningCost;
import org.costate.control.SecondOrderCost;
import org.costate.control.SecondOrderSystem;
import org.costate.control.SeparableSystem;

/**
 * {@code f}, {@code ℓ} and their derivatives as the adjoints call them: counted, checked to be
 * finite, and with the place where a user's formula failed.
 *
 * <p>What a system does not offer itself is made from what it does: tangents from {@code n}
 * pull-backs, exactly; {@code ∂/∂t} and second derivatives by differences of order 6.
 */
final class Dynamics {

    private final ControlSystem system;
    private final RunningCost cost;
    private final int n;
    private final int m;
    private long evaluations;
    private long pullBacks;
    private int step;

    Dynamics(ControlSystem system, RunningCost cost) {
        this.system = system;
        this.cost = cost;
        this.n = system.stateDimension();
        this.m = system.controlDimension();
    }

    int states() {
        return n;
    }

    int controls() {
        return m;
    }

    long evaluations() {
        return evaluations;
    }

    long pullBacks() {
        return pullBacks;
    }

    boolean hasCost() {
        return cost != RunningCost.none();
    }

    /** Says whether neither {@code f} nor {@code ℓ} can depend on time. */
    boolean isAutonomous() {
        boolean cheap = !hasCost() || cost instanceof SecondOrderCost c && c.isAutonomous();
        return cheap && system instanceof SecondOrderSystem second && second.isAutonomous();
    }

    /** Tells the next messages which step they are about, counted from 1. */
    void atStep(int k) {
        step = k;
    }

    int step() {
        return step;
    }

    /** Returns the dynamics of one part of a separable system, with its share of the cost. */
    Dynamics part(int part) {
        SeparableSystem whole = (SeparableSystem) system;
        return new Dynamics(whole.parts().get(part), cost.ofPart(part, whole.parts().size()));
    }

    /** Asks twice, wants the same bits, and returns them; not counted. */
    double[] requirePure(double t, double[] x, double[] u) {
        double[] f = new double[n];
        velocity(t, x, u, f);
        evaluations--;
        requireSame(t, x, u, f);
        return f;
    }

    /** Asks again, and wants the bits of another time; not counted. */
    void requireSame(double t, double[] x, double[] u, double[] f) {
        double[] again = new double[n];
        velocity(t, x, u, again);
        evaluations--;
        for (int i = 0; i < n; i++) {
            if (Double.doubleToLongBits(f[i]) != Double.doubleToLongBits(again[i])) {
                throw AdjointException.impure(f[i], again[i], t, step, x);
            }
        }
    }

    void velocity(double t, double[] x, double[] u, double[] f) {
        trialVelocity(t, x, u, f);
        requireFinite("f", f, t, x);
    }

    /** As {@link #velocity}, but leaves it to step control what to do about NaN. */
    void trialVelocity(double t, double[] x, double[] u, double[] f) {
        evaluations++;
        try {
            system.velocity(t, x, u, f);
        } catch (RuntimeException e) {
            throw AdjointException.userThrew(e, t, step, x);
        }
    }

    double cost(double t, double[] x, double[] u) {
        try {
            return cost.value(t, x, u);
        } catch (RuntimeException e) {
            throw AdjointException.userThrew(e, t, step, x);
        }
    }

    /** Adds {@code ∂H/∂x} and {@code ∂H/∂u}. */
    void pullBack(
            double t, double[] x, double[] p, double p0, double[] u, double[] px, double[] pu) {
        pullBacks++;
        try {
            system.pullBack(t, x, p, u, px, pu);
            if (p0 != 0 && hasCost()) {
                cost.addGradient(t, x, u, p0, px, pu);
            }
        } catch (RuntimeException e) {
            throw AdjointException.userThrew(e, t, step, x);
        }
        requireFinite("∂H/∂x", px, t, x);
    }

    /** Adds {@code scale ∂ℓ/∂x}. */
    void addCostGradient(double t, double[] x, double[] u, double scale, double[] gx) {
        if (hasCost()) {
            cost.addGradient(t, x, u, scale, gx, new double[m]);
        }
    }

    /** Returns {@code H = ⟨p, f⟩ + p⁰ ℓ}, not counted. */
    double hamiltonian(double t, double[] x, double[] p, double p0, double[] u) {
        double[] f = new double[n];
        velocity(t, x, u, f);
        evaluations--;
        double sum = hasCost() && p0 != 0 ? p0 * cost(t, x, u) : 0;
        for (int i = 0; i < n; i++) {
            sum += p[i] * f[i];
        }
        return sum;
    }

    /** Returns {@code ∂H/∂t}. */
    double timeForce(double t, double[] x, double[] p, double p0, double[] u) {
        if (isAutonomous()) {
            return 0;
        }
        if (system instanceof SecondOrderSystem second
                && (!hasCost() || cost instanceof SecondOrderCost)) {
            double[] df = new double[n];
            second.tangent(t, x, u, 1, new double[n], new double[m], df);
            double sum =
                    hasCost() && p0 != 0
                            ? p0
                                    * ((SecondOrderCost) cost)
                                            .tangent(t, x, u, 1, new double[n], new double[m])
                            : 0;
            for (int i = 0; i < n; i++) {
                sum += p[i] * df[i];
            }
            return sum;
        }
        return Differences.of(tau -> hamiltonian(tau, x, p, p0, u), t);
    }

    /** Writes {@code δf} along {@code (δx, δu)} and returns {@code δℓ}. */
    double tangent(double t, double[] x, double[] u, double[] dx, double[] du, double[] df) {
        evaluations++;
        if (system instanceof SecondOrderSystem second) {
            second.tangent(t, x, u, 0, dx, du, df);
        } else {
            double[] unit = new double[n];
            for (int i = 0; i < n; i++) {
                double[] px = new double[n];
                double[] pu = new double[m];
                unit[i] = 1;
                system.pullBack(t, x, unit, u, px, pu);
                unit[i] = 0;
                df[i] = dot(px, dx) + dot(pu, du);
            }
        }
        requireFinite("δf", df, t, x);
        if (!hasCost()) {
            return 0;
        }
        if (cost instanceof SecondOrderCost second) {
            return second.tangent(t, x, u, 0, dx, du);
        }
        double[] gx = new double[n];
        double[] gu = new double[m];
        cost.addGradient(t, x, u, 1, gx, gu);
        return dot(gx, dx) + dot(gu, du);
    }

    /** Adds the derivatives of {@code ∂H/∂x} and {@code ∂H/∂u} along {@code (δx, δp, δu)}. */
    void pullBackTangent(
            double t,
            double[] x,
            double[] p,
            double p0,
            double[] u,
            double[] dx,
            double[] dp,
            double[] du,
            double[] dpx,
            double[] dpu) {
        pullBacks++;
        if (system instanceof SecondOrderSystem second) {
            second.pullBackTangent(t, x, p, u, dx, dp, du, dpx, dpu);
        } else {
            system.pullBack(t, x, dp, u, dpx, dpu);
            addDifferences(
                    (y, v, gx, gu) -> system.pullBack(t, y, p, v, gx, gu), x, u, dx, du, dpx, dpu);
        }
        if (hasCost() && p0 != 0) {
            if (cost instanceof SecondOrderCost second) {
                second.addGradientTangent(t, x, u, p0, dx, du, dpx, dpu);
            } else {
                addDifferences(
                        (y, v, gx, gu) -> cost.addGradient(t, y, v, p0, gx, gu),
                        x,
                        u,
                        dx,
                        du,
                        dpx,
                        dpu);
            }
        }
        requireFinite("δ∂H/∂x", dpx, t, x);
    }

    /** A gradient in {@code (x, u)}. */
    private interface GradientAt {
        void add(double[] x, double[] u, double[] gx, double[] gu);
    }

    private void addDifferences(
            GradientAt gradient,
            double[] x,
            double[] u,
            double[] dx,
            double[] du,
            double[] dpx,
            double[] dpu) {
        double[] product = new double[n + m];
        Differences.along(
                (z, g) -> {
                    double[] gx = new double[n];
                    double[] gu = new double[m];
                    gradient.add(Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, n + m), gx, gu);
                    System.arraycopy(gx, 0, g, 0, n);
                    System.arraycopy(gu, 0, g, n, m);
                },
                joined(x, u),
                joined(dx, du),
                product);
        for (int i = 0; i < n + m; i++) {
            if (i < n) {
                dpx[i] += product[i];
            } else {
                dpu[i - n] += product[i];
            }
        }
    }

    private static double[] joined(double[] a, double[] b) {
        double[] both = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        return both;
    }

    static void addScaled(double a, double[] x, double[] y) {
        for (int i = 0; i < y.length; i++) {
            y[i] += a * x[i];
        }
    }

    static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private void requireFinite(String what, double[] values, double t, double[] x) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw AdjointException.notFinite(what, i, values[i], t, step, x);
            }
        }
    }
}
