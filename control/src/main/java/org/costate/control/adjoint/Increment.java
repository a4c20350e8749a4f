package org.costate.control.adjoint;

import static org.costate.control.adjoint.Dynamics.addScaled;

import org.costate.ode.ButcherTableau;

/**
 * The increment {@code Ψ_h(t, x) = h Σ_i b_i f(X_i)} of an explicit tableau, with that of the
 * running cost, and its transpose. Holds scratch space: one thread.
 */
final class Increment {

    private final Dynamics dynamics;
    private final ButcherTableau tableau;
    private final boolean isTimed;
    private final int n;
    private final int s;
    private final double[][] x;
    private final double[][] f;
    private double byStep;
    private double byTime;

    Increment(Dynamics dynamics, ButcherTableau tableau, boolean isTimed) {
        this.dynamics = dynamics;
        this.tableau = tableau;
        this.isTimed = isTimed;
        this.n = dynamics.states();
        this.s = tableau.stages();
        this.x = new double[s][n];
        this.f = new double[s][n];
    }

    /**
     * Adds {@code a Ψ_h(t, from)} to {@code to}, another array, and returns {@code Ψ} of the cost.
     */
    double add(double a, double t, double h, double[] from, double[] u, double[] to) {
        double cost = 0;
        for (int i = 0; i < s; i++) {
            System.arraycopy(from, 0, x[i], 0, n);
            for (int j = 0; j < i; j++) {
                addScaled(h * tableau.a(i, j), f[j], x[i]);
            }
            dynamics.velocity(t + tableau.c(i) * h, x[i], u, f[i]);
            if (dynamics.hasCost() && tableau.b(i) != 0) {
                cost += h * tableau.b(i) * dynamics.cost(t + tableau.c(i) * h, x[i], u);
            }
        }
        for (int i = 0; i < s; i++) {
            addScaled(a * h * tableau.b(i), f[i], to);
        }
        return cost;
    }

    /**
     * Adds {@code a (∂Ψ_h/∂x)ᵀv} to {@code px} and {@code a (∂Ψ_h/∂u)ᵀv} to {@code pu}, at the
     * point of the last {@link #add}; {@code vc} is the costate of the cost.
     */
    void pullBack(
            double a,
            double t,
            double h,
            double[] v,
            double vc,
            double[] u,
            double[] px,
            double[] pu) {
        double[][] g = new double[s][n];
        double[] hu = new double[u.length];
        byStep = 0;
        byTime = 0;
        for (int i = s - 1; i >= 0; i--) {
            double[] stage = new double[n];
            addScaled(tableau.b(i), v, stage);
            for (int j = i + 1; j < s; j++) {
                addScaled(h * tableau.a(j, i), g[j], stage);
            }
            double ti = t + tableau.c(i) * h;
            double p0 = tableau.b(i) * vc;
            dynamics.pullBack(ti, x[i], stage, p0, u, g[i], hu);
            byStep += Dynamics.dot(stage, f[i]);
            if (dynamics.hasCost()) {
                byStep += p0 * dynamics.cost(ti, x[i], u);
            }
            if (isTimed) {
                double force = dynamics.timeForce(ti, x[i], stage, p0, u);
                byStep += h * tableau.c(i) * force;
                byTime += h * force;
            }
        }
        for (int i = 0; i < s; i++) {
            addScaled(a * h, g[i], px);
        }
        addScaled(a * h, hu, pu);
    }

    /** Returns {@code ⟨v, ∂Ψ/∂h⟩} of the last {@link #pullBack}. */
    double byStep() {
        return byStep;
    }

    /** Returns {@code ⟨v, ∂Ψ/∂t⟩} of the last {@link #pullBack}. */
    double byTime() {
        return byTime;
    }

    /** Adds {@code a δΨ} at the point of the last {@link #add} and returns that of the cost. */
    double addTangent(
            double a, double t, double h, double[] dx, double[] u, double[] du, double[] to) {
        double[][] df = new double[s][n];
        double cost = 0;
        for (int i = 0; i < s; i++) {
            double[] d = dx.clone();
            for (int j = 0; j < i; j++) {
                addScaled(h * tableau.a(i, j), df[j], d);
            }
            double rate = dynamics.tangent(t + tableau.c(i) * h, x[i], u, d, du, df[i]);
            cost += h * tableau.b(i) * rate;
        }
        for (int i = 0; i < s; i++) {
            addScaled(a * h * tableau.b(i), df[i], to);
        }
        return cost;
    }
}
