package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Pseudo-arclength continuation: through folds, onto other branches, around loops. */
class CurvesOfCriticalPointsTest {

    private static BifurcationDiagram sixteen;

    @BeforeAll
    static void traceTheSixteen() {
        sixteen =
                BifurcationDiagram.of(
                        EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 0.25),
                        SearchBox.cube(2, 2.9),
                        0.0163,
                        1,
                        4);
    }

    /** The minimum's branch turns at {@code ε_f} and comes back as the maximum. */
    @Test
    void aBranchPassesTheFoldAndReturnsOnTheOther() {
        BifurcationDiagram diagram =
                BifurcationDiagram.of(
                        EntropyLandscape.of(ReferenceAtoms.fold(), 1, 1),
                        SearchBox.line(-4, 4),
                        0.05,
                        1,
                        3);
        assertTrue(diagram.isComplete());
        assertEquals(1, diagram.events().size());
        Branch branch = diagram.branches().get(0);
        assertEquals(CriticalKind.MINIMUM, branch.first().kind());
        assertEquals(CriticalKind.MAXIMUM, branch.last().kind());
        assertEquals(Branch.End.COLD, branch.end());
        assertEquals(0.05, branch.last().temperature(), 1e-15);
        double top =
                branch.points().stream().mapToDouble(BranchPoint::temperature).max().getAsDouble();
        assertTrue(top <= 0.25072514 && top > 0.249, "highest point " + top);
        assertEquals(0.25072513, diagram.events().get(0).temperature(), 1e-7);
    }

    @Test
    void atAPitchforkThreeBranchesMeet() {
        BifurcationDiagram diagram =
                BifurcationDiagram.of(
                        EntropyLandscape.of(ReferenceAtoms.pitchfork(1), 1, 1),
                        SearchBox.line(-4, 4),
                        0.05,
                        1,
                        3);
        assertTrue(diagram.isComplete());
        assertEquals(1, diagram.events().size());
        assertEquals(EventKind.PITCHFORK, diagram.events().get(0).kind());
        assertEquals(3, diagram.branches().size());
    }

    /**
     * (4,5) → (3,4) → (2,3) → (1,2) → (0,1). A scan in steps of 3.8 % had put them at 0.0127,
     * 0.0883, 0.1487, 0.2803, the first temperatures seen after each event.
     */
    @Test
    void theCascadeOnTheLine() {
        BifurcationDiagram diagram =
                BifurcationDiagram.of(
                        EntropyLandscape.of(ReferenceAtoms.cascade(), 1, 1),
                        SearchBox.line(-6, 6),
                        0.01,
                        1,
                        5);
        assertTrue(diagram.isComplete());
        double[] seen = {0.0127, 0.0883, 0.1487, 0.2803};
        List<BifurcationEvent> events = diagram.events();
        assertEquals(4, events.size());
        for (int k = 0; k < 4; k++) {
            assertEquals(EventKind.MINIMUM_MAXIMUM, events.get(k).kind());
            assertEquals(1, events.get(k).temperature() / seen[k], 0.05);
            double below = events.get(k).temperature() * 0.999;
            CriticalPoints all =
                    CriticalPoints.of(
                            EntropyLandscape.of(ReferenceAtoms.cascade(), 1, below),
                            SearchBox.line(-6, 6));
            assertEquals(4 - k, all.count(CriticalKind.MINIMUM));
            assertEquals(5 - k, all.count(CriticalKind.MAXIMUM));
        }
    }

    @Test
    void sixAtomsAtHalfTime() {
        BifurcationDiagram diagram =
                BifurcationDiagram.of(
                        EntropyLandscape.of(ReferenceAtoms.six(), 0.5, 1),
                        SearchBox.line(-4, 4),
                        0.1,
                        2,
                        3);
        assertTrue(diagram.isComplete());
        double[] seen = {0.327, 0.390, 0.510, 0.512};
        for (int k = 0; k < 4; k++) {
            assertEquals(1, diagram.events().get(k).temperature() / seen[k], 0.01);
        }
    }

    @Test
    void everyEventOfTheSixteenIsAFold() {
        assertTrue(sixteen.isComplete(), sixteen.checks()::toString);
        BifurcationEvent last = sixteen.events().get(sixteen.events().size() - 1);
        assertEquals(EventKind.MAXIMUM_SADDLE, last.kind());
        assertEquals(0.42000, last.temperature(), 5e-6);
        for (BifurcationEvent event : sixteen.events()) {
            assertTrue(event.isFold(), event::toString);
            assertTrue(event.normalForm().cubicDerivative() != 0);
        }
    }

    /** Each fold takes the pair it says: counts on both sides, away from other events. */
    @Test
    void foldsTakeThePairTheySay() {
        List<BifurcationEvent> events = sixteen.events();
        for (int k = events.size() - 4; k < events.size(); k++) {
            BifurcationEvent event = events.get(k);
            CriticalPoints below = around(event, 0.998);
            CriticalPoints above = around(event, 1.002);
            boolean basin = event.kind() == EventKind.MINIMUM_SADDLE;
            CriticalKind lost = basin ? CriticalKind.MINIMUM : CriticalKind.MAXIMUM;
            assertEquals(1, below.count(lost) - above.count(lost), event::toString);
            assertEquals(1, below.count(CriticalKind.SADDLE) - above.count(CriticalKind.SADDLE));
        }
    }

    private static CriticalPoints around(BifurcationEvent event, double factor) {
        EntropyLandscape at =
                EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, factor * event.temperature());
        double[] x = event.point();
        SearchBox box =
                SearchBox.of(
                        new double[] {x[0] - 0.4, x[1] - 0.4},
                        new double[] {x[0] + 0.4, x[1] + 0.4});
        CriticalPoints all = CriticalPoints.of(at, box);
        assertTrue(all.isComplete(), all::toString);
        return all;
    }

    /** A minimum and a saddle that exist between two temperatures only. */
    @Test
    void critcalPointsAreAlsoBornAsTheTemperatureRises() {
        Branch loop =
                sixteen.branches().stream()
                        .filter(b -> b.end() == Branch.End.CLOSED)
                        .findFirst()
                        .orElseThrow();
        double low =
                loop.points().stream().mapToDouble(BranchPoint::temperature).min().getAsDouble();
        double high =
                loop.points().stream().mapToDouble(BranchPoint::temperature).max().getAsDouble();
        assertEquals(0.037083, low, 5e-5);
        assertEquals(0.038811, high, 5e-5);
        assertTrue(sixteen.events().stream().anyMatch(e -> !e.existsBelow()));
    }

    @Test
    void basinsMergeInAKnownOrder() {
        MergeTree tree = MergeTree.of(sixteen);
        assertEquals(7, tree.basins().size(), "six at the cold end, one born");
        MergeTree.Basin born = tree.basins().get(6);
        assertEquals(0.037083256, born.birth(), 1e-8);
        assertEquals(0.038810889, born.death(), 1e-8);
        assertEquals(0.0455, born.persistence(), 1e-4);
        MergeTree.Basin inner =
                tree.merges().stream().filter(b -> b.parent() >= 0).findFirst().orElseThrow();
        assertEquals(0.0262524880, inner.death(), 1e-8);
        for (MergeTree.Basin basin : tree.merges()) {
            if (basin.parent() >= 0) {
                assertTrue(tree.basins().get(basin.parent()).death() > basin.death());
            }
        }
    }

    @Test
    void onTheLineBasinsMergeWithNeighbours() {
        MergeTree tree =
                MergeTree.of(
                        BifurcationDiagram.of(
                                EntropyLandscape.of(ReferenceAtoms.cascade(), 1, 1),
                                SearchBox.line(-6, 6),
                                0.01,
                                1,
                                3));
        assertEquals(4, tree.merges().size());
        assertEquals(
                List.of(MergeTree.NONE, 3, MergeTree.NONE, MergeTree.NONE),
                tree.merges().stream().map(MergeTree.Basin::parent).toList());
    }

    /** On the line the boundary of a basin is a maximum. */
    @Test
    void basinsOnTheLineEndAtMaxima() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.cascade(), 1, 0.06);
        AttributionBasins basins = AttributionBasins.of(landscape, SearchBox.line(-3, 3), 601);
        List<double[]> maxima =
                basins.criticalPoints().of(CriticalKind.MAXIMUM).stream()
                        .map(CriticalPoint::point)
                        .toList();
        int[] label = basins.basins();
        int changes = 0;
        for (int k = 1; k < label.length; k++) {
            if (label[k] != label[k - 1]) {
                double x = basins.grid().node(k)[0];
                changes++;
                assertTrue(
                        maxima.stream().anyMatch(m -> m[0] <= x && m[0] >= x - 0.01),
                        "no maximum at " + x);
            }
        }
        assertEquals(maxima.size(), changes);
    }

    /** Cells do not depend on the temperature, basins do; the total is the box. */
    @Test
    void cellsAndBasinsAreTwoThings() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 0.05);
        SearchBox box = SearchBox.cube(2, 2.9);
        AttributionBasins warm = AttributionBasins.of(landscape.at(0.1), box, 15);
        AttributionBasins hot = AttributionBasins.of(landscape.at(0.3), box, 15);
        org.junit.jupiter.api.Assertions.assertArrayEquals(warm.cells(), hot.cells());
        assertEquals(2, warm.minima().size());
        assertTrue(warm.share(0) > 0.05 && warm.share(1) > 0.05);
        assertEquals(1, hot.share(AttributionBasins.OUTSIDE));
        double total = warm.share(0) + warm.share(1) + warm.share(AttributionBasins.OUTSIDE);
        assertEquals(1, total, 1e-15);
    }
}
