package org.costate.autograd;

import org.costate.kernels.Precision;
import org.costate.nets.GradientMethod;
import org.costate.nets.TrainingProblem;

/**
 * PyTorch's own reverse mode, in double precision, as the referee of the costate sweep.
 *
 * <p>Available where the class path holds PyTorch's native library for this platform. It is never
 * downloaded. At the first gradient it is unpacked, once, some 430 MB, into the first of
 *
 * <ol>
 *   <li>the folder in the environment variable or system property {@code DJL_CACHE_DIR},
 *   <li>{@code ~/.djl.ai}, if the engine was used there before,
 *   <li>{@code ~/.cache/costate}.
 * </ol>
 *
 * <p>Runs on one thread, so that its sums keep their order. A 25 or later Java warns about native
 * access unless it was started with {@code --enable-native-access=ALL-UNNAMED}.
 */
public final class PyTorchReferee implements GradientMethod.Referee {

    /** For the service loader. */
    public PyTorchReferee() {}

    @Override
    public String name() {
        return NativeLibrary.find()
                .map(library -> "PyTorch " + library.version() + " autograd")
                .orElse("PyTorch autograd");
    }

    @Override
    public boolean isAvailable() {
        return NativeLibrary.find().isPresent();
    }

    /**
     * Returns {@code ∂J/∂θ} by PyTorch.
     *
     * @throws IllegalStateException if the native library is missing or does not load
     */
    @Override
    public double[] gradient(TrainingProblem problem, double[] theta) {
        try (PyTorchStep step = PyTorchStep.of(problem, theta, Precision.DOUBLE, 1)) {
            step.run();
            return step.gradient();
        }
    }
}
