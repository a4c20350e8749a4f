package org.costate.cli.theory;

import java.util.List;

/** The experiments there are. */
public final class TheoryExperiments {

    private TheoryExperiments() {}

    /** Returns all, in the order they are best read. */
    public static List<TheoryExperiment> all() {
        return List.of(
                new LayerTheory(),
                new CharacteristicsTheory(),
                new DiagramTheory(),
                new LimitsTheory(),
                new ActivationsTheory(),
                new ViscosityTheory(),
                new ResidualTheory(),
                new TrainingTheory(),
                new RecoveryTheory(),
                new LooseTheory());
    }
}
