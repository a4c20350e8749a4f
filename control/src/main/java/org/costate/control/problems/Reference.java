package org.costate.control.problems;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is known of a problem's solution.
 *
 * @param objective the optimal objective with the user's sign, if there is one
 * @param digits how many digits of it are trusted
 * @param tolerance the relative error within which a solver should meet it
 * @param finalTime the final time, if it is free and known
 * @param initialCostate {@code p(t₀)}, with {@code H = ⟨p, f⟩ − ℓ} maximised and {@code ℓ, φ}
 *     minimised; empty if not known
 * @param switchingTimes where the control changes its arc; empty if it does not or not known
 * @param verification how the digits were obtained
 */
public record Reference(
        OptionalDouble objective,
        int digits,
        double tolerance,
        OptionalDouble finalTime,
        List<Double> initialCostate,
        List<Double> switchingTimes,
        String verification) {

    private static final double USUAL = 1e-9;

    static Reference of(double objective, int digits) {
        return new Reference(
                OptionalDouble.of(objective),
                digits,
                USUAL,
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                "");
    }

    /** Returns the reference of a problem without a solution. */
    static Reference none(String verification) {
        return new Reference(
                OptionalDouble.empty(),
                0,
                USUAL,
                OptionalDouble.empty(),
                List.of(),
                List.of(),
                verification);
    }

    Reference within(double relative) {
        return new Reference(
                objective,
                digits,
                relative,
                finalTime,
                initialCostate,
                switchingTimes,
                verification);
    }

    Reference endingAt(double tf) {
        return new Reference(
                objective,
                digits,
                tolerance,
                OptionalDouble.of(tf),
                initialCostate,
                switchingTimes,
                verification);
    }

    Reference costate(double... p0) {
        return new Reference(
                objective,
                digits,
                tolerance,
                finalTime,
                Arrays.stream(p0).boxed().toList(),
                switchingTimes,
                verification);
    }

    Reference switchingAt(double... times) {
        return new Reference(
                objective,
                digits,
                tolerance,
                finalTime,
                initialCostate,
                Arrays.stream(times).boxed().toList(),
                verification);
    }

    Reference verifiedBy(String how) {
        return new Reference(
                objective, digits, tolerance, finalTime, initialCostate, switchingTimes, how);
    }
}
