package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.EulerIntegrator;
import org.hipparchus.ode.nonstiff.ExplicitRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.GillIntegrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;
import org.hipparchus.ode.nonstiff.LutherIntegrator;
import org.hipparchus.ode.nonstiff.MidpointIntegrator;
import org.hipparchus.ode.nonstiff.ThreeEighthesIntegrator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Our stepper and the Hipparchus integrator a tableau was read from are the same map. */
class FixedStepFlowEqualsHipparchusTest {

    // Both add the same products in another order: a few ulp of numbers ≤ 2 a step, 16 steps,
    // stretched by at most e^1.5 by the flow.
    private static final double ROUNDING = 2e-14;

    private static final double H = 1 / 16.0; // dyadic, so that both meet the same nodes
    private static final TimeGrid GRID = TimeGrid.uniform(0.25, 1.25, 16);
    private static final double[] START = {0.7, -0.4, 1.3};

    /** Asymmetric and non-autonomous, so that a swapped stage, node or component shows. */
    private static void velocity(double t, double[] x, double[] xDot) {
        xDot[0] = Math.sin(t) * x[1] - 0.3 * x[0] * x[2];
        xDot[1] = Math.cos(x[0] + 2 * t) + 0.5 * x[2];
        xDot[2] = -x[0] + 0.2 * t * x[1] * x[1];
    }

    /** The same velocity in the form Hipparchus asks for. */
    private static final OrdinaryDifferentialEquation EQUATION =
            new OrdinaryDifferentialEquation() {
                @Override
                public int getDimension() {
                    return START.length;
                }

                @Override
                public double[] computeDerivatives(double t, double[] x) {
                    double[] xDot = new double[START.length];
                    velocity(t, x, xDot);
                    return xDot;
                }
            };

    private static double[] ours(ButcherTableau tableau) {
        double[] x = START.clone();
        FixedStepFlow.of(tableau, START.length)
                .carry(FixedStepFlowEqualsHipparchusTest::velocity, GRID, x);
        return x;
    }

    static Stream<Arguments> fixedStep() {
        return Stream.of(
                Arguments.of(Scheme.EULER, new EulerIntegrator(H)),
                Arguments.of(Scheme.MIDPOINT, new MidpointIntegrator(H)),
                Arguments.of(Scheme.RK4, new ClassicalRungeKuttaIntegrator(H)),
                Arguments.of(Scheme.THREE_EIGHTHS, new ThreeEighthesIntegrator(H)),
                Arguments.of(Scheme.GILL, new GillIntegrator(H)),
                Arguments.of(Scheme.LUTHER, new LutherIntegrator(H)));
    }

    @ParameterizedTest
    @MethodSource("fixedStep")
    void theIntegratorOfTheTableau(ButcherTableau tableau, ODEIntegrator integrator) {
        double[] theirs =
                integrator
                        .integrate(EQUATION, new ODEState(GRID.start(), START), GRID.end())
                        .getPrimaryState();

        assertArrayEquals(theirs, ours(tableau), ROUNDING);
    }

    static Stream<Arguments> everyTableau() {
        return Stream.concat(
                fixedStep(),
                Stream.of(
                        Arguments.of(Scheme.HIGHAM_HALL_54, new HighamHall54Integrator(H, 1, 1, 1)),
                        Arguments.of(
                                Scheme.DORMAND_PRINCE_54,
                                new DormandPrince54Integrator(H, 1, 1, 1)),
                        Arguments.of(
                                Scheme.DORMAND_PRINCE_853,
                                new DormandPrince853Integrator(H, 1, 1, 1))));
    }

    /** An embedded pair chooses its own steps; {@code singleStep} is its formula with ours. */
    @ParameterizedTest
    @MethodSource("everyTableau")
    void theSingleStepOfTheTableau(
            ButcherTableau tableau, ExplicitRungeKuttaIntegrator integrator) {
        double[] theirs = START.clone();
        for (int k = 0; k < GRID.steps(); k++) {
            theirs = integrator.singleStep(EQUATION, GRID.node(k), theirs, GRID.node(k + 1));
        }

        assertArrayEquals(theirs, ours(tableau), ROUNDING);
    }

    @Test
    void everyNamedTableauIsComparedHere() {
        assertEquals(
                Tableaus.named().toList(),
                everyTableau().map(arguments -> arguments.get()[0]).toList());
    }
}
