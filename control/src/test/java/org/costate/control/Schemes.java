package org.costate.control;

import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/** The schemes the tests run through, and seeded controls. */
final class Schemes {

    static final long SEED = 20260;

    /** Heun's third-order method: {@code b₂ = 0}. */
    static final ButcherTableau HEUN_3 =
            ButcherTableau.of(
                    "heun-3",
                    new double[][] {{1 / 3.0}, {0, 2 / 3.0}},
                    new double[] {0.25, 0, 0.75},
                    new double[] {1 / 3.0, 2 / 3.0});

    /** The third of four stages reaches neither the result nor the fourth. */
    static final ButcherTableau DEAD_STAGE =
            ButcherTableau.of(
                    "dead-stage",
                    new double[][] {{0.4}, {0.1, 0.2}, {0.3, 0.5, 0}},
                    new double[] {0.2, 0.5, 0, 0.3},
                    new double[] {0.4, 0.3, 0.8});

    /** Euler, after a stage that nothing reads. */
    static final ButcherTableau IDLE_START =
            ButcherTableau.of(
                    "idle-start", new double[][] {{0}}, new double[] {0, 1}, new double[] {0});

    private Schemes() {}

    static Stream<ButcherTableau> tableaus() {
        return Stream.concat(
                Scheme.all().stream()
                        .filter(ButcherTableau.class::isInstance)
                        .map(ButcherTableau.class::cast),
                Stream.of(HEUN_3, DEAD_STAGE, IDLE_START, random()));
    }

    static Stream<Splitting> splittings() {
        return Stream.of(
                Scheme.SYMPLECTIC_EULER,
                Scheme.STORMER_VERLET,
                Splitting.of("lopsided", new int[] {1, 0, 1, 0}, 0.3, 0.6, 0.7, 0.4));
    }

    /** A consistent tableau with no other property; weights of both signs. */
    private static ButcherTableau random() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] a = new double[4][];
        double[] c = new double[4];
        double[] b = new double[5];
        b[4] = 1;
        for (int i = 0; i < 4; i++) {
            a[i] = new double[i + 1];
            for (int j = 0; j <= i; j++) {
                a[i][j] = random.nextDouble(-0.5, 0.7);
                c[i] += a[i][j];
            }
            b[i] = random.nextDouble(-0.3, 0.6);
            b[4] -= b[i];
        }
        return ButcherTableau.of("random, seed " + SEED, a, b, c);
    }

    /** Returns a control of {@code m} values on every step, between −1 and 1. */
    static PiecewiseConstantControl control(TimeGrid grid, int m) {
        SplittableRandom random = new SplittableRandom(SEED + 1);
        double[][] rows = new double[grid.steps()][m];
        for (double[] row : rows) {
            for (int i = 0; i < m; i++) {
                row[i] = random.nextDouble(-1, 1);
            }
        }
        return PiecewiseConstantControl.of(grid, rows);
    }
}
