package org.costate.control.adjoint;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.costate.control.CheckpointSchedule;
import org.costate.control.OptimalControlProblem;
import org.costate.control.PiecewiseConstantControl;
import org.costate.control.SweepResult;
import org.costate.control.SweepStorage;
import org.costate.control.TerminalCost;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.State;
import org.costate.ode.TimeGrid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The table, its advice, what memory is said to be, and inputs of every size. */
class ReportsHoldAdjointsTogetherTest {

    private static final AdaptiveIntegrator DP = AdaptiveIntegrator.DORMAND_PRINCE_54;

    @Test
    void itTellsExactFromContinuousAndWarnsOfTheBacksolve() {
        AdjointReport report =
                AdjointReport.of(Flows.net(4, 5), AdjointReport.standardMethods(30, 1e-3));

        for (AdjointReport.Row row : report.rows()) {
            assertTrue(row.hasGradient(), row::toString);
            assertEquals(row.errorInTime() <= 1, row.status().isSuccess(), row::toString);
            boolean continuous =
                    row.method().startsWith("backsolve") || row.method().startsWith("interp");
            if (!row.method().startsWith("reversible")) { // too stiff for the pair at this step
                assertEquals(!continuous, row.isExact(), row::toString);
            }
        }
        AdjointReport.Row backsolve =
                report.rows().stream()
                        .filter(row -> row.method().startsWith("backsolve"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(backsolve.recoveryError() > 1e3);
        AdjointReport.Row pair =
                report.rows().stream()
                        .filter(row -> row.method().startsWith("reversible"))
                        .findFirst()
                        .orElseThrow();
        assertTrue(pair.remarks().toString().contains("drifted apart"), pair::toString);
        assertFalse(backsolve.remarks().isEmpty());
        String table = report.toString();
        assertTrue(table.contains(backsolve.remarks().get(0)), table);
        assertTrue(table.contains(report.advice()), table);
    }

    /** The advice follows the rows: of two exact methods, equally near, that of less memory. */
    @Test
    void itsAdviceFollowsTheRows() {
        AdjointProblem problem = Flows.net(0, 2);
        AdjointMethod all = AdjointMethod.discrete(Scheme.RK4, 40);
        AdjointMethod few = AdjointMethod.discrete(Scheme.RK4, 40).storing(SweepStorage.revolve(3));
        AdjointMethod finer = AdjointMethod.discrete(Scheme.RK4, 80);
        String thrifty = AdjointReport.of(problem, all, few).advice();
        String nearer = AdjointReport.of(problem, few, finer).advice();
        assertTrue(thrifty.startsWith("Take " + few.name() + ": "), thrifty);
        assertTrue(nearer.startsWith("Take " + finer.name() + ": "), nearer);
    }

    @Test
    void aBatchIsTheMeanOfItsSamples() {
        AdjointProblem first = Flows.net(1, 2);
        AdjointBatch batch =
                AdjointBatch.of(
                        List.of(first, first.from(0, State.of(-0.3, 0.9, 0.1, -0.7)).to(2)));
        AdjointReport report = AdjointReport.of(batch, AdjointReport.standardMethods(20, 1e-6));
        assertTrue(report.rows().stream().allMatch(row -> row.errorInTime() < 1e-3));
        var shared = AdjointMethod.discrete(Scheme.RK4, 20).gradient(batch.shared());
        var each = batch.each(AdjointMethod.discrete(Scheme.RK4, 20));
        // the same sums in another order
        assertTrue(Flows.gap(AdjointBatch.meanGradient(each), shared.gradient()) < 1e-14);
        assertEquals(AdjointBatch.meanLoss(each), shared.cost(), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {64, 1000, 4096})
    void memoryAndAdvancesAreThoseOfTheFormulas(int steps) {
        AdjointProblem problem = Flows.coupled();
        DiscreteAdjoint euler = AdjointMethod.discrete(Scheme.EULER, steps);
        SweepResult all = euler.gradient(problem);
        assertEquals(steps + 1L, all.work().storedStates());
        for (int snapshots : new int[] {5, 10, 20}) {
            SweepResult some = euler.storing(SweepStorage.revolve(snapshots)).gradient(problem);
            assertArrayEquals(all.gradient(), some.gradient());
            assertEquals(snapshots + 2L, some.work().storedStates());
            assertEquals(
                    CheckpointSchedule.fewestAdvances(steps, snapshots),
                    some.work().repeatedSteps());
        }
        SweepResult root = euler.storing(SweepStorage.squareRoot()).gradient(problem);
        assertArrayEquals(all.gradient(), root.gradient());
        assertTrue(root.work().storedStates() <= 2 * Math.ceil(Math.sqrt(steps)) + 2);
        DiscreteAdjoint verlet = AdjointMethod.discrete(Scheme.STORMER_VERLET, steps);
        double gap =
                Flows.gap(
                        verlet.gradient(Flows.separable()).gradient(),
                        verlet.storing(SweepStorage.reversible())
                                .gradient(Flows.separable())
                                .gradient());
        assertTrue(gap < 1e-12, "reversible Verlet: " + gap);
    }

    /** The discrete problem steps implicit tableaus too, and both ways are one. */
    @Test
    void theDiscreteProblemIsTheSameSweep() {
        TimeGrid grid = TimeGrid.of(0.1, 0.35, 0.5, 0.95, 1.2);
        AdjointProblem problem = Flows.coupled();
        for (ButcherTableau tableau : Flows.tableaus().toList()) {
            SweepResult adjoint = AdjointMethod.discrete(tableau, grid).gradient(problem);
            SweepResult sweep =
                    OptimalControlProblem.of(problem.system())
                            .minimising(problem.terminal())
                            .from(0.1, problem.initialState())
                            .discretised(grid, tableau)
                            .sweep(PiecewiseConstantControl.constant(grid, 0.6, -0.8));
            double[] sum = new double[2];
            for (double[] row : sweep.controlGradient()) {
                Dynamics.addScaled(1, row, sum);
            }
            // the same numbers, summed over the steps in another order
            assertTrue(Flows.gap(adjoint.gradient(), sum) < 1e-14, tableau.name());
            assertArrayEquals(
                    adjoint.initialStateGradient(), sweep.initialStateGradient(), tableau.name());
            assertEquals(adjoint.work().pullBacks(), sweep.work().pullBacks());
        }
    }

    /** Zero, tiny, saturating and huge inputs: finite, or a named status. */
    @ParameterizedTest
    @ValueSource(doubles = {0, 1e-300, 40, 1e150, 1e300})
    void inputsOfEverySize(double size) {
        double[] theta = new double[20];
        Arrays.setAll(theta, i -> size * Math.cos(1.3 * i));
        AdjointProblem problem =
                AdjointProblem.of(Flows.netSystem(4, 0.5))
                        .minimising(TerminalCost.halfSquaredDistance(State.of(1, 2, 3, 4)))
                        .from(0, State.of(size, -size, 0.5 * size, 0))
                        .to(1)
                        .at(theta);
        for (AdjointMethod method : AdjointReport.standardMethods(10, 1e-4)) {
            try {
                SweepResult result = method.gradient(problem);
                assertTrue(Double.isFinite(result.cost()), method.name());
                assertTrue(
                        Arrays.stream(result.gradient()).allMatch(Double::isFinite), method.name());
                assertTrue(
                        Arrays.stream(result.initialStateGradient()).allMatch(Double::isFinite),
                        method.name());
            } catch (AdjointException e) {
                assertFalse(e.status().isSuccess());
                assertTrue(e.getMessage().matches("(?s)[A-Z]+-\\d\\d: .*"), e::getMessage);
            }
        }
    }

    @Test
    void onlineKeepsNoMoreThanItsPlaces() {
        AdjointProblem problem = Flows.net(4, 20);
        SweepResult all = AdjointMethod.frozen(DP, 1e-8).gradient(problem);
        SweepResult few = AdjointMethod.frozen(DP, 1e-8).online(6).gradient(problem);
        assertTrue(all.grid().steps() > 60, "" + all.grid());
        assertArrayEquals(all.gradient(), few.gradient());
        assertTrue(few.work().storedStates() <= 6 + 8, "" + few.work());
        assertTrue(few.work().bytes() < all.work().bytes() / 3);
    }
}
