package org.costate.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.costate.autograd.PyTorchReferee;
import org.costate.kernels.Backends;
import org.costate.kernels.Precision;

/**
 * What ran a benchmark.
 *
 * @param processor its model
 * @param cores the processors the virtual machine may use
 * @param system operating system and architecture
 * @param java the virtual machine and its version
 * @param kernels our back end
 * @param peer the other side
 * @param heapMiB the largest heap
 */
record Machine(
        String processor,
        int cores,
        String system,
        String java,
        String kernels,
        String peer,
        long heapMiB) {

    private static final int MEBI = 20;

    static Machine here() {
        return new Machine(
                field(Path.of("/proc/cpuinfo"), "model name").orElse("unknown processor"),
                Runtime.getRuntime().availableProcessors(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                System.getProperty("java.vm.name") + " " + System.getProperty("java.version"),
                Backends.fastest(Precision.DOUBLE).name()
                        + ", "
                        + Backends.fastest(Precision.SINGLE).name(),
                new PyTorchReferee().name().replace(" autograd", " through DJL, eager"),
                Runtime.getRuntime().maxMemory() >> MEBI);
    }

    /** Returns processor and virtual machine, without asking what the kernels and the peer are. */
    static String platform() {
        return "processor  "
                + field(Path.of("/proc/cpuinfo"), "model name").orElse("unknown processor")
                + ", "
                + Runtime.getRuntime().availableProcessors()
                + " cores\njava       "
                + System.getProperty("java.vm.name")
                + " "
                + System.getProperty("java.version");
    }

    /** Returns the most memory this process has had resident, in MiB, where the system tells. */
    static OptionalLong peakResidentMiB() {
        return field(Path.of("/proc/self/status"), "VmHWM")
                .map(value -> OptionalLong.of(Long.parseLong(value.replaceAll("\\D", "")) >> 10))
                .orElse(OptionalLong.empty());
    }

    private static Optional<String> field(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty(); // only Linux has these files
        }
    }

    @Override
    public String toString() {
        return String.join(
                System.lineSeparator(),
                "processor  " + processor + ", " + cores + " cores, " + system,
                "java       " + java + ", heap up to " + heapMiB + " MiB",
                "kernels    " + kernels,
                "peer       " + peer);
    }
}
