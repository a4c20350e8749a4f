package org.costate.cli;

import java.util.Arrays;
import java.util.List;
import org.costate.control.SweepStorage;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.ode.AdaptiveIntegrator;
import org.costate.ode.ButcherTableau;
import org.costate.ode.Scheme;
import org.costate.ode.Splitting;
import org.costate.ode.TimeGrid;

/** The adjoints by the names users type. */
enum AdjointChoice {
    /** Every state kept. */
    DISCRETE {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.discrete(s.scheme, s.grid);
        }
    },
    /** About {@code 2√N} states kept. */
    SQUARE_ROOT {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.discrete(s.scheme, s.grid).storing(SweepStorage.squareRoot());
        }
    },
    /** A few states kept, fewest steps again. */
    REVOLVE {
        @Override
        AdjointMethod on(Setting s) {
            int places = Math.min(KEPT, s.grid.steps());
            return AdjointMethod.discrete(s.scheme, s.grid).storing(SweepStorage.revolve(places));
        }
    },
    /** One state, or a pair of them: steps are undone. */
    REVERSIBLE {
        @Override
        AdjointMethod on(Setting s) {
            return s.scheme instanceof Splitting
                    ? AdjointMethod.discrete(s.scheme, s.grid).storing(SweepStorage.reversible())
                    : AdjointMethod.reversible((ButcherTableau) s.scheme, s.grid);
        }
    },
    /** Implicit stages. */
    GAUSS {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.discrete(ButcherTableau.gauss(2), s.grid);
        }
    },
    /** The accepted steps of an adaptive run, held. */
    FROZEN {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.frozen(DP, s.tolerance);
        }
    },
    /** The same with a few states kept on the way. */
    ONLINE {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.frozen(DP, s.tolerance).online(KEPT);
        }
    },
    /** The accepted steps of an implicit method, held. */
    RADAU {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.frozen(AdaptiveIntegrator.RADAU_5, s.tolerance);
        }
    },
    /** The costate equation along dense output. */
    INTERPOLATED {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.interpolated(DP, s.tolerance);
        }
    },
    /** The same, dense output made again in parts. */
    CHECKPOINTED {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.checkpointedInterpolated(DP, s.tolerance, KEPT);
        }
    },
    /** State and costate backward together. */
    BACKSOLVE {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.backsolve(DP, s.tolerance);
        }
    },
    /** The costate equation along extrapolation's dense output: no tableau. */
    EXTRAPOLATION {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.interpolated(AdaptiveIntegrator.GRAGG_BULIRSCH_STOER, s.tolerance);
        }
    },
    /** Forward, a sweep for each direction. */
    TANGENT {
        @Override
        AdjointMethod on(Setting s) {
            return AdjointMethod.tangent(s.scheme, s.grid);
        }
    };

    private static final AdaptiveIntegrator DP = AdaptiveIntegrator.DORMAND_PRINCE_54;
    private static final int KEPT = 5;

    /**
     * What the methods step by.
     *
     * @param scheme of fixed steps
     * @param grid of fixed steps
     * @param tolerance of adaptive steps
     */
    record Setting(Scheme scheme, TimeGrid grid, double tolerance) {}

    /** Returns the method. */
    abstract AdjointMethod on(Setting setting);

    /** Returns the name users type. */
    String label() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(AdjointChoice::label).toList();
    }

    /** Returns those named. */
    static List<AdjointChoice> named(List<String> names) {
        names.forEach(name -> UsageException.known("--methods", name, labels()));
        return Arrays.stream(values()).filter(one -> names.contains(one.label())).toList();
    }
}
