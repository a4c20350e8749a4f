package org.costate.control.adjoint;

import java.util.function.DoubleUnaryOperator;

/**
 * Central differences of order 6, {@code (45 (f₁ − f₋₁) − 9 (f₂ − f₋₂) + (f₃ − f₋₃)) / 60δ}: about
 * 11 digits of a smooth function.
 */
final class Differences {

    private static final double[] SHARES = {45 / 60.0, -9 / 60.0, 1 / 60.0};
    private static final double SPACING = 4e-3;

    private Differences() {}

    /** A vector-valued function. */
    interface Field {
        void at(double[] x, double[] value);
    }

    /** Returns {@code f′(t)}. */
    static double of(DoubleUnaryOperator f, double t) {
        double delta = SPACING * Math.max(1, Math.abs(t));
        double sum = 0;
        for (int k = 0; k < SHARES.length; k++) {
            double d = (k + 1) * delta;
            sum += SHARES[k] * (f.applyAsDouble(t + d) - f.applyAsDouble(t - d));
        }
        return sum / delta;
    }

    /** Writes the derivative of {@code f} along {@code dx} into {@code product}. */
    static void along(Field f, double[] x, double[] dx, double[] product) {
        double length = Math.sqrt(Dynamics.dot(dx, dx));
        if (length == 0) {
            return;
        }
        double delta = SPACING * Math.max(1, Math.sqrt(Dynamics.dot(x, x))) / length;
        double[] value = new double[product.length];
        for (int k = 0; k < SHARES.length; k++) {
            for (int sign = -1; sign <= 1; sign += 2) {
                double[] moved = x.clone();
                Dynamics.addScaled(sign * (k + 1) * delta, dx, moved);
                f.at(moved, value);
                Dynamics.addScaled(sign * SHARES[k] / delta, value, product);
            }
        }
    }
}
