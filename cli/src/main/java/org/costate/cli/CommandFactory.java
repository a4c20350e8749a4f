package org.costate.cli;

import java.io.PrintStream;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands with the streams they write to. */
final class CommandFactory implements IFactory {

    private final PrintStream out;
    private final PrintStream err;

    CommandFactory(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        if (type == TrainCommand.class) {
            return type.cast(new TrainCommand(out, err));
        }
        if (type == CompareCommand.class) {
            return type.cast(new CompareCommand(out, err));
        }
        if (type == PredictCommand.class) {
            return type.cast(new PredictCommand(out, err));
        }
        if (type == DatasetsCommand.class) {
            return type.cast(new DatasetsCommand(out));
        }
        if (type == IntegratorsCommand.class) {
            return type.cast(new IntegratorsCommand(out, err));
        }
        return CommandLine.defaultFactory().create(type);
    }
}
