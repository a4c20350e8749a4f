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

    /** Central differences, extrapolated once: the error left is of order h⁴. */
    @Test
    void differencesAgree() {
        double coarse = differenceResidual(0.4, -0.3, 0.2, 0.04);
        double fine = differenceResidual(0.4, -0.3, 0.2, 0.02);
        assertEquals(0, (4 * fine - coarse) / 3, 1e-4);
        assertEquals(4, coarse / fine, 0.1); // order 2 before
    }

    private double differenceResidual(double x, double y, double s, double h) {
        double vxs =
                (tau.value(x + h, y, s + h)
                                - tau.value(x + h, y, s - h)
                                - tau.value(x - h, y, s + h)
                                + tau.value(x - h, y, s - h))
                        / (4 * h * h);
        double v = tau.value(x, y, s);
        double right = tau.value(x + h, y, s);
        double left = tau.value(x - h, y, s);
        double far = tau.value(x + 2 * h, y, s) + tau.value(x - 2 * h, y, s);
        double vx = (right - left) / (2 * h);
        double vxx = (right - 2 * v + left) / (h * h);
        double vyy = (tau.value(x, y + h, s) - 2 * v + tau.value(x, y - h, s)) / (h * h);
        double vxxxx = (far - 4 * right + 6 * v - 4 * left) / (h * h * h * h);
        return -4 * vxs + 6 * vx * vx + 6 * v * vxx + vxxxx + 3 * vyy;
    }
}
