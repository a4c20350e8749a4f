package org.costate.benchmarks;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;
import org.costate.ode.AdaptiveFlow;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.Costate;
import org.costate.ode.Hamiltonian;
import org.costate.ode.HamiltonianFlow;
import org.costate.ode.PhasePoint;
import org.costate.ode.State;
import org.costate.ode.Velocity;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;

/**
 * Dormand and Prince 8(5,3) by our flows and by Hipparchus directly, on a chain of pendulums: what
 * do statuses, budgets and phase points cost?
 */
final class FlowRace {

    private static final int[] PENDULUMS = {500, 25, 3, 1}; // as in FixedStepRace
    private static final double END = 20;
    private static final double TOLERANCE = 1e-8;
    private static final double MILLI = 1e3;

    private final Turns turns;

    FlowRace(Turns turns) {
        this.turns = turns;
    }

    /** Pendulums side by side, coupled to their neighbours. */
    private record Chain(int dimension) implements Hamiltonian {

        @Override
        public double value(double t, double[] x, double[] p) {
            double sum = 0;
            for (int i = 0; i < dimension; i++) {
                double gap = x[(i + 1) % dimension] - x[i];
                sum += 0.5 * p[i] * p[i] - Math.cos(x[i]) + 0.05 * gap * gap;
            }
            return sum;
        }

        @Override
        public void canonicalEquations(
                double t, double[] x, double[] p, double[] xDot, double[] pDot) {
            for (int i = 0; i < dimension; i++) {
                double right = x[i + 1 == dimension ? 0 : i + 1];
                double left = x[i == 0 ? dimension - 1 : i - 1];
                xDot[i] = p[i];
                pDot[i] = 0.1 * (left - 2 * x[i] + right) - Math.sin(x[i]);
            }
        }

        /** The same in one array of {@code 2n}, as one would write it for Hipparchus. */
        void joined(double t, double[] z, double[] zDot) {
            for (int i = 0; i < dimension; i++) {
                double right = z[i + 1 == dimension ? 0 : i + 1];
                double left = z[i == 0 ? dimension - 1 : i - 1];
                zDot[i] = z[dimension + i];
                zDot[dimension + i] = 0.1 * (left - 2 * z[i] + right) - Math.sin(z[i]);
            }
        }
    }

    String rows() {
        StringJoiner rows = new StringJoiner("\n", "", "\n");
        rows.add(
                "| pendulums | Hipparchus, ms | HamiltonianFlow, ms | ratio | AdaptiveFlow, ms |"
                        + " ratio |\n|---:|---:|---:|---:|---:|---:|");
        for (int n : PENDULUMS) {
            rows.add(row(new Chain(n)));
        }
        return rows.toString();
    }

    private String row(Chain chain) {
        int n = chain.dimension();
        double[] z = new double[2 * n];
        Arrays.setAll(z, i -> Math.sin(1.0 + i));
        PhasePoint start =
                new PhasePoint(
                        0,
                        State.of(Arrays.copyOf(z, n)),
                        Costate.of(Arrays.copyOfRange(z, n, 2 * n)));
        Velocity f = chain::joined;
        var equation = f.equation(2 * n);
        var flow = HamiltonianFlow.of(chain, FlowRace::integrator);
        // the adaptive flow gives a step a tenth of the tolerance it is asked for
        var adaptive =
                AdaptiveFlow.of(2 * n, f)
                        .by(AdaptiveIntegrator.DORMAND_PRINCE_853)
                        .toTolerance(10 * TOLERANCE, 10 * TOLERANCE);
        Turns.Times times =
                turns.time(
                        () -> integrator().integrate(equation, new ODEState(0, z), END),
                        () -> flow.carry(start, END),
                        () -> adaptive.carry(0, z, END));
        return String.format(
                Locale.ROOT,
                "| %d | %.3g | %.3g | **%.2f** | %.3g | **%.2f** |",
                n,
                MILLI * times.median(0),
                MILLI * times.median(1),
                times.ratio(1, 0),
                MILLI * times.median(2),
                times.ratio(2, 0));
    }

    private static DormandPrince853Integrator integrator() {
        return new DormandPrince853Integrator(0, 0.1 * END, TOLERANCE, TOLERANCE);
    }
}
