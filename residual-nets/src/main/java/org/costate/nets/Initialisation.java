package org.costate.nets;

import java.util.SplittableRandom;

/**
 * How weights are drawn before training: independent normal numbers, one deviation a kind of
 * tensor.
 *
 * <p>Matrices of lift and read-out have deviation {@code 1/√columns}, their biases are zero.
 *
 * @param stepMatrices deviation of the steps' matrices; 0 stands for {@code 1/√columns}
 * @param stepBiases deviation of the steps' biases
 */
public record Initialisation(double stepMatrices, double stepBiases) {

    /** Checks the ranges. */
    public Initialisation {
        if (!(stepMatrices >= 0 && stepBiases >= 0)
                || !Double.isFinite(stepMatrices + stepBiases)) {
            throw new IllegalArgumentException(
                    "deviations of initial weights are "
                            + stepMatrices
                            + " and "
                            + stepBiases
                            + ", expected finite numbers ≥ 0");
        }
    }

    /** Returns matrices of deviation {@code 1/√columns} everywhere and no biases. */
    public static Initialisation standard() {
        return new Initialisation(0, 0);
    }

    double[] weights(WeightLayout layout, SplittableRandom random) {
        double[] theta = new double[layout.length()];
        for (WeightTensor tensor : layout.tensors()) {
            double deviation = deviation(layout, tensor);
            for (int i = 0; i < tensor.length() && deviation > 0; i++) {
                theta[tensor.offset() + i] = deviation * random.nextGaussian();
            }
        }
        return theta;
    }

    private double deviation(WeightLayout layout, WeightTensor tensor) {
        boolean isStep = tensor.offset() >= layout.control(0) && tensor.offset() < layout.readOut();
        if (tensor.isBias()) {
            return isStep ? stepBiases : 0;
        }
        return isStep && stepMatrices > 0 ? stepMatrices : 1 / Math.sqrt(tensor.cols());
    }
}
