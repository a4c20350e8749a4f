package org.costate.ode;

import java.util.function.ToDoubleFunction;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.nonstiff.DormandPrince54Integrator;
import org.hipparchus.ode.nonstiff.DormandPrince853Integrator;
import org.hipparchus.ode.nonstiff.HighamHall54Integrator;

/**
 * Adaptive steps of an embedded explicit pair whose accepted states are, bit for bit, those of its
 * tableau stepped over the accepted times as a fixed grid.
 *
 * <p>The error estimates and the rule for the next step are those of Hipparchus's integrators; the
 * arithmetic of a step is that of a sweep over a {@link TimeGrid}: {@code h = t_{k+1} − t_k} after
 * rounding, stages summed in the same order. So what a step handler would see can be stepped again
 * from any kept state, and a discrete adjoint on the recorded grid belongs to exactly this run.
 *
 * <p>Ends in an {@link IntegrationException} when the step underflows, the steps are too many
 * (saying whether stability holds them down), or nothing finite is found however short the step.
 * One object serves one run of consecutive pieces; it holds scratch space.
 */
public final class EmbeddedSteps {

    /** Is told of every accepted step. */
    @FunctionalInterface
    public interface Listener {
        /**
         * Called when {@code x(t)} has been accepted.
         *
         * @param t the time reached
         * @param x the state there, borrowed
         */
        void accepted(double t, double[] x);
    }

    /** What one trial step looks like to an error estimate. */
    private record Trial(double[][] slopes, double[] from, double[] to, double h) {}

    private static final double SAFETY = 0.9;
    private static final double SHRINK = 0.2;
    private static final double GROW = 10;
    private static final double CLOCK = 16; // ulps of time below which a step is no step
    private static final int BUDGET = 200_000;

    private final ButcherTableau tableau;
    private final double relative;
    private final double absolute;
    private final ToDoubleFunction<Trial> error;
    private final double exponent;
    private final int n;
    private final double[][] slopes;
    private final double[] next;
    private final double[] stage;
    private final boolean endsInItsNextStart;
    private boolean isEndStage;
    private double length;
    private int accepted;
    private int rejected;
    private long evaluations;

    private EmbeddedSteps(
            AdaptiveIntegrator integrator, ButcherTableau tableau, double tolerance, int n) {
        this.tableau = tableau;
        this.relative = tolerance;
        this.absolute = AdaptiveIntegrator.ABSOLUTE_SHARE * tolerance;
        this.n = n;
        this.error = estimate(integrator, absolute, relative, n);
        this.exponent = integrator == AdaptiveIntegrator.DORMAND_PRINCE_853 ? 1 / 8.0 : 1 / 5.0;
        this.slopes = new double[tableau.stages()][n];
        this.next = new double[n];
        this.stage = new double[n];
        this.endsInItsNextStart = isFirstSameAsLast(tableau);
    }

    /**
     * Returns a run of an embedded pair.
     *
     * @param tolerance relative; the absolute one is a hundredth of it
     * @param dimension that of the state
     * @throws IllegalArgumentException if the integrator is not an explicit embedded pair
     */
    public static EmbeddedSteps of(AdaptiveIntegrator integrator, double tolerance, int dimension) {
        integrator.at(tolerance); // checks the tolerance
        ButcherTableau tableau =
                integrator
                        .tableau()
                        .filter(ButcherTableau::isExplicit)
                        .orElseThrow(
                                () ->
                                        new IllegalArgumentException(
                                                integrator.label()
                                                        + " is no explicit embedded pair. Try:"
                                                        + " dormand-prince-54"));
        return new EmbeddedSteps(integrator, tableau, tolerance, dimension);
    }

    private static ToDoubleFunction<Trial> estimate(
            AdaptiveIntegrator integrator, double absolute, double relative, int n) {
        ODEState shape = new ODEState(0, new double[n]);
        return switch (integrator) {
            case HIGHAM_HALL_54 -> new HighamHall(absolute, relative, shape)::of;
            case DORMAND_PRINCE_54 -> new DormandPrince5(absolute, relative, shape)::of;
            case DORMAND_PRINCE_853 -> new DormandPrince8(absolute, relative, shape)::of;
            default -> throw new IllegalArgumentException(integrator.label());
        };
    }

