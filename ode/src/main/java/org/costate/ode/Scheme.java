package org.costate.ode;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.hipparchus.ode.nonstiff.ButcherArrayProvider;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.EulerIntegrator;
import org.hipparchus.ode.nonstiff.GillIntegrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;
import org.hipparchus.ode.nonstiff.LutherIntegrator;
import org.hipparchus.ode.nonstiff.MidpointIntegrator;
import org.hipparchus.ode.nonstiff.ThreeEighthesIntegrator;

/**
 * A one-step method as plain data: either a {@link ButcherTableau}, or a {@link Splitting} that
 * advances the parts of a separable system in turn.
 *
 * <p>The tableaus of the named schemes are read from the Hipparchus integrators themselves.
 */
public sealed interface Scheme permits ButcherTableau, Splitting {

    /** Order 1; its costate partner makes {@code (x, p)} symplectic Euler. */
    ButcherTableau EULER = of("euler", new EulerIntegrator(1.0));

    /** Order 2, {@code b₁ = 0}. */
    ButcherTableau MIDPOINT = of("midpoint", new MidpointIntegrator(1.0));

    /** The classical fourth-order method. */
    ButcherTableau RK4 = of("rk4", new ClassicalRungeKuttaIntegrator(1.0));

    /** Kutta's other fourth-order method, the 3/8 rule. */
    ButcherTableau THREE_EIGHTHS = of("three-eighths", new ThreeEighthesIntegrator(1.0));

    /** Gill's fourth-order method. */
    ButcherTableau GILL = of("gill", new GillIntegrator(1.0));

    /** Luther's sixth-order method, with a zero weight. */
    ButcherTableau LUTHER = of("luther", new LutherIntegrator(1.0));

    /** The propagating formula of Higham and Hall 5(4), on a fixed grid. */
    ButcherTableau HIGHAM_HALL_54 =
            of("higham-hall-54", new HighamHall54Integrator(1e-9, 1.0, 1e-9, 1e-9));

    /** The propagating formula of Dormand and Prince 5(4), on a fixed grid; {@code b₂ = 0}. */
    ButcherTableau DORMAND_PRINCE_54 =
            of("dormand-prince-54", new DormandPrince54Integrator(1e-9, 1.0, 1e-9, 1e-9));

    /** The propagating formula of Dormand and Prince 8(5,3), on a fixed grid. */
    ButcherTableau DORMAND_PRINCE_853 =
            of("dormand-prince-853", new DormandPrince853Integrator(1e-9, 1.0, 1e-9, 1e-9));

    /** Symplectic Euler: each part of a separable system in turn, one full step each. */
    Splitting SYMPLECTIC_EULER = Splitting.of("symplectic-euler", new int[] {0, 1}, 1.0, 1.0);

    /** Störmer–Verlet: half a step of the first part, one of the second, half of the first. */
    Splitting STORMER_VERLET = Splitting.of("stormer-verlet", new int[] {0, 1, 0}, 0.5, 1.0, 0.5);

    /**
     * Three Verlet steps of order 4, {@code γ_1 = γ_3 = 1/(2 − 2^{1/3})} [Yoshida 1990, eq. 2.12;
     * also Suzuki, Forest and Ruth].
     */
    Splitting YOSHIDA_4 =
            Splitting.ofVerletSteps(
                    "yoshida-4",
                    1 / (2 - Math.cbrt(2)),
                    -Math.cbrt(2) / (2 - Math.cbrt(2)),
                    1 / (2 - Math.cbrt(2)));

    /** Seven Verlet steps of order 6 [Yoshida 1990, table 1, solution A; digits of HLW V.3.2]. */
    Splitting YOSHIDA_6 =
            Splitting.ofVerletSteps(
                    "yoshida-6",
                    0.78451361047755726382,
                    0.23557321335935813368,
                    -1.1776799841788710069,
                    1.3151863206839112189,
                    -1.1776799841788710069,
                    0.23557321335935813368,
                    0.78451361047755726382);

    /** Fifteen Verlet steps of order 8 [Yoshida 1990, table 2, solution D]. */
    Splitting YOSHIDA_8 =
            Splitting.ofVerletSteps(
                    "yoshida-8",
                    0.914844246229740,
                    0.253693336566229,
                    -1.44485223686048,
                    -0.158240635368243,
                    1.93813913762276,
                    -1.96061023297549,
                    0.102799849391985,
                    1.708453070786998, // 1 − 2 Σ of the others
                    0.102799849391985,
                    -1.96061023297549,
                    1.93813913762276,
                    -0.158240635368243,
                    -1.44485223686048,
                    0.253693336566229,
                    0.914844246229740);

    /** Returns the name users type, lower case with hyphens. */
    String name();

    /** Returns the number of velocity evaluations per step. */
    int stages();

    /** Returns the tableau of any explicit Hipparchus Runge–Kutta method. */
    static ButcherTableau of(String name, ButcherArrayProvider provider) {
        return ButcherTableau.of(name, provider.getA(), provider.getB(), provider.getC());
    }

    /**
     * Returns every named scheme that needs no equations solved, tableaus first; the implicit ones
     * are {@link ButcherTableau#implicitMethods}.
     */
    static List<Scheme> all() {
        return List.of(
                EULER,
                MIDPOINT,
                RK4,
                THREE_EIGHTHS,
                GILL,
                LUTHER,
                HIGHAM_HALL_54,
                DORMAND_PRINCE_54,
                DORMAND_PRINCE_853,
                SYMPLECTIC_EULER,
                STORMER_VERLET,
                YOSHIDA_4,
                YOSHIDA_6,
                YOSHIDA_8);
    }

    /**
     * Returns the scheme with the given name.
     *
     * @throws IllegalArgumentException if there is none; the message lists them
     */
    static Scheme named(String name) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return all().stream()
                .filter(s -> s.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new IllegalArgumentException(
                                        "unknown scheme \""
                                                + name
                                                + "\"; choose one of "
                                                + all().stream()
                                                        .map(Scheme::name)
                                                        .collect(Collectors.joining(", "))));
    }
}
