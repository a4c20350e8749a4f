package org.costate.control;

/**
 * A running cost {@code ℓ(t, x, u)}, integrated over time and minimised.
 *
 * <p>Arrays are borrowed for the call.
 */
public interface RunningCost {

    /** Returns {@code ℓ(t, x, u)}. */
    double value(double t, double[] x, double[] u);

    /** Adds {@code scale · ∂ℓ/∂x} to {@code gx} and {@code scale · ∂ℓ/∂u} to {@code gu}. */
    void addGradient(double t, double[] x, double[] u, double scale, double[] gx, double[] gu);

    /**
     * Returns the share of this cost that is charged while a splitting advances one part of a
     * separable system; over all parts the shares must make up {@code ℓ} to first order.
     *
     * @param part the part, counted from 0
     * @param parts the number of parts; an equal share each unless overridden
     */
    default RunningCost ofPart(int part, int parts) {
        return new SharedCost(this, 1.0 / parts);
    }

    /**
     * Returns the cost that is written once, as a formula; derivatives are derived.
     *
     * @param n the dimension of the state
     * @param m the dimension of the control
     */
    static SecondOrderCost smooth(int n, int m, RunningFormula cost) {
        return StatedCost.of(n, m, cost);
    }

    /** Returns {@code ℓ = 0}. */
    static RunningCost none() {
        return QuadraticEnergy.NONE;
    }

    /** Returns the control energy {@code ℓ = ½ |u|²}. */
    static RunningCost energy() {
        return energy(1.0);
    }

    /** Returns {@code ℓ = ½ weight |u|²}; on a network's weights this is weight decay. */
    static RunningCost energy(double weight) {
        return new QuadraticEnergy(weight);
    }
}
