package org.costate.nets.train.pmp;

import java.util.Arrays;
import org.costate.control.SweepResult;
import org.costate.control.adjoint.TangentSweep;
import org.costate.nets.EnsembleProblem;
import org.costate.nets.TrainingProblem;

/**
 * The cost near one point of the steps' weights: its gradient, and products with its Hessian {@code
 * ∇²J} or with Gauss and Newton's part of it, {@code JᵀH_Φ J + R″}.
 */
final class SecondOrderModel {

    private final TrainingProblem training;
    private final EnsembleProblem problem;
    private final double[][] rows;
    private final double[] end;
    private final TangentSweep tangents;
    private final double[] gradient;
    private final double cost;

    SecondOrderModel(TrainingProblem training, EnsembleProblem problem, double[] theta) {
        this.training = training;
        this.problem = problem;
        rows = problem.rows(theta);
        SweepResult sweep = problem.sweep(rows);
        end = sweep.state(rows.length).toArray();
        tangents = problem.tangents(rows);
        double[] running = new double[theta.length];
        cost = sweep.cost() + training.addRunningCosts(theta, running);
        gradient = flat(sweep.controlGradient());
        ConjugateGradients.add(1, steps(running), gradient);
    }

    double cost() {
        return cost;
    }

    /** Returns {@code ∂J/∂θ} of the steps' weights. */
    double[] gradient() {
        return gradient;
    }

    double[] gaussNewtonProduct(double[] v) {
        double[][] direction = rows(v);
        double[][] states = tangents.along(new double[end.length], direction).states();
        double[] bent = new double[end.length];
        problem.end().hessianProduct(end, states[rows.length], bent);
        double[] product = flat(problem.pullBack(rows, bent));
        addRunning(v, product);
        return product;
    }

    double[] hessianProduct(double[] v) {
        double[] product =
                flat(tangents.hessianProduct(new double[end.length], rows(v)).parameters());
        addRunning(v, product);
        return product;
    }

    /** The running costs are a quadratic form, so their gradient at {@code v} is the product. */
    private void addRunning(double[] v, double[] product) {
        double[] theta = new double[training.network().layout().length()];
        problem.store(rows(v), theta);
        double[] image = new double[theta.length];
        training.addRunningCosts(theta, image);
        ConjugateGradients.add(1, steps(image), product);
    }

    private double[] steps(double[] theta) {
        int from = training.network().layout().control(0);
        return Arrays.copyOfRange(theta, from, training.network().layout().readOut());
    }

    double[][] rows(double[] v) {
        int m = rows[0].length;
        double[][] split = new double[rows.length][];
        for (int k = 0; k < split.length; k++) {
            split[k] = Arrays.copyOfRange(v, k * m, (k + 1) * m);
        }
        return split;
    }

    /** Returns the rows of the weights, moved by {@code scale · v}. */
    double[][] moved(double scale, double[] v) {
        double[][] next = rows(v);
        for (int k = 0; k < next.length; k++) {
            for (int i = 0; i < next[k].length; i++) {
                next[k][i] = rows[k][i] + scale * next[k][i];
            }
        }
        return next;
    }

    private static double[] flat(double[][] values) {
        return Arrays.stream(values).flatMapToDouble(Arrays::stream).toArray();
    }
}
