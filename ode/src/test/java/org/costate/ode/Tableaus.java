package org.costate.ode;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The tableaus the tests run through: the nine of Hipparchus and textbook ones given by hand. */
final class Tableaus {

    /** The classical order of each named scheme. */
    static final Map<ButcherTableau, Integer> ORDER =
            Map.of(
                    Scheme.EULER, 1,
                    Scheme.MIDPOINT, 2,
                    Scheme.RK4, 4,
                    Scheme.THREE_EIGHTHS, 4,
                    Scheme.GILL, 4,
                    Scheme.LUTHER, 6,
                    Scheme.HIGHAM_HALL_54, 5,
                    Scheme.DORMAND_PRINCE_54, 5,
                    Scheme.DORMAND_PRINCE_853, 8);

    static final ButcherTableau HEUN_2 =
            ButcherTableau.of("heun-2", rows(row(1)), row(0.5, 0.5), row(1));

    static final ButcherTableau KUTTA_3 =
            ButcherTableau.of(
                    "kutta-3",
                    rows(row(0.5), row(-1, 2)),
                    row(1 / 6.0, 2 / 3.0, 1 / 6.0),
                    row(0.5, 1));

    static final ButcherTableau HEUN_3 =
            ButcherTableau.of(
                    "heun-3",
                    rows(row(1 / 3.0), row(0, 2 / 3.0)),
                    row(0.25, 0, 0.75),
                    row(1 / 3.0, 2 / 3.0));

    static final ButcherTableau RALSTON_3 =
            ButcherTableau.of(
                    "ralston-3",
                    rows(row(0.5), row(0, 0.75)),
                    row(2 / 9.0, 1 / 3.0, 4 / 9.0),
                    row(0.5, 0.75));

    static final ButcherTableau SSP_3 =
            ButcherTableau.of(
                    "ssp-3",
                    rows(row(1), row(0.25, 0.25)),
                    row(1 / 6.0, 1 / 6.0, 2 / 3.0),
                    row(1, 0.5));

    private Tableaus() {}

    static Stream<ButcherTableau> named() {
        return Scheme.all().stream()
                .filter(ButcherTableau.class::isInstance)
                .map(ButcherTableau.class::cast);
    }

    static Stream<ButcherTableau> all() {
        return Stream.concat(named(), List.of(HEUN_2, KUTTA_3, HEUN_3, RALSTON_3, SSP_3).stream());
    }

    static boolean hasZeroWeight(ButcherTableau tableau) {
        for (int i = 0; i < tableau.stages(); i++) {
            if (tableau.b(i) == 0) {
                return true;
            }
        }
        return false;
    }

    static double[] row(double... entries) {
        return entries;
    }

    static double[][] rows(double[]... rows) {
        return rows;
    }
}
