package org.costate.ode;

import java.util.Arrays;
import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.nonstiff.AdaptiveStepsizeIntegrator;
import org.hipparchus.ode.nonstiff.StepsizeHelper;

/**
 * Radau IIA of order 5 with adaptive steps, for stiff equations: three implicit stages, L-stable,
 * stiffly accurate [Hairer, Wanner 1996, IV.8].
 *
 * <p>Each step solves its stages by simplified Newton iteration, with a Jacobian and factorisations
 * kept as long as the iteration contracts well. The Jacobian is analytic if the equation is an
 * {@link org.hipparchus.ode.ODEJacobiansProvider}; otherwise it is made by differences, {@code n}
 * evaluations each: slower, and in equations whose scales differ by many powers of ten a cause of
 * rejected steps, so give one where you can. A step is rejected if the iteration fails or the
 * embedded formula of order 3 finds the local error above the tolerance; the next step follows the
 * predictive controller of Gustafsson. Dense output is the collocation cubic, in error by {@code
 * O(h⁴)} in each step.
 *
 * <p>The local error is measured on the primary equations only, as in Hipparchus. Ends in an {@link
 * IntegrationException} when the step underflows, the steps are too many, the right-hand side
 * throws, or nothing finite is found however short the step.
 */
public final class RadauIIA5Integrator extends AdaptiveStepsizeIntegrator {

    private static final int DEFAULT_STEPS = 100_000;
    private static final double CLOCK = 16; // ulps of time below which a step is no step
    private static final double SLOWEST = 1e-3; // contraction below which the Jacobian is kept
    private static final double SHRINK = 0.2;
    private static final double GROWTH = 8;
    private static final double KEEP = 1.2; // growth below which the factorisations are kept
    private static final double SAFETY = 0.9;
    private static final double LEAST = 1e-100; // scale of a component with no tolerance at all

    private int maxSteps = DEFAULT_STEPS;
    private double newtonTolerance = Double.NaN;
    private int steps;
    private int rejected;
    private int jacobians;
    private int factorisations;

    /**
     * Makes an integrator with one tolerance for all components.
     *
     * @param minStep shortest step; only the last may be shorter
     * @param maxStep longest step
     * @param absolute allowed absolute error of a step
     * @param relative allowed relative error of a step
     */
    public RadauIIA5Integrator(double minStep, double maxStep, double absolute, double relative) {
        super("radau-5", minStep, maxStep, absolute, relative);
    }

    /** Makes an integrator with tolerances for each component of the primary equations. */
    public RadauIIA5Integrator(
            double minStep, double maxStep, double[] absolute, double[] relative) {
        super("radau-5", minStep, maxStep, absolute, relative);
    }

    /**
     * Sets how many steps may be tried, accepted and rejected together; {@value #DEFAULT_STEPS} if
     * never set.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public void setMaxSteps(int steps) {
        if (steps <= 0) {
            throw new IllegalArgumentException("max steps = " + steps + ", expected at least 1");
        }
        maxSteps = steps;
    }

    /**
     * Sets how accurately stages are solved, in units of the tolerance; if never set, {@code
     * √relative} but at most 0.03.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public void setNewtonTolerance(double tolerance) {
        if (!(tolerance > 0)) {
            throw new IllegalArgumentException(
                    "Newton tolerance = " + tolerance + ", expected a positive number");
        }
        newtonTolerance = tolerance;
    }

    /** Returns how many steps the last run accepted. */
    public int getSteps() {
        return steps;
    }

    /** Returns how many steps the last run rejected. */
    public int getRejectedSteps() {
        return rejected;
    }

    /** Returns how many Jacobians the last run evaluated. */
    public int getJacobians() {
        return jacobians;
    }

    /** Returns how often the last run factorised its pair of matrices. */
    public int getFactorisations() {
        return factorisations;
    }

    @Override
    public ODEStateAndDerivative integrate(
            ExpandableODE equations, ODEState initialState, double finalTime) {
        sanityChecks(initialState, finalTime);
        steps = 0;
        rejected = 0;
        setStepStart(initIntegration(equations, initialState, finalTime));
        setIsLastStep(false);
        Run run =
                new Run(
                        new ImplicitEquations(equations, this::computeDerivatives),
                        finalTime,
                        finalTime > initialState.getTime());
        try {
            run.start();
            do {
                run.advance();
            } while (!isLastStep());
        } finally {
            jacobians = run.equations.jacobians();
            factorisations = run.stages.factorisations();
        }
        ODEStateAndDerivative end = getStepStart();
        resetInternalState();
        return end;
    }

