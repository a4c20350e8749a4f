package org.costate.control.solve;

import java.util.ArrayList;
import java.util.List;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * Follows a curve of solutions of {@code F(v, λ) = 0} by pseudo-arclength: a step along the
 * tangent, then Newton's method in the plane across it, so that {@code λ} may turn back [Allgower,
 * Georg 1990].
 *
 * <p>Points are solved to the tolerance asked for with the exact Jacobian in {@code v}. The
 * derivative in {@code λ}, which only steers, is a central difference of {@code F}.
 */
final class PathFollower {

    /**
     * A point of the curve.
     *
     * @param slope {@code dλ/ds}; its sign changes at a turning point
     */
    record Point(double[] v, double lambda, double slope) {}

    /** Accepts a point, or refuses it and ends the walk. */
    interface Visitor {
        boolean visit(Point point);
    }

    private static final int CORRECTIONS = 8;
    private static final double DIFFERENCE = 1e-5;

    private final ParametricSystem system;
    private final double tolerance;
    private final SolverBudget.Clock clock;
    private final List<Point> points = new ArrayList<>();
    private final List<Point> turnings = new ArrayList<>();
    private double[] scales = {};
    private double[] tangent = {};
    private double tangentLambda;
    private int corrections;

    PathFollower(ParametricSystem system, double tolerance, SolverBudget.Clock clock) {
        this.system = system;
        this.tolerance = tolerance;
        this.clock = clock;
    }

    List<Point> points() {
        return points;
    }

    /** Returns the turning points, each the solved point nearest to {@code dλ/ds = 0}. */
    List<Point> turnings() {
        return turnings;
    }

    /**
     * Walks from a solution towards a value of {@code λ}.
     *
     * @param first the first step, in units of the scales
     * @return {@code OPTIMAL} if the target was reached or the visitor ended the walk
     */
    SolverStatus walk(
            double[] v0, double lambda0, double target, double first, int most, Visitor visitor) {
        double[] v = v0.clone();
        double lambda = lambda0;
        double step = first;
        double side = Math.signum(target - lambda0);
        if (!turn(v, lambda, side)) {
            return SolverStatus.SINGULAR;
        }
        points.add(new Point(v.clone(), lambda, tangentLambda));
        for (int k = 0; k < most; k++) {
            SolverStatus stop = clock.after(0);
            if (stop != SolverStatus.OPTIMAL) {
                return stop;
            }
            double toTarget = (target - lambda) / system.parameterScale();
            boolean landing =
                    step * Math.abs(tangentLambda) >= Math.abs(toTarget)
                            && toTarget * tangentLambda > 0;
            double ds = landing ? toTarget / tangentLambda : step;
            double[] next = predict(v, ds);
            double nextLambda =
                    landing ? target : lambda + ds * tangentLambda * system.parameterScale();
            double corrected = correct(next, nextLambda, landing);
            if (Double.isNaN(corrected)) {
                step *= 0.4;
                if (step < 1e-6 * first) {
                    return SolverStatus.STEP_UNDERFLOW;
                }
                continue;
            }
            double before = tangentLambda;
            double[] oldTangent = tangent.clone();
            if (!turn(next, corrected, 0)) {
                return SolverStatus.SINGULAR;
            }
            if (before * tangentLambda < 0) {
                turnings.add(refined(v, lambda, oldTangent, before, ds));
                turn(next, corrected, 0);
            }
            v = next;
            lambda = corrected;
            Point point = new Point(v.clone(), lambda, tangentLambda);
            points.add(point);
            if (!visitor.visit(point) || landing) {
                return SolverStatus.OPTIMAL;
            }
            step = corrections <= 3 ? Math.min(2 * step, 50 * first) : step;
        }
        return SolverStatus.MAX_ITERATIONS;
    }

    private double[] predict(double[] v, double ds) {
        double[] next = v.clone();
        for (int i = 0; i < v.length; i++) {
            next[i] += ds * tangent[i] * scales[i];
        }
        return next;
    }

