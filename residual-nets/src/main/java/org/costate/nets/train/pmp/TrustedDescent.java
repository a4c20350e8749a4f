package org.costate.nets.train.pmp;

import java.util.function.BiFunction;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.EnsembleDescent;
import org.costate.nets.train.StepRecord;
import org.costate.nets.train.Training;

/**
 * Steps {@code (B + λI) d = −∇J} by conjugate gradients, where {@code B} is the Hessian or its
 * Gauss–Newton part; {@code λ/4} after a step that fell, {@code 4λ} after one that was discarded.
 */
final class TrustedDescent implements EnsembleDescent {

    private static final double LEAST = 1e-16;
    private static final double HARDEST = 1e16;
    private static final double GRADIENT_FLOOR = 1e-14;
    private static final double WORTH = 1e-4; // of what the model promised

    private final TrainingProblem training;
    private final BiFunction<SecondOrderModel, double[], double[]> product;
    private final int mostIterations;
    private final double accuracy;
    private final ReadOutSolve readOut;
    private final double[] first;
    private EnsembleProblem problem;
    private SecondOrderModel model;
    private double lambda;
    private boolean started;

    TrustedDescent(
            TrainingProblem training,
            double[] initial,
            double lambda,
            int mostIterations,
            double accuracy,
            ReadOutSolve readOut,
            BiFunction<SecondOrderModel, double[], double[]> product) {
        this.training = training;
        this.product = product;
        this.mostIterations = mostIterations;
        this.accuracy = accuracy;
        this.lambda = lambda;
        this.readOut = readOut;
        double[] theta = initial.clone();
        readOut.solve(training, theta);
        problem = EnsembleProblem.of(training, theta);
        model = new SecondOrderModel(training, problem, theta);
        first = theta;
    }

    @Override
    public Step advance(double[] theta) {
        if (!started) {
            System.arraycopy(first, 0, theta, 0, theta.length);
            started = true;
        }
        double[] gradient = model.gradient();
        double norm = Math.sqrt(ConjugateGradients.dot(gradient, gradient));
        double[] b = gradient.clone();
        for (int i = 0; i < b.length; i++) {
            b[i] = -b[i];
        }
        double weight = lambda;
        ConjugateGradients.Outcome outcome =
                ConjugateGradients.solve(
                        v -> damped(v, weight),
                        b,
                        Math.min(accuracy, Math.sqrt(norm)),
                        mostIterations);
        double[] d = outcome.direction();
        double predicted = predicted(gradient, d);
        double[] candidate = theta.clone();
        problem.store(model.moved(1, d), candidate);
        readOut.solve(training, candidate);
        double before = model.cost();
        double reached = cost(candidate);
        boolean accepted = reached < before - WORTH * Math.max(0, predicted);
        StepRecord record =
                new StepRecord(
                        lambda,
                        predicted,
                        norm,
                        accepted,
                        outcome.iterations(),
                        accepted ? d.length : 0);
        lambda = accepted ? Math.max(LEAST, 0.25 * lambda) : 4 * lambda;
        if (accepted) {
            System.arraycopy(candidate, 0, theta, 0, theta.length);
            problem = EnsembleProblem.of(training, theta);
            model = new SecondOrderModel(training, problem, theta);
        }
        boolean still = norm <= GRADIENT_FLOOR * (1 + before) || lambda > HARDEST;
        return new Step(model.cost(), norm, record, still ? Training.Status.CONVERGED : null);
    }

    private double cost(double[] theta) {
        EnsembleProblem there = EnsembleProblem.of(training, theta);
        return there.cost(there.rows(theta))
                + training.addRunningCosts(theta, new double[theta.length]);
    }

    private double[] damped(double[] v, double weight) {
        double[] image = product.apply(model, v);
        ConjugateGradients.add(weight, v, image);
        return image;
    }

    private double predicted(double[] gradient, double[] d) {
        return -ConjugateGradients.dot(gradient, d)
                - 0.5 * ConjugateGradients.dot(d, product.apply(model, d));
    }
}
