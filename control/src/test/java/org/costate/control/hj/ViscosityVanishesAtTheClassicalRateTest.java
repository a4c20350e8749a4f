package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.hipparchus.special.Erf;
import org.junit.jupiter.api.Test;

/** {@code max ũ_ε − u_0} for {@code g = |y|}, t = 1: {@code ½ ε log(1/ε) + O(ε)} at the kink. */
class ViscosityVanishesAtTheClassicalRateTest {

    private static final double[] EPSILON = {0.4, 0.2, 0.1, 0.05, 0.025};

    @Test
    void tableOfTheKink() {
        double[] largest = {0.4700, 0.2919, 0.1769, 0.1047, 0.0607};
        double[] overEpsilon = {1.18, 1.46, 1.77, 2.09, 2.43};
        double[] overLog = {1.28, 0.907, 0.768, 0.699, 0.658};
        List<VanishingViscosity.Row> rows =
                VanishingViscosity.rates(
                        Math::abs,
                        UniformGrid.line(-10, 10, 4001),
                        1,
                        ReferenceData.line(-3, 3, 121),
                        EPSILON);
        for (int i = 0; i < rows.size(); i++) {
            VanishingViscosity.Row row = rows.get(i);
            assertEquals(largest[i], row.largest(), 2e-3);
            assertEquals(overEpsilon[i], row.overEpsilon(), 0.006); // printed to two decimals
            assertEquals(overLog[i], row.overEpsilonLog(), 0.006);
            assertTrue(row.least() > 0, "never negative");
        }
    }

    @Test
    void quadratureMeetsTheClosedForm() {
        for (double epsilon : EPSILON) {
            HopfColeSolution u =
                    new HeatSemigroup(UniformGrid.line(-10, 10, 4001).axis(0), epsilon)
                            .from(Math::abs);
            for (double x : new double[] {-2.7, -0.4, 0, 1.9}) {
                // g is linear on each side of 0: one Gaussian integral each
                double sigma = Math.sqrt(2 * epsilon);
                double right = Math.exp((1 - x) / epsilon) * normal((x - 2) / sigma);
                double left = Math.exp((1 + x) / epsilon) * normal((-x - 2) / sigma);
                double exact = -epsilon * Math.log(left + right);
                // the trapezoid adds h²/12 of the jump 2/ε of slope at the kink
                double weight = Math.exp((exact - x * x / 4) / epsilon);
                double kink = 0.005 * 0.005 / 6 * weight / Math.sqrt(4 * Math.PI * epsilon);
                double measured = u.value(new double[] {x}, 1);
                assertEquals(exact - kink, measured, 0.02 * kink + 1e-13);
            }
        }
    }

    private static double normal(double z) {
        return 0.5 * Erf.erfc(-z / Math.sqrt(2));
    }
}
