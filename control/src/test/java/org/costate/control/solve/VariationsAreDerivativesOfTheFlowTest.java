package org.costate.control.solve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.ControlLaw;
import org.costate.control.MaximisedHamiltonian;
import org.costate.control.MaximisingLaw;
import org.costate.control.OptimalControlProblem;
import org.junit.jupiter.api.Test;

/** What a flow carries beside its point is the derivative of its end by its start. */
class VariationsAreDerivativesOfTheFlowTest {

    private static final double[] SCALE = {1.3, 1.1, 2.1, 0.9};
    private static final double[] START = {1.3, -0.2, -1.7, -0.5};
    private static final double STEP = 1e-4; // central differences: 1e-8 of truncation
    private static final double ERROR = 2e-7;

    private static double[][] identity() {
        double[][] y = new double[4][4];
        for (int i = 0; i < 4; i++) {
            y[i][i] = 1;
        }
        return y;
    }

    private static void compare(ArcFlow flow, double t0, double t1) {
        double[][] y = identity();
        flow.carry(t0, START.clone(), t1, y);
        for (int j = 0; j < 4; j++) {
            double[] above = START.clone();
            double[] below = START.clone();
            above[j] += STEP;
            below[j] -= STEP;
            flow.carry(t0, above, t1, null);
            flow.carry(t0, below, t1, null);
            for (int i = 0; i < 4; i++) {
                assertEquals(
                        (above[i] - below[i]) / (2 * STEP),
                        y[i][j],
                        ERROR * (1 + Math.abs(y[i][j])));
            }
        }
    }

    @Test
    void onAnArcWithAFreeControl() {
        BolzaForm form = BolzaForm.of(Problems.boundedPendulum());
        compare(
                new SmoothArcFlow(
                        form.hamiltonian(ControlMode.free(1), new double[1]), 1e-12, SCALE),
                0.2,
                1.1);
    }

    @Test
    void acrossSwitchesLocatedAsEvents() {
        OptimalControlProblem problem = Problems.boundedPendulum();
        MaximisingLaw law = ControlLaw.maximising(problem);
        SwitchedFlow flow = new SwitchedFlow(law, 1e-12, SCALE);
        compare(flow, 0.2, 2.6);
        flow.carry(0.2, START.clone(), 2.6, null);
        assertTrue(flow.switches().size() >= 2, "the control should meet its bounds");
    }

    @Test
    void acrossTheJumpOfABangBangControl() {
        OptimalControlProblem problem =
                Problems.costing(
                                OptimalControlProblem.named("pendulum")
                                        .states("q", "w")
                                        .controls("u")
                                        .dynamics("w", "u-sin(q)"),
                                "1")
                        .within("u", -0.4, 0.7)
                        .from(1.3, -0.2)
                        .over(0.2, 2.6);
        SwitchedFlow flow = new SwitchedFlow(ControlLaw.maximising(problem), 1e-12, SCALE);
        compare(flow, 0.2, 2.6);
        flow.carry(0.2, START.clone(), 2.6, null);
        assertTrue(!flow.switches().isEmpty(), "the control should switch");
    }

    @Test
    void preserveTheSymplecticForm() {
        double[][] y = identity();
        MaximisedHamiltonian h =
                MaximisedHamiltonian.of(ControlLaw.maximising(Problems.boundedPendulum()));
        VariationalFlow flow = new VariationalFlow(h, 1e-12, SCALE);
        flow.carry(0.2, START.clone(), 1.4, y);
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                double form = 0;
                for (int i = 0; i < 2; i++) {
                    form += y[i][a] * y[2 + i][b] - y[2 + i][a] * y[i][b];
                }
                double expected = b == a + 2 ? 1 : a == b + 2 ? -1 : 0;
                // variations are integrated to the square root of the tolerance, 1e-6
                assertEquals(expected, form, 1e-5);
            }
        }
    }
}
