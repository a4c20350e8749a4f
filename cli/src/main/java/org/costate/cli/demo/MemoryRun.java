package org.costate.cli.demo;

import java.math.BigInteger;
import java.util.Arrays;
import org.costate.control.SweepResult;
import org.costate.control.adjoint.AdjointMethod;
import org.costate.control.adjoint.AdjointProblem;

/**
 * One gradient by one storage at one depth.
 *
 * @param storage its name
 * @param depth {@code N}
 * @param formula the states it ought to keep
 * @param advances the steps it ought to repeat
 * @param seconds the fastest of a few runs
 * @param gap relative, against the gradient with everything kept
 * @param sameBits whether loss and gradients are bit for bit those with everything kept
 * @param result the last result
 */
record MemoryRun(
        String storage,
        int depth,
        long formula,
        long advances,
        double seconds,
        double gap,
        boolean sameBits,
        SweepResult result) {

    private static final int RUNS = 5;

    static MemoryRun of(
            String storage,
            int depth,
            long formula,
            long advances,
            AdjointMethod method,
            AdjointProblem problem,
            SweepResult full) {
        double best = Double.POSITIVE_INFINITY;
        SweepResult result = full;
        for (int i = 0; i < RUNS; i++) {
            long begin = System.nanoTime();
            result = method.gradient(problem);
            best = Math.min(best, 1e-9 * (System.nanoTime() - begin));
        }
        boolean same =
                result.cost() == full.cost()
                        && Arrays.equals(result.gradient(), full.gradient())
                        && Arrays.equals(
                                result.initialStateGradient(), full.initialStateGradient());
        double gap = Gradients.worst(full.gradient(), result.gradient());
        return new MemoryRun(storage, depth, formula, advances, best, gap, same, result);
    }

    long states() {
        return result.work().storedStates();
    }

    long repeated() {
        return result.work().repeatedSteps();
    }

    /**
     * Returns {@code t(N, c) = r N − C(c + r, c + 1)}, {@code r} minimal with {@code C(c + r, c) ≥
     * N}.
     */
    static long binomialAdvances(int depth, int places) {
        BigInteger n = BigInteger.valueOf(depth);
        int r = 0;
        while (binomial(places + r, places).compareTo(n) < 0) {
            r++;
        }
        return n.multiply(BigInteger.valueOf(r))
                .subtract(binomial(places + r, places + 1))
                .longValueExact();
    }

    private static BigInteger binomial(int n, int k) {
        BigInteger value = BigInteger.ONE;
        for (int i = 1; i <= k; i++) {
            value =
                    value.multiply(BigInteger.valueOf(n - k + (long) i))
                            .divide(BigInteger.valueOf(i));
        }
        return value;
    }
}
