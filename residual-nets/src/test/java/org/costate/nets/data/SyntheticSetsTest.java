package org.costate.nets.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticSetsTest {

    private static final double ROUNDING = 1e-14; // a few operations on numbers up to 4 pi

    @ParameterizedTest
    @ValueSource(strings = {"swiss-roll", "double-circles", "double-moons", "peaks", "ellipse"})
    void aSeedGivesTheSameBitsAndAnotherSeedOthers(String name) {
        double[] first = DataSets.named(name, 7).featuresUnsafe();
        assertArrayEquals(first, DataSets.named(name, 7).featuresUnsafe());
        assertFalse(Arrays.equals(first, DataSets.named(name, 8).featuresUnsafe()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"swiss-roll", "double-circles", "double-moons", "peaks", "ellipse"})
    void classesAreEquallyLarge(String name) {
        DataSet set = DataSets.named(name);
        for (int size : set.classSizes()) {
            assertEquals(set.size() / set.classCount(), size);
        }
    }

    @Test
    void swissRollArmsAreSpirals() {
        DataSet roll = SyntheticSets.swissRoll(80, new SplittableRandom(3));
        for (int i = 0; i < roll.size(); i++) {
            double radius = StrictMath.hypot(roll.feature(i, 0), roll.feature(i, 1));
            double step = (radius - 0.2 * roll.label(i)) * 39;
            double angle = 4 * Math.PI * Math.rint(step) / 40;
            assertEquals(radius * StrictMath.cos(angle), roll.feature(i, 0), 1e-13);
            assertEquals(radius * StrictMath.sin(angle), roll.feature(i, 1), 1e-13);
        }
        assertEquals(40, roll.naturalTrainingSize().getAsInt());
    }

    @Test
    void circlesStayInTheirRings() {
        DataSet rings = DataSets.named("double-circles");
        double reach = 0.3 * Math.sqrt(2); // corner of the noise square
        for (int i = 0; i < rings.size(); i++) {
            double radius = StrictMath.hypot(rings.feature(i, 0), rings.feature(i, 1));
            int label = rings.label(i);
            double miss = Math.min(Math.abs(radius - 1 - label), Math.abs(radius - 3 - label));
            assertTrue(miss <= reach, "radius " + radius + ", class " + label);
        }
    }

    @Test
    void moonsLieWithinTheirNoise() {
        DataSet moons = DataSets.named("double-moons");
        double reach = 0.15 * Math.sqrt(2);
        for (int i = 0; i < moons.size(); i++) {
            double miss = Math.min(toMoon(moons, i, 0), toMoon(moons, i, 2));
            assertTrue(miss <= reach, "sample " + i);
        }
    }

    private static double toMoon(DataSet moons, int i, double shift) {
        boolean upper = moons.label(i) == 0;
        double x = moons.feature(i, 0) - shift - (upper ? 0 : 1);
        double y = moons.feature(i, 1) - (upper ? 0 : 0.5);
        return Math.abs(StrictMath.hypot(x, y) - 1);
    }

    @Test
    void peaksHasItsKnownHeights() {
        // the well-known extremes of the peaks function
        assertEquals(8.1062, Peaks.height(-0.0093, 1.5814), 5e-5);
        assertEquals(-6.5511, Peaks.height(0.2283, -1.6255), 5e-5);
        assertEquals(3 / Math.E - 1 / (3 * Math.E), Peaks.height(0, 0), ROUNDING);
    }

    @Test
    void peaksClassesAreBandsOfHeightAndPointsAreNotRepeated() {
        DataSet peaks = DataSets.named("peaks");
        double[] least = {9, 9, 9, 9, 9};
        double[] most = {-9, -9, -9, -9, -9};
        var seen = new HashSet<List<Double>>();
        for (int i = 0; i < peaks.size(); i++) {
            double z = Peaks.height(peaks.feature(i, 0), peaks.feature(i, 1));
            int k = peaks.label(i);
            least[k] = Math.min(least[k], z);
            most[k] = Math.max(most[k], z);
            seen.add(List.of(peaks.feature(i, 0), peaks.feature(i, 1)));
        }
        for (int k = 1; k < 5; k++) {
            assertTrue(most[k - 1] < least[k], "bands " + (k - 1) + " and " + k);
        }
        assertEquals(5000, peaks.naturalTrainingSize().getAsInt());
        assertEquals(peaks.size(), seen.size());
    }

    @Test
    void peaksPartsAreBothBalanced() {
        Split split = Split.natural(DataSets.named("peaks"));
        assertArrayEquals(new int[] {1000, 1000, 1000, 1000, 1000}, split.train().classSizes());
        assertArrayEquals(new int[] {400, 400, 400, 400, 400}, split.test().classSizes());
    }

    @Test
    void ellipseIsADiskInARing() {
        DataSet ellipse = DataSets.named("ellipse");
        for (int i = 0; i < ellipse.size(); i++) {
            double radius = StrictMath.hypot(ellipse.feature(i, 0), ellipse.feature(i, 1) / 0.4);
            assertTrue(radius >= ellipse.label(i) - ROUNDING, "radius " + radius);
            assertTrue(radius <= ellipse.label(i) + 1 + ROUNDING, "radius " + radius);
        }
        Split split = Split.natural(ellipse);
        assertArrayEquals(new int[] {1000, 1000}, split.train().classSizes());
        assertArrayEquals(new int[] {200, 200}, split.test().classSizes());
    }

    @Test
    void sineIsItsOwnTarget() {
        DataSet sine = DataSets.named("sine");
        assertEquals(1, sine.targetCount());
        for (int i = 0; i < sine.size(); i++) {
            assertEquals(StrictMath.sin(sine.feature(i, 0)), sine.target(i, 0));
        }
        assertEquals(-Math.PI, sine.feature(0, 0));
        assertEquals(Math.PI, sine.feature(sine.size() - 1, 0), ROUNDING);
    }

    @Test
    void sizesThatCannotBeSharedAreRefused() {
        var random = new SplittableRandom(1);
        var error =
                assertThrows(
                        IllegalArgumentException.class,
                        () -> SyntheticSets.doubleMoons(10, random));
        assertTrue(error.getMessage().contains("multiple of 4"), error::getMessage);
    }
}
