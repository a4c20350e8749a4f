package org.costate.control.hj;

import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** Formulas of the theory, written once more over truncated Taylor series: the referee. */
final class Jet {

    private Jet() {}

    /** Variables of a series of the given order, all parameters active. */
    static DerivativeStructure[] variables(int order, double... values) {
        DSFactory factory = new DSFactory(values.length, order);
        DerivativeStructure[] v = new DerivativeStructure[values.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = factory.variable(i, values[i]);
        }
        return v;
    }

    /** {@code ε log Σ w_j e^{s_j/ε}}, as it stands. */
    static DerivativeStructure logSumExp(
            DerivativeStructure[] s, double[] logWeights, DerivativeStructure epsilon) {
        double top = Double.NEGATIVE_INFINITY;
        for (DerivativeStructure z : s) {
            top = Math.max(top, z.getValue());
        }
        DerivativeStructure sum = s[0].newInstance(0);
        for (int j = 0; j < s.length; j++) {
            sum = sum.add(s[j].subtract(top).divide(epsilon).add(logWeights[j]).exp());
        }
        return sum.log().multiply(epsilon).add(top);
    }
}
