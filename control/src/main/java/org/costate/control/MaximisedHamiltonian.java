package org.costate.control;

import org.costate.ode.SmoothHamiltonian;

/**
 * The Hamiltonian {@code H*(t, x, p) = max_u H(t, x, p, u)}, with its flow and linearisation.
 *
 * <p>Its partials are those of {@code H} with {@code u} held (envelope theorem); its second
 * derivatives carry the gradient of {@code u} by implicit differentiation on the active set: {@code
 * H*_zz = H_zz + H_zu u_z}. At a switch {@code H*} has a kink; {@link #onArc} continues the smooth
 * branch of one arc across it, so that an integrator meets a smooth field and switches are events.
 */
public sealed class MaximisedHamiltonian implements SmoothHamiltonian permits ArcHamiltonian {

    private final MaximisingLaw law;
    private final ControlHamiltonian h;
    private final int n;
    private final int m;

    MaximisedHamiltonian(MaximisingLaw law) {
        this.law = law;
        this.h = law.hamiltonian();
        this.n = h.system().stateDimension();
        this.m = h.system().controlDimension();
    }

    /** Returns the Hamiltonian of a law. */
    public static MaximisedHamiltonian of(MaximisingLaw law) {
        return new MaximisedHamiltonian(law);
    }

    /** Returns the law. */
    public MaximisingLaw law() {
        return law;
    }

    /** Returns the smooth Hamiltonian of one arc. */
    public ArcHamiltonian onArc(ControlArc arc) {
        return new ArcHamiltonian(law, arc);
    }

    /** Puts the control of this Hamiltonian into {@code at}. */
    void close(double t, double[] x, double[] p, LawPoint at) {
        law.maximiser().maximise(t, x, p, at);
    }

    /** Writes the control that is put in. */
    public void control(double t, double[] x, double[] p, double[] u) {
        LawPoint at = law.lend();
        close(t, x, p, at);
        System.arraycopy(at.u, 0, u, 0, m);
        law.giveBack(at);
    }

    @Override
    public int dimension() {
        return n;
    }

    @Override
    public double value(double t, double[] x, double[] p) {
        LawPoint at = law.lend();
        close(t, x, p, at);
        double value = h.value(t, x, p, at.u);
        law.giveBack(at);
        return value;
    }

    @Override
    public void canonicalEquations(double t, double[] x, double[] p, double[] xDot, double[] pDot) {
        LawPoint at = law.lend();
        close(t, x, p, at);
        h.gradient(t, x, p, at.u, at.gradient);
        for (int i = 0; i < n; i++) {
            xDot[i] = at.gradient[1 + n + i];
            pDot[i] = -at.gradient[1 + i];
        }
        law.giveBack(at);
    }

    @Override
    public void linearisation(double t, double[] x, double[] p, double[][] a, double[] ft) {
        LawPoint at = law.lend();
        differentiated(t, x, p, at);
        for (int i = 0; i < n; i++) {
            row(1 + n + i, 1, at, a[i], ft, i);
            row(1 + i, -1, at, a[n + i], ft, n + i);
        }
        law.giveBack(at);
    }

    /** Closes and writes the Hessian of {@code H} and {@code ∂u/∂(t, x, p)} into {@code at}. */
    final void differentiated(double t, double[] x, double[] p, LawPoint at) {
        close(t, x, p, at);
        h.hessian(t, x, p, at.u, at.hessian);
        law.maximiser().differentiate(t, x, p, at);
    }

    /** Writes a row of {@code J(H_zz + H_zu u_z)} and its entry of the time derivative. */
    private void row(int z, double sign, LawPoint at, double[] row, double[] ft, int i) {
        double[] hz = at.hessian[z];
        ft[i] = sign * hz[0];
        for (int k = 0; k < 2 * n; k++) {
            row[k] = sign * hz[1 + k];
        }
        for (int j = 0; j < m; j++) {
            double f = sign * hz[1 + 2 * n + j];
            if (f != 0) {
                double[] du = at.du[j];
                ft[i] += f * du[0];
                for (int k = 0; k < 2 * n; k++) {
                    row[k] += f * du[1 + k];
                }
            }
        }
    }

    /** Writes {@code ∂u/∂(t, x, p)}, {@code m} rows of {@code 1 + 2n}. */
    public void controlDerivative(double t, double[] x, double[] p, double[][] du) {
        LawPoint at = law.lend();
        differentiated(t, x, p, at);
        for (int j = 0; j < m; j++) {
            System.arraycopy(at.du[j], 0, du[j], 0, 1 + 2 * n);
        }
        law.giveBack(at);
    }
}
