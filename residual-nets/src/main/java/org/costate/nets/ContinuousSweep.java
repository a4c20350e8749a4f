package org.costate.nets;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.costate.kernels.Team;
import org.costate.ode.AdaptiveIntegrator;

/**
 * The continuous costate equation of every sample, state and costate integrated adaptively.
 *
 * <p>The other order of the two doors: the cost is differentiated before it is discretised, so the
 * gradient is that of the exact flow up to the tolerance, not that of the computed cost. Steps
 * adapt to each sample by itself. Samples are shared among threads in a fixed partition.
 */
public final class ContinuousSweep implements EnsembleGradient, GradientMethod {

    private static final int PARTITIONS = 8;

    private final AdaptiveIntegrator integrator;
    private final double tolerance;
    private final Team team;
    private final TrainingProblem problem;

    private ContinuousSweep(
            AdaptiveIntegrator integrator, double tolerance, TrainingProblem problem, int threads) {
        this.integrator = integrator;
        this.tolerance = tolerance;
        this.problem = problem;
        this.team = Team.of(threads);
    }

    /** Returns the engine for a problem's network and loss. */
    public static ContinuousSweep of(
            TrainingProblem problem, AdaptiveIntegrator integrator, double tolerance, int threads) {
        integrator.at(tolerance); // checks the tolerance
        return new ContinuousSweep(integrator, tolerance, problem, threads);
    }

    static GradientMethod method(AdaptiveIntegrator integrator, double tolerance) {
        String name = integrator.label() + " at " + tolerance;
        return GradientMethod.named(
                name,
                (problem, theta) -> {
                    try (ContinuousSweep sweep = of(problem, integrator, tolerance, 1)) {
                        return sweep.gradient(problem, theta);
                    }
                });
    }

    @Override
    public String name() {
        return integrator.label() + " at " + tolerance;
    }

    @Override
    public String engine() {
        return "continuous costate, " + name();
    }

    /** Returns the network. */
    public ResidualNetwork network() {
        return problem.network();
    }

    @Override
    public int outputCount() {
        return network().outputs();
    }

    @Override
    public double[] gradient(TrainingProblem of, double[] theta) {
        double[] gradient = new double[theta.length];
        Ensemble all = of.ensemble();
        int[] rows = IntStream.range(0, all.samples()).toArray();
        gradient(theta, all, rows, 0, rows.length, gradient);
        of.addRunningCosts(theta, gradient);
        return gradient;
    }

    @Override
    public double gradient(
            double[] weights,
            Ensemble ensemble,
            int[] rows,
            int first,
            int size,
            double[] gradient) {
        TrainingProblem here = problem.over(ensemble);
        double[][] parts = new double[PARTITIONS][weights.length];
        double[] costs = new double[PARTITIONS];
        team.run(
                PARTITIONS,
                q -> {
                    for (int s = q; s < size; s += PARTITIONS) {
                        SampleFlow flow =
                                new SampleFlow(
                                        here, weights, rows[first + s], integrator.at(tolerance));
                        costs[q] += flow.addGradient(1.0 / size, parts[q]) / size;
                    }
                });
        Arrays.fill(gradient, 0);
        double cost = 0;
        for (int q = 0; q < PARTITIONS; q++) {
            cost += costs[q];
            for (int i = 0; i < gradient.length; i++) {
                gradient[i] += parts[q][i];
            }
        }
        return cost;
    }

    @Override
    public double[] outputs(double[] weights, Ensemble ensemble) {
        int outputs = network().outputs();
        double[] all = new double[ensemble.samples() * outputs];
        team.run(
                PARTITIONS,
                q -> {
                    for (int s = q; s < ensemble.samples(); s += PARTITIONS) {
                        double[] z =
                                new SampleFlow(
                                                network(),
                                                ensemble,
                                                problem.loss(),
                                                weights,
                                                s,
                                                integrator.at(tolerance))
                                        .outputs();
                        System.arraycopy(z, 0, all, s * outputs, outputs);
                    }
                });
        return all;
    }

    @Override
    public void close() {
        team.close();
    }
}
