package org.costate.control.hj;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What can be told of the initial data: {@code g(y) = f_0*(y/2t) − |y|²/4t} at active atoms. */
class ConjugatesAndCellsOfALayerTest {

    @Test
    void conjugateReturnsTheInitialValuesOfDataA() {
        LayerConjugate conjugate = LayerConjugate.of(ReferenceData.atomsA().layer(1, 0));
        double[] printed = {1.5625, 0.3625, 0.3625, 1.5625};
        for (int j = 0; j < 4; j++) {
            double y = ReferenceData.Y[j];
            double star = conjugate.value(y / 2);
            assertEquals(printed[j], star, 1e-10);
            assertEquals(ReferenceData.G[j], star - y * y / 4, 1e-10);
        }
        assertEquals(Double.POSITIVE_INFINITY, conjugate.value(0.76), "beyond the hull of W");
    }

    @Test
    void smoothConjugateMeetsFenchelsEquality() {
        LseLayer layer = ReferenceData.randomAtoms(9, 3, 101).layer(0.8, 0.2);
        LayerConjugate conjugate = LayerConjugate.of(layer);
        SplittableRandom random = new SplittableRandom(102);
        for (int i = 0; i < 20; i++) {
            double[] x = ReferenceData.point(3, 1, random);
            double[] p = layer.gradient(x);
            double equality = LseLayer.dot(p, x) - layer.value(x);
            assertEquals(equality, conjugate.value(p), 1e-12);
            double tropical = LayerConjugate.of(layer.atTemperature(0)).value(p);
            assertTrue(equality <= tropical + 1e-12, "f_ε ≥ f_0, so f_ε* ≤ f_0*");
            assertTrue(equality >= tropical - 0.2 * Math.log(9) - 1e-12);
        }
    }

    @Test
    void atomsBeneathTheHullAreInactive() {
        // atom 2 lies above the chord of its neighbours by 0.2, atom 4 repeats atom 3, higher
        AtomMeasure atoms =
                AtomMeasure.onLine(
                        new double[] {-1, 0, 1, 2, 1}, new double[] {0, 0.45, 0, 0, 0.3});
        PowerCells cells = PowerCells.of(atoms, 1);
        assertArrayEquals(new int[] {0, 2, 3}, cells.active());
        // z₁ − z of both neighbours at x = 0: b₁ + 1/4 = −0.45 + 0.25
        assertEquals(-0.2, cells.margin(1), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, cells.margin(0));
        int[] hits = cells.hits(new double[][] {{-3}, {-0.1}, {0.2}, {1.7}});
        assertArrayEquals(new int[] {2, 0, 1, 1, 0}, hits);
        assertArrayEquals(
                new int[] {0, 2}, cells.activeWithin(new double[] {-1}, new double[] {1}));
    }

    @Test
    void cellsInThePlaneAreThoseThatPointsFind() {
        AtomMeasure atoms = ReferenceData.randomAtoms(25, 2, 103);
        PowerCells cells = PowerCells.of(atoms, 0.4);
        double[][] points = new double[160 * 160][];
        for (int i = 0; i < points.length; i++) {
            points[i] = new double[] {-8 + 16.0 * (i % 160) / 159, -8 + 16.0 * (i / 160) / 159};
        }
        int[] hits = cells.hits(points);
        int[] active = cells.activeWithin(new double[] {-8, -8}, new double[] {8, 8});
        int found = 0;
        for (int j = 0; j < hits.length; j++) {
            int atom = j;
            boolean isActive = java.util.Arrays.stream(active).anyMatch(k -> k == atom);
            assertTrue(hits[j] == 0 || isActive, "atom " + j + " wins points");
            found += hits[j] > 0 ? 1 : 0;
        }
        assertTrue(active.length < 25, "some atoms are hidden, else the test says nothing");
        assertTrue(active.length - found <= 1, "cells smaller than the mesh: " + active.length);
    }

    /** The recovery target: eight atoms on |y|, of which the data show two. */
    @Test
    void onlyTwoOfEightAtomsAreSeenByTheData() {
        double[] y = ReferenceData.line(-2, 2, 8);
        double[] g = new double[8];
        for (int j = 0; j < 8; j++) {
            g[j] = Math.abs(y[j]);
        }
        PowerCells cells = PowerCells.of(AtomMeasure.onLine(y, g), 1);
        double[][] points = new double[400][];
        double[] x = ReferenceData.line(-2.4, 2.4, 400);
        java.util.Arrays.setAll(points, i -> new double[] {x[i]});
        assertArrayEquals(new int[] {0, 0, 0, 200, 200, 0, 0, 0}, cells.hits(points));
        assertArrayEquals(
                new int[] {3, 4}, cells.activeWithin(new double[] {-2.4}, new double[] {2.4}));
        assertEquals(8, cells.active().length, "on the whole line each has its cell");
    }

    @Test
    void duplicatesAreReportedWhereTheyMatter() {
        AtomMeasure atoms =
                AtomMeasure.onLine(new double[] {0.5, 1, 0.5}, new double[] {0, 0.2, 0.4});
        var refusal = assertThrows(IllegalArgumentException.class, atoms::requireIdentifiable);
        assertTrue(refusal.getMessage().startsWith("HJ-07: atoms 1 and 3 coincide"));
        AtomMeasure merged = atoms.merged(0.3).requireIdentifiable();
        double effective = -0.3 * Math.log(1 + Math.exp(-0.4 / 0.3));
        assertArrayEquals(new double[] {effective, 0.2}, merged.initialValues(), 1e-15);
        AtomMeasure near =
                AtomMeasure.onLine(new double[] {0.5, 1, 0.51}, new double[] {0, 0.2, 0.4});
        assertEquals(2, near.merged(0.3, 0.02).size());
        double share = Math.exp(-0.4 / 0.3);
        assertEquals(
                (0.5 + 0.51 * share) / (1 + share),
                near.merged(0.3, 0.02).positions()[0][0],
                1e-15);
    }
}
