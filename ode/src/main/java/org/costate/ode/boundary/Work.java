package org.costate.ode.boundary;

import java.util.Locale;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/** What a solve has spent, its clock, and the last trouble a function of the caller made. */
final class Work {

    private final SolverBudget.Clock clock;
    private int iterations;
    private int evaluations;
    private int jacobians;
    private String trouble = "";

    Work(SolverBudget budget) {
        this.clock = budget.start();
    }

    /** Counts one Newton iteration; returns why to stop, {@code OPTIMAL} if there is no reason. */
    SolverStatus iterate() {
        SolverStatus status = clock.after(iterations);
        iterations++;
        return status;
    }

    /** Returns why to stop between iterations. */
    SolverStatus status() {
        return clock.after(iterations);
    }

    void evaluate(BoundaryValueProblem problem, double t, double[] y, double[] q, double[] slope) {
        evaluations++;
        try {
            problem.system().derivative(t, y, q, slope);
        } catch (RuntimeException thrown) {
            throw UserFunctionException.of("right-hand side", t, thrown);
        }
    }

    void jacobian(
            BoundaryValueProblem problem,
            double t,
            double[] y,
            double[] q,
            double[][] byState,
            double[][] byParameter) {
        jacobians++;
        try {
            problem.system().jacobian(t, y, q, byState, byParameter);
        } catch (RuntimeException thrown) {
            throw UserFunctionException.of("Jacobian", t, thrown);
        }
    }

    void conditions(
            BoundaryValueProblem problem, double[] start, double[] end, double[] q, double[] g) {
        try {
            problem.conditions().residual(start, end, q, g);
        } catch (RuntimeException thrown) {
            throw UserFunctionException.of("boundary conditions", problem.start(), thrown);
        }
    }

    void boundaryJacobian(
            BoundaryValueProblem problem,
            double[] start,
            double[] end,
            double[] q,
            double[][] byStart,
            double[][] byEnd,
            double[][] byParameter) {
        try {
            problem.conditions().jacobian(start, end, q, byStart, byEnd, byParameter);
        } catch (RuntimeException thrown) {
            throw UserFunctionException.of("boundary conditions", problem.start(), thrown);
        }
    }

    void notFinite(double t, int component, double value) {
        trouble = String.format(Locale.ROOT, "F[%d] became %s at t=%.6g", component + 1, value, t);
    }

    String trouble() {
        return trouble;
    }

    int iterations() {
        return iterations;
    }

    int evaluations() {
        return evaluations;
    }

    int jacobians() {
        return jacobians;
    }

    double seconds() {
        return clock.seconds();
    }
}
