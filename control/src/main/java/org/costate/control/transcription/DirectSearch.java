package org.costate.control.transcription;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;
import org.jspecify.annotations.Nullable;

/** One run of {@link DirectCollocation}: first paths, meshes, and the search for the least miss. */
final class DirectSearch {

    private static final double COARSE = 1e-5;
    private static final double COLD = 0.1;
    private static final double WARM = 1e-4;
    private static final double TEPID = 1e-2;
    private static final double WINDOW = 4;
    private static final double[] LENGTHS = {1, 3, 1 / 3.0, 10, 0.1};
    private static final int WAVES = 4;
    private static final double SOFT = 1e-3;
    private static final double[] HARD = {1e-5, 1e-7};
    private static final double MISS = 1e-5;

    private final DirectCollocation method;
    private final Scaling units;
    private final BolzaProblem scaled;
    private final UnaryOperator<double[]> control;
    private final List<String> conditions;
    private final DoubleUnaryOperator sense;
    private final SolverBudget.Clock clock;
    private final int coarse;
    private int spent;
    private @Nullable Level best;
    private @Nullable Level diverged;

    DirectSearch(
            DirectCollocation method,
            BolzaProblem problem,
            UnaryOperator<double[]> control,
            List<String> conditions,
            DoubleUnaryOperator sense,
            SolverBudget budget) {
        this.method = method;
        this.control = control;
        this.conditions = conditions;
        this.sense = sense;
        clock = budget.start();
        units = Scaling.of(problem, new Guess(problem).straight().rows());
        scaled = units.apply(problem);
        coarse = Math.min(method.intervals(), Math.max(10, method.intervals() / 5));
    }

    DiscreteExtremal run() {
        searchCoarse();
        Level first = best();
        Level last = first.isGood() ? refine(first) : explain(first);
        InteriorPoint.Outcome o = last.outcome;
        return DiscreteExtremal.of(last.program, o.v(), o.y(), units, control, report(last));
    }

    private DirectReport report(Level level) {
        InteriorPoint.Outcome o = level.outcome;
        return new DirectReport(
                o.status(),
                sense.applyAsDouble(o.objective() * units.cost()),
                o.violation(),
                o.error(),
                spent,
                clock.seconds(),
                advice(level));
    }

    private String advice(Level level) {
        InteriorPoint.Outcome o = level.outcome;
        switch (o.status()) {
            case OPTIMAL:
                return "";
            case ACCEPTABLE:
                return String.format(
                        Locale.ROOT,
                        "OCP-06: reached %.1e, asked %.1e; no further progress (rounding)."
                                + " Try: a tolerance above what was reached",
                        o.error(),
                        method.tolerance());
            case INFEASIBLE:
                return missed(level);
            case DIVERGING:
                return "OCP-02: the objective falls without bound while constraints hold: the problem looks"
                        + " unbounded. Try: bounds on the control, or a cost that penalises it";
            case NON_FINITE:
                return "NONFINITE-01: dynamics, cost or their derivatives were not finite on every"
                        + " first path. Try: another guess of the final time, or bounds on the"
                        + " states that keep them where the formulas are defined";
            case SECOND_ORDER_FAILED:
                return "OCP-03: stationary point found, but the cost falls along a direction through"
                        + " it: not a minimum. Try: another seed";
            case LINE_SEARCH:
                return String.format(
                        Locale.ROOT,
                        "OCP-06: reached %.1e, asked %.1e; no step makes progress. Try: more"
                                + " intervals, or formulas without kinks",
                        o.error(),
                        method.tolerance());
            default:
                return String.format(
                        Locale.ROOT,
                        "TIME-01: stopped (%s) after %d iterations; best objective %.6g saved;"
                                + " optimality %.1e. Try: a larger budget, or fewer intervals",
                        o.status(),
                        spent,
                        sense.applyAsDouble(o.objective() * units.cost()),
                        o.error());
        }
    }

    /** Names the condition that is missed by most. */
    private String missed(Level level) {
        double[] v = level.outcome.v();
        double[] c = new double[level.program.constraints()];
        level.program.evaluate(v, c);
        int worst = 0;
        for (int r = 1; r < conditions.size(); r++) {
            worst = Math.abs(c[r]) > Math.abs(c[worst]) ? r : worst;
        }
        double t = level.program.horizon().end(v) * units.time();
        if (conditions.isEmpty() || Math.abs(c[worst]) <= MISS) {
            return "OCP-01: no control found that meets the conditions along the path. Try: looser"
                    + " path constraints";
        }
        return String.format(
                Locale.ROOT,
                "OCP-01: no control found that meets the end condition; smallest miss %.4g in %s at"
                        + " t=%.4g. Try: a later or free final time, or wider bounds on the control",
                Math.abs(c[worst]) * units.condition(worst),
                conditions.get(worst),
                t);
    }

    private Level best() {
        Level level = best;
        if (level == null) {
            throw new IllegalStateException("BUG-70: no first path was tried");
        }
        return level;
    }

    private boolean stopped() {
        return clock.after(spent) != SolverStatus.OPTIMAL;
    }