    private static boolean isFirstSameAsLast(ButcherTableau tableau) {
        int last = tableau.stages() - 1;
        boolean same = tableau.c(last) == 1;
        for (int j = 0; j <= last; j++) {
            same &= tableau.a(last, j) == tableau.b(j);
        }
        return same;
    }

    /** Returns the tableau of the steps. */
    public ButcherTableau tableau() {
        return tableau;
    }

    /** Returns how many steps were accepted so far. */
    public int accepted() {
        return accepted;
    }

    /** Returns how many steps were rejected so far. */
    public int rejected() {
        return rejected;
    }

    /** Returns how often the velocity was evaluated so far. */
    public long evaluations() {
        return evaluations;
    }

    /**
     * Carries {@code x} from one time to another, in place; a later call goes on with the step
     * length that this one ended with.
     *
     * @throws IntegrationException if the end cannot be reached
     */
    public void carry(Velocity f, double from, double to, double[] x, Listener listener) {
        double t = from;
        evaluate(f, t, x, slopes[0]);
        requireFinite("f", slopes[0], t, x);
        if (length == 0) {
            length = firstStep(f, t, to, x);
        }
        double direction = Math.signum(to - from);
        while (t != to) {
            double left = Math.abs(to - t);
            boolean last = length >= left * (1 - 1e-12);
            double step = left < 2 * length ? 0.5 * left : length; // no sliver at the end
            double reached = last ? to : t + direction * step;
            double h = reached - t;
            tryStep(f, t, h, x);
            isEndStage = t + h == reached;
            double e = error.applyAsDouble(new Trial(slopes, x, next, h));
            double factor =
                    Double.isFinite(e) && ImplicitEquations.isFinite(next)
                            ? Math.min(
                                    GROW,
                                    Math.max(
                                            SHRINK,
                                            SAFETY * Math.pow(Math.max(e, 1e-300), -exponent)))
                            : SHRINK;
            if (e <= 1 && ImplicitEquations.isFinite(next)) {
                accept(f, reached, x, listener);
                t = reached;
                length = last ? Math.max(length, Math.abs(h) * factor) : Math.abs(h) * factor;
                checkBudget(f, t, to, h, x);
            } else {
                rejected++;
                length = Math.abs(h) * Math.min(factor, 1);
                checkUnderflow(t, x);
            }
        }
    }

    private void accept(Velocity f, double reached, double[] x, Listener listener) {
        accepted++;
        System.arraycopy(next, 0, x, 0, n);
        if (endsInItsNextStart && isEndStage) {
            System.arraycopy(slopes[slopes.length - 1], 0, slopes[0], 0, n);
        } else {
            evaluate(f, reached, x, slopes[0]);
        }
        requireFinite("f", slopes[0], reached, x);
        listener.accepted(reached, x);
    }

    /** The operations of a step over a fixed grid, in its order, and every stage evaluated. */
    private void tryStep(Velocity f, double t, double h, double[] x) {
        int s = tableau.stages();
        for (int i = 1; i < s; i++) {
            System.arraycopy(x, 0, stage, 0, n);
            for (int j = 0; j < i; j++) {
                addScaled(h * tableau.a(i, j), slopes[j], stage);
            }
            evaluate(f, t + tableau.c(i) * h, stage, slopes[i]);
        }
        System.arraycopy(x, 0, next, 0, n);
        for (int i = 0; i < s; i++) {
            addScaled(h * tableau.b(i), slopes[i], next);
        }
    }

    private void addScaled(double factor, double[] v, double[] target) {
        if (factor != 0) {
            for (int i = 0; i < n; i++) {
                target[i] += factor * v[i];
            }
        }
    }

    private void evaluate(Velocity f, double t, double[] x, double[] slope) {
        evaluations++;
        f.evaluate(t, x, slope);
    }

