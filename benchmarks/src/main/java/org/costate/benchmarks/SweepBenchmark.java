package org.costate.benchmarks;

import java.util.concurrent.TimeUnit;
import org.costate.kernels.Precision;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** One gradient of a mini-batch by the costate sweep. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1) // vectors are slow until all of it is compiled
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class SweepBenchmark {

    /** Width x depth x samples. */
    @Param({"2x64x512", "64x32x256", "256x32x512"})
    public String size = "";

    /** Of the numbers inside. */
    @Param({"DOUBLE", "SINGLE"})
    public Precision precision = Precision.DOUBLE;

    /** Of the sweep. */
    @Param({"1"})
    public int threads;

    private Contender sweep = new Idle();

    /** Builds the sweep. */
    @Setup(Level.Trial)
    public void build() {
        sweep = Contender.own(new RaceCase(RaceCase.Size.parse(size), precision, threads));
    }

    /** Ends its threads. */
    @TearDown(Level.Trial)
    public void close() {
        sweep.close();
    }

    /** Returns the cost, having made the gradient. */
    @Benchmark
    public double gradient() {
        return sweep.step();
    }

    /** Before the first build. */
    private static final class Idle implements Contender {
        @Override
        public double step() {
            return 0;
        }

        @Override
        public double[] gradient() {
            return new double[0];
        }

        @Override
        public void close() {}
    }
}
