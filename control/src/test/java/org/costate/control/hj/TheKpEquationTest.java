package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Layers whose phases flow by powers of the weights are line solitons of KP-II. */
class TheKpEquationTest {

    private final KpTau tau =
            KpTau.of(new double[] {-1.1, -0.3, 0.5, 1.2}, new double[] {0.3, 0, -0.4, 0.2});

    @Test
    void exactDerivativesLeaveNoResidual() {
        SplittableRandom random = new SplittableRandom(111);
        for (int i = 0; i < 200; i++) {
            double[] p = ReferenceData.point(3, 4, random);
            assertEquals(0, tau.residual(p[0], p[1], p[2]), 1e-12); // terms of size 10
        }
    }

    @Test
    void differencesAgree() {
        double h = 0.02; // fourth differences: truncation h² · 6th derivatives, rounding h⁻⁴ ε
        double x = 0.4;
        double y = -0.3;
        double s = 0.2;
        double vxs =
                (tau.value(x + h, y, s + h)
                                - tau.value(x + h, y, s - h)
                                - tau.value(x - h, y, s + h)
                                + tau.value(x - h, y, s - h))
                        / (4 * h * h);
        double v = tau.value(x, y, s);
        double vx = (tau.value(x + h, y, s) - tau.value(x - h, y, s)) / (2 * h);
        double vxx = (tau.value(x + h, y, s) - 2 * v + tau.value(x - h, y, s)) / (h * h);
        double vyy = (tau.value(x, y + h, s) - 2 * v + tau.value(x, y - h, s)) / (h * h);
        double vxxxx =
                (tau.value(x + 2 * h, y, s)
                                - 4 * tau.value(x + h, y, s)
                                + 6 * v
                                - 4 * tau.value(x - h, y, s)
                                + tau.value(x - 2 * h, y, s))
                        / (h * h * h * h);
        double residual = -4 * vxs + 6 * vx * vx + 6 * v * vxx + vxxxx + 3 * vyy;
        assertEquals(0, residual, 5e-3);
    }
}
