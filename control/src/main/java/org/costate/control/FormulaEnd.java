package org.costate.control;

import org.hipparchus.analysis.differentiation.FieldGradient;
import org.hipparchus.analysis.differentiation.Gradient;
import org.hipparchus.analysis.differentiation.UnivariateDerivative1;

/** A terminal cost differentiated to second order from its formula. */
record FormulaEnd(SecondOrderEnd.FieldFormula formula) implements SecondOrderEnd {

    @Override
    public double value(double[] x) {
        return formula.at(Duals.plain(x)).getReal();
    }

    @Override
    public void gradient(double[] x, double[] gradient) {
        Gradient cost = formula.at(Duals.variables(x, 0, x.length));
        for (int j = 0; j < x.length; j++) {
            gradient[j] = cost.getPartialDerivative(j);
        }
    }

    @Override
    public void hessianProduct(double[] x, double[] dx, double[] product) {
        FieldGradient<UnivariateDerivative1> cost =
                formula.at(Duals.movingVariables(x, dx, 0, x.length));
        for (int j = 0; j < x.length; j++) {
            product[j] = cost.getPartialDerivative(j).getFirstDerivative();
        }
    }
}
