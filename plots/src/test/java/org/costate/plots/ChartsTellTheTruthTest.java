package org.costate.plots;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What is drawn is what the data say: known answers for the small computations of the charts. */
class ChartsTellTheTruthTest {

    private static final Theme THEME = Theme.light();

    private static <T extends Mark> List<T> marks(Scene scene, Class<T> kind) {
        return scene.marks().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    @Test
    void theFoldOfBratusProblemIsWhereItIsKnownToBe() {
        double[] theta = Paths.range(0.05, 14, 240);
        double[] lambda = Paths.each(240, i -> Math.pow(theta[i] / Math.cosh(theta[i] / 4), 2) / 2);
        double[] height = Paths.each(240, i -> 2 * Math.log(Math.cosh(theta[i] / 4)));
        List<double[]> turns = TurningPoints.of(lambda, height);
        assertEquals(1, turns.size());
        // step s = 0.058 in θ: the parabola is off by s³ λ'''/15 ≈ 1e-5 at most
        assertEquals(3.513830719, turns.get(0)[0], 1e-5);
        assertEquals(1.1868421, turns.get(0)[1], 1e-4);
    }

    @Test
    void aPathThatOnlyTremblesHasNoTurningPoint() {
        double[] x = Paths.each(100, i -> i + 1e-9 * Math.sin(40 * i));
        double[] still = Paths.each(100, i -> 1e-12 * (i % 2) + (i < 50 ? i : 50));
        assertTrue(TurningPoints.of(x, x).isEmpty());
        assertTrue(TurningPoints.of(still, x).isEmpty());
    }

    @Test
    void stabilityDecidesTheDashAndPiecesJoin() {
        Scene scene =
                Panel.continuation(Labels.axes("λ", "u"))
                        .branch(
                                "b",
                                new double[] {0, 1, 2, 3},
                                new double[] {5, 6, 8, 9},
                                new boolean[] {true, true, false, false})
                        .scene(THEME);
        List<Mark.Polyline> lines = marks(scene, Mark.Polyline.class);
        assertArrayEquals(new double[] {0, 1, 2}, lines.get(0).x());
        assertEquals(0, lines.get(0).dash().length);
        assertArrayEquals(new double[] {2, 3}, lines.get(1).x());
        assertTrue(lines.get(1).dash().length > 0);
    }

    @Test
    void stepsHoldTheirValueAndJumpAtTheNodes() {
        CurveSeries steps = CurveSeries.steps("u", new double[] {0, 1, 3}, new double[] {-2, 5});
        assertArrayEquals(new double[] {0, 1, 1, 3}, steps.x());
        assertArrayEquals(new double[] {-2, -2, 5, 5}, steps.y());
    }

    @Test
    void quartilesInterpolateBetweenOrderStatistics() {
        Quantiles q = Quantiles.of(new double[] {7, Double.NaN, 1, 3, 2});
        assertEquals(4, q.size());
        assertEquals(1.75, q.at(0.25), 1e-15);
        assertEquals(2.5, q.at(0.5), 1e-15);
        assertEquals(4.0, q.at(0.75), 1e-15);
        assertEquals(7.0, q.at(1.0), 0.0);
    }

    @Test
    void everyValueFallsIntoOneBin() {
        SplittableRandom random = new SplittableRandom(9);
        for (int trial = 0; trial < 300; trial++) {
            double size = Math.pow(10, -250 + 500 * random.nextDouble());
            double shift = size * Math.pow(10, 6 * random.nextDouble());
            int n = 1 + random.nextInt(200);
            double[] values = Paths.each(n, i -> shift + size * random.nextDouble());
            Bins bins = Bins.of(values, 80);
            assertTrue(bins.count() >= 1 && bins.count() <= 81, bins::toString);
            assertEquals(n, Arrays.stream(bins.counts(values, false)).sum(), 0.0);
            assertEquals(1, Arrays.stream(bins.counts(values, true)).sum(), 1e-12);
            double end = bins.from() + bins.width() * bins.count();
            double[] sorted = Quantiles.of(values).sorted();
            double slack = 1e-6 * bins.width();
            assertTrue(bins.from() <= sorted[0] + slack && end >= sorted[n - 1] - slack);
        }
    }

    @Test
    void boxesHaveTukeysWhiskersAndOutliers() {
        double[] sample = {1, 2, 3, 4, 5, 6, 7, 8, 100};
        Scene scene = Panel.boxes(Labels.axes("", ""), List.of("a")).group("", sample).scene(THEME);
        Mark.Box box = marks(scene, Mark.Box.class).get(0);
        assertEquals(3, box.bounds().yMin(), 0.0);
        assertEquals(7, box.bounds().yMax(), 0.0);
        Mark.Dots beyond = marks(scene, Mark.Dots.class).get(0);
        assertArrayEquals(new double[] {100}, beyond.y());
        Mark.Polyline down = marks(scene, Mark.Polyline.class).get(0);
        Mark.Polyline up = marks(scene, Mark.Polyline.class).get(1);
        assertEquals(1, down.y()[1], 0.0);
        assertEquals(8, up.y()[1], 0.0);
    }

    @Test
    void cellsTurnedOverAreCounted() {
        double[][] x = {{0, 1, 0.5}, {0, 1, 0.5}};
        double[][] y = {{0, 0, 0}, {1, 1, 1}};
        Scene scene = Panel.deformedGrid(Labels.axes("", ""), x, y).scene(THEME);
        assertEquals(1, marks(scene, Mark.Region.class).size());
        assertTrue(scene.key().stream().anyMatch(e -> e.name().equals("1 cell turned over")));
        double[][] straight = {{0, 1, 2}, {0, 1, 2}};
        Scene good = Panel.deformedGrid(Labels.axes("", ""), straight, y).scene(THEME);
        assertTrue(marks(good, Mark.Region.class).isEmpty());
    }

    @Test
    void arrowsPointAlongTheFieldAndFitTheirCells() {
        PlaneField field = new PlaneField(Bounds.of(-2, 2, -1, 3), (x, y) -> -3 * y, (x, y) -> x);
        Mark.Arrows arrows = field.directions(0.6, THEME);
        for (int i = 0; i < arrows.x().length; i++) {
            double x = arrows.x()[i] + arrows.dx()[i] / 2;
            double y = arrows.y()[i] + arrows.dy()[i] / 2;
            double across = -3 * y * arrows.dy()[i] - x * arrows.dx()[i];
            double along = -3 * y * arrows.dx()[i] + x * arrows.dy()[i];
            assertEquals(0.0, across, 1e-13, "not parallel at " + x + ", " + y);
            assertTrue(along >= 0, "backwards at " + x + ", " + y);
            double cells = Math.hypot(arrows.dx()[i] / (4 / 25.0), arrows.dy()[i] / (4 / 15.0));
            assertTrue(cells <= 0.79, "too long at " + x + ", " + y);
        }
    }

    @Test
    void streamlinesOfARotationAreCircles() {
        PlaneField field = new PlaneField(Bounds.of(-1, 1, -1, 1), (x, y) -> -y, (x, y) -> x);
        List<double[][]> lines = Streamlines.of(field);
        assertTrue(lines.size() > 10, lines.size() + " lines");
        for (double[][] line : lines) {
            double radius = Math.hypot(line[0][0], line[1][0]);
            for (int k = 0; k < line[0].length; k++) {
                // midpoint steps of 0.017 stray by h³/8 per step and radius², over 600 steps
                assertEquals(radius, Math.hypot(line[0][k], line[1][k]), 0.02);
            }
        }
    }

    @Test
    void aFieldOnNodesIsReproducedByInterpolation() {
        double[][] u = {{0, 1, 2}, {10, 11, 12}};
        double[][] v = {{5, 5, 5}, {7, 7, 7}};
        PlaneField field = PlaneField.sampled(Bounds.of(0, 4, 0, 1), u, v);
        assertEquals(0.75 + 2.5, field.u().applyAsDouble(1.5, 0.25), 1e-14);
        assertEquals(5.5, field.v().applyAsDouble(3.3, 0.25), 1e-14);
    }

    @Test
    void aZeroSetLiesOnItsCurve() {
        for (double[][] line : LevelLines.zero((x, y) -> x - y * y, Bounds.of(-1, 4, -2, 2))) {
            for (int k = 0; k < line[0].length; k++) {
                // linear interpolation over cells of 1/48: (1/48)² · f''/8
                assertEquals(line[1][k] * line[1][k], line[0][k], 1.2e-4);
            }
        }
    }

    @Test
    void aTriangleHasItsSlopeAndARightAngle() {
        for (double slope : new double[] {-4, -1, 2, 3}) {
            Scene scene =
                    new Scene(
                            "",
                            AxisSpec.of("", Scale.LOGARITHMIC, -3, 1),
                            AxisSpec.of("", Scale.LOGARITHMIC, -10, 2));
            for (boolean below : new boolean[] {true, false}) {
                SlopeTriangle.beside(new double[] {1, slope}, -1, slope, below, scene)
                        .draw(scene, THEME);
            }
            for (Mark.Polyline side : marks(scene, Mark.Polyline.class)) {
                double rise = side.y()[1] - side.y()[0];
                assertEquals(slope, rise / (side.x()[1] - side.x()[0]), 1e-12);
                boolean first = side.x()[2] == side.x()[0] && side.y()[2] == side.y()[1];
                boolean second = side.x()[2] == side.x()[1] && side.y()[2] == side.y()[0];
                assertTrue(first || second, "no right angle for " + slope);
            }
        }
    }
}
