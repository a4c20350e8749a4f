package org.costate.control.solve;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.costate.control.ArcHamiltonian;
import org.costate.control.ControlArc;
import org.costate.control.MaximisedHamiltonian;
import org.costate.control.MaximisingLaw;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/**
 * The flow of the maximised Hamiltonian, switches included: each is located as a zero of a guard of
 * the present arc, and variations are carried over it by
 *
 * <pre>
 *   δz⁺ = (I + (F⁺ − F⁻) ∇Sᵀ / (dS/dt)) δz⁻,
 * </pre>
 *
 * since the switching time moves by {@code −∇S·δz / (dS/dt)}. A guard that has just let the flow
 * pass must become positive again; one that does not means that the control slides along the
 * switching surface, which no bang-bang flow can follow.
 */
final class SwitchedFlow implements ArcFlow {

    private static final int MOST_SWITCHES = 200;

    private final MaximisedHamiltonian maximised;
    private final MaximisingLaw law;
    private final double tolerance;
    private final double[] scale;
    private final int n;
    private final List<Double> switches = new ArrayList<>();

    SwitchedFlow(MaximisingLaw law, double tolerance, double[] scale) {
        this.law = law;
        this.maximised = MaximisedHamiltonian.of(law);
        this.tolerance = tolerance;
        this.scale = scale;
        this.n = scale.length / 2;
    }

    /** Returns the switching times of the last flow. */
    List<Double> switches() {
        return List.copyOf(switches);
    }

    @Override
    public void carry(double t0, double[] z, double t1, double @Nullable [][] y) {
        switches.clear();
        double t = t0;
        ControlArc arc = law.arcAt(t0, x(z), p(z));
        int passed = -1;
        while (t != t1) {
            ArcHamiltonian h = maximised.onArc(arc);
            VariationalFlow flow = new VariationalFlow(h, tolerance, scale);
            VariationalFlow.Stop stop = flow.carryUntil(t, z, t1, y, new Guards(h));
            t = stop.time();
            if (stop.guard() < 0) {
                return;
            }
            if (switches.size() >= MOST_SWITCHES) {
                throw chattering(t);
            }
            switches.add(t);
            ControlArc next = h.after(stop.guard(), t, x(z), p(z));
            if (y != null) {
                jump(h, maximised.onArc(next), stop.guard(), t, z, y);
            }
            arc = next;
        }
    }

    private FlowFailure chattering(double t) {
        int k = switches.size();
        double before = switches.get(k - 2) - switches.get(k - 3);
        double ratio = (switches.get(k - 1) - switches.get(k - 2)) / before;
        return new FlowFailure(
                SolverStatus.CHATTERING,
                t,
                String.format(
                        Locale.ROOT,
                        "OCP-04: %d switches, intervals shrinking by %.2g each: the optimal control"
                                + " seems to chatter. Try: add a switching cost or a minimum dwell"
                                + " time",
                        k,
                        ratio));
    }

    private void jump(
            ArcHamiltonian before,
            ArcHamiltonian after,
            int guard,
            double t,
            double[] z,
            double[][] y) {
        double[][] gradients = new double[before.guards()][1 + 2 * n];
        before.guardGradients(t, x(z), p(z), gradients);
        double[] g = gradients[guard];
        double[] f = velocity(before, t, z);
        double[] f2 = velocity(after, t, z);
        double rate = g[0];
        for (int i = 0; i < 2 * n; i++) {
            rate += g[1 + i] * f[i];
        }
        for (int j = 0; j < y[0].length; j++) {
            double change = 0;
            for (int i = 0; i < 2 * n; i++) {
                change += g[1 + i] * y[i][j];
            }
            for (int i = 0; i < 2 * n; i++) {
                y[i][j] += (f2[i] - f[i]) * change / rate;
            }
        }
    }

    private double[] velocity(MaximisedHamiltonian h, double t, double[] z) {
        double[] xDot = new double[n];
        double[] pDot = new double[n];
        h.canonicalEquations(t, x(z), p(z), xDot, pDot);
        double[] f = Arrays.copyOf(xDot, 2 * n);
        System.arraycopy(pDot, 0, f, n, n);
        return f;
    }

    private double[] x(double[] z) {
        return Arrays.copyOf(z, n);
    }

    private double[] p(double[] z) {
        return Arrays.copyOfRange(z, n, 2 * n);
    }

    @Override
    public void velocity(double t, double[] z, double[] zDot) {
        System.arraycopy(velocity(maximised, t, z), 0, zDot, 0, 2 * n);
    }

    @Override
    public double hamiltonian(double t, double[] z) {
        return maximised.value(t, x(z), p(z));
    }

    @Override
    public double timeDerivative(double t, double[] z) {
        double[] g = new double[1 + 2 * n + law.hamiltonian().system().controlDimension()];
        law.hamiltonian().gradient(t, x(z), p(z), law.at(t, x(z), p(z)), g);
        return g[0];
    }

    /** The guards of an arc, as events. */
    private final class Guards implements VariationalFlow.Events {

        private final ArcHamiltonian h;

        Guards(ArcHamiltonian h) {
            this.h = h;
        }

        @Override
        public int count() {
            return h.guards();
        }

        @Override
        public void values(double t, double[] x, double[] p, double[] g) {
            h.guardValues(t, x, p, g);
        }
    }
}
