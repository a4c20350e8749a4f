package org.costate.nets;

import java.util.Arrays;
import org.costate.control.OptimalControlProblem;
import org.costate.control.SweepResult;
import org.costate.control.TerminalCost;
import org.costate.ode.State;

/**
 * The costate sweep of every sample by itself, through the plain control problem.
 *
 * <p>Says in types what a network is: the block is the control system, the lift the initial
 * manifold, read-out and loss the terminal cost; the gradients of both ends are the transversality
 * conditions.
 */
final class PlainSweep implements GradientMethod {

    @Override
    public String name() {
        return "plain sweep";
    }

    @Override
    public double[] gradient(TrainingProblem problem, double[] theta) {
        double[] gradient = new double[theta.length];
        for (int s = 0; s < problem.ensemble().samples(); s++) {
            addSample(problem, theta, s, gradient);
        }
        problem.addRunningCosts(theta, gradient);
        return gradient;
    }

    private static void addSample(
            TrainingProblem problem, double[] theta, int sample, double[] gradient) {
        ResidualNetwork network = problem.network();
        double share = 1.0 / problem.ensemble().samples();
        PlainEnds ends = new PlainEnds(network, problem.ensemble(), problem.loss(), theta, sample);
        SweepResult sweep =
                OptimalControlProblem.of(network.block())
                        .minimising(
                                new PlainEnds.KineticCost(
                                        network,
                                        network.block(),
                                        problem.regularisation().kinetic()))
                        .minimising((TerminalCost) ends)
                        .from(network.grid().start(), State.of(ends.initialState()))
                        .discretised(network.grid(), network.scheme())
                        .sweep(network.control(theta));
        double[][] controlGradient = sweep.controlGradient();
        for (int k = 0; k < network.depth(); k++) {
            int at = network.layout().control(k);
            for (int i = 0; i < controlGradient[k].length; i++) {
                gradient[at + i] += share * controlGradient[k][i];
            }
        }
        double[] end = sweep.state(network.depth()).toArray();
        ends.addEndGradients(end, sweep.costate(0).toArray(), share, gradient);
    }

    static double[] slice(double[] v, int from, int length) {
        return Arrays.copyOfRange(v, from, from + length);
    }
}
