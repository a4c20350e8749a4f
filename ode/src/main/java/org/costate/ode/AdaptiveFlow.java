package org.costate.ode;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;

/**
 * The flow of {@code ẋ = f(t, x)} with step control; every answer carries its status.
 *
 * <p>Unless told {@linkplain #by by which integrator}, it goes by Dormand and Prince 8(5,3) and
 * watches how it gets on: where stability, not accuracy, holds the steps down, or the steps vanish,
 * it goes on by {@link RadauIIA5Integrator} from the last accepted step. A stiff equation goes
 * faster and surer with a Jacobian, by being an {@link org.hipparchus.ode.ODEJacobiansProvider}.
 *
 * <p>No step is longer than a tenth of the interval, so that nothing of that length is overlooked;
 * no run takes more than its budget of steps. A right-hand side that throws, returns the wrong
 * length or changes its mind at the start ends in status {@code USER_ERROR}, never in an exception.
 * A step that meets what is not finite is tried again, shorter.
 *
 * <p>One step may err by a tenth of the tolerance: so the errors of tens of steps, and what the
 * equation makes of them, usually stay below a few tolerances at the end.
 *
 * <p>Immutable; may serve many threads if {@code f} may.
 */
public final class AdaptiveFlow {

    private static final double TOLERANCE = 1e-8;
    private static final double ABSOLUTE_SHARE = 0.01;
    private static final int STEPS = 1_000_000;
    private static final int LOOKS = 10; // that find stiffness in turn before it is called so
    private static final double LONGEST = 0.1; // of the interval
    private static final double LOCAL = 0.1; // share of the tolerance that one step may spend
    private static final double FINEST = 1e-14; // relative tolerance that rounding leaves
    private static final double RETRY = 0.125; // of a step that met what is not finite
    private static final double CLOCK = 1e-14; // of time, below which a step is no step

    private final OrdinaryDifferentialEquation f;
    private final Optional<AdaptiveIntegrator> method;
    private final double relative;
    private final double absolute;
    private final int steps;

    private AdaptiveFlow(
            OrdinaryDifferentialEquation f,
            Optional<AdaptiveIntegrator> method,
            double relative,
            double absolute,
            int steps) {
        this.f = f;
        this.method = method;
        this.relative = relative;
        this.absolute = absolute;
        this.steps = steps;
    }

    /** Returns the flow of an equation, which may bring its Jacobian; relative tolerance 1e-8. */
    public static AdaptiveFlow of(OrdinaryDifferentialEquation f) {
        return new AdaptiveFlow(f, Optional.empty(), TOLERANCE, ABSOLUTE_SHARE * TOLERANCE, STEPS);
    }

    /** Returns the flow of a velocity on states of the given dimension. */
    public static AdaptiveFlow of(int dimension, Velocity f) {
        return of(f.equation(dimension));
    }

    /** Returns this flow by one integrator, come what may. */
    public AdaptiveFlow by(AdaptiveIntegrator integrator) {
        return new AdaptiveFlow(f, Optional.of(integrator), relative, absolute, steps);
    }

    /**
     * Returns this flow with other tolerances, {@code absolute + relative · |x_i|} for component
     * {@code i}.
     *
     * @throws IllegalArgumentException if the relative one is not in {@code [1e-14, 0.1]} or the
     *     absolute one is negative or not finite
     */
    public AdaptiveFlow toTolerance(double newRelative, double newAbsolute) {
        AdaptiveIntegrator.requireTolerance(newRelative);
        if (!(newAbsolute >= 0 && newAbsolute < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "TOL-02: absolute tolerance = "
                            + newAbsolute
                            + " is not allowed. Try: a finite number that is not negative");
        }
        return new AdaptiveFlow(f, method, newRelative, newAbsolute, steps);
    }

    /** Returns this flow with a relative tolerance and a hundredth of it as the absolute one. */
    public AdaptiveFlow toTolerance(double newRelative) {
        return toTolerance(newRelative, ABSOLUTE_SHARE * newRelative);
    }

