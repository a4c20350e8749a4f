package org.costate.cli;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.costate.control.solve.OptimalControlSolver;
import org.costate.control.solve.SolverMethod;
import org.costate.ode.SolverBudget;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a problem is solved. */
final class SolverOptions {

    private static final int ITERATIONS = 4000;

    @Option(
            names = "--method",
            paramLabel = "NAME",
            description =
                    "auto, shooting, multiple-shooting, collocation or estimate."
                            + " Default: ${DEFAULT-VALUE}.",
            defaultValue = "auto")
    private String method = "auto";

    @Option(
            names = "--tolerance",
            paramLabel = "X",
            description = "Relative tolerance of the solution. Default: 1e-10.")
    private @Nullable Double tolerance;

    @Option(
            names = "--seconds",
            paramLabel = "S",
            description = "Time limit of one problem. Default: ${DEFAULT-VALUE}.",
            defaultValue = "300")
    private double seconds;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "Limit of iterations over all stages. Default: ${DEFAULT-VALUE}.",
            defaultValue = "" + ITERATIONS)
    private int iterations;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Seed of random starts. Default: ${DEFAULT-VALUE}.",
            defaultValue = "20")
    private long seed;

    /** Returns the solver; it tells its stages to the listener. */
    OptimalControlSolver solver(Consumer<String> listener) {
        List<String> names = Arrays.stream(SolverMethod.values()).map(SolverMethod::label).toList();
        SolverMethod chosen = SolverMethod.named(UsageException.known("--method", method, names));
        if (!(seconds > 0) || seconds > 1e9) {
            throw new UsageException(
                    "CONFIG-03", "--seconds " + seconds + " is not allowed.", "a positive number.");
        }
        OptimalControlSolver solver =
                OptimalControlSolver.standard()
                        .method(chosen)
                        .seeded(seed)
                        .budget(
                                SolverBudget.ofIterations(iterations)
                                        .within(Duration.ofNanos((long) (1e9 * seconds))))
                        .listening(listener);
        return tolerance == null ? solver : solver.tolerance(tolerance);
    }
}
