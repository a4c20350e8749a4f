package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Every message says what, got, expected. */
class BadInputIsNamedTest {

    private static void says(String start, Executable call) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        assertTrue(message.startsWith(start), message);
    }

    @Test
    void messages() {
        EntropyLandscape line = EntropyLandscape.of(ReferenceAtoms.fold(), 1, 0.3);
        says("LAND-01: temperature ε = 0.0", () -> line.at(0));
        says("LAND-01: temperature ε = NaN", () -> line.at(Double.NaN));
        says("LAND-02: point x has 2 numbers, expected 1", () -> line.gradient(0, 1));
        says("LAND-02: box has 2", () -> CriticalPoints.of(line, SearchBox.cube(2, 1)));
        says(
                "LAND-03: guess, number 1 is NaN",
                () -> FoldSolver.of(line).fold(new double[] {Double.NaN}, 0.3));
        says("LAND-04: side 1 of the box is [1.0, -1.0]", () -> SearchBox.line(1, -1));
        says(
                "LAND-04: range of ε is [0.5, 0.1]",
                () -> BifurcationDiagram.of(line, SearchBox.line(-1, 1), 0.5, 0.1, 1));
        says(
                "LAND-05: budget of boxes = 0, expected at least 1",
                () -> CriticalPoints.of(line, SearchBox.line(-1, 1), 0));
        says(
                "LAND-09: a power law needs numbers > 0, found 0.0",
                () -> PowerLawFit.of(new double[] {1, 2}, new double[] {1, 0}));
        says(
                "LAND-02: each weight row has 1 numbers, expected 2",
                () -> PowerDiagram.of(line.layer(), SearchBox.cube(2, 1)));
    }
}
