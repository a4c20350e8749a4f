package org.costate.control.adjoint;

import java.util.Locale;
import org.costate.control.SweepResult;

/** How well a state that was run backward came home. */
final class Recovery {

    private static final double HARMLESS = 1e-3; // relative; beyond it no digit can be trusted

    private Recovery() {}

    /** Returns {@code |x̂ − x₀| / |x₀|}, absolute if {@code x₀ = 0}. */
    static double error(double[] x0, double[] back) {
        double gap = 0;
        double size = 0;
        for (int i = 0; i < x0.length; i++) {
            gap = Math.hypot(gap, back[i] - x0[i]);
            size = Math.hypot(size, x0[i]);
        }
        return size == 0 ? gap : gap / size;
    }

    static void warn(SweepResult.Builder made, String method, double error) {
        if (error > HARMLESS) {
            made.warning(
                    String.format(
                            Locale.ROOT,
                            "ADJ-04: the state that %s ran backward missed x(0) by %.1e times its"
                                    + " size: its gradient is that of another trajectory. Try: a"
                                    + " discrete, frozen or interpolated adjoint",
                            method,
                            error));
        }
    }
}
