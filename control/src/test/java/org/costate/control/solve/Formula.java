package org.costate.control.solve;

import org.costate.control.SmoothMap;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** A map written once over differentiable scalars of order two. */
interface Formula {

    DerivativeStructure[] at(DerivativeStructure[] v);

    static DerivativeStructure[] vector(DerivativeStructure... components) {
        return components;
    }

    static SmoothMap map(int inputs, int outputs, Formula formula) {
        return new SmoothMap() {
            @Override
            public int inputs() {
                return inputs;
            }

            @Override
            public int outputs() {
                return outputs;
            }

            @Override
            public void value(double[] v, double[] y) {
                DerivativeStructure[] f = evaluate(v, 1);
                for (int i = 0; i < outputs; i++) {
                    y[i] = f[i].getValue();
                }
            }

            @Override
            public void jacobian(double[] v, double[] y, double[][] dy) {
                DerivativeStructure[] f = evaluate(v, 1);
                for (int i = 0; i < outputs; i++) {
                    y[i] = f[i].getValue();
                    for (int j = 0; j < inputs; j++) {
                        int[] orders = new int[inputs];
                        orders[j] = 1;
                        dy[i][j] = f[i].getPartialDerivative(orders);
                    }
                }
            }

            @Override
            public void hessian(double[] v, double[] w, double[][] h) {
                DerivativeStructure[] f = evaluate(v, 2);
                for (int i = 0; i < inputs; i++) {
                    for (int j = 0; j < inputs; j++) {
                        int[] orders = new int[inputs];
                        orders[i]++;
                        orders[j]++;
                        h[i][j] = 0;
                        for (int k = 0; k < outputs; k++) {
                            h[i][j] += w[k] == 0 ? 0 : w[k] * f[k].getPartialDerivative(orders);
                        }
                    }
                }
            }

            private DerivativeStructure[] evaluate(double[] v, int order) {
                DSFactory factory = new DSFactory(inputs, order);
                DerivativeStructure[] variables = new DerivativeStructure[inputs];
                for (int i = 0; i < inputs; i++) {
                    variables[i] = factory.variable(i, v[i]);
                }
                return formula.at(variables);
            }
        };
    }
}
