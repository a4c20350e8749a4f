package org.costate.nets.train;

import org.costate.nets.WeightLayout;
import org.costate.nets.WeightTensor;

/** The memory of Adam: running means of the gradient and of its square. */
final class AdamStepper implements Optimiser.Stepper {

    private final Optimiser.Adam rule;
    private final double[] mean;
    private final double[] square;
    private final boolean[] decays;
    private double power1 = 1;
    private double power2 = 1;

    AdamStepper(Optimiser.Adam rule, WeightLayout layout) {
        this.rule = rule;
        this.mean = new double[layout.length()];
        this.square = new double[layout.length()];
        this.decays = new boolean[layout.length()];
        for (WeightTensor tensor : layout.tensors()) {
            for (int i = 0; i < tensor.length(); i++) {
                decays[tensor.offset() + i] = rule.decay() > 0 && !tensor.isBias();
            }
        }
    }

    @Override
    public void step(double[] theta, double[] gradient, double rate) {
        power1 *= rule.beta1();
        power2 *= rule.beta2();
        double step = rate / (1 - power1);
        double root = 1 / Math.sqrt(1 - power2);
        double kept = 1 - rate * rule.decay();
        for (int i = 0; i < theta.length; i++) {
            double g = gradient[i];
            mean[i] = rule.beta1() * mean[i] + (1 - rule.beta1()) * g;
            square[i] = rule.beta2() * square[i] + (1 - rule.beta2()) * g * g;
            double decayed = decays[i] ? kept * theta[i] : theta[i];
            theta[i] = decayed - step * mean[i] / (Math.sqrt(square[i]) * root + rule.epsilon());
        }
    }
}
