package org.costate.control.solve;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.costate.control.OptimalControlProblem;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * Follows the extremals of a problem while a named constant changes.
 *
 * <ul>
 *   <li><b>Natural</b> and <b>secant</b> steps in the constant, with adaptive length; after every
 *       step the switching structure is looked at again and repaired.
 *   <li><b>Arclength</b> steps along the curve of extremals, which may turn back in the constant;
 *       turning points are located.
 * </ul>
 *
 * <p>Immutable.
 */
public final class Continuation {

    /** How the next point is predicted. */
    public enum Predictor {
        /** The last extremal itself. */
        NATURAL,
        /** The straight line through the last two. */
        SECANT,
        /** The tangent of the curve, by its length. */
        ARCLENGTH
    }

    private static final double SMALLEST = 1e-4;
    private static final int NEWTON_STEPS = 25;
    private static final int MOST_POINTS = 200;

    private final OptimalControlProblem problem;
    private final String constant;
    private final Predictor predictor;
    private final double tolerance;
    private final double firstStep;
    private final SolverBudget budget;

    private Continuation(
            OptimalControlProblem problem,
            String constant,
            Predictor predictor,
            double tolerance,
            double firstStep,
            SolverBudget budget) {
        this.problem = problem;
        this.constant = constant;
        this.predictor = predictor;
        this.tolerance = tolerance;
        this.firstStep = firstStep;
        this.budget = budget;
    }

    /**
     * Returns the continuation of a problem in one of its constants, with secant steps.
     *
     * @throws IllegalArgumentException PROBLEM-06 if it has no such constant
     */
    public static Continuation of(OptimalControlProblem problem, String constant) {
        Double value = problem.constants().get(constant);
        if (value == null) {
            problem.withConstant(constant, 0); // throws, naming the constants there are
            throw new IllegalArgumentException("PROBLEM-06: no constant \"" + constant + "\"");
        }
        return new Continuation(
                problem,
                constant,
                Predictor.SECANT,
                1e-10,
                0.1,
                SolverBudget.ofIterations(100_000));
    }

    /** Returns this continuation with another predictor. */
    public Continuation predicting(Predictor choice) {
        return new Continuation(problem, constant, choice, tolerance, firstStep, budget);
    }

    /** Returns this continuation with another tolerance. */
    public Continuation tolerance(double relative) {
        return new Continuation(problem, constant, predictor, relative, firstStep, budget);
    }

    /**
     * Returns this continuation with another first step: a share of the way to the target, or of
     * the size of the extremal for arclength.
     */
    public Continuation firstStep(double share) {
        return new Continuation(problem, constant, predictor, tolerance, share, budget);
    }

    /** Returns this continuation with a time limit or a way to stop it. */
    public Continuation budget(SolverBudget limit) {
        return new Continuation(problem, constant, predictor, tolerance, firstStep, limit);
    }

    /**
     * Follows the extremals from a solution to a value of the constant.
     *
     * @param start a solution of the problem at the constant's present value
     * @throws IllegalStateException if it has no extremal
     */
    public ContinuationPath follow(Solution start, double target) {
        return predictor == Predictor.ARCLENGTH
                ? alongCurve(start, target)
                : stepwise(start, target);
    }

    private double present() {
        return problem.constants().get(constant);
    }

    private ContinuationPath stepwise(Solution start, double target) {
        SolverBudget.Clock clock = budget.start();
        List<ContinuationPath.Point> points = new ArrayList<>();
        points.add(
                new ContinuationPath.Point(
                        present(), start.objective(), start.extremal(), start.multipliers()));
        double way = target - present();
        double done = 0;
        double step = firstStep;
        while (done < 1) {
            SolverStatus stop = clock.after(0);
            if (stop != SolverStatus.OPTIMAL) {
                return ended(points, stop, "stopped");
            }
            double next = Math.min(1, done + step);
            double value = next == 1 ? target : present() + next * way;
            StructureSolver.Outcome outcome = solve(points, value, clock);
            if (!outcome.converged()) {
                step = 0.4 * (next - done);
                if (step < SMALLEST * firstStep) {
                    return ended(points, outcome.status(), outcome.message());
                }
                continue;
            }
            points.add(point(value, outcome));
            done = next;
            step = outcome.newtonSteps() <= 6 ? 1.7 * step : step;
        }
        return ended(points, SolverStatus.OPTIMAL, "reached " + constant + " = " + target);
    }

    private ContinuationPath ended(
            List<ContinuationPath.Point> points, SolverStatus status, String message) {
        return new ContinuationPath(
                points,
                List.of(),
                status,
                String.format(
                        Locale.ROOT,
                        "%s; last good %s = %.10g",
                        message,
                        constant,
                        points.get(points.size() - 1).value()));
    }

    private ContinuationPath.Point point(double value, StructureSolver.Outcome outcome) {
        Extremal extremal = java.util.Objects.requireNonNull(outcome.extremal());
        return new ContinuationPath.Point(
                value,
                problem.objective(CostIntegral.of(extremal)),
                extremal,
                outcome.multipliers());
    }

