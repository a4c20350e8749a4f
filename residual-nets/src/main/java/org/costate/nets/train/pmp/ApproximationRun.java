package org.costate.nets.train.pmp;

import java.util.Arrays;
import org.costate.control.NonFiniteException;
import org.costate.control.SweepResult;
import org.costate.kernels.Team;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.EnsembleDescent;
import org.costate.nets.train.StepRecord;
import org.costate.nets.train.Training;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;

/** One run of {@link SuccessiveApproximations}. */
final class ApproximationRun implements EnsembleDescent {

    private static final double ETA = 1e-8;
    private static final double HARDEST = 1e12;

    private final TrainingProblem training;
    private final SuccessiveApproximations method;
    private final EnsembleProblem problem;
    private final StepMaximiser maximiser;
    private final Team team;
    private final TimeGrid grid;
    private final boolean isEuler;
    private final double[] recent;
    private double[][] rows;
    private SweepResult sweep;
    private double runningCost;
    private double rho;
    private int kept;

    ApproximationRun(
            TrainingProblem training,
            SuccessiveApproximations method,
            int threads,
            double[] initial) {
        this.training = training;
        this.method = method;
        problem = EnsembleProblem.of(training, initial);
        maximiser =
                new StepMaximiser(
                        training.network().block(),
                        method.set(),
                        method.damping(),
                        method.innerIterations());
        grid = training.network().grid();
        isEuler = training.network().scheme().equals(Scheme.EULER);
        rho = method.rho();
        rows = problem.rows(initial);
        for (double[] row : rows) {
            maximiser.project(row);
        }
        double[] theta = initial.clone();
        problem.store(rows, theta);
        runningCost = running(theta);
        sweep = problem.sweep(rows);
        recent = new double[Math.max(1, method.memory())];
        Arrays.fill(recent, cost());
        team = Team.of(threads);
    }

    private double running(double[] theta) {
        return training.addRunningCosts(theta, new double[theta.length]) + price(theta);
    }

    private double price(double[] theta) {
        double sum = 0;
        for (int k = 0; k < rows.length && method.set().isDiscrete(); k++) {
            for (int i = 0; i < rows[k].length; i++) {
                double weight = theta[training.network().layout().control(k) + i];
                sum +=
                        Math.abs(grid.step(k))
                                * (maximiser.isFree(i) ? method.set().price(weight) : 0);
            }
        }
        return sum;
    }

    private double cost() {
        return sweep.cost() + runningCost;
    }

    @Override
    public Step advance(double[] theta) {
        problem.store(rows, theta);
        double[][] next = new double[rows.length][];
        double[][] sums = new double[rows.length][4]; // μ, residual, iterations, changed
        RunningQuadratic[] running = RunningQuadratic.of(training, theta, rows);
        team.run(rows.length, k -> next[k] = maximise(k, running[k], sums[k]));
        double[] total = new double[4];
        for (double[] sum : sums) {
            for (int i = 0; i < 4; i++) {
                total[i] += sum[i];
            }
        }
        double norm = gradientNorm(theta);
        double[] candidate = theta.clone();
        problem.store(next, candidate);
        double newRunning = running(candidate);
        double reached = problem.cost(next) + newRunning;
        boolean guarded = method.memory() > 0;
        boolean accepted =
                !guarded || reached <= Arrays.stream(recent).max().orElseThrow() - ETA * total[0];
        StepRecord record =
                new StepRecord(
                        rho,
                        total[0],
                        total[1],
                        accepted,
                        (int) total[2],
                        accepted ? (int) total[3] : 0);
        Training.Status end =
                total[1] <= method.tolerance() * Math.max(1, cost())
                        ? Training.Status.CONVERGED
                        : null;
        if (accepted) {
            if (!keep(next, newRunning)) {
                return new Step(Double.NaN, norm, record, null);
            }
            problem.store(rows, theta);
            recent[kept++ % recent.length] = cost();
        }
        if (guarded) {
            rho = accepted ? Math.max(method.decline() * rho, method.floor()) : grown();
        }
        return new Step(cost(), norm, record, rho > HARDEST ? Training.Status.CONVERGED : end);
    }

    private double grown() {
        return method.growth() * Math.max(rho, 1e-8);
    }

    private boolean keep(double[][] next, double newRunning) {
        try {
            sweep = problem.sweep(next);
        } catch (NonFiniteException e) {
            return false;
        }
        rows = next;
        runningCost = newRunning;
        return true;
    }

    private double[] maximise(int k, RunningQuadratic running, double[] sum) {
        double h = Math.abs(grid.step(k));
        StepHamiltonian hamiltonian = place(k, running);
        StepMaximiser.Maximum free = maximiser.maximise(hamiltonian);
        StepMaximiser.Maximum best = free;
        if (rho > 0) {
            hamiltonian.damp(rho);
            best = maximiser.maximise(hamiltonian);
        }
        sum[0] = h * best.gain();
        sum[1] = h * Math.max(0, free.gain());
        sum[2] = best.iterations();
        for (int i = 0; i < best.weights().length; i++) {
            sum[3] += best.weights()[i] != rows[k][i] ? 1 : 0;
        }
        return best.weights();
    }

    private StepHamiltonian place(int k, RunningQuadratic running) {
        double[] x = sweep.state(k).toArray();
        double[] p = sweep.costate(k + 1).toArray();
        if (!isEuler) {
            double[] right = sweep.state(k + 1).toArray();
            double[] left = sweep.costate(k).toArray();
            for (int i = 0; i < x.length; i++) {
                x[i] = 0.5 * (x[i] + right[i]);
                p[i] = 0.5 * (left[i] + p[i]);
            }
        }
        StepHamiltonian hamiltonian =
                new StepHamiltonian(
                        problem.system(),
                        training.ensemble().samples(),
                        x,
                        p,
                        rows[k],
                        running,
                        method.damping());
        if (!isEuler) {
            double[] exact = sweep.hamiltonianGradient(k);
            for (int i = 0; i < exact.length; i++) {
                exact[i] -= running.gradient()[i];
            }
            hamiltonian.tilt(exact);
        }
        return hamiltonian;
    }

    private double gradientNorm(double[] theta) {
        double[] gradient = new double[theta.length];
        training.addRunningCosts(theta, gradient);
        double[][] steps = sweep.controlGradient();
        double sum = 0;
        for (int k = 0; k < steps.length; k++) {
            for (int i = 0; i < steps[k].length; i++) {
                double g = steps[k][i] + gradient[training.network().layout().control(k) + i];
                sum += g * g;
            }
        }
        return Math.sqrt(sum);
    }

    @Override
    public void close() {
        team.close();
    }
}
