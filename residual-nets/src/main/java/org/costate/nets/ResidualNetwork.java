package org.costate.nets;

import java.util.SplittableRandom;
import org.costate.control.PiecewiseConstantControl;
import org.costate.kernels.Precision;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * A residual network: a lift, a block stepped over a grid by a scheme, and a read-out.
 *
 * <pre>
 *   x_0 = lift(ξ),    x_{k+1} = scheme's step of ẋ = f(x, θ_k) over h_k,    z = readout(x_N)
 * </pre>
 *
 * <p>The weights {@code θ_0 … θ_{N−1}} are a {@link PiecewiseConstantControl}. Only the
 * architecture is kept here; weights travel as one flat vector laid out by {@link #layout()}.
 * Immutable.
 */
public final class ResidualNetwork {

    private final Lift lift;
    private final DenseBlock block;
    private final TimeGrid grid;
    private final Scheme scheme;
    private final ReadOut readOut;
    private final WeightLayout layout;

    private ResidualNetwork(
            Lift lift, DenseBlock block, TimeGrid grid, Scheme scheme, ReadOut readOut) {
        this.lift = lift;
        this.block = block;
        this.grid = grid;
        this.scheme = scheme;
        this.readOut = readOut;
        this.layout = WeightLayout.of(lift, block, grid.steps(), readOut);
    }

    /**
     * Returns the network whose input and output are the state itself.
     *
     * @throws IllegalArgumentException if the scheme is a splitting and the block does not have its
     *     parts, or the tableau is implicit
     */
    public static ResidualNetwork of(DenseBlock block, TimeGrid grid, Scheme scheme) {
        if (scheme instanceof Splitting splitting) {
            checkParts(block, splitting);
        } else {
            ((ButcherTableau) scheme).requireExplicit("a network");
        }
        int n = block.stateDimension();
        return new ResidualNetwork(Lift.identity(n), block, grid, scheme, ReadOut.identity(n));
    }

    private static void checkParts(DenseBlock block, Splitting scheme) {
        if (!block.isSeparable()) {
            throw new IllegalArgumentException(
                    "scheme "
                            + scheme.name()
                            + " needs a separable block (verlet, hamiltonian-pair), got "
                            + block.family()
                            + "; take euler, rk4 or another Runge–Kutta scheme");
        }
        if (scheme.partCount() != block.cells().size()) {
            throw new IllegalArgumentException(
                    "scheme "
                            + scheme.name()
                            + " advances "
                            + scheme.partCount()
                            + " parts, the block "
                            + block.family()
                            + " has "
                            + block.cells().size());
        }
    }

    /** Returns this network behind another lift. */
    public ResidualNetwork lifting(Lift other) {
        checkWidth("lift ends in", other.width());
        return new ResidualNetwork(other, block, grid, scheme, readOut);
    }

    /** Returns this network with a linear read-out of the given number of outputs. */
    public ResidualNetwork readingOut(int outputs) {
        return readingOut(ReadOut.linear(width(), outputs));
    }

    /** Returns this network with another read-out. */
    public ResidualNetwork readingOut(ReadOut other) {
        checkWidth("read-out starts from", other.width());
        return new ResidualNetwork(lift, block, grid, scheme, other);
    }

    private void checkWidth(String what, int width) {
        if (width != width()) {
            throw new IllegalArgumentException(
                    what + " " + width + " features, the block has " + width());
        }
    }

    /** Returns the lift. */
    public Lift lift() {
        return lift;
    }

    /** Returns the block. */
    public DenseBlock block() {
        return block;
    }

    /** Returns the grid. */
    public TimeGrid grid() {
        return grid;
    }

    /** Returns the scheme. */
    public Scheme scheme() {
        return scheme;
    }

    /** Returns the read-out. */
    public ReadOut readOut() {
        return readOut;
    }

    /** Returns where the weights lie. */
    public WeightLayout layout() {
        return layout;
    }

    /** Returns the number of features of an input. */
    public int features() {
        return lift.features();
    }

    /** Returns {@code n}, the number of features of the state. */
    public int width() {
        return block.stateDimension();
    }

    /** Returns the number of steps, the depth. */
    public int depth() {
        return grid.steps();
    }

    /** Returns the number of outputs. */
    public int outputs() {
        return readOut.outputs();
    }

    /**
     * Returns random weights: matrices {@code N(0, 1/columns)}, biases zero.
     *
     * @param random the source; the same seed gives the same weights
     */
    public double[] randomWeights(SplittableRandom random) {
        return randomWeights(random, Initialisation.standard());
    }

    /** Returns random weights drawn as {@code initialisation} says. */
    public double[] randomWeights(SplittableRandom random, Initialisation initialisation) {
        return initialisation.weights(layout, random);
    }

    /** Returns the weights of the steps as the control they are. */
    public PiecewiseConstantControl control(double[] theta) {
        double[][] rows = new double[depth()][layout.controlDimension()];
        for (int k = 0; k < depth(); k++) {
            System.arraycopy(theta, layout.control(k), rows[k], 0, rows[k].length);
        }
        return PiecewiseConstantControl.of(grid, rows);
    }

    /** Returns the problem of fitting an ensemble; the mean loss is the terminal cost. */
    public TrainingProblem fitting(Ensemble ensemble, Loss loss) {
        return TrainingProblem.of(this, ensemble, loss);
    }

    /** Returns the problem of carrying one state to another, by squared distance. */
    public TrainingProblem fitting(State from, State to) {
        return fitting(
                Ensemble.valued(1, from.dimension(), from.toArray(), to.toArray()),
                Loss.SQUARED_ERROR);
    }

    /** Returns the engine that sweeps mini-batches of this network. */
    public EnsembleSweep sweeping(Loss loss, Precision precision, int threads) {
        return EnsembleSweep.of(this, loss, SweepOptions.standard().in(precision).on(threads));
    }

    @Override
    public String toString() {
        return block
                + ", "
                + grid.steps()
                + " steps of "
                + scheme.name()
                + " to T = "
                + grid.end()
                + ", "
                + layout.length()
                + " weights";
    }
}