    /** One integration: the step, its Jacobian and what the last step leaves to the next. */
    private final class Run {

        private final ImplicitEquations equations;
        private final RadauStages stages;
        private final double end;
        private final boolean forward;
        private final double newton;

        private double h;
        private double[][] jacobian = {};
        private boolean fresh;
        private boolean factorised;
        private double[][] polynomial = {};
        private double lastStep;
        private double lastError;
        private double[] infinite = {};

        Run(ImplicitEquations equations, double end, boolean forward) {
            this.equations = equations;
            this.stages = new RadauStages(equations);
            this.end = end;
            this.forward = forward;
            double relative =
                    Math.max(getStepSizeHelper().getRelativeTolerance(0), 10 * Math.ulp(1.0));
            this.newton =
                    Double.isNaN(newtonTolerance)
                            ? Math.max(
                                    10 * Math.ulp(1.0) / relative,
                                    Math.min(0.03, Math.sqrt(relative)))
                            : newtonTolerance;
        }

        void start() {
            double[] y = getStepStart().getCompleteState();
            requireFinite("x", y, y);
            requireFinite("f", getStepStart().getCompleteDerivative(), y);
            double[] scale = Arrays.copyOf(scale(y, y), mainDimension());
            h = initializeStep(forward, 3, scale, getStepStart());
            differentiate();
        }

        private void requireFinite(String what, double[] values, double[] y) {
            if (!ImplicitEquations.isFinite(values)) {
                throw IntegrationException.notFinite(what, values, time(), tried(), y);
            }
        }

        private double time() {
            return getStepStart().getTime();
        }

        private int tried() {
            return steps + rejected;
        }

        private int mainDimension() {
            return getStepSizeHelper().getMainSetDimension();
        }

        /** Returns the tolerance of each component; secondary ones take the last primary one's. */
        private double[] scale(double[] y, double[] next) {
            StepsizeHelper helper = getStepSizeHelper();
            double[] scale = new double[y.length];
            double least = Math.max(LEAST, helper.getRelativeTolerance(0) * Math.ulp(largest(y)));
            for (int i = 0; i < y.length; i++) {
                double size = Math.max(Math.abs(y[i]), Math.abs(next[i]));
                double tolerance = helper.getTolerance(Math.min(i, mainDimension() - 1), size);
                scale[i] = Math.max(tolerance, least);
            }
            return scale;
        }

        private double largest(double[] y) {
            double largest = 0;
            for (double v : y) {
                largest = Math.max(largest, Math.abs(v));
            }
            return largest;
        }

        private void differentiate() {
            double[] y = getStepStart().getCompleteState();
            double[] f = getStepStart().getCompleteDerivative();
            jacobian =
                    equations.jacobian(
                            time(), y, f, ImplicitEquations.increments(h, y, f, scale(y, y)));
            for (double[] row : jacobian) {
                requireFinite("Jacobian row", row, y);
            }
            fresh = true;
            factorised = false;
        }

        /** Tries steps until one is accepted. */
        void advance() {
            boolean again = false;
            infinite = new double[0];
            while (!attempt(again)) {
                rejected++;
                again = true;
            }
        }

