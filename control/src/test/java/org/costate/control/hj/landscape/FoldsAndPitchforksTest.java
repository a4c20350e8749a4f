package org.costate.control.hj.landscape;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.costate.control.hj.AtomMeasure;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where critical points meet, and how fast they part. */
class FoldsAndPitchforksTest {

    private static double kappa() {
        double kappa = 1.4;
        for (int k = 0; k < 60; k++) {
            kappa -= (kappa - 1 - 2 * Math.exp(-kappa)) / (1 + 2 * Math.exp(-kappa));
        }
        return kappa;
    }

    /** {@code κ = 1 + 2e^{−κ}}, {@code ε_c = a²/(4tκ)}: from the proof, and by the solver. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.6, 2.3})
    void threeSymmetricAtomsHaveAPitchfork(double a) {
        assertEquals(1.463055513365552, kappa(), 1e-14);
        double t = 0.8;
        double critical = a * a / (4 * t * kappa());
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.pitchfork(a), t, 1);
        BifurcationEvent event =
                FoldSolver.of(landscape).bifurcation(new double[] {0.03 * a}, 0.93 * critical);
        assertEquals(EventKind.PITCHFORK, event.kind());
        assertEquals(critical, event.temperature(), 1e-12);
        assertEquals(0, event.point()[0], 1e-12);
        assertTrue(event.existsBelow());
        BifurcationEvent asked =
                FoldSolver.of(landscape).fold(new double[] {0.03 * a}, 0.93 * critical);
        assertEquals(EventKind.PITCHFORK, asked.kind(), "no fold is claimed where none is");
    }

    @Test
    void theUnitPitchfork() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.pitchfork(1), 1, 1);
        BifurcationEvent event = FoldSolver.of(landscape).bifurcation(new double[] {0.1}, 0.15);
        assertEquals(0.17087526598694153, event.temperature(), 1e-12);
        List<CriticalPoint> maxima = maxima(landscape.at(0.9 * event.temperature()));
        assertEquals(2, maxima.size());
        assertEquals(0.29, maxima.get(1).point()[0], 0.01);
        double near = event.temperature() * (1 - 1e-4);
        List<CriticalPoint> close = maxima(landscape.at(near));
        double measured = close.get(1).point()[0] - close.get(0).point()[0];
        assertEquals(1, event.separation(near) / measured, 1e-3); // next term is of order η
        assertEquals(1, maxima(landscape.at(1.1 * event.temperature())).size());
    }

    private static List<CriticalPoint> maxima(EntropyLandscape landscape) {
        CriticalPoints all = CriticalPoints.of(landscape, SearchBox.line(-3, 3));
        assertTrue(all.isComplete(), all::toString);
        return all.of(CriticalKind.MAXIMUM);
    }

    /** In the plane, with the quartic corrected by the curving of the branch. */
    @Test
    void aPitchforkInThePlaneFollowsItsNormalForm() {
        AtomMeasure atoms =
                AtomMeasure.of(
                        new double[][] {{-1, 0}, {0, 0.1}, {1, 0}, {0.4, 1.3}, {-0.4, 1.3}},
                        new double[] {0, 0, 0, 0.1, 0.1});
        EntropyLandscape landscape = EntropyLandscape.of(atoms, 1, 0.1);
        SearchBox box = SearchBox.of(new double[] {-3, -4}, new double[] {3, 4});
        BifurcationDiagram diagram = BifurcationDiagram.of(landscape, box, 0.05, 1, 3);
        assertTrue(diagram.isComplete(), diagram.events()::toString);
        List<BifurcationEvent> forks =
                diagram.events().stream().filter(e -> e.kind() == EventKind.PITCHFORK).toList();
        assertFalse(forks.isEmpty());
        for (BifurcationEvent fork : forks) {
            assertEquals(0, fork.point()[0], 1e-10, "on the axis of symmetry");
            double side = fork.existsBelow() ? -1 : 1;
            double epsilon = fork.temperature() * (1 + side * 1e-4);
            double half = fork.separation(epsilon) / 2;
            double[] guess = fork.point();
            guess[0] += half;
            double[] x = NewtonStep.settle(landscape.at(epsilon), guess, 0.5);
            assertEquals(1, x[0] / half, 2e-2);
        }
    }

    @Test
    void aGenericFold() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.fold(), 1, 1);
        BifurcationEvent fold = FoldSolver.of(landscape).fold(new double[] {-0.1}, 0.24);
        assertEquals(EventKind.MINIMUM_MAXIMUM, fold.kind());
        assertEquals(-0.08543569, fold.point()[0], 1e-7);
        assertEquals(0.25072513, fold.temperature(), 1e-7);
        assertEquals(1.87575, fold.normalForm().cubicDerivative(), 1e-5);
        assertEquals(2.75382, fold.normalForm().transversality(), 1e-5);
        assertTrue(fold.existsBelow());
        double[] parts = {0.999, 0.99, 0.9};
        double[] predicted = {0.0543, 0.1716, 0.5427};
        double[] measured = {0.0542, 0.1698, 0.4908};
        for (int k = 0; k < 3; k++) {
            double epsilon = parts[k] * fold.temperature();
            assertEquals(predicted[k], fold.separation(epsilon), 1e-4);
            CriticalPoints all = CriticalPoints.of(landscape.at(epsilon), SearchBox.line(-3, 3));
            double minimum = all.of(CriticalKind.MINIMUM).get(0).point()[0];
            double gap =
                    all.of(CriticalKind.MAXIMUM).stream()
                            .mapToDouble(p -> Math.abs(p.point()[0] - minimum))
                            .min()
                            .getAsDouble();
            assertEquals(measured[k], gap, 1e-4);
            if (k == 0) {
                assertEquals(1, gap / fold.separation(epsilon), 0.02);
            }
        }
    }

    @Test
    void theLastFoldOfTheSixteenEndsARidge() {
        EntropyLandscape landscape = EntropyLandscape.of(ReferenceAtoms.twoClusters(), 1, 1);
        BifurcationEvent fold = FoldSolver.of(landscape).fold(new double[] {-0.5, -0.8}, 0.4);
        assertEquals(EventKind.MAXIMUM_SADDLE, fold.kind());
        assertEquals(0.42000, fold.temperature(), 5e-6);
        assertEquals(-0.5632, fold.point()[0], 5e-5);
        assertEquals(-0.7561, fold.point()[1], 5e-5);
        EntropyLandscape at = landscape.at(fold.temperature());
        for (double g : at.gradient(fold.point())) {
            assertEquals(0, g, 1e-13);
        }
        double[] v = fold.nullVector();
        for (double[] row : at.hessian(fold.point())) {
            assertEquals(0, row[0] * v[0] + row[1] * v[1], 1e-11);
        }
    }

    @Test
    void whereNothingMeetsNothingIsClaimed() {
        AtomMeasure two = AtomMeasure.onLine(new double[] {-1, 1}, new double[2]);
        BifurcationEvent none =
                FoldSolver.of(EntropyLandscape.of(two, 1, 1)).fold(new double[] {0.3}, 0.3);
        assertEquals(EventKind.UNRESOLVED, none.kind());
        assertFalse(none.isConverged());
    }
}