    /**
     * Returns this flow with a budget of accepted steps; a million if never set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public AdaptiveFlow within(int budget) {
        if (budget <= 0) {
            throw new IllegalArgumentException("step budget = " + budget + ", expected at least 1");
        }
        return new AdaptiveFlow(f, method, relative, absolute, budget);
    }

    /**
     * Carries {@code x} from time {@code t} to time {@code end}, forward or backward; for no time
     * it stays where it is.
     *
     * @throws IllegalArgumentException if the state has the wrong dimension, or a time or a
     *     coordinate is not finite
     */
    public Integration carry(double t, double[] x, double end) {
        if (x.length != f.getDimension()) {
            throw new IllegalArgumentException(
                    "PROBLEM-01: the state has "
                            + x.length
                            + " components, the equations "
                            + f.getDimension()
                            + ". Try: one value for each component");
        }
        if (!Double.isFinite(t) || !Double.isFinite(end) || !ImplicitEquations.isFinite(x)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-02: cannot integrate from t=%s, x=%s to t=%s."
                                    + " Try: finite times and a finite state",
                            t,
                            IntegrationException.print(x),
                            end));
        }
        return new Run(t, x, end).go();
    }

    /** One run: the legs it has come, and what they took. */
    private final class Run {

        private final double end;
        private final double longest;
        private final List<String> names = new ArrayList<>();
        private double t;
        private double[] x;
        private int taken;
        private long evaluations;
        private double reach; // of the step that failed

        Run(double t, double[] x, double end) {
            this.t = t;
            this.x = x.clone();
            this.end = end;
            this.longest = LONGEST * Math.abs(end - t);
        }

        Integration go() {
            if (t == end) {
                return ended(SolverStatus.OPTIMAL, "no time to go");
            }
            try {
                if (method.isPresent()) {
                    leg(method.get(), LOOKS);
                } else {
                    explicitThenImplicit();
                }
                return ended(SolverStatus.OPTIMAL, "reached its end");
            } catch (IntegrationException e) {
                return ended(e.solverStatus(), String.valueOf(e.getMessage()));
            }
        }

        private void explicitThenImplicit() {
            try {
                leg(AdaptiveIntegrator.DORMAND_PRINCE_853, 1);
            } catch (IntegrationException e) {
                if (e.status() == IntegrationException.Status.USER_ERROR || taken >= steps) {
                    throw e;
                }
                leg(AdaptiveIntegrator.RADAU_5, 1);
            }
        }

        /**
         * Goes on to the end by one integrator, with shorter steps where they leave the numbers.
         */
        private void leg(AdaptiveIntegrator by, int looks) {
            names.add(by.label());
            double h = Double.NaN;
            while (true) {
                double from = t;
                try {
                    stretch(by, looks, h);
                    return;
                } catch (IntegrationException e) {
                    boolean retry =
                            e.status() == IntegrationException.Status.NON_FINITE && reach > 0;
                    h = RETRY * (t == from && h <= reach ? h : reach);
                    if (!retry || taken >= steps || h < CLOCK * (Math.abs(t) + longest)) {
                        throw e;
                    }
                }
            }
        }

        /** Goes on to the end, with {@code h} as the first step if it is a number. */
        private void stretch(AdaptiveIntegrator by, int looks, double h) {
            double local = Math.max(FINEST, LOCAL * relative);
            ODEIntegrator integrator = by.make(0, longest, LOCAL * absolute, local);
            if (h > 0 && integrator instanceof AdaptiveStepsizeIntegrator adaptive) {
                adaptive.setInitialStepSize(h);
            }
            if (integrator instanceof RadauIIA5Integrator radau) {
                radau.setMaxSteps((int) Math.min(Integer.MAX_VALUE, 2L * (steps - taken)));
            }
            GuardedRun run = new GuardedRun(f, integrator, steps - taken, looks);
            try {
                x = run.carry(t, x, end).getPrimaryState();
                t = end;
            } catch (IntegrationException e) {
                t = run.time();
                x = run.state();
                reach = run.reach();
                throw e;
            } finally {
                taken += run.steps();
                evaluations += integrator.getEvaluations();
            }
        }

        private Integration ended(SolverStatus status, String message) {
            return new Integration(
                    status,
                    message,
                    t,
                    x,
                    new Integration.Effort(
                            names.isEmpty() ? "none" : String.join(", ", names),
                            taken,
                            evaluations));
        }
    }
}
