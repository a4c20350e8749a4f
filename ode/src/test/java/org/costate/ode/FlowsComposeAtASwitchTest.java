package org.costate.ode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code first.then(t₁, second)} is one flow: the first map before t₁, the second after it. */
class FlowsComposeAtASwitchTest {

    private static final double SWITCH = 1.25;

    // The closed solution is a rotation: a handful of products of numbers ≤ 3 in each flow.
    private static final double ROUNDING = 2e-15;

    private static final FlowMap SOFT = (z, t) -> Hamiltonians.oscillate(1.7, 0.6, z, t);
    private static final FlowMap STIFF = (z, t) -> Hamiltonians.oscillate(0.9, 3.1, z, t);
    private static final FlowMap SWITCHED = SOFT.then(SWITCH, STIFF);

    private static PhasePoint at(double t) {
        return new PhasePoint(t, State.of(0.8), Costate.of(-1.3));
    }

    private static void assertClose(PhasePoint expected, PhasePoint got) {
        assertEquals(expected.t(), got.t());
        assertEquals(expected.x().get(0), got.x().get(0), ROUNDING);
        assertEquals(expected.p().get(0), got.p().get(0), ROUNDING);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1.0", "1.0, 0.5", "0.5, 1.25"})
    void beforeTheSwitchItIsTheFirst(double from, double to) {
        assertClose(SOFT.carry(at(from), to), SWITCHED.carry(at(from), to));
    }

    @ParameterizedTest
    @CsvSource({"1.5, 2.0", "2.0, 1.5", "1.25, 2.0", "2.0, 1.25"})
    void afterTheSwitchItIsTheSecond(double from, double to) {
        assertClose(STIFF.carry(at(from), to), SWITCHED.carry(at(from), to));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2.0", "1.0, 1.5"})
    void throughTheSwitchItIsBothInTurn(double from, double to) {
        PhasePoint switched = SOFT.carry(at(from), SWITCH);

        assertClose(STIFF.carry(switched, to), SWITCHED.carry(at(from), to));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 2.0", "2.0, 0.5", "1.25, 0.5", "0.5, 1.25", "0.25, 1.0"})
    void goingBackUndoesGoingForth(double from, double to) {
        assertClose(at(from), SWITCHED.carry(SWITCHED.carry(at(from), to), from));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 1.0, 2.0", "0.5, 2.0, 3.0", "3.0, 2.0, 0.5"})
    void stoppingOnTheWayChangesNothing(double from, double stop, double to) {
        assertClose(
                SWITCHED.carry(at(from), to), SWITCHED.carry(SWITCHED.carry(at(from), stop), to));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 3.0", "3.0, 0.5"})
    void threeFlowsComposeEitherWay(double from, double to) {
        FlowMap left = SOFT.then(SWITCH, STIFF).then(2, SOFT);
        FlowMap right = SOFT.then(SWITCH, STIFF.then(2, SOFT));

        assertClose(left.carry(at(from), to), right.carry(at(from), to));
    }
}
