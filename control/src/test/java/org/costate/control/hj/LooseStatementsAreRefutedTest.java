package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What is often said, by how much it fails, and what holds instead. */
class LooseStatementsAreRefutedTest {

    @Test
    void everyStatementIsMeasured() {
        List<LooseStatements.Row> rows = LooseStatements.measured();
        assertEquals(9, rows.size());
        for (LooseStatements.Row row : rows) {
            assertTrue(row.isRefuted(), row::toString);
        }
        assertEquals(0.15, rows.get(0).error(), 1e-12, "εd/(2t)");
        assertEquals(0.15 * Math.log(2.5), rows.get(1).error(), 1e-10);
        assertEquals(0.3 * Math.log(64), rows.get(2).error(), 0.01, "ε log(N′/N)");
        assertEquals(0.3 * Math.log(2), rows.get(3).error(), 1e-12);
        assertEquals(0.5625, rows.get(5).error(), 1e-10, "y²/4 of the outer atoms");
        assertEquals(2, rows.get(6).error(), 1e-6);
    }

    @Test
    void identifiabilityIsReported() {
        AtomMeasure atoms =
                AtomMeasure.onLine(
                        new double[] {-1, 0, 1, 0.5, 1}, new double[] {0, 0.05, 0, 0.4, 0.3});
        Identifiability report = Identifiability.of(atoms, 1, new double[] {-2}, new double[] {2});
        assertArrayEquals(new int[] {2, 4}, report.duplicates().get(0));
        assertArrayEquals(new int[] {0, 1, 2}, report.active());
        assertArrayEquals(new int[] {3, 4}, report.hidden());
        assertTrue(report.warnings().get(0).startsWith("HJ-07: atoms [3, 5] coincide"));
        assertTrue(report.warnings().get(1).startsWith("HJ-07: 2 of 5 atoms win no point"));
        double[][] rows =
                Identifiability.deviations(
                        AtomMeasure.onLine(new double[] {0.02, -1.1}, new double[] {0, 0.1}),
                        atoms);
        assertArrayEquals(new double[] {0.02, 0.05}, rows[0], 1e-15);
        assertArrayEquals(new double[] {0.1, 0.1}, rows[1], 1e-15);
    }
}
