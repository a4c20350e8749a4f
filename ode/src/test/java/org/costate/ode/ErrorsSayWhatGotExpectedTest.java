package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Each message of this package: what, got, expected. */
class ErrorsSayWhatGotExpectedTest {

    private static final double NAN = Double.NaN;
    private static final double INF = Double.POSITIVE_INFINITY;

    private static void assertMessage(String message, Executable action) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
    }

    @Test
    void ofAState() {
        assertMessage(
                "state needs at least one coordinate, got none; pass its coordinates",
                () -> State.of());
        assertMessage(
                "state coordinate 2 is NaN, expected a finite number; check where it was computed",
                () -> State.of(0.3, NAN));
        assertMessage(
                "state coordinate 1 is -Infinity, expected a finite number;"
                        + " check where it was computed",
                () -> State.of(-INF));
    }

    @Test
    void ofACostate() {
        assertMessage(
                "costate needs at least one coordinate, got none; pass its coordinates",
                () -> Costate.of());
        assertMessage(
                "costate coordinate 3 is Infinity, expected a finite number;"
                        + " check where it was computed",
                () -> Costate.of(0.3, 0.7, INF));
    }

    @Test
    void ofAPhasePoint() {
        assertMessage(
                "costate has dimension 3, state has dimension 2: a costate lives in the dual of"
                        + " the state space; pass one with 2 coordinates",
                () -> new PhasePoint(0, State.of(1, 2), Costate.of(1, 2, 3)));
        assertMessage(
                "time is NaN, expected a finite number",
                () -> new PhasePoint(NAN, State.of(1), Costate.of(1)));
        assertMessage(
                "time is Infinity, expected a finite number",
                () -> new PhasePoint(INF, State.of(1), Costate.of(1)));
    }

    @Test
    void ofATimeGrid() {
        assertMessage(
                "time grid needs at least 1 step, got 0", () -> TimeGrid.uniform(0.5, 1.5, 0));
        assertMessage("time grid needs at least 2 nodes, got 1", () -> TimeGrid.of(0.5));
        assertMessage("time grid needs at least 2 nodes, got 0", () -> TimeGrid.of());
        assertMessage(
                "time grid must be strictly monotone and finite, got t[0] = 0.5 and t[1] = 0.5",
                () -> TimeGrid.uniform(0.5, 0.5, 4));
        assertMessage(
                "time grid must be strictly monotone and finite, got t[1] = 2.0 and t[2] = 1.5",
                () -> TimeGrid.of(0.5, 2, 1.5, 3));
        assertMessage(
                "time grid must be strictly monotone and finite, got t[2] = 2.0 and t[3] = -1.0",
                () -> TimeGrid.of(0.5, 1, 2, -1));
        assertMessage(
                "time grid must be strictly monotone and finite, got t[1] = 1.0 and t[2] = NaN",
                () -> TimeGrid.of(0.5, 1, NAN, 3));
        assertMessage(
                "time grid must be strictly monotone and finite, got t[0] = NaN and t[1] = NaN",
                () -> TimeGrid.uniform(0.5, NAN, 1 + 1));
        assertMessage(
                "time grid must be strictly monotone and finite, got t[0] = 0.5 and t[1] = Infinity",
                () -> TimeGrid.of(0.5, INF));
    }

    @Test
    void ofATableau() {
        assertMessage(
                "tableau \"odd\" has 2 weights, so it needs 1 rows of A and nodes; got 2 and 1."
                        + " Leave out the first, zero row and node",
                () ->
                        ButcherTableau.of(
                                "odd",
                                new double[][] {{}, {0.5}},
                                new double[] {0, 1},
                                new double[] {0.5}));
        assertMessage(
                "tableau \"none\" has no weights; give one a stage",
                () -> ButcherTableau.of("none", new double[0][], new double[0], new double[0]));
        assertMessage(
                "row 2 of A in tableau \"implicit\" has 2 entries, expected 1:"
                        + " only explicit methods are taken here",
                () ->
                        ButcherTableau.of(
                                "implicit",
                                new double[][] {{0.25, 0.25}},
                                new double[] {0, 1},
                                new double[] {0.5}));
        assertMessage(
                "tableau \"light\" is inconsistent: the weights sum to 0.75, expected 1.0",
                () ->
                        ButcherTableau.of(
                                "light",
                                new double[][] {{0.5}},
                                new double[] {0, 0.75},
                                new double[] {0.5}));
        assertMessage(
                "tableau \"skew\" is inconsistent: row 2 of A sums to 0.5, expected 0.25",
                () ->
                        ButcherTableau.of(
                                "skew",
                                new double[][] {{0.5}},
                                new double[] {0, 1},
                                new double[] {0.25}));
        assertMessage(
                "tableau \"nan\" is inconsistent: the weights sum to NaN, expected 1.0",
                () ->
                        ButcherTableau.of(
                                "nan",
                                new double[][] {{0.5}},
                                new double[] {NAN, 1},
                                new double[] {0.5}));
    }

    @Test
    void ofASplitting() {
        assertMessage(
                "splitting \"short\" has 2 parts and 1 weights; give one weight a part",
                () -> Splitting.of("short", new int[] {0, 1}, 1.0));
        assertMessage(
                "splitting \"empty\" has 0 parts and 0 weights; give one weight a part",
                () -> Splitting.of("empty", new int[0]));
        assertMessage(
                "weights of part 1 in splitting \"lazy\" sum to 0.75, expected 1",
                () -> Splitting.of("lazy", new int[] {0, 1, 0}, 0.5, 0.75, 0.5));
        assertMessage(
                "weights of part 1 in splitting \"gap\" sum to 0.0, expected 1",
                () -> Splitting.of("gap", new int[] {0, 2}, 1.0, 1.0));
        assertMessage(
                "splitting \"odd\" advances part -1; parts are counted from 0",
                () -> Splitting.of("odd", new int[] {0, -1}, 1.0, 1.0));
    }

    @Test
    void ofASchemeByName() {
        assertMessage(
                "unknown scheme \"RK5\"; choose one of euler, midpoint, rk4, three-eighths, gill,"
                        + " luther, higham-hall-54, dormand-prince-54, dormand-prince-853,"
                        + " symplectic-euler, stormer-verlet, yoshida-4, yoshida-6, yoshida-8",
                () -> Scheme.named("RK5"));
    }
}
