package org.costate.cli;

import java.util.ArrayList;
import java.util.List;
import org.costate.nets.SweepMemory;
import org.costate.nets.data.DataSet;
import org.costate.nets.train.Training;
import org.jspecify.annotations.Nullable;

/** Carries out the planned experiments and tells of each as it goes. */
final class TrainingRun {

    private final Console console;
    private final List<List<Experiment>> planned;
    private final Experiment first;
    private final boolean checksGradient;

    TrainingRun(Console console, List<List<Experiment>> planned, boolean checksGradient) {
        this.console = console;
        this.planned = planned;
        this.first = planned.get(0).get(0);
        this.checksGradient = checksGradient;
    }

    Result carryOut() {
        String kernel = first.engineName();
        SweepMemory memory = first.memory();
        showSetUp(kernel, memory);
        GradientCheck check = checksGradient ? check() : null;
        List<Outcome> main = train(planned.get(0));
        List<Outcome> others = planned.size() > 1 ? train(planned.get(1)) : List.of();
        Outcome kept = main.get(0);
        boolean sound = kept.training().status() != Training.Status.NON_FINITE;
        Stability stability = sound ? Stability.of(kept) : null;
        return new Result(main, others, check, stability, kernel, memory.numbersPerSample());
    }

    private void showSetUp(String kernel, SweepMemory memory) {
        Samples samples = first.samples();
        DataSet held = samples.validation();
        Descent descent = first.recipe().descent();
        console.setUp("data      %s", samples.train().named(samples.train().name()));
        console.setUp(
                "split     %s: %d to train, %s%d to test",
                samples.kind().label(),
                samples.train().size(),
                held == null ? "" : held.size() + " to validate, ",
                samples.test().size());
        console.setUp("network   %s", first.network());
        console.setUp(
                "descent   %s, rate %s %s, %d epochs in batches of %d",
                descent.optimiser(),
                descent.rate(),
                descent.schedule(),
                descent.epochs(),
                descent.batch());
        console.setUp(
                "sweep     %s, %s precision, %d threads, %d stored numbers a sample",
                kernel,
                first.engine().precision().name().toLowerCase(java.util.Locale.ROOT),
                first.engine().threads(),
                memory.numbersPerSample());
        console.setUp("seed      %d%n", first.seed());
    }

    private @Nullable GradientCheck check() {
        GradientCheck check = KernelWarmUp.during(first, () -> GradientCheck.of(first));
        if (!check.warning().isEmpty()) {
            console.warn(check.warning());
        }
        GradientText.print(console, check, first);
        return check;
    }

    private List<Outcome> train(List<Experiment> experiments) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Experiment experiment : experiments) {
            String task =
                    experiment.samples().kind().label()
                            + (experiments.size() > 1 ? ", seed " + experiment.seed() : "");
            int epochs = experiment.recipe().descent().epochs();
            try (Progress progress = console.progress("training, " + task, epochs)) {
                outcomes.add(experiment.run(progress));
            }
        }
        return outcomes;
    }
}
