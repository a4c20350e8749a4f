package org.costate.control.transcription;

import org.costate.control.SmoothMap;
import org.hipparchus.analysis.differentiation.DSFactory;
import org.hipparchus.analysis.differentiation.DerivativeStructure;

/** A smooth map written once as a formula, differentiated twice forward: slow and sure. */
final class Formula implements SmoothMap {

    /** The formula. */
    interface Body {

        DerivativeStructure[] at(DerivativeStructure[] v);
    }

    private final int inputs;
    private final int outputs;
    private final Body body;
    private final DSFactory plain;
    private final DSFactory first;
    private final DSFactory second;

    Formula(int inputs, int outputs, Body body) {
        this.inputs = inputs;
        this.outputs = outputs;
        this.body = body;
        plain = new DSFactory(inputs, 0);
        first = new DSFactory(inputs, 1);
        second = new DSFactory(inputs, 2);
    }

    private DerivativeStructure[] at(DSFactory factory, double[] v) {
        DerivativeStructure[] d = new DerivativeStructure[inputs];
        for (int i = 0; i < inputs; i++) {
            d[i] = factory.getCompiler().getOrder() == 0
                    ? factory.constant(v[i])
                    : factory.variable(i, v[i]);
        }
        return body.at(d);
    }

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
        DerivativeStructure[] f = at(plain, v);
        for (int i = 0; i < outputs; i++) {
            y[i] = f[i].getValue();
        }
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        DerivativeStructure[] f = at(first, v);
        int[] orders = new int[inputs];
        for (int i = 0; i < outputs; i++) {
            y[i] = f[i].getValue();
            for (int j = 0; j < inputs; j++) {
                orders[j] = 1;
                dy[i][j] = f[i].getPartialDerivative(orders);
                orders[j] = 0;
            }
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        DerivativeStructure[] f = at(second, v);
        int[] orders = new int[inputs];
        for (int j = 0; j < inputs; j++) {
            for (int l = 0; l < inputs; l++) {
                orders[j]++;
                orders[l]++;
                double sum = 0;
                for (int i = 0; i < outputs; i++) {
                    sum += w[i] == 0 ? 0 : w[i] * f[i].getPartialDerivative(orders);
                }
                h[j][l] = sum;
                orders[j]--;
                orders[l]--;
            }
        }
    }
}
