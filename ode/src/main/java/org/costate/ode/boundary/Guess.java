package org.costate.ode.boundary;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import org.costate.ode.TimeGrid;

/**
 * A first guess: functions, parameters, and the mesh to begin on. Crude ones are enough for most
 * problems; without one the solver draws straight lines between ends that meet the conditions.
 */
public final class Guess {

    private final DoubleFunction<double[]> values;
    private final double[] parameters;
    private final double[] mesh;

    private Guess(DoubleFunction<double[]> values, double[] parameters, double[] mesh) {
        this.values = values;
        this.parameters = parameters;
        this.mesh = mesh;
    }

    /** Returns the guess {@code y(t)}, parameters zero where there are any. */
    public static Guess of(DoubleFunction<double[]> values) {
        return new Guess(values, new double[0], new double[0]);
    }

    /** Returns the guess of functions that do not change. */
    public static Guess constant(double... values) {
        double[] kept = values.clone();
        return of(t -> kept);
    }

    /** Returns this guess with parameters. */
    public Guess withParameters(double... guessed) {
        return new Guess(values, guessed.clone(), mesh);
    }

    /** Returns this guess with a mesh to begin on. */
    public Guess on(TimeGrid grid) {
        return new Guess(values, parameters, grid.toArray());
    }

    /** Returns the nodes to begin on, none if the solver may choose. */
    double[] mesh() {
        return mesh;
    }

    /** Returns this guess as a function with {@code k} parameters. */
    ResidualPath.Sampled sampled(int k) {
        double[] q = Arrays.copyOf(parameters, k);
        return new ResidualPath.Sampled() {
            @Override
            public double[] at(double t) {
                return values.apply(t);
            }

            @Override
            public double[] parameters() {
                return q;
            }
        };
    }

    Sampler sampler(int n, int k) {
        if (parameters.length != 0 && parameters.length != k) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the guess has "
                            + parameters.length
                            + " parameters, the problem "
                            + k
                            + ". Try: withParameters of "
                            + k
                            + " numbers");
        }
        return (scheme, nodes) -> {
            int stages = scheme.stages();
            int points = (nodes.length - 1) * (stages - 1) + 1;
            double[] x = new double[points * n + k];
            for (int p = 0; p < points; p++) {
                int i = Math.min(p / (stages - 1), nodes.length - 2);
                double theta = scheme.point(p - i * (stages - 1));
                double t = (1 - theta) * nodes[i] + theta * nodes[i + 1];
                System.arraycopy(checked(values.apply(t), n), 0, x, p * n, n);
            }
            System.arraycopy(parameters, 0, x, points * n, parameters.length);
            return x;
        };
    }

    private static double[] checked(double[] y, int n) {
        if (y.length != n) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the guess returned "
                            + y.length
                            + " numbers, the problem has "
                            + n
                            + " unknown functions. Try: one number for each");
        }
        return y;
    }
}
