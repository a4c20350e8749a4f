package org.costate.control;

import java.util.Arrays;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * A problem behind its second door: minimise the discrete cost over the control values on a grid.
 *
 * <pre>
 *   J(u) = φ(x_N) + Σ_k h_k Σ_i b_i ℓ(X_{k,i}, u_k),     x_{k+1} = the scheme's step from x_k under u_k
 * </pre>
 *
 * <p>In a splitting of {@code P} parts, {@code b_i} is the weight of substep {@code i} over {@code
 * P}: the parts share the running cost, which is met to first order, and exactly if {@code ℓ} does
 * not depend on the state. Time stands at {@code t_k} during a step of a splitting.
 */
public final class DiscreteProblem {

    private final OptimalControlProblem problem;
    private final State initial;
    private final TimeGrid grid;
    private final Scheme scheme;
    private final SweepStorage storage;

    private DiscreteProblem(
            OptimalControlProblem problem,
            State initial,
            TimeGrid grid,
            Scheme scheme,
            SweepStorage storage) {
        this.problem = problem;
        this.initial = initial;
        this.grid = grid;
        this.scheme = scheme;
        this.storage = storage;
    }

    static DiscreteProblem of(
            OptimalControlProblem problem, State initial, TimeGrid grid, Scheme scheme) {
        if (scheme instanceof Splitting splitting) {
            checkParts(problem.hamiltonian().system(), splitting);
        }
        return new DiscreteProblem(problem, initial, grid, scheme, SweepStorage.all());
    }

    /**
     * Returns this problem, swept with another storage.
     *
     * @throws IllegalArgumentException if the storage is reversible and the scheme is not
     */
    public DiscreteProblem storing(SweepStorage other) {
        CostateSweep.of(grid, scheme, other, false); // refuses what does not fit
        return new DiscreteProblem(problem, initial, grid, scheme, other);
    }

    private static void checkParts(ControlSystem system, Splitting splitting) {
        int parts = system instanceof SeparableSystem separable ? separable.parts().size() : 0;
        if (parts != splitting.partCount()) {
            throw new IllegalArgumentException(
                    "scheme "
                            + splitting.name()
                            + " needs a separable system of "
                            + splitting.partCount()
                            + " parts, got "
                            + (parts == 0 ? "one that is not separable" : parts + " parts")
                            + "; take a Runge–Kutta scheme such as rk4");
        }
    }

    /** Returns the grid. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns the scheme. */
    public Scheme scheme() {
        return scheme;
    }

    /** Returns the Hamiltonian it shares with the first door. */
    public ControlHamiltonian hamiltonian() {
        return problem.hamiltonian();
    }

    /** Returns {@code J(u)}. */
    public double cost(PiecewiseConstantControl u) {
        CostateSweep sweep = CostateSweep.of(grid, scheme, storage, false);
        ArraySpace space = start(sweep, u);
        double running = sweep.forward(space);
        double[] end = space.slot(sweep.terminalState());
        checkFinite("state", end);
        return running + problem.terminalCost().value(end);
    }

    /**
     * Sweeps states forward and costates backward.
     *
     * <p>States go by this problem's scheme; costates come back from {@code p_N = −∇φ(x_N)} by its
     * symplectic partner, and {@code ∂J/∂u_k = −h_k Σ_i b_i ∂H/∂u} at the stages. On a residual
     * network with Euler steps this recursion <em>is</em> backpropagation.
     *
     * <p>Exact to rounding for any step size: it differentiates the discrete cost, not the
     * continuous one [Hager 2000; Sanz-Serna 2016].
     *
     * @param u the control, {@code N × m}, on this problem's grid
     * @throws IllegalArgumentException if {@code u} lives on another grid or has another dimension
     * @throws NonFiniteException if a velocity stops being finite; the message names the step
     */
    public SweepResult sweep(PiecewiseConstantControl u) {
        CostateSweep sweep = CostateSweep.of(grid, scheme, storage, true);
        ArraySpace space = start(sweep, u);
        double running = sweep.forward(space);
        double[] end = space.slot(sweep.terminalState());
        double[] costate = space.slot(sweep.costate());
        checkFinite("state", end);
        double cost =
                running + problem.terminalCost().value(end); // the way back may reuse its slot
        problem.terminalCost().gradient(end, costate);
        for (int i = 0; i < costate.length; i++) {
            costate[i] = -costate[i]; // p_N = −∇φ
        }
        SweepResult.Recorder recorder = new SweepResult.Recorder(space, grid.steps());
        sweep.backward(space, recorder);
        checkFinite("costate", costate);
        return recorder.result(grid, cost, space.integratedControlGradient(), space.work(sweep));
    }

    private void checkFinite(String quantity, double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                throw new NonFiniteException(
                        quantity, grid.steps() - 1, grid.steps(), grid.end(), v);
            }
        }
    }

    private ArraySpace start(CostateSweep sweep, PiecewiseConstantControl u) {
        int m = hamiltonian().system().controlDimension();
        if (!u.grid().equals(grid) || u.dimension() != m) {
            throw new IllegalArgumentException(
                    "control has "
                            + u.dimension()
                            + " components on "
                            + u.grid()
                            + ", the problem needs "
                            + m
                            + " on "
                            + grid);
        }
        int parts = scheme instanceof Splitting splitting ? splitting.partCount() : 1;
        ArraySpace space = new ArraySpace(hamiltonian(), u, parts);
        sweep.prepare(space);
        double[] x0 = initial.toArray();
        System.arraycopy(x0, 0, space.slot(sweep.initialState()), 0, x0.length);
        return space;
    }

    @Override
    public String toString() {
        return "discrete problem, "
                + scheme.name()
                + ", "
                + grid
                + ", from "
                + Arrays.toString(initial.toArray());
    }
}
