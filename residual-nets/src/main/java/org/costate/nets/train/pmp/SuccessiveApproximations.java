package org.costate.nets.train.pmp;

import org.costate.control.transcription.Damping;
import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;
import org.costate.nets.TrainingProblem;
import org.costate.nets.train.EnsembleDescent;
import org.costate.nets.train.Optimiser;

/**
 * Training by the maximum principle: states forward, costates backward, and at every step of the
 * network, independently of the others, the weights that maximise the Hamiltonian there.
 *
 * <pre>
 *   θ_k ← argmax_ϑ H̃_k(X_k, P_{k+1}, ϑ)
 * </pre>
 *
 * <p>{@linkplain #plain Plain} is the method of successive approximations, which may diverge;
 * {@linkplain #extended extended} damps the Hamiltonian by a fixed {@code ρ} [Li, Chen, Tai, E
 * 2018]; {@linkplain #safeguarded safeguarded} adapts {@code ρ} and keeps a sweep only if
 *
 * <pre>
 *   J(θ_new) ≤ max of the last M costs − η μ,     μ = ∫ (max H̃ − H̃(θ_old)) dt,     η = 1e-8
 * </pre>
 *
 * so that with {@code M = 1} the cost never rises [Breitenbach, Borzì 2019; Hofmann, Borzì 2025].
 * One sweep is one epoch, kept or not. Lift and read-out are held. For schemes other than Euler's
 * the Hamiltonian stands in the middle of each step, with the linear term that gives it the exact
 * gradient of the discrete cost.
 *
 * <p>The namesake in {@code org.costate.control.transcription} is the same method for one path.
 *
 * @param damping what keeps a sweep near the old weights
 * @param rho the first {@code ρ}
 * @param memory {@code M}; 0 keeps every sweep
 * @param growth {@code ρ} is multiplied by it after a discarded sweep
 * @param decline and by this after one that was kept
 * @param floor the least {@code ρ}
 * @param set where the weights of the steps may live
 * @param innerIterations most iterations of the maximisation of one step
 * @param tolerance the distance to the maximum principle, relative to a cost above one, at which it
 *     ends
 */
public record SuccessiveApproximations(
        Damping damping,
        double rho,
        int memory,
        double growth,
        double decline,
        double floor,
        WeightSet set,
        int innerIterations,
        double tolerance)
        implements Optimiser.OfEnsemble {

    private static final int INNER = 10;
    private static final double TOLERANCE = 1e-14;

    /** Checks the ranges. */
    public SuccessiveApproximations {
        check("rho", rho, 0, Double.MAX_VALUE);
        check("memory", memory, 0, Integer.MAX_VALUE);
        check("growth", growth, 1, Double.MAX_VALUE);
        check("decline", decline, 0, 1);
        check("floor", floor, 0, Double.MAX_VALUE);
        check("inner iterations", innerIterations, 1, Integer.MAX_VALUE);
        check("tolerance", tolerance, 0, Double.MAX_VALUE);
    }

    private static void check(String what, double value, double least, double most) {
        if (!(value >= least && value <= most)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: "
                            + what
                            + " = "
                            + value
                            + " is not allowed; use a number from "
                            + least
                            + (most < Integer.MAX_VALUE ? " to " + most : ""));
        }
    }

    /** Returns the plain method: no damping, every sweep kept. */
    public static SuccessiveApproximations plain() {
        return extended(0);
    }

    /**
     * Returns the extended method: defects of the canonical equations damped by {@code ½ ρ}, every
     * sweep kept.
     */
    public static SuccessiveApproximations extended(double rho) {
        return new SuccessiveApproximations(
                Damping.CANONICAL_EQUATIONS, rho, 0, 1, 1, 0, WeightSet.all(), INNER, TOLERANCE);
    }

    /**
     * Returns the safeguarded method with monotone cost, {@code M = 1}: {@code ρ} from 0.1, doubled
     * or multiplied by 0.8, not below 0.01.
     */
    public static SuccessiveApproximations safeguarded() {
        return new SuccessiveApproximations(
                Damping.CANONICAL_EQUATIONS,
                0.1,
                1,
                2,
                0.8,
                0.01,
                WeightSet.all(),
                INNER,
                TOLERANCE);
    }

    /**
     * Returns the safeguarded method that compares with the worst of the last {@code M} costs:
     * {@code ρ} from 0.3, doubled or multiplied by 0.9, not below 0.1.
     *
     * @throws IllegalArgumentException CONFIG-03 if {@code M < 1}
     */
    public static SuccessiveApproximations remembering(int costs) {
        check("memory", costs, 1, Integer.MAX_VALUE);
        return new SuccessiveApproximations(
                Damping.CANONICAL_EQUATIONS,
                0.3,
                costs,
                2,
                0.9,
                0.1,
                WeightSet.all(),
                INNER,
                TOLERANCE);
    }

    /**
     * Returns this method damped otherwise: {@code ρ} from {@code first} on, not below {@code
     * least}.
     */
    public SuccessiveApproximations dampedBy(Damping other, double first, double least) {
        return new SuccessiveApproximations(
                other, first, memory, growth, decline, least, set, innerIterations, tolerance);
    }

    /** Returns this method over other weights. */
    public SuccessiveApproximations over(WeightSet other) {
        return new SuccessiveApproximations(
                damping, rho, memory, growth, decline, floor, other, innerIterations, tolerance);
    }

    /** Returns this method with another number of inner iterations. */
    public SuccessiveApproximations innerIterations(int most) {
        return new SuccessiveApproximations(
                damping, rho, memory, growth, decline, floor, set, most, tolerance);
    }

    @Override
    public EnsembleDescent descend(Fitting problem, EnsembleGradient engine, double[] initial) {
        TrainingProblem training = Requirements.network(problem, "successive approximations");
        if (set.isDiscrete()) {
            Requirements.linear(training, damping);
        }
        return new ApproximationRun(training, this, Requirements.threads(engine), initial);
    }
}
