package org.costate.ode;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEJacobiansProvider;

/**
 * The right-hand side and its Jacobian as an implicit method needs them.
 *
 * <p>The Jacobian is analytic if the equation is an {@link ODEJacobiansProvider} without secondary
 * equations; else it is made of {@code n} forward differences, which cost an evaluation each and
 * carry half the digits: good enough to steer Newton's iteration, whose limit does not depend on
 * it.
 */
final class ImplicitEquations {

    /** Evaluates and counts; an integrator's {@code computeDerivatives}. */
    interface Slope {
        double[] at(double t, double[] y);
    }

    private static final double HALF_DIGITS = Math.sqrt(Math.ulp(1.0));

    private final ExpandableODE equations;
    private final Slope slope;
    private int jacobians;
    private int step;

    ImplicitEquations(ExpandableODE equations, Slope slope) {
        this.equations = equations;
        this.slope = slope;
    }

    /** Tells which step the next messages are about. */
    void atStep(int current) {
        step = current;
    }

    int jacobians() {
        return jacobians;
    }

    int dimension() {
        return equations.getMapper().getTotalDimension();
    }

    /** Returns {@code f(t, y)}; a failure of the user's code gets the place where it happened. */
    double[] slope(double t, double[] y) {
        try {
            return slope.at(t, y);
        } catch (MathRuntimeException e) {
            throw e;
        } catch (RuntimeException e) {
            throw IntegrationException.userThrew(e, t, step, y);
        }
    }

    /**
     * Returns {@code ∂f/∂y}.
     *
     * @param f {@code f(t, y)}
     * @param increments of the differences, if it comes to them
     */
    double[][] jacobian(double t, double[] y, double[] f, double[] increments) {
        jacobians++;
        if (equations.getPrimary() instanceof ODEJacobiansProvider provider
                && provider.getDimension() == y.length) {
            return checked(provider.computeMainStateJacobian(t, y.clone(), f.clone()), y.length);
        }
        return differences(t, y, f, increments);
    }

    private double[][] differences(double t, double[] y, double[] f, double[] increments) {
        int n = y.length;
        double[][] jacobian = new double[n][n];
        double[] moved = y.clone();
        for (int j = 0; j < n; j++) {
            moved[j] = y[j] + increments[j];
            double increment = moved[j] - y[j];
            double[] movedSlope = slope(t, moved);
            for (int i = 0; i < n; i++) {
                jacobian[i][j] = (movedSlope[i] - f[i]) / increment;
            }
            moved[j] = y[j];
        }
        return jacobian;
    }

    /** Increments for a state whose components are of the size of its largest. */
    static double[] increments(double[] y) {
        double size = 0;
        for (double v : y) {
            size = Math.max(size, Math.abs(v));
        }
        double[] increments = new double[y.length];
        Arrays.fill(increments, HALF_DIGITS * (size == 0 ? 1 : size));
        return increments;
    }

    /**
     * Increments that drown neither in the rounding of {@code f} nor in its curvature: {@code
     * max(√ε |y_j|, 1000 |h| ε n ‖f‖ s_j)}, norm in the scale {@code s} of the tolerances
     * [Hindmarsh et al. 2005, SUNDIALS, §2.1].
     */
    static double[] increments(double h, double[] y, double[] f, double[] scale) {
        int n = y.length;
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += f[i] / scale[i] * (f[i] / scale[i]);
        }
        double noise = 1000 * Math.abs(h) * Math.ulp(1.0) * n * Math.sqrt(sum / n);
        double[] increments = new double[n];
        for (int j = 0; j < n; j++) {
            increments[j] =
                    Math.max(HALF_DIGITS * Math.abs(y[j]), (noise == 0 ? 1 : noise) * scale[j]);
        }
        return increments;
    }

    private static double[][] checked(double[][] jacobian, int n) {
        boolean square = jacobian.length == n;
        for (double[] row : jacobian) {
            square &= row.length == n;
        }
        if (!square) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "the Jacobian of the equations is not %d × %d, expected one row and"
                                    + " one column for each component of the state",
                            n,
                            n));
        }
        return jacobian;
    }

    static boolean isFinite(double[] values) {
        for (double v : values) {
            if (!Double.isFinite(v)) {
                return false;
            }
        }
        return true;
    }
}