    /** A first step from the sizes of {@code x}, {@code f} and {@code ẍ} [HNW 1993, II.4]. */
    private double firstStep(Velocity f, double t, double to, double[] x) {
        double span = Math.abs(to - t);
        double d0 = norm(x, x);
        double d1 = norm(slopes[0], x);
        double h0 = d0 < 1e-5 || d1 < 1e-5 ? 1e-6 * Math.max(span, 1e-6) : 0.01 * d0 / d1;
        h0 = Math.min(h0, span);
        double direction = Math.signum(to - t);
        System.arraycopy(x, 0, stage, 0, n);
        addScaled(direction * h0, slopes[0], stage);
        evaluate(f, t + direction * h0, stage, next);
        for (int i = 0; i < n; i++) {
            next[i] -= slopes[0][i];
        }
        double d2 = norm(next, x) / h0;
        double largest = Math.max(d1, d2);
        double h1 =
                largest <= 1e-15 || !Double.isFinite(largest)
                        ? Math.max(1e-6, 1e-3 * h0)
                        : Math.pow(0.01 / largest, exponent);
        return Math.min(Math.min(100 * h0, h1), span);
    }

    private double norm(double[] v, double[] x) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double scaled = v[i] / (absolute + relative * Math.abs(x[i]));
            sum += scaled * scaled;
        }
        return Math.sqrt(sum / n);
    }

    private void checkUnderflow(double t, double[] x) {
        double least = CLOCK * Math.ulp(t);
        if (length >= Math.max(least, Double.MIN_NORMAL)) {
            return;
        }
        for (double[] slope : slopes) {
            requireFinite("f", slope, t, x);
        }
        requireFinite("x", next, t, x);
        throw IntegrationException.underflow(length, least, t, accepted, x);
    }

    private void checkBudget(Velocity f, double t, double to, double h, double[] x) {
        if (accepted < BUDGET || t == to) {
            return;
        }
        double radius =
                StepBudget.spectralRadius(
                        (time, y) -> {
                            double[] slope = new double[n];
                            f.evaluate(time, y, slope);
                            return slope;
                        },
                        t,
                        x,
                        slopes[0],
                        slopes[0]);
        throw StepBudget.isStiff(h, radius)
                ? IntegrationException.stiff(accepted, t, to, Math.abs(h) * radius, x)
                : IntegrationException.tooManySteps(accepted, t, to, x);
    }

    private void requireFinite(String what, double[] values, double t, double[] x) {
        if (!ImplicitEquations.isFinite(values)) {
            throw IntegrationException.notFinite(what, values, t, accepted + 1, x);
        }
    }

    /** Hipparchus's error estimate of Higham and Hall. */
    private static final class HighamHall extends HighamHall54Integrator {
        HighamHall(double absolute, double relative, ODEState shape) {
            super(AdaptiveIntegrator.SHORTEST, AdaptiveIntegrator.LONGEST, absolute, relative);
            sanityChecks(shape, 1);
        }

        double of(Trial trial) {
            return estimateError(trial.slopes(), trial.from(), trial.to(), trial.h());
        }
    }

    /** Hipparchus's error estimate of Dormand and Prince, order 5. */
    private static final class DormandPrince5 extends DormandPrince54Integrator {
        DormandPrince5(double absolute, double relative, ODEState shape) {
            super(AdaptiveIntegrator.SHORTEST, AdaptiveIntegrator.LONGEST, absolute, relative);
            sanityChecks(shape, 1);
        }

        double of(Trial trial) {
            return estimateError(trial.slopes(), trial.from(), trial.to(), trial.h());
        }
    }

    /** Hipparchus's error estimate of Dormand and Prince, order 8. */
    private static final class DormandPrince8 extends DormandPrince853Integrator {
        DormandPrince8(double absolute, double relative, ODEState shape) {
            super(AdaptiveIntegrator.SHORTEST, AdaptiveIntegrator.LONGEST, absolute, relative);
            sanityChecks(shape, 1);
        }

        double of(Trial trial) {
            return estimateError(trial.slopes(), trial.from(), trial.to(), trial.h());
        }
    }
}