    /** Finds the unit tangent at a solution; {@code side} fixes its direction at the start. */
    private boolean turn(double[] v, double lambda, double side) {
        NewtonSystem here = system.at(lambda);
        scales = here.scale();
        double[] r = new double[v.length];
        double[] response = new double[v.length];
        try {
            NewtonSystem.Linearised jacobian = here.linearise(v, r);
            jacobian.solve(derivative(v, lambda), response);
        } catch (FlowFailure failure) {
            return false;
        }
        double sum = 1;
        double along = tangentLambda;
        double[] unit = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            unit[i] = -response[i] * system.parameterScale() / scales[i];
            sum += unit[i] * unit[i] / v.length;
            along += tangent.length == 0 ? 0 : tangent[i] * unit[i] / v.length;
        }
        double direction = side != 0 ? side : Math.signum(along);
        double norm = direction * Math.sqrt(sum);
        for (int i = 0; i < v.length; i++) {
            unit[i] /= norm;
        }
        tangent = unit;
        tangentLambda = 1 / norm;
        return Double.isFinite(norm);
    }

    /** {@code ∂F/∂λ}. */
    private double[] derivative(double[] v, double lambda) {
        double h = DIFFERENCE * system.parameterScale();
        double[] above = new double[v.length];
        double[] below = new double[v.length];
        system.at(lambda + h).residual(v, above);
        system.at(lambda - h).residual(v, below);
        for (int i = 0; i < v.length; i++) {
            above[i] = (above[i] - below[i]) / (2 * h);
        }
        return above;
    }

    /**
     * Newton's method across the tangent, or at fixed {@code λ} when landing; moves {@code v} and
     * returns {@code λ}, {@code NaN} if it does not converge quickly.
     */
    private double correct(double[] v, double start, boolean fixed) {
        double lambda = start;
        double previous = Double.POSITIVE_INFINITY;
        double[] r = new double[v.length];
        double[] back = new double[v.length];
        double[] response = new double[v.length];
        for (corrections = 0; corrections < CORRECTIONS; corrections++) {
            double size;
            try {
                NewtonSystem.Linearised jacobian = system.at(lambda).linearise(v, r);
                jacobian.solve(r, back);
                double change = 0;
                if (!fixed) {
                    jacobian.solve(derivative(v, lambda), response);
                    change = across(back, response);
                    lambda += change;
                }
                size = 0;
                for (int i = 0; i < v.length; i++) {
                    double d = -back[i] - response[i] * change;
                    v[i] += d;
                    size += d * d / (scales[i] * scales[i]);
                }
                double c = change / system.parameterScale();
                size = Math.sqrt(size / v.length + c * c);
            } catch (FlowFailure failure) {
                return Double.NaN;
            }
            if (size <= tolerance) {
                return lambda;
            }
            if (!(size < 0.7 * previous)) {
                return size < 1e3 * tolerance ? lambda : Double.NaN;
            }
            previous = size;
        }
        return Double.NaN;
    }

    /** The change of {@code λ} that keeps a correction across the tangent. */
    private double across(double[] back, double[] response) {
        double above = 0;
        double below = tangentLambda / system.parameterScale();
        for (int i = 0; i < back.length; i++) {
            above += tangent[i] * back[i] / scales[i] / back.length;
            below -= tangent[i] * response[i] / scales[i] / back.length;
        }
        return above / below;
    }

    /** Bisects the step for the point where {@code dλ/ds} changes sign. */
    private Point refined(
            double[] v, double lambda, double[] oldTangent, double oldSlope, double ds) {
        double low = 0;
        double high = ds;
        Point best = new Point(v.clone(), lambda, oldSlope);
        for (int k = 0; k < 26; k++) {
            tangent = oldTangent;
            tangentLambda = oldSlope;
            double middle = 0.5 * (low + high);
            double[] next = predict(v, middle);
            double found =
                    correct(next, lambda + middle * oldSlope * system.parameterScale(), false);
            if (Double.isNaN(found) || !turn(next, found, 0)) {
                break;
            }
            best = new Point(next, found, tangentLambda);
            if (tangentLambda * oldSlope > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return best;
    }
}
