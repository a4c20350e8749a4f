package org.costate.control.adjoint;

import java.util.List;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.control.SweepWork;
import org.costate.control.TerminalCost;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;

/**
 * Samples of one flow under one parameter: the loss is the mean of theirs.
 *
 * <p>{@link #shared} makes one problem of them, on one grid whose error norm is over all samples:
 * one hard sample then sets the steps of all, and every prediction depends on its batch mates.
 * {@link #each} gives every sample a grid of its own, so that its states do not.
 */
public final class AdjointBatch {

    private final List<AdjointProblem> samples;

    private AdjointBatch(List<AdjointProblem> samples) {
        this.samples = samples;
    }

    /**
     * Returns the batch of problems that differ in initial state and costs only.
     *
     * @throws IllegalArgumentException if there are none, or they differ in more
     */
    public static AdjointBatch of(List<AdjointProblem> samples) {
        if (samples.isEmpty()) {
            throw new IllegalArgumentException(
                    "BATCH-01: the batch is empty. Try: one sample or more");
        }
        AdjointProblem first = samples.get(0);
        for (AdjointProblem sample : samples) {
            boolean same =
                    sample.system() == first.system()
                            && sample.controlGrid().equals(first.controlGrid())
                            && java.util.Arrays.deepEquals(sample.parameters(), first.parameters());
            if (!same) {
                throw new IllegalArgumentException(
                        "BATCH-02: samples of a batch share system, times and parameter. Try: one"
                                + " problem, started from each sample's state");
            }
        }
        return new AdjointBatch(List.copyOf(samples));
    }

    /** Returns the samples. */
    public List<AdjointProblem> samples() {
        return samples;
    }

    /** Returns the batch as one problem, its state all samples' one after another. */
    public AdjointProblem shared() {
        AdjointProblem first = samples.get(0);
        int n = first.system().stateDimension();
        double[] x0 = new double[n * samples.size()];
        for (int s = 0; s < samples.size(); s++) {
            System.arraycopy(samples.get(s).initialState().toArray(), 0, x0, s * n, n);
        }
        StackedSystem system = StackedSystem.of(first.system(), samples.size());
        AdjointProblem all =
                AdjointProblem.of(system)
                        .minimising(
                                (TerminalCost)
                                        new StackedEnd(
                                                n,
                                                samples.stream()
                                                        .map(AdjointProblem::terminal)
                                                        .toList()));
        if (samples.stream().anyMatch(sample -> sample.dynamics().hasCost())) {
            all =
                    all.minimising(
                            new StackedCost(
                                    n, samples.stream().map(AdjointProblem::running).toList()));
        }
        for (int s = 0; s < samples.size(); s++) {
            for (AdjointProblem.DataCost one : samples.get(s).data()) {
                all = all.observing(one.time(), StackedEnd.ofOne(n, s, samples.size(), one.cost()));
            }
        }
        all = all.from(first.start(), State.of(x0)).to(first.end());
        TimeGrid intervals = first.controlGrid();
        all =
                intervals.steps() == 1
                        ? all.at(first.parameters()[0])
                        : all.under(PiecewiseConstantControl.of(intervals, first.parameters()));
        return samples.stream().anyMatch(AdjointProblem::differentiatesTimes)
                ? all.differentiatingTimes()
                : all;
    }

    /** Returns the result of every sample by itself. */
    public List<SweepResult> each(AdjointMethod method) {
        return samples.stream().map(method::gradient).toList();
    }

    /** Returns the mean of the samples' gradients, as {@link SweepResult#gradient} lays it out. */
    public static double[] meanGradient(List<SweepResult> results) {
        double[] mean = new double[results.get(0).gradient().length];
        for (SweepResult result : results) {
            Dynamics.addScaled(1.0 / results.size(), result.gradient(), mean);
        }
        return mean;
    }

    /** Returns the mean of the samples' losses. */
    public static double meanLoss(List<SweepResult> results) {
        return results.stream().mapToDouble(SweepResult::cost).sum() / results.size();
    }

    /** Returns the work of one sample after another. */
    public static SweepWork work(List<SweepResult> results) {
        return results.stream().map(SweepResult::work).reduce(SweepWork.NONE, SweepWork::then);
    }
}
