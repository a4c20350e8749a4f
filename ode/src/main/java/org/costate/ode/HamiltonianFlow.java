package org.costate.ode;

import java.util.Arrays;
import java.util.function.Supplier;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The flow of a Hamiltonian, state and costate carried together by a Hipparchus integrator.
 *
 * <p>{@code ẋ = ∂H/∂p}, {@code ṗ = −∂H/∂x} as one system of {@code 2n} equations, with any
 * integrator, fixed or adaptive. A fresh integrator is made for every run, since integrators hold
 * state; so one flow may serve many threads if its supplier and Hamiltonian may.
 *
 * <p>What cannot be carried ends in an {@link IntegrationException} with a status, time, step and
 * state, whichever integrator does the work, and no run is endless: it takes at most {@value
 * #STEPS} steps unless told {@link #within} how many. The Hamiltonian is evaluated twice at the
 * start, so that one that changes between calls is found out.
 */
public final class HamiltonianFlow implements FlowMap {

    private static final int STEPS = 1_000_000;
    private static final int LOOKS = Integer.MAX_VALUE; // stiff or not, the steps may be spent

    private final Hamiltonian hamiltonian;
    private final Supplier<? extends ODEIntegrator> integrators;
    private final int steps;

    private HamiltonianFlow(
            Hamiltonian hamiltonian, Supplier<? extends ODEIntegrator> integrators, int steps) {
        this.hamiltonian = hamiltonian;
        this.integrators = integrators;
        this.steps = steps;
    }

    /**
     * Returns the flow of {@code hamiltonian} by integrators of the given supplier.
     *
     * @param integrators makes a new integrator at each call
     */
    public static HamiltonianFlow of(
            Hamiltonian hamiltonian, Supplier<? extends ODEIntegrator> integrators) {
        return new HamiltonianFlow(hamiltonian, integrators, STEPS);
    }

    /**
     * Returns this flow with another budget of steps a run.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public HamiltonianFlow within(int budget) {
        if (budget <= 0) {
            throw new IllegalArgumentException("step budget = " + budget + ", expected at least 1");
        }
        return new HamiltonianFlow(hamiltonian, integrators, budget);
    }

    /**
     * Carries {@code z} from its own time to time {@code t}, forward or backward.
     *
     * @throws IllegalArgumentException if the dimensions differ or {@code t} is not finite
     * @throws IntegrationException if that time cannot be reached
     */
    @Override
    public PhasePoint carry(PhasePoint z, double t) {
        return t == z.t() ? check(z) : integrate(z, t, integrators.get());
    }

    /**
     * Follows {@code z} to time {@code t} and keeps the dense output.
     *
     * @throws IllegalArgumentException if {@code t} is the time of {@code z}
     * @throws IntegrationException if that time cannot be reached
     */
    public Trajectory trajectory(PhasePoint z, double t) {
        if (t == z.t() || GuardedRun.isOneStep(z.t(), t)) {
            throw new IllegalArgumentException(
                    "final time "
                            + t
                            + (t == z.t() ? " equals" : " is within rounding of")
                            + " the start time; nothing to integrate");
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
                new GuardedRun(new CanonicalEquations(hamiltonian), integrator, steps, LOOKS)
                        .carry(z.t(), joined, t)
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

    /** The system of {@code 2n} equations of one run; Hipparchus copies what it is given. */
    private static final class CanonicalEquations implements OrdinaryDifferentialEquation {

        private final Hamiltonian hamiltonian;
        private final double[] x;
        private final double[] p;
        private final double[] xDot;
        private final double[] pDot;
        private final double[] zDot;

        CanonicalEquations(Hamiltonian hamiltonian) {
            int n = hamiltonian.dimension();
            this.hamiltonian = hamiltonian;
            this.x = new double[n];
            this.p = new double[n];
            this.xDot = new double[n];
            this.pDot = new double[n];
            this.zDot = new double[2 * n];
        }

        @Override
        public int getDimension() {
            return zDot.length;
        }

        @Override
        public double[] computeDerivatives(double t, double[] z) {
            int n = x.length;
            for (int i = 0; i < n; i++) { // for a few numbers cheaper than two calls
                x[i] = z[i];
                p[i] = z[n + i];
            }
            hamiltonian.canonicalEquations(t, x, p, xDot, pDot);
            for (int i = 0; i < n; i++) {
                zDot[i] = xDot[i];
                zDot[n + i] = pDot[i];
            }
            return zDot;
        }
    }
}
