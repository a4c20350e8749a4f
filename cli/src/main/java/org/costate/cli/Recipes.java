package org.costate.cli;

import java.util.List;
import org.costate.nets.Initialisation;
import org.costate.nets.Regularisation;

/** The defaults of every data set, in one place. */
final class Recipes {

    private static final Architecture PLAIN =
            new Architecture(
                    "antisymmetric",
                    "tanh",
                    0,
                    64,
                    8,
                    2,
                    "euler",
                    "dense",
                    Initialisation.standard());
    private static final Descent ADAMW =
            new Descent(60, 64, "adamw", 5e-3, "cosine", 0.05, 0, 0.2, 0);

    private Recipes() {}

    /** Returns the recipe of a named data set, or the general one. */
    static Recipe forData(String name) {
        return switch (name) {
            case "digits" -> digits();
            case "swiss-roll", "double-circles", "double-moons", "ellipse" -> plane();
            case "peaks" -> peaks();
            case "sine" -> sine();
            case "fashion-mnist" -> fashion();
            default -> general(List.of(SplitKind.STRATIFIED));
        };
    }

    private static Recipe general(List<SplitKind> splits) {
        return new Recipe(PLAIN, ADAMW, Regularisation.none(), Scaling.STANDARD, splits);
    }

    private static Recipe digits() {
        return new Recipe(
                PLAIN,
                new Descent(60, 64, "adamw", 1e-2, "cosine", 0.05, 0, 0.4, 0),
                Regularisation.none(),
                Scaling.COMMON,
                List.of(SplitKind.STRATIFIED, SplitKind.LAST));
    }

    private static Recipe plane() {
        return new Recipe(
                new Architecture(
                        "antisymmetric",
                        "tanh",
                        0,
                        4,
                        16,
                        5,
                        "euler",
                        "padded",
                        new Initialisation(1, 1)),
                new Descent(50, 125, "adam", 0.05, "cosine", 0, 0, 0, 0),
                Regularisation.none().withStepDifference(5e-4).withEndDecay(1e-4),
                Scaling.NONE,
                List.of(SplitKind.NATURAL));
    }

    private static Recipe peaks() {
        return new Recipe(
                new Architecture(
                        "antisymmetric",
                        "tanh",
                        0,
                        8,
                        32,
                        5,
                        "euler",
                        "dense",
                        new Initialisation(0.3, 0)),
                new Descent(60, 125, "adam", 0.02, "cosine", 0, 0, 0, 0),
                Regularisation.none().withEndDecay(1e-4),
                Scaling.NONE,
                List.of(SplitKind.NATURAL));
    }

    private static Recipe sine() {
        return new Recipe(
                new Architecture(
                        "residual",
                        "tanh",
                        0,
                        8,
                        8,
                        2,
                        "euler",
                        "dense",
                        Initialisation.standard()),
                new Descent(200, 50, "adam", 0.01, "cosine", 0, 0, 0, 0),
                Regularisation.none(),
                Scaling.NONE,
                List.of(SplitKind.NATURAL));
    }

    private static Recipe fashion() {
        return new Recipe(
                PLAIN,
                new Descent(15, 128, "adamw", 2e-3, "cosine", 0.05, 0, 0, 0),
                Regularisation.none(),
                Scaling.COMMON,
                List.of(SplitKind.NATURAL));
    }
}
