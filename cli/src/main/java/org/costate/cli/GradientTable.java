package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.costate.nets.GradientComparison;
import org.costate.nets.GradientMethod;
import org.costate.nets.TaylorTest;
import org.costate.nets.TrainingProblem;

/** The costate sweep against a referee, over schemes and depths, line by line. */
final class GradientTable {

    private final Console console;
    private final GradientMethod referee;
    private final int samples;

    GradientTable(Console console, GradientMethod referee, int samples) {
        this.console = console;
        this.referee = referee;
        this.samples = samples;
    }

    /** One line of the table. */
    private record Line(
            String scheme, int depth, double referee, double plain, double taylorOrder) {

        Map<String, Object> toMap() {
            Map<String, Object> map = new TreeMap<>();
            map.put("scheme", scheme);
            map.put("depth", depth);
            map.put("referee", referee);
            map.put("plainSweep", plain);
            map.put("taylorOrder", taylorOrder);
            return map;
        }
    }

    /** Prints the table and returns its lines for JSON. */
    List<Map<String, Object>> print(Experiment base, List<String> schemes, List<Integer> depths) {
        console.result(
                "%-20s %6s %14s %14s %14s",
                "scheme", "depth", "referee", "plain sweep", "Taylor order");
        List<Map<String, Object>> lines = new ArrayList<>();
        for (String scheme : schemes) {
            for (int depth : depths) {
                Architecture other = base.recipe().architecture().with(depth, scheme);
                Line line = line(base.with(other));
                console.result(
                        "%-20s %6d %14.2e %14.2e %14.3f",
                        line.scheme(),
                        line.depth(),
                        line.referee(),
                        line.plain(),
                        line.taylorOrder());
                lines.add(line.toMap());
            }
        }
        return lines;
    }

    private Line line(Experiment experiment) {
        TrainingProblem all = experiment.problem();
        TrainingProblem problem = all.over(all.ensemble().first(samples));
        double[] theta = experiment.initialWeights();
        GradientMethod sweep = GradientMethod.costateSweep();
        GradientMethod plain = GradientMethod.plainSweep();
        Architecture architecture = experiment.recipe().architecture();
        return new Line(
                architecture.scheme(),
                architecture.depth(),
                GradientComparison.between(sweep, referee, problem, theta).worst(),
                GradientComparison.between(sweep, plain, problem, theta).worst(),
                TaylorTest.of(sweep, problem, theta, new SplittableRandom(experiment.seed()))
                        .order());
    }
}
