package org.costate.ode;

import java.util.Arrays;
import java.util.function.Supplier;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The flow of a Hamiltonian, state and costate carried together by a Hipparchus integrator.
 *
 * <p>{@code ẋ = ∂H/∂p}, {@code ṗ = −∂H/∂x} as one system of {@code 2n} equations, with any
 * integrator, fixed or adaptive. A fresh integrator is made for every run, since integrators hold
 * state; so one flow may serve many threads if its supplier and Hamiltonian may.
 *
 * <p>Exceptions of the integrator (step underflow, too many evaluations) pass through unchanged.
 */
public final class HamiltonianFlow implements FlowMap {

    private final Hamiltonian hamiltonian;
    private final Supplier<? extends ODEIntegrator> integrators;

    private HamiltonianFlow(
            Hamiltonian hamiltonian, Supplier<? extends ODEIntegrator> integrators) {
        this.hamiltonian = hamiltonian;
        this.integrators = integrators;
    }

    /**
     * Returns the flow of {@code hamiltonian} by integrators of the given supplier.
     *
     * @param integrators makes a new integrator at each call
     */
    public static HamiltonianFlow of(
            Hamiltonian hamiltonian, Supplier<? extends ODEIntegrator> integrators) {
        return new HamiltonianFlow(hamiltonian, integrators);
    }

    @Override
    public PhasePoint carry(PhasePoint z, double t) {
        return t == z.t() ? check(z) : integrate(z, t, integrators.get());
    }

    /**
     * Follows {@code z} to time {@code t} and keeps the dense output.
     *
     * @throws IllegalArgumentException if {@code t} is the time of {@code z}
     */
    public Trajectory trajectory(PhasePoint z, double t) {
        if (t == z.t()) {
            throw new IllegalArgumentException(
                    "final time " + t + " equals the start time; nothing to integrate");
        }
        DenseOutputModel dense = new DenseOutputModel();
        ODEIntegrator integrator = integrators.get();
        integrator.addStepHandler(dense);
        integrate(z, t, integrator);
        return new Trajectory(dense, hamiltonian.dimension(), integrator.getEvaluations());
    }

    private PhasePoint integrate(PhasePoint z, double t, ODEIntegrator integrator) {
        check(z);
        int n = hamiltonian.dimension();
        double[] joined = Arrays.copyOf(z.x().toArray(), 2 * n);
        System.arraycopy(z.p().toArray(), 0, joined, n, n);
        double[] end =
                integrator
                        .integrate(
                                new CanonicalEquations(hamiltonian), new ODEState(z.t(), joined), t)
                        .getPrimaryState();
        return split(t, end, n);
    }

    private PhasePoint check(PhasePoint z) {
        if (z.dimension() != hamiltonian.dimension()) {
            throw new IllegalArgumentException(
                    "phase point has dimension "
                            + z.dimension()
                            + ", the Hamiltonian "
                            + hamiltonian.dimension());
        }
        return z;
    }

    static PhasePoint split(double t, double[] joined, int n) {
        return new PhasePoint(
                t,
                State.of(Arrays.copyOf(joined, n)),
                Costate.of(Arrays.copyOfRange(joined, n, 2 * n)));
    }

    /** The system of {@code 2n} equations that Hipparchus integrates. */
    private record CanonicalEquations(Hamiltonian hamiltonian)
            implements OrdinaryDifferentialEquation {

        @Override
        public int getDimension() {
            return 2 * hamiltonian.dimension();
        }

        @Override
        public double[] computeDerivatives(double t, double[] z) {
            int n = hamiltonian.dimension();
            double[] xDot = new double[n];
            double[] pDot = new double[n];
            hamiltonian.canonicalEquations(
                    t, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n), xDot, pDot);
            double[] zDot = Arrays.copyOf(xDot, 2 * n);
            System.arraycopy(pDot, 0, zDot, n, n);
            return zDot;
        }
    }
}
