package org.costate.control;

import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1Field;
import org.hipparchus.util.Binary64;
import org.hipparchus.util.Binary64Field;
import org.hipparchus.util.MathArrays;

/** Arrays of the numbers that formulas are differentiated with. */
final class Duals {

    private Duals() {}

    static Binary64[] plain(double[] x) {
        Binary64[] v = MathArrays.buildArray(Binary64Field.getInstance(), x.length);
        for (int i = 0; i < v.length; i++) {
            v[i] = new Binary64(x[i]);
        }
        return v;
    }

    /** {@code x + ε dx}. */
    static UnivariateDerivative1[] moving(double[] x, double[] dx) {
        var v = MathArrays.buildArray(UnivariateDerivative1Field.getInstance(), x.length);
        for (int i = 0; i < v.length; i++) {
            v[i] = new UnivariateDerivative1(x[i], dx[i]);
        }
        return v;
    }

    /** Variables {@code first, first + 1, …} of {@code all}. */
    static Gradient[] variables(double[] x, int first, int all) {
        Gradient[] v = new Gradient[x.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = Gradient.variable(all, first + i, x[i]);
        }
        return v;
    }

    /** Variables {@code first, first + 1, …} of {@code all}, which move along {@code dx}. */
    static FieldGradient<UnivariateDerivative1>[] movingVariables(
            double[] x, double[] dx, int first, int all) {
        FieldGradient<UnivariateDerivative1>[] v =
                MathArrays.buildArray(still(0, all).getField(), x.length);
        for (int i = 0; i < v.length; i++) {
            v[i] = FieldGradient.variable(all, first + i, new UnivariateDerivative1(x[i], dx[i]));
        }
        return v;
    }

    static FieldGradient<UnivariateDerivative1> still(double value, int all) {
        return FieldGradient.constant(all, new UnivariateDerivative1(value, 0));
    }
}
