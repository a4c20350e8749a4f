package org.costate.control.feedback;

import java.util.ArrayList;
import java.util.List;
import org.costate.ode.SolverStatus;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.RealMatrix;

/** The way back of a {@link RiccatiFlow}: error control, restarts, and the watch for escapes. */
final class RiccatiSweep {

    private static final int MOST_STEPS = 100_000;
    private static final double SHORTEST = 1e-11; // of the horizon
    private static final double SHRINK = 0.5; // X keeps half of its size in every direction
    private static final double GROW = 1e3; // three digits are lost by a restart at most
    private static final double FIRST = 0.01; // of the horizon, away from an end that is fixed

    private final RiccatiGenerator generator;
    private final double start;
    private final double end;
    private final double tolerance;
    private final List<Double> times = new ArrayList<>();
    private final List<RealMatrix> solutions = new ArrayList<>();

    RiccatiSweep(LinearQuadraticModel model, double start, double end, double tolerance) {
        if (!(start < end) || Double.isInfinite(start) || Double.isInfinite(end)) {
            throw new IllegalArgumentException(
                    "PROBLEM-02: a horizon from "
                            + start
                            + " to "
                            + end
                            + "; expected start < end");
        }
        if (!(tolerance >= 1e-14 && tolerance <= 0.1)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: tolerance = "
                            + tolerance
                            + " is not allowed; use a number in [1e-14, 0.1]");
        }
        this.generator = new RiccatiGenerator(model);
        this.start = start;
        this.end = end;
        this.tolerance = tolerance;
    }

    RiccatiFlow from(LagrangianPlane last) {
        SolverStatus begun = begin(last);
        SolverStatus status = begun == SolverStatus.OPTIMAL ? goBack() : begun;
        return new RiccatiFlow(generator, times, solutions, start, status);
    }

    /** Makes a first step away from a plane that is no graph. */
    private SolverStatus begin(LagrangianPlane last) {
        if (new LUDecomposition(last.x(), 1e-13).getSolver().isNonSingular()) {
            store(end, last.solution());
            return SolverStatus.OPTIMAL;
        }
        double longest = Math.min(end - start, 1 / rate(end));
        for (double h = FIRST * longest; h <= longest; h *= 2) {
            LagrangianPlane moved = last.moved(MagnusStep.of(generator, end, -h).six());
            RealMatrix p = moved.solution();
            if (Dense.isFinite(p) && residual(moved, p) < 1e-6) {
                store(end - h, p);
                return SolverStatus.OPTIMAL;
            }
        }
        store(end, Dense.zero(last.x().getRowDimension(), last.x().getRowDimension()));
        return SolverStatus.SINGULAR;
    }

    private static double residual(LagrangianPlane plane, RealMatrix p) {
        return p.multiply(plane.x()).subtract(plane.y()).getFrobeniusNorm()
                / plane.y().getFrobeniusNorm();
    }

    private double rate(double t) {
        return Math.max(generator.coefficients(t).rate(), 1 / (end - start));
    }

    private SolverStatus goBack() {
        double t = times.get(0);
        double h = (end - start) / 10;
        while (t > start) {
            RealMatrix p = solutions.get(solutions.size() - 1);
            h = Math.min(h, Math.min(longest(t, p), t - start));
            if (t - start - h < SHORTEST * (end - start)) {
                h = t - start;
            }
            if (h < SHORTEST * (end - start) && h < t - start) {
                return SolverStatus.SECOND_ORDER_FAILED;
            }
            MagnusStep step = MagnusStep.of(generator, t, -h);
            LagrangianPlane graph = LagrangianPlane.graph(p);
            RealMatrix next = graph.moved(step.six()).solution();
            double error = error(next, graph.moved(step.four()).solution());
            if (error <= tolerance) {
                t = h == t - start ? start : t - h;
                store(t, next);
            }
            h *= Math.min(4, Math.max(0.2, 0.9 * Math.pow(tolerance / error, 0.2)));
            if (times.size() > MOST_STEPS) {
                return SolverStatus.MAX_STEPS;
            }
        }
        return SolverStatus.OPTIMAL;
    }

    private void store(double t, RealMatrix p) {
        times.add(t);
        solutions.add(p);
    }

    private double longest(double t, RealMatrix p) {
        RiccatiCoefficients c = generator.coefficients(t);
        double[] spread = RiccatiGenerator.spread(c, p);
        double h = 1 / Math.max(c.rate(), 1e-300);
        h = spread[0] < 0 ? Math.min(h, SHRINK / -spread[0]) : h;
        return spread[1] > 0 ? Math.min(h, GROW / spread[1]) : h;
    }

    private static double error(RealMatrix six, RealMatrix four) {
        if (!Dense.isFinite(six) || !Dense.isFinite(four)) {
            return 1 / 0.0;
        }
        double scale = Math.max(six.getFrobeniusNorm(), Double.MIN_NORMAL);
        return Math.max(six.subtract(four).getFrobeniusNorm() / scale, 1e-300);
    }
}
