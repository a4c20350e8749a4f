package org.costate.nets;

import java.util.ArrayList;
import java.util.List;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.control.TerminalCost;
import org.costate.control.adjoint.AdjointBatch;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointProblem;
import org.costate.control.adjoint.AdjointReport;
import org.costate.control.adjoint.TangentSweep;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.State;

/**
 * A network and its ensemble as adjoint problems, one a sample: the block is the system, the
 * weights of the steps are its parameter on the network's grid, the lift gives the initial state,
 * read-out and loss are the terminal cost.
 *
 * <p>Every adjoint then takes a network: discrete ones over its grid, continuous ones start afresh
 * at every node, where the weights jump. Evaluated one sample at a time, in plain loops and double
 * precision: for judging gradients, not for training. Running costs of the weights alone are left
 * out, since every method takes them alike.
 */
public final class NetworkAdjoints {

    private NetworkAdjoints() {}

    /** Returns the samples of a problem as a batch, at the weights {@code theta}. */
    public static AdjointBatch batch(TrainingProblem problem, double[] theta) {
        List<AdjointProblem> samples = new ArrayList<>();
        for (int s = 0; s < problem.ensemble().samples(); s++) {
            samples.add(sample(problem, theta, s));
        }
        return AdjointBatch.of(samples);
    }

    private static AdjointProblem sample(TrainingProblem problem, double[] theta, int s) {
        ResidualNetwork network = problem.network();
        PlainEnds ends = ends(problem, theta, s);
        double kinetic = problem.regularisation().kinetic();
        AdjointProblem flow = AdjointProblem.of(network.block()).minimising((TerminalCost) ends);
        if (kinetic > 0) {
            flow = flow.minimising(new PlainEnds.KineticCost(network, network.block(), kinetic));
        }
        return flow.from(network.grid().start(), State.of(ends.initialState()))
                .under(network.control(theta));
    }

    private static PlainEnds ends(TrainingProblem problem, double[] theta, int s) {
        return new PlainEnds(problem.network(), problem.ensemble(), problem.loss(), theta, s);
    }

    /**
     * Returns the report of the weights of the steps: every method on every sample, the mean loss.
     */
    public static AdjointReport report(
            TrainingProblem problem, double[] theta, AdjointMethod... methods) {
        return AdjointReport.of(batch(problem, theta), methods);
    }

    /**
     * Returns the methods that a report of a network usually holds together: its own scheme over
     * its own grid with each storage, and the adaptive adjoints at a tolerance.
     */
    public static AdjointMethod[] standardMethods(ResidualNetwork network, double tolerance) {
        Scheme scheme = network.scheme();
        var own = AdjointMethod.discrete(scheme, network.grid());
        var dp = AdaptiveIntegrator.DORMAND_PRINCE_54;
        int segments = Math.max(2, (int) Math.ceil(Math.sqrt(network.depth())));
        List<AdjointMethod> methods = new ArrayList<>();
        methods.add(own);
        methods.add(own.storing(SweepStorage.squareRoot()));
        methods.add(own.storing(SweepStorage.revolve(Math.min(5, network.depth()))));
        if (scheme instanceof Splitting) {
            methods.add(own.storing(SweepStorage.reversible()));
        } else {
            methods.add(AdjointMethod.reversible((ButcherTableau) scheme, network.grid()));
        }
        methods.add(AdjointMethod.frozen(dp, tolerance));
        methods.add(AdjointMethod.frozen(dp, tolerance).online(5));
        methods.add(AdjointMethod.interpolated(dp, tolerance));
        methods.add(AdjointMethod.checkpointedInterpolated(dp, tolerance, segments));
        methods.add(AdjointMethod.backsolve(dp, tolerance));
        return methods.toArray(AdjointMethod[]::new);
    }

    /** Returns a method by which any adjoint makes the whole gradient, both ends included. */
    public static GradientMethod method(AdjointMethod adjoint) {
        return GradientMethod.named(
                adjoint.name(), (problem, theta) -> gradient(problem, theta, adjoint));
    }

    private static double[] gradient(
            TrainingProblem problem, double[] theta, AdjointMethod adjoint) {
        double[] gradient = new double[theta.length];
        WeightLayout layout = problem.network().layout();
        int samples = problem.ensemble().samples();
        for (int s = 0; s < samples; s++) {
            SweepResult sweep = adjoint.gradient(sample(problem, theta, s));
            double[][] rows = sweep.controlGradient();
            for (int k = 0; k < rows.length; k++) {
                for (int i = 0; i < rows[k].length; i++) {
                    gradient[layout.control(k) + i] += rows[k][i] / samples;
                }
            }
            double[] end = sweep.state(sweep.grid().steps()).toArray();
            double[] p0 = sweep.costate(0).toArray();
            ends(problem, theta, s).addEndGradients(end, p0, 1.0 / samples, gradient);
        }
        problem.addRunningCosts(theta, gradient);
        return gradient;
    }

    /**
     * Returns the Hessian of the mean loss in the weights of the steps, times a direction: the
     * costate sweep's own tangent, forward over reverse, the ends held.
     *
     * @param direction a row of the block's weights for each step
     */
    public static double[][] hessianProduct(
            TrainingProblem problem, double[] theta, double[][] direction) {
        ResidualNetwork network = problem.network();
        double[][] mean = new double[network.depth()][network.layout().controlDimension()];
        List<AdjointProblem> samples = batch(problem, theta).samples();
        for (AdjointProblem sample : samples) {
            double[][] one =
                    TangentSweep.of(sample, network.scheme(), network.grid())
                            .hessianProduct(new double[network.width()], direction)
                            .parameters();
            for (int k = 0; k < mean.length; k++) {
                for (int i = 0; i < mean[k].length; i++) {
                    mean[k][i] += one[k][i] / samples.size();
                }
            }
        }
        return mean;
    }
}
