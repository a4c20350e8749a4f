package org.costate.benchmarks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import org.costate.autograd.PyTorchReferee;
import org.costate.kernels.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A race of a tiny case agrees and reports; nothing is said about who is ahead. */
class RaceTest {

    @ParameterizedTest
    @EnumSource(Precision.class)
    void bothSidesAgreeAndAreTimed(Precision precision) {
        assumeTrue(
                new PyTorchReferee().isAvailable(),
                "PyTorch's native library for this platform is not on the class path");
        RaceCase race = new RaceCase(new RaceCase.Size(3, 4, 40), precision, 1);
        RaceResult result = new Race(2, 0.05).run(race);
        assertTrue(result.own().median() > 0 && result.peer().median() > 0);
        assertTrue(result.ratio().lower() <= result.ratio().upper());
        assertTrue(
                RaceReport.row(result)
                        .startsWith("| " + RaceCase.label(precision) + " | 3x4x40 | 1 |"));
    }

    @Test
    void quartilesInterpolate() {
        assertEquals(new Quartiles(1.75, 2.5, 3.25), Quartiles.of(new double[] {4, 1, 3, 2}));
    }
}
