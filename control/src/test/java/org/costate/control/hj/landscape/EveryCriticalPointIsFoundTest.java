package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.LseLayer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts with a proof, and the two degrees that must agree. */
class EveryCriticalPointIsFoundTest {

    /**
     * Sixteen atoms in {@code [−2.9, 2.9]²}. Down to 0.0163 as counted on a fine grid before; at
     * 0.01 such a grid failed (degree 2): the count there is 6/15/12 again, degree 3.
     */
    @ParameterizedTest
    @CsvSource({
        "0.01, 6, 15, 12, 3",
        "0.0163, 6, 15, 12, 3",
        "0.0280, 4, 9, 8, 3",
        "0.0481, 2, 3, 4, 3",
        "0.0827, 2, 1, 2, 3",
        "0.1422, 2, 1, 2, 3",
        "0.2445, 0, 1, 2, 1",
        "0.32, 0, 1, 2, 1",
        "0.4203, 0, 0, 1, 1",
        "1.24, 0, 0, 1, 1",
        "6.3, 0, 0, 1, 1"
    })
    void sixteenAtoms(double epsilon, int minima, int saddles, int maxima, int degree) {
        CriticalPoints all =
                CriticalPoints.of(
                        EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, epsilon),
                        SearchBox.cube(2, 2.9));
        assertTrue(all.isComplete(), all::toString);
        assertEquals(minima, all.count(CriticalKind.MINIMUM), all::toString);
        assertEquals(saddles, all.count(CriticalKind.SADDLE), all::toString);
        assertEquals(maxima, all.count(CriticalKind.MAXIMUM), all::toString);
        assertEquals(degree, all.boundaryDegree().orElseThrow());
    }

    @Test
    void theLastMaximumOfTheSixteen() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 0.4203);
        CriticalPoint top = CriticalPoints.of(landscape, SearchBox.cube(2, 2.9)).points().get(0);
        assertEquals(0.606870401, top.point()[0], 1e-8);
        assertEquals(0.774946753, top.point()[1], 1e-8);
        assertEquals(2.520322856, top.entropy(), 1e-8);
        assertEquals(-1.26223, top.eigenvalues()[0], 1e-5);
        assertEquals(-0.11137, top.eigenvalues()[1], 1e-5);
    }

    /** As {@code ε → 0}: 24 vertices, 34 bounded edges, 11 bounded cells. */
    @Test
    @Tag("long")
    void theSkeletonOfTheSixteenAtoms() {
        EntropyLandscape cold = EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 0.001);
        CriticalPoints all = CriticalPoints.of(cold, SearchBox.cube(2, 12));
        assertTrue(all.isComplete(), all::toString);
        assertEquals(24, all.count(CriticalKind.MAXIMUM));
        assertEquals(34, all.count(CriticalKind.SADDLE));
        assertEquals(11, all.count(CriticalKind.MINIMUM));
        assertEquals(1, all.boundaryDegree().orElseThrow());
    }

    /** On any box that holds all: vertices, bounded edges, bounded cells. */
    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void smallTemperaturesShowThePowerDiagram(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] y = new double[7][];
        for (int j = 0; j < 7; j++) {
            y[j] = random.doubles(2, -2, 2).toArray();
        }
        AtomMeasure atoms = AtomMeasure.of(y, random.doubles(7, 0, 0.2).toArray());
        EntropyLandscape landscape = EntropyLandscape.of(atoms, 1, 0.002);
        PowerDiagram skeleton = PowerDiagram.of(landscape.layer(), SearchBox.cube(2, 20));
        double reach = 0;
        for (PowerDiagram.Vertex v : skeleton.vertices()) {
            reach = Math.max(reach, Math.max(Math.abs(v.place().x()), Math.abs(v.place().y())));
        }
        CriticalPoints all = CriticalPoints.of(landscape, SearchBox.cube(2, 1.1 * reach + 0.5));
        assertTrue(all.isComplete(), all::toString);
        assertEquals(1, all.degree());
        assertEquals(skeleton.vertices().size(), all.count(CriticalKind.MAXIMUM));
        assertTrue(all.count(CriticalKind.SADDLE) <= skeleton.boundedEdges());
        assertTrue(all.count(CriticalKind.MINIMUM) <= skeleton.boundedCells());
    }

    @Test
    void onTheLineMaximaAreOneMoreThanMinima() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.cascade(), 1, 1);
        for (int k = 0; k < 50; k++) {
            double epsilon = 0.01 * Math.pow(200, k / 49.0);
            CriticalPoints all = CriticalPoints.of(landscape.at(epsilon), SearchBox.line(-8, 8));
            assertTrue(all.isComplete(), all::toString);
            assertEquals(1 + all.count(CriticalKind.MINIMUM), all.count(CriticalKind.MAXIMUM));
            assertEquals(0, all.count(CriticalKind.SADDLE));
        }
    }

    /** In space the degree of everything is −1; Newton from anywhere finds nothing new. */
    @Test
    void inThreeDimensions() {
        SplittableRandom random = new SplittableRandom(21);
        double[][] y = {
            {0.1, -0.05, 0.02},
            {1.05, 1.1, 0.95},
            {-1, -1.05, 1.1},
            {-1.1, 1, -0.95},
            {0.95, -1, -1.05}
        };
        EntropyLandscape landscape =
                EntropyLandscape.of(
                        AtomMeasure.of(y, new double[] {0, 0.05, 0, 0.03, 0.06}), 1, 0.1);
        CriticalPoints all = CriticalPoints.of(landscape, SearchBox.cube(3, 3));
        assertTrue(all.isComplete(), all::toString);
        assertEquals(-1, all.degree(), all::toString);
        assertEquals(4, all.count(CriticalKind.MAXIMUM), "the corners of the inner cell");
        for (int k = 0; k < 300; k++) {
            double[] x = NewtonStep.settle(landscape, random.doubles(3, -2, 2).toArray(), 0.5);
            if (x.length > 0 && SearchBox.cube(3, 3).contains(x)) {
                assertTrue(
                        all.points().stream().anyMatch(p -> distance(p.point(), x) < 1e-7),
                        "Newton found another");
            }
        }
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }

    /** A lattice is as far from general position as can be. */
    @Test
    void symmetricAtomsAreCountedToo() {
        double[][] y = new double[9][];
        for (int j = 0; j < 9; j++) {
            y[j] = new double[] {j % 3 - 1, j / 3 - 1};
        }
        EntropyLandscape landscape = EntropyLandscape.of(AtomMeasure.of(y, new double[9]), 1, 0.05);
        CriticalPoints all = CriticalPoints.of(landscape, SearchBox.cube(2, 2));
        assertTrue(all.isComplete(), all::toString);
        assertEquals(4, all.count(CriticalKind.MAXIMUM), "four vertices");
        assertEquals(4, all.count(CriticalKind.SADDLE), "four bounded walls");
        assertEquals(1, all.count(CriticalKind.MINIMUM), "one bounded cell");
    }

    @Test
    void twoAtomsHaveOneMaximumAlways() {
        AtomMeasure atoms = AtomMeasure.onLine(new double[] {-0.7, 1.1}, new double[] {0.2, 0});
        for (double epsilon : new double[] {0.003, 0.1, 5}) {
            CriticalPoints all =
                    CriticalPoints.of(
                            EntropyLandscape.of(atoms, 1, epsilon), SearchBox.line(-9, 9));
            assertTrue(all.isComplete(), all::toString);
            assertEquals("0/0/1", all.toString().substring(0, 5));
            assertEquals(Math.log(2), all.points().get(0).entropy(), 1e-14);
        }
    }

    @Test
    void whatIsNotProvedIsNotClaimed() {
        double critical = 0.17087526598694153;
        EntropyLandscape pitchfork = EntropyLandscape.of(ReferenceAtoms.pitchfork(1), 1, critical);
        CriticalPoints all = CriticalPoints.of(pitchfork, SearchBox.line(-4, 4));
        assertFalse(all.isComplete(), "the point is degenerate");
        assertTrue(all.unresolved().stream().allMatch(x -> Math.abs(x[0]) < 1e-3));
        EntropyLandscape many = EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 0.05);
        assertFalse(CriticalPoints.of(many, SearchBox.cube(2, 2.9), 100).isComplete());
        LseLayer flat = LseLayer.of(new double[][] {{1, 2}, {2, 4}, {-1, -2}}, new double[3], 0.1);
        String message =
                assertThrows(
                                IllegalArgumentException.class,
                                () ->
                                        CriticalPoints.of(
                                                EntropyLandscape.of(flat), SearchBox.cube(2, 1)))
                        .getMessage();
        assertTrue(message.startsWith("LAND-06: the atoms span 1 of 2 dimensions"), message);
    }
}
