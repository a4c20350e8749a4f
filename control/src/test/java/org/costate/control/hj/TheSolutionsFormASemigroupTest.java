package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** {@code u(s₁ + s₂)} is the heat flow of {@code u(s₁)}; the raw function misses a constant. */
class TheSolutionsFormASemigroupTest {

    private static final double EPSILON = 0.3;

    private final HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), EPSILON);
    private final HeatSemigroup heat = HeatSemigroup.on(-14, 14, 20_001, EPSILON);

    @Test
    void normalisedSolutionsCompose() {
        for (double x : new double[] {-1.9, 0, 0.7, 2.3}) {
            double direct = u.value(new double[] {x}, 1.5);
            assertEquals(direct, heat.advanced(u, 0.6, 0.9, x), 1e-12); // trapezoid: spectral
        }
    }

    @Test
    void rawOnesMissTheLogarithmOfTheTimes() {
        ValueFunction raw =
                new ValueFunction() {
                    @Override
                    public int dimension() {
                        return 1;
                    }

                    @Override
                    public double value(double[] x, double t) {
                        return u.raw(x, t);
                    }
                };
        // the heat flow of the raw e^{−u/ε} lacks √(4πεs₁), the raw solution at s₁ + s₂ more
        double missing = 0.5 * EPSILON * Math.log(1.5 / 0.6);
        double direct = u.raw(new double[] {0.7}, 1.5);
        assertEquals(direct + missing, heat.advanced(raw, 0.6, 0.9, 0.7), 1e-12);
    }
}