    private StructureSolver.Outcome solve(
            List<ContinuationPath.Point> points, double value, SolverBudget.Clock clock) {
        BolzaForm form = BolzaForm.of(problem.withConstant(constant, value));
        ContinuationPath.Point last = points.get(points.size() - 1);
        Stretched stretched = new Stretched(last.extremal(), form);
        StructureDetector.Curve curve = stretched;
        ArcPlan plan = stretched.plan(form);
        if (predictor == Predictor.SECANT && points.size() > 1) {
            ContinuationPath.Point before = points.get(points.size() - 2);
            double s = (value - last.value()) / (last.value() - before.value());
            boolean alike = before.extremal().plan().modes().equals(plan.modes());
            if (alike && last.extremal().plan().modes().equals(plan.modes())) {
                SecantCurve secant = new SecantCurve(before.extremal(), last.extremal(), s);
                curve = secant;
                plan = secant.plan();
            }
        }
        return new StructureSolver(form, tolerance, NEWTON_STEPS, clock, new ArrayList<>())
                .solve(plan, curve, last.extremal().scale(), 6, false);
    }

    private ContinuationPath alongCurve(Solution start, double target) {
        SolverBudget.Clock clock = budget.start();
        Extremal extremal = start.extremal();
        Family family = new Family(extremal, start.multipliers(), Math.abs(target - present()));
        ArcShooting first = (ArcShooting) family.at(present());
        double[] v =
                first.pack(
                        new ShootingPoint(
                                extremal.nodes(), extremal.plan().times(), start.multipliers()));
        PathFollower follower = new PathFollower(family, tolerance, clock);
        List<ContinuationPath.Point> points = new ArrayList<>();
        points.add(
                new ContinuationPath.Point(
                        present(), start.objective(), extremal, start.multipliers()));
        SolverStatus status =
                follower.walk(
                        v,
                        present(),
                        target,
                        firstStep,
                        MOST_POINTS,
                        p -> points.add(family.point(p)));
        return new ContinuationPath(
                points,
                follower.turnings().stream().map(PathFollower.Point::lambda).toList(),
                status,
                String.format(
                        Locale.ROOT,
                        "%s after %d points; last %s = %.10g",
                        status == SolverStatus.OPTIMAL ? "reached the target" : "ended: " + status,
                        points.size(),
                        constant,
                        points.get(points.size() - 1).value()));
    }

    /** The shooting equations of one structure, over the constant. */
    private final class Family implements ParametricSystem {

        private final Extremal extremal;
        private final BolzaForm base;
        private final double[] nu;
        private final double size;
        private final double flowTolerance;
        private final Map<Double, ArcShooting> known = new HashMap<>();

        Family(Extremal extremal, double[] nu, double way) {
            this.extremal = extremal;
            this.base = extremal.form();
            this.nu = nu;
            this.size = way;
            this.flowTolerance = Math.max(2e-14, Math.min(1e-11, 1e-3 * tolerance));
        }

        @Override
        public double parameterScale() {
            return size;
        }

        @Override
        public NewtonSystem at(double lambda) {
            if (known.size() > 40) {
                known.clear();
            }
            return known.computeIfAbsent(lambda, this::equations);
        }

        private ArcShooter shooter(double lambda) {
            BolzaForm form = base.rebound(problem.withConstant(constant, lambda));
            return new ArcShooter(form, tolerance, flowTolerance, NEWTON_STEPS, budget.start());
        }

        private ArcShooting equations(double lambda) {
            ArcShooter shooter = shooter(lambda);
            Cursor curve = new Cursor(extremal);
            ArcPlan plan = extremal.plan();
            return shooter.equations(
                    plan,
                    shooter.flows(plan, curve, extremal.scale()),
                    extremal.fractions(),
                    new ShootingPoint(extremal.nodes(), plan.times(), nu),
                    extremal.scale(),
                    curve);
        }

        ContinuationPath.Point point(PathFollower.Point p) {
            ShootingPoint point = ((ArcShooting) at(p.lambda())).unpack(p.v());
            BolzaForm form = base.rebound(problem.withConstant(constant, p.lambda()));
            ArcPlan plan = new ArcPlan(extremal.plan().modes(), point.times());
            ArcShooter shooter =
                    new ArcShooter(form, tolerance, flowTolerance, NEWTON_STEPS, budget.start());
            ArcShooter.Shot shot =
                    new ArcShooter.Shot(
                            plan,
                            extremal.fractions(),
                            point,
                            extremal.scale(),
                            new DampedNewton.Outcome(p.v(), SolverStatus.OPTIMAL, 0, 0, 1, 0, ""));
            Extremal found =
                    Extremal.of(
                            form,
                            shot,
                            shooter.flows(plan, new Cursor(extremal), extremal.scale()),
                            flowTolerance);
            return new ContinuationPath.Point(
                    p.lambda(),
                    problem.objective(CostIntegral.of(found)),
                    found,
                    point.multipliers());
        }
    }
}