        /** Tries one step; what to change for the next is in {@code h} and {@code jacobian}. */
        private boolean attempt(boolean again) {
            ODEStateAndDerivative start = getStepStart();
            double[] y = start.getCompleteState();
            equations.atStep(tried() + 1);
            boolean last = limitStep(y);
            if (!factorised && !stages.factorise(h, jacobian)) {
                shrink(0.5);
                return false;
            }
            factorised = true;
            stages.guess(polynomial, h / lastStep);
            double[] scale = scale(y, y);
            if (!stages.solve(time(), y, h, scale, newton)) {
                infinite = stages.infinite();
                retry();
                return false;
            }
            double[] next = y.clone();
            for (int k = 0; k < y.length; k++) {
                next[k] += stages.increments()[2][k];
            }
            double error = error(start, y, next, again);
            double safety =
                    SAFETY
                            * (2 * RadauStages.ITERATIONS + 1)
                            / (2 * RadauStages.ITERATIONS + stages.iterations());
            if (!(error <= 1)) {
                shrink(Double.isNaN(error) ? 0.5 : Math.max(SHRINK, safety * factor(error)));
                return false;
            }
            double stop = last ? end : time() + h;
            double[] slope = equations.slope(stop, next);
            if (!ImplicitEquations.isFinite(slope)) {
                infinite = slope;
                shrink(0.5);
                return false;
            }
            accept(start, stop, next, slope);
            prepare(error, safety);
            return true;
        }

        /** Keeps the step inside the interval; returns whether it ends there. */
        private boolean limitStep(double[] y) {
            if (tried() >= maxSteps) {
                throw IntegrationException.tooManySteps(tried(), time(), end, y);
            }
            double left = end - time();
            double least = Math.max(getMinStep(), CLOCK * Math.ulp(time()));
            if (Math.abs(h) < Math.min(least, Math.abs(left))) {
                if (infinite.length > 0) {
                    throw IntegrationException.notFinite("f", infinite, time(), tried(), y);
                }
                throw IntegrationException.underflow(h, least, time(), tried(), y);
            }
            boolean last = Math.abs(h) >= Math.abs(left);
            if (last && h != left) {
                h = left;
                factorised = false;
            }
            setStepSize(h);
            return last;
        }

        private void shrink(double factor) {
            h *= factor;
            factorised = false;
        }

        /** After a failed iteration: a new Jacobian if it is old, else a shorter step. */
        private void retry() {
            if (fresh) {
                shrink(0.5);
            } else {
                differentiate();
            }
        }

        private double error(
                ODEStateAndDerivative start, double[] y, double[] next, boolean again) {
            double[] scale = scale(y, next);
            double[] difference = stages.error(h, start.getCompleteDerivative());
            double error = norm(difference, scale);
            if (error > 1 && (again || steps == 0)) {
                double[] moved = y.clone();
                for (int k = 0; k < y.length; k++) {
                    moved[k] += difference[k];
                }
                error = norm(stages.error(h, equations.slope(time(), moved)), scale);
            }
            return Math.max(error, 1e-10);
        }

        private double norm(double[] values, double[] scale) {
            double sum = 0;
            for (int k = 0; k < mainDimension(); k++) {
                sum += values[k] / scale[k] * (values[k] / scale[k]);
            }
            return Math.sqrt(sum / mainDimension());
        }

        /** Returns the change of step that the errors of this and the last step ask for. */
        private double factor(double error) {
            double trend =
                    lastError == 0 ? 1 : Math.abs(h / lastStep) * Math.pow(lastError / error, 0.25);
            return Math.min(1, trend) * Math.pow(error, -0.25);
        }

        private void accept(
                ODEStateAndDerivative start, double stop, double[] next, double[] slope) {
            polynomial = PolynomialInterpolator.throughStages(RadauStages.C, stages.increments());
            var mapper = getEquations().getMapper();
            steps++;
            setStepStart(
                    acceptStep(
                            PolynomialInterpolator.of(
                                    polynomial,
                                    forward,
                                    start,
                                    mapper.mapStateAndDerivative(stop, next, slope),
                                    mapper),
                            end));
        }

        /** Chooses the next step, and whether the Jacobian and its factors serve again. */
        private void prepare(double error, double safety) {
            if (isLastStep()) {
                return;
            }
            double growth = Math.min(GROWTH, Math.max(SHRINK, safety * factor(error)));
            lastStep = h;
            lastError = error;
            fresh = false;
            if (resetOccurred()) {
                polynomial = new double[0][];
                lastError = 0;
                differentiate();
            } else if (stages.iterations() > 2 && stages.rate() > SLOWEST) {
                differentiate();
            } else if (growth < KEEP && growth >= 1) {
                growth = 1;
            }
            double longest = Math.min(Math.abs(h) * growth, getMaxStep());
            if (longest != Math.abs(h)) {
                h = Math.copySign(longest, h);
                factorised = false;
            }
        }
    }
}
