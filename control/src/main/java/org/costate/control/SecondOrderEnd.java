package org.costate.control;

import org.hipparchus.CalculusFieldElement;

/** A terminal cost that also knows how its gradient changes along a direction. */
public interface SecondOrderEnd extends TerminalCost {

    /** A cost {@code φ(x)} as one formula over any field of numbers. */
    interface FieldFormula {
        /** Returns {@code φ(x)}. */
        <T extends CalculusFieldElement<T>> T at(T[] x);
    }

    /** Writes {@code ∇²φ(x) δx} into {@code product}. */
    void hessianProduct(double[] x, double[] dx, double[] product);

    /** Returns the cost whose formula is differentiated to second order, exactly. */
    static SecondOrderEnd of(FieldFormula cost) {
        return new FormulaEnd(cost);
    }
}
