package org.costate.control.adjoint;

import java.util.Arrays;
import java.util.Optional;
import org.costate.control.SweepResult;
import org.costate.control.SweepWork;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.StepBudget;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/**
 * The forward sensitivities of the exact flow: {@code x}, {@code ∂x/∂(x₀, θ)} and the loss with its
 * sensitivities, integrated together with step control over all of them.
 *
 * <p>At a tight tolerance this is the reference for exact-in-time gradients; its cost grows with
 * the number of parameters.
 */
final class SensitivityAdjoint implements AdjointMethod {

    private static final int BUDGET = 200_000;

    private final AdaptiveIntegrator integrator;
    private final double tolerance;

    SensitivityAdjoint(AdaptiveIntegrator integrator, double tolerance) {
        integrator.at(tolerance); // checks the tolerance
        this.integrator = integrator;
        this.tolerance = tolerance;
    }

    @Override
    public String name() {
        return "tangent " + integrator.label() + " " + ContinuousAdjoint.print(tolerance);
    }

    @Override
    public SweepResult gradient(AdjointProblem problem) {
        return new Run(problem).result();
    }

    @Override
    public Optional<LossTangent> lossTangent(AdjointProblem problem) {
        return Optional.empty();
    }

    @Override
    public boolean isExactForItsLoss() {
        return false;
    }

    /** One integration of {@code (x, J)} and its derivatives in {@code d} directions. */
    private final class Run {

        private final AdjointProblem problem;
        private final Dynamics dynamics;
        private final double[][] theta;
        private final int n;
        private final int m;
        private final int d;
        private double reached;
        private int steps;

        Run(AdjointProblem problem) {
            this.problem = problem;
            this.dynamics = problem.dynamics();
            this.theta = problem.parameters();
            this.n = dynamics.states();
            this.m = dynamics.controls();
            this.d = n + m * theta.length;
        }

        // Layout: column c of n + 1 numbers is (x, J), then one column for each direction.

        SweepResult result() {
            double[] x0 = problem.initialState().toArray();
            double[] y = new double[(n + 1) * (1 + d)];
            System.arraycopy(x0, 0, y, 0, n);
            for (int i = 0; i < n; i++) {
                y[(n + 1) * (1 + i) + i] = 1;
            }
            double[] breaks = problem.breaks();
            reached = breaks[0];
            try {
                dynamics.requirePure(problem.start(), x0, theta[0]);
                charge(breaks[0], y);
                for (int q = 0; q + 1 < breaks.length; q++) {
                    y = integrate(breaks[q], breaks[q + 1], y);
                    charge(breaks[q + 1], y);
                }
            } catch (MathRuntimeException e) {
                throw AdjointException.of(e, reached, steps, x0);
            }
            return gathered(y);
        }

        private SweepResult gathered(double[] y) {
            double[] p0 = new double[n];
            double[][] hu = new double[theta.length][m];
            for (int c = 0; c < d; c++) {
                double slope = y[(n + 1) * (1 + c) + n];
                if (c < n) {
                    p0[c] = -slope;
                } else {
                    hu[(c - n) / m][(c - n) % m] = -slope;
                }
            }
            return TangentAdjoint.ends(problem, Arrays.copyOf(y, n), p0, hu)
                    .cost(y[n])
                    .work(
                            new SweepWork(
                                    dynamics.evaluations(),
                                    dynamics.pullBacks(),
                                    1 + d,
                                    0,
                                    0,
                                    8L * y.length))
                    .build();
        }

        private void charge(double t, double[] y) {
            double[] x = Arrays.copyOf(y, n);
            y[n] += problem.costAt(t, x);
            double[] minusGradient = new double[n];
            problem.jump(t, x, minusGradient);
            for (int c = 1; c <= d; c++) {
                for (int i = 0; i < n; i++) {
                    y[(n + 1) * c + n] -= minusGradient[i] * y[(n + 1) * c + i];
                }
            }
        }

        private double[] integrate(double from, double to, double[] y) {
            int q = problem.interval(from, to);
            ODEIntegrator run = integrator.at(tolerance).get();
            OrdinaryDifferentialEquation equation = equation(y.length, q);
            run.addStepHandler(StepBudget.of(equation, BUDGET));
            run.addStepHandler(
                    step -> {
                        steps++;
                        reached = step.getCurrentState().getTime();
                    });
            return run.integrate(equation, new ODEState(from, y), to).getPrimaryState();
        }

        private OrdinaryDifferentialEquation equation(int dimension, int q) {
            return new OrdinaryDifferentialEquation() {
                @Override
                public int getDimension() {
                    return dimension;
                }

                @Override
                public double[] computeDerivatives(double t, double[] y) {
                    return slopes(t, y, q);
                }
            };
        }

        private double[] slopes(double t, double[] y, int q) {
            double[] x = Arrays.copyOf(y, n);
            double[] u = theta[q];
            double[] f = new double[n];
            double[] slope = new double[y.length];
            dynamics.velocity(t, x, u, f);
            System.arraycopy(f, 0, slope, 0, n);
            slope[n] = dynamics.hasCost() ? dynamics.cost(t, x, u) : 0;
            for (int row = 0; row <= n; row++) { // row n is the running cost
                double[] gx = new double[n];
                double[] gu = new double[m];
                double[] unit = new double[n];
                if (row < n) {
                    unit[row] = 1;
                    dynamics.pullBack(t, x, unit, 0, u, gx, gu);
                } else if (dynamics.hasCost()) {
                    dynamics.pullBack(t, x, unit, 1, u, gx, gu);
                }
                for (int c = 0; c < d; c++) {
                    double sum = c >= n && (c - n) / m == q ? gu[(c - n) % m] : 0;
                    for (int j = 0; j < n; j++) {
                        sum += gx[j] * y[(n + 1) * (1 + c) + j];
                    }
                    slope[(n + 1) * (1 + c) + row] = sum;
                }
            }
            return slope;
        }
    }
}
