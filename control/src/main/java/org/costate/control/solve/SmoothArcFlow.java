package org.costate.control.solve;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The flow of an arc with one smooth Hamiltonian. */
final class SmoothArcFlow implements ArcFlow {

    private final TimedHamiltonian hamiltonian;
    private final VariationalFlow flow;

    SmoothArcFlow(TimedHamiltonian hamiltonian, double tolerance, double[] scale) {
        this.hamiltonian = hamiltonian;
        this.flow = new VariationalFlow(hamiltonian, tolerance, scale);
    }

    @Override
    public void carry(double t0, double[] z, double t1, double @Nullable [][] y) {
        flow.carry(t0, z, t1, y);
    }

    @Override
    public void velocity(double t, double[] z, double[] zDot) {
        flow.velocity(t, z, zDot);
    }

    @Override
    public double hamiltonian(double t, double[] z) {
        int n = z.length / 2;
        return hamiltonian.value(t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n));
    }

    @Override
    public double timeDerivative(double t, double[] z) {
        int n = z.length / 2;
        return hamiltonian.timeDerivative(t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n));
    }
}
