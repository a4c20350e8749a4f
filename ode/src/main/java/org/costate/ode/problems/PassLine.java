package org.costate.ode.problems;

import java.util.Arrays;
import java.util.List;

/**
 * How near to the end state an integrator has to come.
 *
 * @param measure how errors are measured
 * @param targets what is allowed at which tolerance, loosest first
 * @param falling whether the error has to fall with the tolerance; see {@link #falls}
 */
public record PassLine(Measure measure, List<Target> targets, boolean falling) {

    private static final double NOTHING = 1e-100; // sizes below have no relative error

    /** How the error of a state is measured; each is the worst component's. */
    public enum Measure {
        /** {@code |x_i − y_i| / (1 + |y_i|)}. */
        MIXED {
            @Override
            double size(double exact) {
                return 1 + Math.abs(exact);
            }
        },
        /** {@code |x_i − y_i| / |y_i|}; the difference itself where {@code |y_i| < 1e-100}. */
        RELATIVE {
            @Override
            double size(double exact) {
                return Math.abs(exact) < NOTHING ? 1 : Math.abs(exact);
            }
        },
        /** {@code |x_i − y_i|}. */
        ABSOLUTE {
            @Override
            double size(double exact) {
                return 1;
            }
        };

        abstract double size(double exact);

        /** Returns the error of {@code x}. */
        public double error(double[] x, double[] exact) {
            double worst = 0;
            for (int i = 0; i < x.length; i++) {
                worst = Math.max(worst, Math.abs(x[i] - exact[i]) / size(exact[i]));
            }
            return worst;
        }
    }

    /**
     * One line.
     *
     * @param tolerance the relative tolerance asked for
     * @param allowed the largest error
     */
    public record Target(double tolerance, double allowed) {}

    /** Keeps a copy of the targets. */
    public PassLine {
        targets = List.copyOf(targets);
    }

    /** A hundred tolerances from 1e-4 to 1e-10, and falling: the line of DETEST. */
    static PassLine detest() {
        List<Target> targets =
                Arrays.stream(new double[] {1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10})
                        .mapToObj(tolerance -> new Target(tolerance, 100 * tolerance))
                        .toList();
        return new PassLine(Measure.MIXED, targets, true);
    }

    /** Relative errors of 1e-4 at a tolerance of 1e-6 and of 1e-7 at 1e-9: the stiff line. */
    static PassLine stiff() {
        return new PassLine(
                Measure.RELATIVE, List.of(new Target(1e-6, 1e-4), new Target(1e-9, 1e-7)), false);
    }

    static PassLine at(Measure measure, double tolerance, double allowed) {
        return new PassLine(measure, List.of(new Target(tolerance, allowed)), false);
    }

    /**
     * Says whether an error is below the one at a hundred times the tolerance, or already below a
     * tenth of the tolerance. Neighbours do not tell: where an error changes its sign it passes
     * through zero.
     */
    boolean falls(double before, double error, double tolerance) {
        return !falling || error < before || error < 0.1 * tolerance;
    }
}
