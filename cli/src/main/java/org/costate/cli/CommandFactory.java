package org.costate.cli;

import java.io.PrintStream;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IFactory;

/** Makes the commands: those that ask for the two streams get them. */
final class CommandFactory implements IFactory {

    private final PrintStream out;
    private final PrintStream err;

    CommandFactory(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        Optional<Constructor<?>> withStreams =
                Arrays.stream(type.getDeclaredConstructors())
                        .filter(CommandFactory::takesStreams)
                        .findFirst();
        return withStreams.isPresent()
                ? type.cast(withStreams.get().newInstance(out, err))
                : CommandLine.defaultFactory().create(type);
    }

    private static boolean takesStreams(Constructor<?> constructor) {
        return Arrays.equals(
                constructor.getParameterTypes(),
                new Class<?>[] {PrintStream.class, PrintStream.class});
    }
}
