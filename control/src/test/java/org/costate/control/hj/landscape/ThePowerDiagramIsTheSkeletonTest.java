package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.costate.control.hj.AtomMeasure;
import org.costate.control.hj.LseLayer;
import org.costate.control.hj.PowerCells;
import org.junit.jupiter.api.Test;

/** Cells, vertices and edges against counts, areas and linear programmes. */
class ThePowerDiagramIsTheSkeletonTest {

    @Test
    void sixteenAtoms() {
        LseLayer layer = ReferenceAtoms.twoClusters().layer(1, 0);
        PowerDiagram diagram = PowerDiagram.of(layer, SearchBox.cube(2, 2.9));
        assertEquals(24, diagram.vertices().size());
        assertEquals(34, diagram.boundedEdges());
        assertEquals(11, diagram.boundedCells());
        double[][] outside = {{-7.59, 6.96}, {4.85, -3.96}, {-10.27, 9.03}, {6.61, -5.51}};
        for (double[] p : outside) {
            assertTrue(
                    diagram.vertices().stream()
                            .anyMatch(
                                    v ->
                                            Math.abs(v.place().x() - p[0]) < 0.006
                                                    && Math.abs(v.place().y() - p[1]) < 0.006));
        }
        int[] active =
                IntStream.range(0, 16).filter(j -> !diagram.cells().get(j).isEmpty()).toArray();
        assertEquals(15, active.length);
        assertEquals(Arrays.toString(PowerCells.of(layer).active()), Arrays.toString(active));
    }

    @Test
    void cellsFillTheBoxAndVerticesAreTies() {
        SplittableRandom random = new SplittableRandom(17);
        for (int run = 0; run < 20; run++) {
            double[][] w = new double[3 + run][];
            Arrays.setAll(w, j -> random.doubles(2, -1, 1).toArray());
            LseLayer layer = LseLayer.of(w, random.doubles(w.length, -0.3, 0.1).toArray(), 0);
            PowerDiagram diagram =
                    PowerDiagram.of(
                            layer, SearchBox.of(new double[] {-1, -2}, new double[] {3, 1}));
            double area = diagram.cells().stream().mapToDouble(PowerDiagram.Cell::area).sum();
            assertEquals(12, area, 1e-9);
            assertEquals(
                    1,
                    diagram.vertices().size() - diagram.boundedEdges() + diagram.boundedCells(),
                    "V - E + F of the bounded part, if it is connected");
            for (PowerDiagram.Vertex v : diagram.vertices()) {
                double[] z = layer.logits(new double[] {v.place().x(), v.place().y()});
                double top = Arrays.stream(z).max().getAsDouble();
                double scale = 1 + Math.abs(top);
                for (int j : v.atoms()) {
                    assertEquals(top, z[j], 1e-9 * scale);
                }
            }
        }
    }

    /** Four cells meet in each vertex of a lattice; walls of no length are no edges. */
    @Test
    void verticesOfALatticeAreMerged() {
        double[][] y = new double[9][];
        for (int j = 0; j < 9; j++) {
            y[j] = new double[] {j % 3 - 1, j / 3 - 1};
        }
        LseLayer layer = AtomMeasure.of(y, new double[9]).layer(1, 0);
        PowerDiagram diagram = PowerDiagram.of(layer, SearchBox.cube(2, 2));
        assertEquals(4, diagram.vertices().size());
        diagram.vertices().forEach(v -> assertEquals(4, v.atoms().size()));
        assertEquals(4, diagram.boundedEdges());
        assertEquals(12, diagram.edges().size());
        assertEquals(1, diagram.boundedCells());
        assertEquals(1, diagram.cells().get(4).area(), 1e-12);
        assertEquals(java.util.List.of(1, 3, 5, 7), diagram.cells().get(4).neighbours());
    }

    @Test
    void ofCoincidingAtomsOneHasTheCell() {
        LseLayer layer =
                LseLayer.of(
                        new double[][] {{1, 0}, {1, 0}, {-1, 0.5}}, new double[] {0, 0.1, 0}, 0);
        PowerDiagram diagram = PowerDiagram.of(layer, SearchBox.cube(2, 1));
        assertTrue(diagram.cells().get(0).isEmpty());
        assertFalse(diagram.cells().get(1).isEmpty());
        assertEquals(0, diagram.vertices().size());
        assertEquals(1, diagram.edges().size());
    }
}
