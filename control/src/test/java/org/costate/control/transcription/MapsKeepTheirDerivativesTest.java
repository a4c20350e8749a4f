package org.costate.control.transcription;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.control.OptimalControlProblem;
import org.costate.control.SmoothMap;
import org.costate.control.formula.Formula;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Maps made of maps: Jacobians and Hessians are those of their values. */
class MapsKeepTheirDerivativesTest {

    private static final OptimalControlProblem STATED =
            OptimalControlProblem.named("maps")
                    .states("x", "y")
                    .controls("u", "w")
                    .dynamics("y*u+sin(t)*x*w", "w-x^2*y+exp(u*w)")
                    .minimising((t, x, u) -> x[0].times(u[1]).plus(u[0].squared()))
                    .over(0, 1)
                    .from(0.3, OptimalControlProblem.FREE)
                    .endingWhere("x*y = 0.2")
                    .keeping("x*u <= 2", "x+sin(w) <= 3");

    static Stream<SmoothMap> maps() {
        SmoothMap f = STATED.dynamicsAndCost();
        SmoothMap g = STATED.pathConstraintMap();
        SmoothMap e = new PinnedEnds(STATED.ends(), STATED.boundary(), STATED.states());
        double[] in = {2, 0.5, 4, 1, 0.25};
        return Stream.of(
                new SplitMap(f, 3),
                new SplitMap(f, 3, 4),
                new FoldedMap(f, ControlCoordinates.mixture(2)),
                new ScaledMap(f, in, new double[] {3, 0.5, 2}),
                new EnergyMap(f, 0, new double[] {0.3, -0.2}, 0.7),
                new EnergyMap(f, 1, new double[] {0.3, -0.2}, 0.7),
                e,
                new MissMap(e, new double[] {0, 0.1, 0.2, 1, 0.4, 0.5}),
                QuadraticWall.ball(g, 2, 2, 1.7),
                QuadraticWall.sum(f, 0, 2),
                new SelectedRows(g, 1));
    }

    @ParameterizedTest
    @MethodSource("maps")
    void derivativesAreThoseOfTheValue(SmoothMap map) {
        SplittableRandom random = new SplittableRandom(2);
        double[] v = new double[map.inputs()];
        for (int i = 0; i < v.length; i++) {
            v[i] = 0.2 + random.nextDouble();
        }
        double[] w = new double[map.outputs()];
        for (int r = 0; r < w.length; r++) {
            w[r] = random.nextDouble() - 0.4;
        }
        double[] y = new double[w.length];
        double[] value = new double[w.length];
        double[][] dy = new double[w.length][v.length];
        double[][] h = new double[v.length][v.length];
        map.value(v, value);
        map.jacobian(v, y, dy);
        map.hessian(v, w, h);
        double d = 1e-5;
        for (int i = 0; i < v.length; i++) {
            double[] up = v.clone();
            double[] down = v.clone();
            up[i] += d;
            down[i] -= d;
            double[] yUp = new double[w.length];
            double[] yDown = new double[w.length];
            double[][] dUp = new double[w.length][v.length];
            double[][] dDown = new double[w.length][v.length];
            map.jacobian(up, yUp, dUp);
            map.jacobian(down, yDown, dDown);
            for (int r = 0; r < w.length; r++) {
                assertEquals(value[r], y[r], 1e-14 * (1 + Math.abs(y[r])));
                double slope = (yUp[r] - yDown[r]) / (2 * d);
                assertEquals(slope, dy[r][i], 1e-7 * (1 + Math.abs(slope))); // d² and 1e-16/d
            }
            for (int j = 0; j < v.length; j++) {
                double sum = 0;
                for (int r = 0; r < w.length; r++) {
                    sum += w[r] * (dUp[r][j] - dDown[r][j]) / (2 * d);
                }
                assertEquals(sum, h[i][j], 1e-7 * (1 + Math.abs(sum)));
            }
        }
    }

    @Test
    void aSplitMapIsTheMapWhereOneHalfVanishes() {
        OptimalControlProblem kinked =
                STATED.minimising((t, x, u) -> Formula.abs(u[0]).times(x[1]).plus(u[1]));
        SmoothMap map = kinked.dynamicsAndCost();
        SmoothMap split = new SplitMap(map, 3);
        double[] direct = new double[3];
        double[] parts = new double[3];
        map.value(new double[] {0.1, 0.2, 0.3, -0.7, 0.4}, direct);
        split.value(new double[] {0.1, 0.2, 0.3, 0, 0.4, 0.7}, parts);
        for (int r = 0; r < 3; r++) {
            assertEquals(direct[r], parts[r], 1e-14); // sums of three terms below 2
        }
    }
}
