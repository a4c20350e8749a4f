package org.costate.control.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.Stream;
import org.costate.control.Boundary;
import org.costate.control.ControlLaw;
import org.costate.control.MaximisedHamiltonian;
import org.costate.control.OptimalControlProblem;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * From the reference costate, the flow of the derived Hamiltonian meets the end conditions,
 * transversality and the reference objective: statement, law, signs and reference agree.
 */
class ReferencesAreExtremalsTest {

    /**
     * Costates are printed with six digits or nine, and extremals magnify their errors a
     * thousandfold.
     */
    private static double printed(ControlProblem reference) {
        return reference.reference().digits() < 10 ? 5e-4 : 2e-6;
    }

    static Stream<ControlProblem> references() {
        return ControlProblems.regular().stream()
                .filter(p -> !p.reference().initialCostate().isEmpty())
                .filter(p -> !p.is("stiff-BVP")) // magnify by e^T
                .filter(p -> !p.is("hard"));
    }

    @ParameterizedTest
    @MethodSource("references")
    void theFlowEndsAsItShould(ControlProblem reference) {
        OptimalControlProblem problem = reference.problem();
        int n = problem.stateDimension();
        Boundary b = problem.boundary();
        double tf = reference.reference().finalTime().orElse(b.endTime());
        double[] z = flow(problem, reference, tf);

        double error = printed(reference);
        double[] v = new double[2 * n + 2];
        v[0] = b.startTime();
        v[n + 1] = tf;
        for (int i = 0; i < n; i++) {
            v[1 + i] = b.initialValue(i);
            v[n + 2 + i] = z[i];
        }
        double[] y = new double[1 + b.functions()];
        double[][] dy = new double[y.length][v.length];
        problem.ends().jacobian(v, y, dy);
        double objective = problem.objective(y[0] + z[2 * n]);
        double expected = reference.reference().objective().getAsDouble();

        assertEquals(expected, objective, error * (1 + Math.abs(expected)), "objective");
        for (int i = 0; i < n; i++) {
            if (b.finalIsFixed(i)) {
                assertEquals(b.finalValue(i), z[i], 10 * error, problem.states().get(i));
            } else if (b.functions() == 0) {
                assertEquals(-dy[0][n + 2 + i], z[n + i], 10 * error, "p of " + i);
            }
        }
        for (int i = 1; i < y.length; i++) {
            assertEquals(0, y[i], error, "ψ");
        }
        if (b.endTimeIsFree()) {
            double h =
                    MaximisedHamiltonian.of(ControlLaw.maximising(problem))
                            .value(tf, Arrays.copyOf(z, n), Arrays.copyOfRange(z, n, 2 * n));
            assertEquals(dy[0][n + 1], h, 10 * error, "H at the end");
        }
        assertTrue(Double.isFinite(objective));
    }

    /** Returns {@code (x, p, ∫ℓ)} at the end. */
    private static double[] flow(
            OptimalControlProblem problem, ControlProblem reference, double tf) {
        int n = problem.stateDimension();
        MaximisedHamiltonian h = MaximisedHamiltonian.of(ControlLaw.maximising(problem));
        OrdinaryDifferentialEquation equations =
                new OrdinaryDifferentialEquation() {
                    @Override
                    public int getDimension() {
                        return 2 * n + 1;
                    }

                    @Override
                    public double[] computeDerivatives(double t, double[] z) {
                        double[] x = Arrays.copyOf(z, n);
                        double[] p = Arrays.copyOfRange(z, n, 2 * n);
                        double[] xDot = new double[n];
                        double[] pDot = new double[n];
                        h.canonicalEquations(t, x, p, xDot, pDot);
                        double[] zDot = Arrays.copyOf(xDot, 2 * n + 1);
                        System.arraycopy(pDot, 0, zDot, n, n);
                        double[] u = h.law().at(t, x, p);
                        zDot[2 * n] = problem.hamiltonian().runningCost().value(t, x, u);
                        return zDot;
                    }
                };
        double[] start = new double[2 * n + 1];
        for (int i = 0; i < n; i++) {
            start[i] = problem.boundary().initialValue(i);
            start[n + i] = reference.reference().initialCostate().get(i);
        }
        return new DormandPrince853Integrator(1e-14, tf, 1e-9, 1e-9)
                .integrate(equations, new ODEState(problem.boundary().startTime(), start), tf)
                .getPrimaryState();
    }
}
