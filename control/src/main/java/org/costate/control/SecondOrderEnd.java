package org.costate.control;

/**
 * A terminal cost that also knows how its gradient changes along a direction; every cost of a
 * formula is one: {@link TerminalCost#smooth}.
 */
public interface SecondOrderEnd extends TerminalCost {

    /** Writes {@code ∇²φ(x) δx} into {@code product}. */
    void hessianProduct(double[] x, double[] dx, double[] product);
}
