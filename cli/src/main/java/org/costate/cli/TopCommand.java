package org.costate.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command without a subcommand: it can only teach. */
@Command(
        name = "costate",
        mixinStandardHelpOptions = true,
        versionProvider = TopCommand.Version.class,
        description =
                "Optimal control by the maximum principle, and residual networks as optimal control:"
                        + " solve, train by the costate, and see that the answer is right.",
        subcommands = {
            TrainCommand.class,
            CompareCommand.class,
            AdjointsCommand.class,
            PredictCommand.class,
            DatasetsCommand.class,
            SolveCommand.class,
            ProblemsCommand.class,
            BvpCommand.class,
            DemoCommand.class,
            TheoryCommand.class,
            IntegratorsCommand.class
        },
        synopsisSubcommandLabel = "COMMAND",
        footerHeading = "%nStart here:%n",
        footer = {
            "  costate train digits                 train on handwritten digits; model, figures and",
            "                                       a report go to runs/digits-antisymmetric",
            "  costate train my.csv --label species your own table; the label column by name",
            "  costate predict --model runs/digits-antisymmetric new.csv",
            "  costate compare iris                 the gradient against autograd, by depth and scheme",
            "  costate solve vdp-box                solve an optimal control problem, with certificate",
            "  costate problems --verify            all problems of the library against their answers",
            "  costate adjoints dissipative         every adjoint of a flow, with errors and memory",
            "  costate demo                         experiments that show a fact each",
            "  costate theory                       Hamilton–Jacobi statements, each with its verdict",
            "  costate datasets                     what can be trained on without a file",
            "  costate bvp --verify                 boundary-value problems, solved and checked",
            "  costate integrators                  the integrators on problems of the literature",
            "",
            "costate COMMAND --help explains the options of one command.",
            "Exit codes: 0 done, 1 done but not converged, 2 wrong use, 3 input, 4 model file, 5 numerical",
            "failure, 6 memory or time, 7 output, 70 a fault of ours, 130 interrupted."
        })
final class TopCommand implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init")
    private CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing: "
                        + String.join(", ", spec.commandLine().getSubcommands().keySet()));
    }

    /** Tells the version when it is asked for in the middle of other options. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return VersionText.text().split(System.lineSeparator());
        }
    }
}
