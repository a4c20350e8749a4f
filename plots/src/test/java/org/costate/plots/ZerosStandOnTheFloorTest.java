package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class ZerosStandOnTheFloorTest {

    private static final Theme THEME = Theme.light();

    @Test
    void aZeroBarIsAPrintedZeroBelowEveryPositiveOne() {
        Scene scene =
                Panel.bars(Labels.axes("layer", "difference"), List.of("0", "1", "2"))
                        .group("gap", new double[] {3e-17, 0, 2e-9})
                        .logScale()
                        .scene(THEME);
        var zeros = scene.marks().stream().filter(m -> m instanceof Mark.Text).toList();
        assertEquals(1, zeros.size());
        Mark.Text zero = (Mark.Text) zeros.get(0);
        assertEquals("0", zero.text());
        assertEquals(scene.y().lo(), zero.y(), 0.0);
        assertTrue(scene.y().lo() <= Math.log10(3e-17) - 0.3, "the smallest bar can be seen");
        assertEquals(List.of("0: exactly zero (1×), set on the axis floor"), scene.notes());
    }

    @Test
    void onlyZerosStillMakeAnAxis() {
        Scene scene =
                Panel.bars(Labels.axes("layer", "difference"), List.of("0"))
                        .group("gap", new double[1])
                        .logScale()
                        .scene(THEME);
        assertTrue(scene.y().lo() < scene.y().hi());
    }

    @Test
    void curvesCountWhatALogarithmicAxisCannotShow() {
        Scene scene =
                Panel.curves(Labels.axes("step", "error"))
                        .line("e", new double[] {0, 1, 2, 3}, new double[] {1, 0, -2, 0.1})
                        .logY()
                        .scene(THEME);
        assertEquals(
                List.of("2 values not positive, not shown on the logarithmic axis"), scene.notes());
    }

    @Test
    void theSlopeOfAPowerIsItsExponent() {
        double[] h = {0.5, 0.25, 0.1, 0.02};
        double[] e = new double[4];
        for (int i = 0; i < 4; i++) {
            e[i] = 7 * Math.pow(h[i], 3);
        }
        Scene scene = Panel.errors(Labels.axes("h", "e")).method("m", h, e).scene(THEME);
        assertEquals("m, slope 3.00", scene.key().get(0).name());
    }
}
