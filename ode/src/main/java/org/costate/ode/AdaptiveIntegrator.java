package org.costate.ode;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.nonstiff.AdamsBashforthIntegrator;
import org.hipparchus.ode.nonstiff.AdamsMoultonIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.GraggBulirschStoerIntegrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;

/** The integrators with step control, by name: those of Hipparchus, and one for stiff equations. */
public enum AdaptiveIntegrator {
    /** Higham and Hall 5(4). */
    HIGHAM_HALL_54 {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new HighamHall54Integrator(shortest, longest, absolute, relative);
        }
    },
    /** Dormand and Prince 5(4). */
    DORMAND_PRINCE_54 {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new DormandPrince54Integrator(shortest, longest, absolute, relative);
        }
    },
    /** Dormand and Prince 8(5,3). */
    DORMAND_PRINCE_853 {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new DormandPrince853Integrator(shortest, longest, absolute, relative);
        }
    },
    /** Gragg, Bulirsch and Stoer: extrapolation of variable order. */
    GRAGG_BULIRSCH_STOER {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new GraggBulirschStoerIntegrator(shortest, longest, absolute, relative);
        }
    },
    /** Adams and Bashforth, four previous steps. */
    ADAMS_BASHFORTH {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new AdamsBashforthIntegrator(4, shortest, longest, absolute, relative);
        }
    },
    /** Adams and Moulton, four previous steps. */
    ADAMS_MOULTON {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new AdamsMoultonIntegrator(4, shortest, longest, absolute, relative);
        }
    },
    /** Radau IIA of order 5, for stiff equations: {@link RadauIIA5Integrator}. */
    RADAU_5 {
        @Override
        ODEIntegrator make(double shortest, double longest, double absolute, double relative) {
            return new RadauIIA5Integrator(shortest, longest, absolute, relative);
        }
    };

    static final double SHORTEST = 1e-12;
    static final double LONGEST = 1e3;
    static final double ABSOLUTE_SHARE = 0.01;

    abstract ODEIntegrator make(double shortest, double longest, double absolute, double relative);

    /**
     * Returns a maker of integrators with the given relative tolerance and a hundredth of it as the
     * absolute one.
     *
     * @throws IllegalArgumentException if the tolerance is not in {@code [1e-14, 0.1]}
     */
    public Supplier<ODEIntegrator> at(double tolerance) {
        requireTolerance(tolerance);
        return () -> make(SHORTEST, LONGEST, ABSOLUTE_SHARE * tolerance, tolerance);
    }

    static void requireTolerance(double tolerance) {
        if (!(tolerance >= 1e-14 && tolerance <= 0.1)) {
            throw new IllegalArgumentException(
                    "TOL-01: tolerance = "
                            + tolerance
                            + " is not allowed. Try: a number in [1e-14, 0.1]");
        }
    }

    /**
     * Returns the tableau of its accepted steps; empty for multi-step and extrapolation methods,
     * which have no {@code (A, b, c)}.
     */
    public Optional<ButcherTableau> tableau() {
        return switch (this) {
            case HIGHAM_HALL_54 -> Optional.of(Scheme.HIGHAM_HALL_54);
            case DORMAND_PRINCE_54 -> Optional.of(Scheme.DORMAND_PRINCE_54);
            case DORMAND_PRINCE_853 -> Optional.of(Scheme.DORMAND_PRINCE_853);
            case RADAU_5 -> Optional.of(ButcherTableau.radauIIA(3));
            case GRAGG_BULIRSCH_STOER, ADAMS_BASHFORTH, ADAMS_MOULTON -> Optional.empty();
        };
    }

    /** Returns the name users type. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * Returns the integrator with the given name.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    public static AdaptiveIntegrator named(String name) {
        return Arrays.stream(values())
                .filter(i -> i.label().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown integrator \""
                                                + name
                                                + "\"; choose one of "
                                                + Arrays.stream(values())
                                                        .map(AdaptiveIntegrator::label)
                                                        .collect(Collectors.joining(", "))));
    }
}
