package org.costate.nets.lse;

/**
 * The temperature {@code ε > 0} of a model: held fixed, or a weight like the others. An annealed
 * one is a sequence of fixed ones, {@link Annealing}.
 */
public sealed interface Temperature {

    /** Returns {@code ε} before training. */
    double initial();

    /**
     * Returns a temperature that stays.
     *
     * @throws IllegalArgumentException if {@code ε} is not positive and finite
     */
    static Temperature fixed(double epsilon) {
        return new Fixed(epsilon);
    }

    /**
     * Returns a temperature that is learnt: {@code log ε} is a weight, its gradient {@code ε
     * ∂J/∂ε}. Only the ratio of {@code ε} to the scale of {@code W} and {@code b} is identifiable
     * from {@code softmax}; the output scale fixes it.
     *
     * @param initial {@code ε} before the first step
     */
    static Temperature learnt(double initial) {
        return new Learnt(initial);
    }

    /** {@code ε} stays. */
    record Fixed(double initial) implements Temperature {

        /** Checks the range. */
        public Fixed {
            check(initial);
        }
    }

    /** {@code log ε} is a weight. */
    record Learnt(double initial) implements Temperature {

        /** Checks the range. */
        public Learnt {
            check(initial);
        }
    }

    private static void check(double epsilon) {
        if (!(epsilon > 0) || Double.isInfinite(epsilon)) {
            throw new IllegalArgumentException(
                    "HJ-01: temperature ε = "
                            + epsilon
                            + ", expected a finite number > 0: the tropical limit has no gradient at"
                            + " its ties. Try: train at a small ε and take atTemperature(0) after");
        }
    }
}
