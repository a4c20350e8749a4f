package org.costate.benchmarks;

import java.util.concurrent.TimeUnit;
import org.costate.ode.FixedStepFlow;
import org.costate.ode.Scheme;
import org.costate.ode.TimeGrid;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.nonstiff.ClassicalRungeKuttaIntegrator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A hundred classical Runge–Kutta steps of coupled pendulums: our fixed steps and Hipparchus's. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FixedStepBenchmark {

    private static final int STEPS = 100;
    private static final double END = 2;

    /** Numbers in the state: angles, then momenta. */
    @Param({"2", "20", "200"})
    public int dimension = 2;

    private static void pendulums(double[] x, double[] xDot) {
        int m = x.length / 2;
        for (int i = 0; i < m; i++) {
            xDot[i] = x[m + i];
            xDot[m + i] = -Math.sin(x[i]) + 0.1 * (x[(i + 1) % m] - x[i]);
        }
    }

    private double[] start() {
        double[] x = new double[dimension];
        for (int i = 0; i < dimension; i++) {
            x[i] = Math.sin(1.0 + i);
        }
        return x;
    }

    /** Our flow, in place. */
    @Benchmark
    public double[] fixedStepFlow() {
        double[] x = start();
        FixedStepFlow.of(Scheme.RK4, dimension)
                .carry((t, y, yDot) -> pendulums(y, yDot), TimeGrid.uniform(0, END, STEPS), x);
        return x;
    }

    /** The integrator of Hipparchus. */
    @Benchmark
    public double[] hipparchus() {
        OrdinaryDifferentialEquation equation =
                new OrdinaryDifferentialEquation() {
                    @Override
                    public int getDimension() {
                        return dimension;
                    }

                    @Override
                    public double[] computeDerivatives(double t, double[] y) {
                        double[] yDot = new double[y.length];
                        pendulums(y, yDot);
                        return yDot;
                    }
                };
        return new ClassicalRungeKuttaIntegrator(END / STEPS)
                .integrate(equation, new ODEState(0, start()), END)
                .getPrimaryState();
    }
}
