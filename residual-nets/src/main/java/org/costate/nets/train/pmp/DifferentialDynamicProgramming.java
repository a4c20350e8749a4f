package org.costate.nets.train.pmp;

import java.util.Arrays;
import org.costate.control.NonFiniteException;
import org.costate.control.SweepResult;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.Fitting;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.EnsembleDescent;
import org.costate.nets.train.Optimiser;
import org.costate.nets.train.StepRecord;
import org.costate.nets.train.Training;

/**
 * Differential dynamic programming with the Gauss–Newton model (iLQR): a Riccati recursion
 * backward, then a rollout forward in which every step answers the deviation it meets,
 *
 * <pre>
 *   θ_k ← θ_k + ε k_k + K_k (x_k^{new} − x_k),     ε = 1, ½, ¼, …
 * </pre>
 *
 * <p>Along the linear model the rollout is the step of {@link GaussNewton}, exactly; along the true
 * dynamics the feedback corrects on the way [Liu, Chen, Theodorou 2021]. {@code λ/4} after a kept
 * step, {@code 4λ} after a discarded one. The state of the ensemble is one vector of {@code n·S}
 * numbers and {@code V_xx} is dense, so for small ensembles. Lift and read-out are held.
 *
 * @param lambda the first {@code λ}
 * @param rollout how the step is taken
 */
public record DifferentialDynamicProgramming(double lambda, Rollout rollout)
        implements Optimiser.OfEnsemble {

    private static final int LARGEST_STATE = 600;
    private static final int CUTS = 12;
    private static final double WORTH = 1e-4;
    private static final double LEAST = 1e-16;
    private static final double HARDEST = 1e16;

    /** How the weights of later steps answer what earlier ones did. */
    public enum Rollout {
        /** Along the linear model: the Gauss–Newton step. */
        LINEAR,
        /** Along the true dynamics. */
        FEEDBACK
    }

    /** Checks the range. */
    public DifferentialDynamicProgramming {
        if (!(lambda > 0 && Double.isFinite(lambda))) {
            throw new IllegalArgumentException(
                    "CONFIG-03: lambda = " + lambda + " is not allowed; use a number above 0");
        }
    }

    /** Returns the method with feedback, from {@code λ = 1e-3}. */
    public static DifferentialDynamicProgramming standard() {
        return new DifferentialDynamicProgramming(1e-3, Rollout.FEEDBACK);
    }

    /**
     * Returns the rows that one step of weight {@code λ} along the linear model adds to the weights
     * of the steps.
     */
    public double[][] linearStep(TrainingProblem training, double[] theta) {
        EnsembleProblem problem = EnsembleProblem.of(training, theta);
        double[][] states = states(problem.sweep(problem.rows(theta)));
        return new RiccatiSweep(training, problem, theta, states, lambda).linearRollout();
    }

    @Override
    public EnsembleDescent descend(Fitting problem, EnsembleGradient engine, double[] initial) {
        TrainingProblem training = Requirements.network(problem, "DDP");
        int size = training.network().width() * training.ensemble().samples();
        if (size > LARGEST_STATE) {
            throw new IllegalArgumentException(
                    "METHOD-01: DDP keeps a dense matrix over the whole ensemble, at most "
                            + LARGEST_STATE
                            + " numbers of state, got "
                            + size
                            + ". Try: Gauss–Newton, or fewer samples");
        }
        return new Run(training, initial);
    }

    private static double[][] states(SweepResult sweep) {
        double[][] x = new double[sweep.grid().steps() + 1][];
        for (int k = 0; k < x.length; k++) {
            x[k] = sweep.state(k).toArray();
        }
        return x;
    }

    private final class Run implements EnsembleDescent {

        private final TrainingProblem training;
        private final EnsembleProblem problem;
        private double weight = lambda;

        Run(TrainingProblem training, double[] initial) {
            this.training = training;
            this.problem = EnsembleProblem.of(training, initial);
        }

        @Override
        public Step advance(double[] theta) {
            SecondOrderModel model = new SecondOrderModel(training, problem, theta);
            double norm = Math.sqrt(ConjugateGradients.dot(model.gradient(), model.gradient()));
            double before = model.cost();
            double[][] rows = problem.rows(theta);
            double[][] states = states(problem.sweep(rows));
            RiccatiSweep riccati = new RiccatiSweep(training, problem, theta, states, weight);
            double used = weight;
            double cost = before;
            int cuts = 0;
            boolean accepted = false;
            for (double epsilon = 1; cuts < CUTS && !accepted; epsilon *= 0.5, cuts++) {
                double[] candidate = theta.clone();
                problem.store(rollout(riccati, rows, states, epsilon), candidate);
                double reached = cost(candidate);
                accepted = reached < before - WORTH * epsilon * riccati.predicted();
                if (accepted) {
                    System.arraycopy(candidate, 0, theta, 0, theta.length);
                    cost = reached;
                }
            }
            weight = accepted && cuts == 1 ? Math.max(LEAST, 0.25 * weight) : 4 * weight;
            StepRecord record =
                    new StepRecord(
                            used,
                            riccati.predicted(),
                            norm,
                            accepted,
                            cuts,
                            accepted ? model.gradient().length : 0);
            boolean still = norm <= 1e-14 * (1 + before) || weight > HARDEST;
            return new Step(cost, norm, record, still ? Training.Status.CONVERGED : null);
        }

        private double cost(double[] theta) {
            return problem.cost(problem.rows(theta))
                    + training.addRunningCosts(theta, new double[theta.length]);
        }

        private double[][] rollout(
                RiccatiSweep riccati, double[][] rows, double[][] states, double epsilon) {
            double[][] next = new double[rows.length][];
            double[][] linear =
                    rollout == Rollout.LINEAR ? riccati.linearRollout() : new double[0][];
            double[] x = states[0].clone();
            for (int k = 0; k < rows.length; k++) {
                double[] move =
                        rollout == Rollout.LINEAR
                                ? Arrays.stream(linear[k]).map(v -> epsilon * v).toArray()
                                : riccati.move(k, epsilon, difference(x, states[k]));
                next[k] = rows[k].clone();
                ConjugateGradients.add(1, move, next[k]);
                if (rollout == Rollout.FEEDBACK) {
                    x = advanced(k, x, next[k]);
                }
            }
            return next;
        }

        private double[] advanced(int k, double[] x, double[] row) {
            try {
                return problem.step(k, x, row).state(1);
            } catch (NonFiniteException e) {
                return x; // the rollout's cost is infinite and it is not kept
            }
        }
    }

    private static double[] difference(double[] a, double[] b) {
        double[] d = a.clone();
        ConjugateGradients.add(-1, b, d);
        return d;
    }
}