    /** Tries all first paths on the coarse mesh. */
    private void searchCoarse() {
        SplittableRandom random = new SplittableRandom(method.seed());
        double length = scaled.end().time() - scaled.start().time();
        int windows = scaled.start().isFree() || scaled.end().isFree() ? LENGTHS.length : 1;
        for (int i = 0; i < windows && isOpen(); i++) {
            BolzaProblem near = scaled.within(LENGTHS[i] * length, WINDOW);
            Guess guess = new Guess(near);
            attempt(guess.straight(), near);
            attempt(guess.bentMotion(), near);
            attempt(relaxed(guess, near, guess.motion(), SOFT).path().withoutCostates(), near);
            attempt(guess.wave(random), near);
        }
        for (int i = 0; i < WAVES && isOpen(); i++) {
            BolzaProblem near = scaled.within(LENGTHS[i % windows] * length, WINDOW);
            attempt(new Guess(near).wave(random), near);
        }
    }

    private boolean isOpen() {
        return best == null || !best.isGood() && !stopped();
    }

    private void attempt(DiscretePath path, BolzaProblem near) {
        if (best != null && stopped()) {
            return;
        }
        Level level = level(near, path, uniform(coarse), coarseOptions());
        if (best == null || level.isBetterThan(best)) {
            best = level;
        }
        if (level.outcome.status() == SolverStatus.DIVERGING) {
            diverged = level;
        }
    }

    private InteriorPoint.Options coarseOptions() {
        double tolerance = coarse == method.intervals() ? method.tolerance() : COARSE;
        return new InteriorPoint.Options(tolerance, COLD);
    }

    /** Solves for little energy and a small miss of the ends. */
    private Level relaxed(Guess guess, BolzaProblem near, DiscretePath path, double energy) {
        MissMap miss = new MissMap(near.ends(), guess.ends());
        EnergyMap cost = new EnergyMap(near.dynamics(), guess.middle(), energy);
        BolzaProblem soft = near.with(cost, miss, near.path());
        return level(soft, path, uniform(coarse), new InteriorPoint.Options(energy * 0.1, COLD));
    }

    /** Carries a coarse solution to finer meshes. */
    private Level refine(Level first) {
        Level level = first;
        int n = coarse;
        while (n < method.intervals()) {
            n = Math.min(method.intervals(), 3 * n);
            double tolerance = n == method.intervals() ? method.tolerance() : COARSE;
            double[] fitted = MeshDensity.grid(level.program, level.outcome.v(), n);
            Level next =
                    level(scaled, level.path(), fitted, new InteriorPoint.Options(tolerance, WARM));
            if (!next.isGood() && !stopped()) {
                DiscretePath path = level.path().withoutCostates();
                next = level(scaled, path, uniform(n), new InteriorPoint.Options(tolerance, TEPID));
            }
            if (!next.isGood()) {
                return level.endedAs(next.outcome.status());
            }
            level = next;
        }
        return level;
    }

    /** Tells ends that cannot be met from other failures. */
    private Level explain(Level failed) {
        if (stopped()) {
            return failed.endedAs(clock.after(spent));
        }
        if (diverged != null) {
            return diverged;
        }
        SolverStatus status = failed.outcome.status();
        if (status == SolverStatus.NON_FINITE || status == SolverStatus.SECOND_ORDER_FAILED) {
            return failed;
        }
        Guess guess = new Guess(scaled);
        DiscretePath path = guess.motion();
        Level soft = failed;
        for (double energy : HARD) {
            soft = relaxed(guess, scaled, path, energy);
            if (!soft.isGood()) {
                return failed.endedAs(stopped() ? clock.after(spent) : soft.outcome.status());
            }
            path = soft.path();
        }
        Level missed = judge(soft);
        boolean met = missed.outcome.violation() <= MISS;
        return met ? failed : missed;
    }

    /** Returns a point of the relaxed problem as one of the problem itself. */
    private Level judge(Level soft) {
        Transcription program = new Transcription(scaled, soft.program.grid(), method.stages());
        double[] v = soft.outcome.v();
        double[] c = new double[program.constraints()];
        double cost = program.evaluate(v, c);
        double miss = Iterate.worst(c);
        return new Level(
                program,
                new InteriorPoint.Outcome(
                        v,
                        new double[program.constraints()],
                        cost,
                        miss,
                        miss,
                        soft.outcome.iterations(),
                        SolverStatus.INFEASIBLE));
    }

    private Level level(
            BolzaProblem what, DiscretePath path, double[] grid, InteriorPoint.Options options) {
        Transcription program = new Transcription(what, grid, method.stages());
        double[] v = new double[program.variables()];
        PathTransfer.load(path, program, v);
        double[] y = PathTransfer.multipliers(path, program);
        InteriorPoint.Outcome outcome = InteriorPoint.solve(program, v, y, options, clock, spent);
        spent += outcome.iterations();
        return new Level(program, outcome);
    }

    private static double[] uniform(int n) {
        double[] grid = new double[n + 1];
        for (int k = 0; k <= n; k++) {
            grid[k] = (double) k / n;
        }
        return grid;
    }

    /** A program and what became of it. */
    private record Level(Transcription program, InteriorPoint.Outcome outcome) {

        boolean isGood() {
            return outcome.status().isSuccess();
        }

        DiscretePath path() {
            return PathTransfer.unload(program, outcome.v(), outcome.y());
        }

        Level endedAs(SolverStatus status) {
            return new Level(program, outcome.endedAs(status));
        }

        boolean isBetterThan(Level other) {
            if (isGood() != other.isGood()) {
                return isGood();
            }
            double margin = 1e-6 * Math.abs(other.outcome.objective());
            return isGood()
                    ? outcome.objective() < other.outcome.objective() - margin
                    : outcome.violation() < other.outcome.violation();
        }
    }
}
