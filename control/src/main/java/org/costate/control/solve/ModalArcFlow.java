package org.costate.control.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The flow of an arc under a {@link ControlMode}. Wherever a flow starts, its free controls are
 * looked for afresh, near the global maximiser of {@code H} if that has the same mode and near a
 * given control otherwise; so what a flow does depends on where it starts alone.
 */
final class ModalArcFlow implements ArcFlow {

    /** Gives a control to start from at a time. */
    interface Hint {
        double[] at(double t);
    }

    private final ModalHamiltonian hamiltonian;
    private final VariationalFlow flow;
    private final ControlMaximiser maximiser;
    private final Hint hint;
    private final int n;
    private final double[] x;
    private final double[] p;
    private double lastTime = Double.NaN;
    private double[] lastPoint = {};

    /**
     * Creates the flow.
     *
     * @param middle a time inside the arc: where the hint shows the branch of the control
     */
    ModalArcFlow(
            BolzaForm form,
            ControlMode mode,
            Hint hint,
            double middle,
            double tolerance,
            double[] scale) {
        this.n = form.n();
        this.hint = hint;
        this.hamiltonian =
                form.hamiltonian(mode, new double[form.m()]).between(form.kinks(), hint.at(middle));
        this.flow = new VariationalFlow(hamiltonian, tolerance, scale);
        this.maximiser = new ControlMaximiser(form);
        this.x = new double[n];
        this.p = new double[n];
    }

    /** Returns the Hamiltonian, at the last point it was asked for. */
    ModalHamiltonian hamiltonian() {
        return hamiltonian;
    }

    @Override
    public void carry(double t0, double[] z, double t1, double @Nullable [][] y) {
        carry(t0, z, t1, y, null);
    }

    void carry(
            double t0,
            double[] z,
            double t1,
            double @Nullable [][] y,
            VariationalFlow.@Nullable StepListener listener) {
        settle(t0, z);
        flow.carry(t0, z, t1, y, listener);
        lastTime = t1;
        lastPoint = z.clone();
    }

    /** Finds the control at a point, unless the flow has just come from there. */
    void settle(double t, double[] z) {
        System.arraycopy(z, 0, x, 0, n);
        System.arraycopy(z, n, p, 0, n);
        if (t == lastTime && Arrays.equals(z, lastPoint)) {
            return;
        }
        if (!hamiltonian.mode().isHeld()) {
            double[] near = hint.at(t);
            double[] u = new double[near.length];
            maximiser.byLaw(t, x, p, near, u);
            boolean same = !maximiser.ranAway() && maximiser.mode(u).equals(hamiltonian.mode());
            hamiltonian.restart(same ? u : near);
        }
        lastTime = t;
        lastPoint = z.clone();
    }

    @Override
    public void velocity(double t, double[] z, double[] zDot) {
        settle(t, z);
        flow.velocity(t, z, zDot);
    }

    /** Writes {@code ∂F/∂z} and {@code ∂F/∂t} of the velocity {@code F} at a point. */
    void linearisation(double t, double[] z, double[][] a, double[] ft) {
        settle(t, z);
        hamiltonian.linearisation(t, x, p, a, ft);
    }

    @Override
    public double hamiltonian(double t, double[] z) {
        settle(t, z);
        return hamiltonian.value(t, x, p);
    }

    @Override
    public double timeDerivative(double t, double[] z) {
        settle(t, z);
        return hamiltonian.timeDerivative(t, x, p);
    }

    /** Writes the control at a point. */
    void control(double t, double[] z, double[] u) {
        settle(t, z);
        hamiltonian.control(t, x, p, u);
    }
}
