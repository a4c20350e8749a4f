package org.costate.control.transcription;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.costate.ode.SolverBudget;
import org.costate.ode.SolverStatus;

/**
 * Solves optimal control problems by Gauss collocation and an interior-point method, from a cold
 * start: several first paths on a coarse mesh, the best carried to finer ones.
 */
public final class DirectCollocation {

    private static final double COARSE = 1e-5;
    private static final double FACTOR = 4;
    private static final double SOFT = 1e-3;
    private static final double[] LENGTHS = {1, 3, 1 / 3.0, 10, 0.1};

    private final int intervals;
    private final int stages;
    private final double tolerance;
    private final int waves;
    private final long seed;

    private DirectCollocation(int intervals, int stages, double tolerance, int waves, long seed) {
        this.intervals = intervals;
        this.stages = stages;
        this.tolerance = tolerance;
        this.waves = waves;
        this.seed = seed;
    }

    /** Returns the method on 100 intervals of two stages, to {@code 1e-8}. */
    public static DirectCollocation standard() {
        return new DirectCollocation(100, 2, 1e-8, 4, 20);
    }

    DiscreteExtremal solve(BolzaProblem problem, SolverBudget budget) {
        return new Run(problem, budget).solve();
    }

    /** One solution in the making. */
    private final class Run {

        private final BolzaProblem problem;
        private final Scaling units;
        private final BolzaProblem scaled;
        private final SolverBudget.Clock clock;
        private int spent;

        Run(BolzaProblem problem, SolverBudget budget) {
            this.problem = problem;
            clock = budget.start();
            units = Scaling.of(problem, rows(new Guess(problem).straight()));
            scaled = units.apply(problem);
        }

        private double[][] rows(DiscretePath path) {
            double[][] rows = new double[path.tau().length][1 + problem.states() + problem.controls()];
            for (int k = 0; k < rows.length; k++) {
                double s = path.tau()[k];
                rows[k][0] = (1 - s) * path.start() + s * path.end();
                System.arraycopy(path.states()[k], 0, rows[k], 1, problem.states());
                System.arraycopy(
                        path.controls()[k], 0, rows[k], 1 + problem.states(), problem.controls());
            }
            return rows;
        }

        DiscreteExtremal solve() {
            int coarse = Math.max(10, intervals / 5);
            Level best = search(coarse);
            int n = coarse;
            while (n < intervals && best.outcome.status().isSuccess()) {
                n = Math.min(intervals, 3 * n);
                Level next =
                        level(
                                scaled,
                                best.path(),
                                n,
                                new InteriorPoint.Options(n == intervals ? tolerance : COARSE, 1e-4));
                if (!next.outcome.status().isSuccess()) {
                    best = next;
                    break;
                }
                best = next;
            }
            return DiscreteExtremal.of(best.program, best.outcome, units, spent, clock.seconds());
        }

        /** Tries all first paths on the coarse mesh and returns the best outcome. */
        private Level search(int n) {
            List<Level> tried = new ArrayList<>();
            double length = scaled.end().time() - scaled.start().time();
            SplittableRandom random = new SplittableRandom(seed);
            boolean free = scaled.start().isFree() || scaled.end().isFree();
            int windows = free ? LENGTHS.length : 1;
            for (int i = 0; i < windows && none(tried); i++) {
                Guess guess = new Guess(scaled.within(LENGTHS[i] * length, FACTOR));
                attempt(guess.straight(), n, tried);
                attempt(guess.bentMotion(), n, tried);
                attempt(relaxed(guess, scaled.within(LENGTHS[i] * length, FACTOR), n), n, tried);
                attempt(guess.wave(random), n, tried);
            }
            for (int i = 0; i < waves && none(tried); i++) {
                Guess guess = new Guess(scaled.within(LENGTHS[i % windows] * length, FACTOR));
                attempt(guess.wave(random), n, tried);
            }
            Level best = tried.get(0);
            for (Level level : tried) {
                best = level.isBetterThan(best) ? level : best;
            }
            return best;
        }

        /** Returns a path of little energy that misses the ends by little. */
        private DiscretePath relaxed(Guess guess, BolzaProblem near, int n) {
            MissMap miss = new MissMap(near.ends(), guess.ends());
            EnergyMap energy = new EnergyMap(near.dynamics(), guess.middle(), SOFT);
            BolzaProblem soft = near.with(energy, miss, near.path());
            Level l = level(soft, guess.motion(), n, new InteriorPoint.Options(1e-4, 0.1));
            if (Boolean.getBoolean("starts"))
            System.out.printf("    relaxed: %s it %d J %.8g kkt %.1e viol %.1e  t %.2f%n", l.outcome.status(), l.outcome.iterations(), l.outcome.objective(), l.outcome.error(), l.outcome.violation(), clock.seconds());
            return l.path().forgettingCostates();
        }

        private boolean none(List<Level> tried) {
            return tried.stream().noneMatch(l -> l.outcome.status().isSuccess());
        }

        private void attempt(DiscretePath path, int n, List<Level> tried) {
            BolzaProblem near = scaled.within(path.end() - path.start(), FACTOR);
            Level l = level(near, path, n, new InteriorPoint.Options(COARSE, 0.1));
            if (Boolean.getBoolean("starts"))
            System.out.printf("    start: %s it %d J %.8g kkt %.1e viol %.1e  t %.2f%n", l.outcome.status(), l.outcome.iterations(), l.outcome.objective(), l.outcome.error(), l.outcome.violation(), clock.seconds());
            tried.add(l);
        }

        private Level level(BolzaProblem what, DiscretePath path, int n, InteriorPoint.Options o) {
            double[] grid = new double[n + 1];
            for (int k = 0; k <= n; k++) {
                grid[k] = (double) k / n;
            }
            Transcription program = new Transcription(what, grid, stages);
            double[] v = new double[program.variables()];
            PathTransfer.load(path, program, v);
            InteriorPoint.Outcome outcome =
                    InteriorPoint.solve(
                            program, v, PathTransfer.multipliers(path, program), o, clock, spent);
            spent += outcome.iterations();
            return new Level(program, outcome);
        }
    }

    /** A program and what became of it. */
    private record Level(Transcription program, InteriorPoint.Outcome outcome) {

        DiscretePath path() {
            return PathTransfer.unload(program, outcome.v(), outcome.y());
        }

        boolean isBetterThan(Level other) {
            boolean good = outcome.status().isSuccess();
            boolean otherGood = other.outcome.status().isSuccess();
            if (good != otherGood) {
                return good;
            }
            return good
                    ? outcome.objective() < other.outcome.objective() - 1e-6 * Math.abs(other.outcome.objective())
                    : outcome.violation() < other.outcome.violation();
        }
    }
}
