package org.costate.control.transcription;

import java.util.Arrays;
import java.util.List;
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
    private static final double[] LENGTHS = {1, 3, 1 / 3.0, 10, 0.1, 40};
    private static final int WAVES = 4;
    private static final int PATIENCE = 500;
    private static final double SOFT = 1e-3;
    private static final double LEAST_ENERGY = 1e-4;
    private static final double[] HARD = {1e-5, 1e-7};
    private static final double MISS = 1e-5;
    private static final double UNRESOLVED = 0.01;
    private static final int PASSES = 6;
    private static final double BETTER = 0.7;

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
                defect(level),
                spent,
                clock.seconds(),
                advice(level).text());
    }

    private DirectAdvice advice(Level level) {
        return new DirectAdvice(
                level.program,
                level.outcome,
                units,
                conditions,
                method.tolerance(),
                spent,
                sense.applyAsDouble(level.outcome.objective() * units.cost()));
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
        for (int i = 0; i < windows() && isOpen(); i++) {
            BolzaProblem near = scaled.within(LENGTHS[i] * length, WINDOW);
            Guess guess = new Guess(near);
            attempt(guess.straight(), near);
            attempt(guess.bentMotion(), near);
            attempt(relaxed(guess, near, guess.motion(), SOFT).path().withoutCostates(), near);
            attempt(guess.wave(random), near);
            if (isOpen()) {
                attempt(homotopy(guess, near), near);
            }
        }
        for (int i = 0; i < WAVES && isOpen(); i++) {
            BolzaProblem near = scaled.within(LENGTHS[i % windows()] * length, WINDOW);
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

    private static InteriorPoint.Options options(double tolerance, double barrier) {
        int most = barrier == COLD ? PATIENCE : 4 * PATIENCE; // more paths wait for a cold one
        return new InteriorPoint.Options(tolerance, barrier, most);
    }

    private InteriorPoint.Options coarseOptions() {
        double tolerance = coarse == method.intervals() ? method.tolerance() : COARSE;
        return options(tolerance, COLD);
    }

    /** Follows solutions from a cost that is mostly energy towards the problem's own. */
    private DiscretePath homotopy(Guess guess, BolzaProblem near) {
        DiscretePath path = relaxed(guess, near, guess.motion(), SOFT).path().withoutCostates();
        double barrier = COLD;
        for (double energy = 1; energy > LEAST_ENERGY && !stopped(); energy *= 0.2) {
            EnergyMap cost = new EnergyMap(near.dynamics(), 1, guess.middle(), energy);
            BolzaProblem mixed = near.with(cost, near.ends(), near.path());
            Level level = level(mixed, path, uniform(coarse), options(1e-4, barrier));
            if (!level.isGood()) {
                break;
            }
            path = level.path();
            barrier = TEPID;
        }
        return path;
    }

    /** Solves for little energy and a small miss of the ends. */
    private Level relaxed(Guess guess, BolzaProblem near, DiscretePath path, double energy) {
        MissMap miss = new MissMap(near.ends(), guess.ends());
        EnergyMap cost = new EnergyMap(near.dynamics(), 0, guess.middle(), energy);
        BolzaProblem soft = near.with(cost, miss, near.path());
        return level(soft, path, uniform(coarse), options(energy * 0.1, COLD));
    }

    /** Carries a coarse solution to finer meshes. */
    private Level refine(Level first) {
        Level level = first;
        int n = coarse;
        while (n < method.intervals()) {
            n = Math.min(method.intervals(), 3 * n);
            double tolerance = n == method.intervals() ? method.tolerance() : COARSE;
            double[] fitted = MeshDensity.grid(level.program, level.outcome.v(), n);
            Level next = level(scaled, level.path(), fitted, options(tolerance, WARM));
            if (!next.isGood() && !stopped()) {
                DiscretePath path = level.path().withoutCostates();
                next = level(scaled, path, uniform(n), options(tolerance, TEPID));
            }
            if (!next.isGood()) {
                return level.endedAs(next.outcome.status());
            }
            level = next;
        }
        return resolve(level);
    }

    /** Moves intervals to where the mesh is far too coarse, as often as that helps. */
    private Level resolve(Level solved) {
        Level level = solved;
        double defect = defect(level);
        for (int pass = 0; pass < PASSES && defect > UNRESOLVED; pass++) {
            double[] fitted =
                    MeshDensity.grid(level.program, level.outcome.v(), method.intervals());
            InteriorPoint.Options options = options(method.tolerance(), WARM);
            Level next = level(scaled, level.path(), fitted, options);
            double finer = next.isGood() ? defect(next) : defect;
            if (finer > BETTER * defect) {
                return level;
            }
            level = next;
            defect = finer;
        }
        return level;
    }

    private static double defect(Level level) {
        return MeshDensity.worst(level.program, level.outcome.v());
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
        Level nearest = null;
        double length = scaled.end().time() - scaled.start().time();
        for (int i = 0; i < windows() && !stopped(); i++) {
            Level soft = nearestTo(scaled.within(LENGTHS[i] * length, WINDOW));
            if (soft != null && (nearest == null || miss(soft) < miss(nearest))) {
                nearest = soft;
            }
        }
        if (stopped()) {
            return failed.endedAs(clock.after(spent));
        }
        if (nearest == null || miss(nearest) <= MISS) {
            return failed.endedAs(SolverStatus.LINE_SEARCH);
        }
        return nearest;
    }

    private int windows() {
        return scaled.start().isFree() || scaled.end().isFree() ? LENGTHS.length : 1;
    }

    private static double miss(Level level) {
        return level.outcome.violation();
    }

    /** Returns the point of least miss in a window of horizons; null if none is found. */
    private @Nullable Level nearestTo(BolzaProblem near) {
        Guess guess = new Guess(near);
        Level soft = relaxed(guess, near, guess.motion(), SOFT);
        for (double energy : HARD) {
            soft = relaxed(guess, near, soft.path(), energy);
        }
        return soft.isGood() ? judge(soft) : null;
    }

    /** Returns a point of the relaxed problem as one of the problem itself. */
    private Level judge(Level soft) {
        Transcription program = new Transcription(scaled, soft.program.grid(), method.stages());
        double[] v = soft.outcome.v();
        double[] c = new double[program.constraints()];
        double cost = program.evaluate(v, c);
        double miss = Iterate.worst(Arrays.copyOf(c, scaled.conditions()));
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
