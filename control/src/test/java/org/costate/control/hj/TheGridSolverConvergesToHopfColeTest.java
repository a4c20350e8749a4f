package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.costate.control.ControlSystem;
import org.costate.ode.Hamiltonian;
import org.junit.jupiter.api.Test;

/** Monotone finite differences against the exact solutions, in one and two dimensions. */
class TheGridSolverConvergesToHopfColeTest {

    private static double error(
            HopfColeSolution u, UniformGrid grid, double from, double to, double[] added) {
        ViscousSolver solver = ViscousSolver.withEdge(u.equation(), grid, u);
        GridField field = solver.advance(GridField.sample(grid, u, from), to);
        added[0] = field.addedViscosity();
        return field.distance(u, 0);
    }

    @Test
    void secondOrderWhereViscosityIsResolved() {
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), 0.3);
        double[] added = new double[1];
        double before = error(u, UniformGrid.line(-2, 2, 41), 0.3, 1, added);
        for (int n : new int[] {81, 161}) {
            double error = error(u, UniformGrid.line(-2, 2, n), 0.3, 1, added);
            assertEquals(0, added[0], "the equation's own viscosity suffices");
            assertEquals(4, before / error, 0.4); // order 2 in space, Δt = O(h²)
            before = error;
        }
        assertTrue(before < 1e-4, "error " + before);
    }

    @Test
    void firstOrderWhereItIsNot() {
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), 0);
        double[] added = new double[1];
        double before = error(u, UniformGrid.line(-2, 2, 81), 0.3, 1, added);
        for (int n : new int[] {161, 321}) {
            double error = error(u, UniformGrid.line(-2, 2, n), 0.3, 1, added);
            assertTrue(added[0] > 0);
            assertTrue(before / error > 1.5, "ratio " + before / error); // h log(1/h) at kinks
            before = error;
        }
        assertTrue(before < 0.02, "error " + before);
    }

    @Test
    void inThePlane() {
        HopfColeSolution u =
                HopfColeSolution.of(
                        ReferenceData.randomAtoms(6, 2, 121),
                        QuadraticHamiltonian.of(new double[][] {{0.8, 0}, {0, 1.3}}),
                        0.4);
        double[] low = {-1, -1.2};
        double[] high = {1, 0.8};
        double[] added = new double[1];
        double coarse = error(u, UniformGrid.of(low, high, 17, 15), 0.6, 1, added);
        double fine = error(u, UniformGrid.of(low, high, 33, 29), 0.6, 1, added);
        assertEquals(4, coarse / fine, 0.5);
        assertTrue(fine < 1e-3, "error " + fine);
    }

    @Test
    void riskSensitiveValueWithDrift() {
        double[][] m = {{-0.5, 1}, {-0.8, 0.1}};
        double[][] q = {{1, 0.2}, {0.2, 0.6}};
        LinearDriftValue v = LinearDriftValue.of(m, q, new double[] {0.3, -0.2}, 0.25);
        UniformGrid grid = UniformGrid.of(new double[] {-1, -1}, new double[] {1, 1}, 25, 25);
        ViscousSolver solver = ViscousSolver.withEdge(v.equation(), grid, v);
        GridField field = solver.advance(GridField.sample(grid, v, 0.1), 0.6);
        assertTrue(field.distance(v, 0) < 2e-3, "error " + field.distance(v, 0));
    }

    /** A network with fixed weights is a transport equation; a grid adds the viscosity it lacks. */
    @Test
    void transportHasNoViscosityButTheGrids() {
        ControlSystem decay =
                ControlSystem.smooth(1, 0, (t, x, u) -> ControlSystem.vector(x[0].negate()));
        HamiltonJacobiEquation network =
                RiskSensitiveHamiltonian.of(decay, new double[0], 0).withNoise(0);
        UniformGrid grid = UniformGrid.line(-1, 1, 101);
        ValueFunction cost =
                new ValueFunction() {
                    @Override
                    public int dimension() {
                        return 1;
                    }

                    @Override
                    public double value(double[] x, double t) {
                        return Math.tanh(5 * x[0] * Math.exp(-t)); // Φ at the end of the flow
                    }
                };
        GridField end =
                ViscousSolver.of(network, grid).advance(GridField.sample(grid, cost, 0), 0.7);
        assertEquals(0.01, end.addedViscosity(), 1e-12, "½ max|F| h");
        assertTrue(end.distance(cost, 0) > 1e-3, "diffused by the scheme");
        assertTrue(end.distance(cost, 0) < 0.1);
    }

    /** {@code H = |p|}: the value is the least of {@code g} within reach, by Hopf–Lax. */
    @Test
    void eikonalEquation() {
        Hamiltonian eikonal =
                new Hamiltonian() {
                    @Override
                    public int dimension() {
                        return 1;
                    }

                    @Override
                    public double value(double t, double[] x, double[] p) {
                        return Math.abs(p[0]);
                    }

                    @Override
                    public void canonicalEquations(
                            double t, double[] x, double[] p, double[] xDot, double[] pDot) {
                        xDot[0] = Math.signum(p[0]);
                        pDot[0] = 0;
                    }
                };
        double before = 0;
        for (int n : new int[] {201, 401, 801}) {
            UniformGrid grid = UniformGrid.line(-3, 3, n);
            double[] y = grid.axis(0);
            double[] g = new double[n];
            for (int i = 0; i < n; i++) {
                g[i] = Math.cos(2 * y[i]) + 0.1 * y[i];
            }
            double[] exact =
                    HopfLax.onLine(
                            v -> Math.abs(v) <= 1 + 1e-9 ? 0 : Double.POSITIVE_INFINITY,
                            y,
                            g,
                            y,
                            0.3);
            GridField end =
                    ViscousSolver.of(HamiltonJacobiEquation.of(eikonal, 0), grid)
                            .advance(GridField.of(grid, 0, g), 0.3);
            double error = 0;
            for (int i = n / 6; i < n - n / 6; i++) { // the edge is 0.3 of influence away
                error = Math.max(error, Math.abs(end.values()[i] - exact[i]));
            }
            assertTrue(before == 0 || before / error > 1.5, "ratio " + before / error);
            before = error;
        }
        assertTrue(before < 0.02, "error " + before);
    }

    @Test
    void schemeIsMonotoneUpToItsLimitAndRefusedBeyond() {
        HopfColeSolution u = HopfColeSolution.of(ReferenceData.atomsA(), 0.3);
        UniformGrid grid = UniformGrid.line(-2, 2, 41);
        ViscousSolver solver = ViscousSolver.of(u.equation(), grid);
        GridField start = GridField.sample(grid, u, 0.5);
        double limit = solver.largestStep(start);
        assertEquals(0.1 * 0.1 / (2 * 0.3), limit, 1e-12, "h²/2ν");

        double[] raised = start.values();
        raised[17] += 0.01;
        GridField above = GridField.of(grid, 0.5, raised);
        double step = 0.9 * limit;
        double[] low = solver.advance(start, 0.5 + step, step).values();
        double[] high = solver.advance(above, 0.5 + step, step).values();
        for (int i = 0; i < low.length; i++) {
            assertTrue(high[i] >= low[i] - 1e-15, "larger data, larger solution, node " + i);
        }
        var refusal =
                assertThrows(
                        IllegalArgumentException.class, () -> solver.advance(start, 1, 2 * limit));
        assertTrue(
                refusal.getMessage()
                        .startsWith(
                                "HJ-08: time step 0.0333333 is beyond the stability limit"
                                        + " 0.0166667"),
                refusal.getMessage());
    }
}
