package org.costate.nets.train;

import org.costate.nets.EnsembleGradient;
import org.costate.nets.Fitting;
import org.costate.nets.WeightLayout;

/**
 * A descent rule, as data; {@link #start} gives the object that keeps its memory.
 *
 * <p>All rules take the gradient {@code g = ∂J/∂θ = −∂H/∂θ} and a rate {@code η}.
 */
public sealed interface Optimiser {

    /** Returns a fresh stepper for weights of the given layout. */
    Stepper start(WeightLayout layout);

    /** Keeps the memory of one training. */
    @FunctionalInterface
    interface Stepper {
        /** Moves {@code theta} in place against {@code gradient}. */
        void step(double[] theta, double[] gradient, double rate);
    }

    /** {@code θ ← θ − η g}. */
    record Sgd() implements Optimiser {
        @Override
        public Stepper start(WeightLayout layout) {
            return (theta, gradient, rate) -> {
                for (int i = 0; i < theta.length; i++) {
                    theta[i] -= rate * gradient[i];
                }
            };
        }
    }

    /**
     * Heavy ball, {@code v ← μ v + g}, {@code θ ← θ − η v}; with {@code nesterov}, {@code θ ← θ − η
     * (g + μ v)} [Sutskever et al. 2013].
     */
    record Momentum(double momentum, boolean nesterov) implements Optimiser {

        /** Checks the range. */
        public Momentum {
            Checks.inUnitInterval("momentum", momentum);
        }

        @Override
        public Stepper start(WeightLayout layout) {
            double[] v = new double[layout.length()];
            return (theta, gradient, rate) -> {
                for (int i = 0; i < theta.length; i++) {
                    v[i] = momentum * v[i] + gradient[i];
                    theta[i] -= rate * (nesterov ? gradient[i] + momentum * v[i] : v[i]);
                }
            };
        }
    }

    /**
     * Adam [Kingma, Ba 2015] with decoupled decay of the matrices, {@code θ ← (1 − η λ) θ}, as in
     * AdamW [Loshchilov, Hutter 2019]; biases do not decay.
     *
     * @param beta1 forgetting of the mean
     * @param beta2 forgetting of the square
     * @param epsilon added to the root
     * @param decay {@code λ}; 0 is plain Adam
     */
    record Adam(double beta1, double beta2, double epsilon, double decay) implements Optimiser {

        /** Checks the ranges. */
        public Adam {
            Checks.inUnitInterval("beta1", beta1);
            Checks.inUnitInterval("beta2", beta2);
            Checks.positive("epsilon", epsilon);
            Checks.notNegative("decay", decay);
        }

        @Override
        public Stepper start(WeightLayout layout) {
            return new AdamStepper(this, layout);
        }
    }

    /** Limited-memory BFGS on the whole ensemble, with a line search; one iteration an epoch. */
    record Lbfgs(int memory) implements Optimiser {

        /** Checks the range. */
        public Lbfgs {
            if (memory < 1) {
                throw new IllegalArgumentException("L-BFGS keeps at least 1 pair, got " + memory);
            }
        }

        @Override
        public Stepper start(WeightLayout layout) {
            throw new IllegalStateException(
                    "L-BFGS looks for its own step length; run it through Trainer, full batch");
        }
    }

    /**
     * A rule that sees the whole ensemble at every step and finds its own step length; the rate and
     * the batch of the options are not looked at.
     */
    non-sealed interface OfEnsemble extends Optimiser {

        /**
         * Returns a run that stands at its start.
         *
         * @param problem what is minimised; the methods of this library take a residual network's
         * @param engine the engine of the training, whose number of threads is taken over
         * @param initial the first weights
         * @throws IllegalArgumentException METHOD-01 if the method does not take the problem
         */
        EnsembleDescent descend(Fitting problem, EnsembleGradient engine, double[] initial);

        @Override
        default Stepper start(WeightLayout layout) {
            throw new IllegalStateException(
                    this + " looks for its own step; run it through Trainer");
        }
    }

    /** Returns Adam with the usual constants and no decay. */
    static Optimiser adam() {
        return new Adam(0.9, 0.999, 1e-8, 0);
    }

    /** Returns AdamW with the usual constants. */
    static Optimiser adamW(double decay) {
        return new Adam(0.9, 0.999, 1e-8, decay);
    }

    /**
     * Returns the rule with the given name: sgd, momentum, nesterov, adam, adamw or lbfgs.
     *
     * @param decay decoupled decay, for adamw
     */
    static Optimiser named(String name, double decay) {
        return switch (name) {
            case "sgd" -> new Sgd();
            case "momentum" -> new Momentum(0.9, false);
            case "nesterov" -> new Momentum(0.9, true);
            case "adam" -> adam();
            case "adamw" -> adamW(decay);
            case "lbfgs" -> new Lbfgs(10);
            default ->
                    throw new IllegalArgumentException(
                            "unknown optimiser \""
                                    + name
                                    + "\"; choose one of sgd, momentum, nesterov, adam, adamw, lbfgs");
        };
    }
}
