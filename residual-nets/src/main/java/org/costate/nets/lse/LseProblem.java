package org.costate.nets.lse;

import org.costate.nets.Ensemble;
import org.costate.nets.Fitting;
import org.costate.nets.Loss;
import org.costate.nets.WeightLayout;

/**
 * The fitting of an {@link LseModel}: {@code J(θ) = mean_s φ(z(x_s; θ), y_s)}.
 *
 * <p>In the coordinates {@link Coordinates#atoms} it is a search over initial data {@code (y, g)}.
 *
 * @param model the model
 * @param ensemble inputs with targets
 * @param loss {@code φ}
 */
public record LseProblem(LseModel model, Ensemble ensemble, Loss loss) implements Fitting {

    /**
     * Returns the problem.
     *
     * @throws IllegalArgumentException if features, outputs, loss and targets do not fit
     */
    public static LseProblem of(LseModel model, Ensemble ensemble, Loss loss) {
        if (ensemble.features() != model.features()) {
            throw new IllegalArgumentException(
                    "inputs have "
                            + ensemble.features()
                            + " features, the model takes "
                            + model.features());
        }
        loss.requireTargets(ensemble, model.outputs());
        return new LseProblem(model, ensemble, loss);
    }

    @Override
    public WeightLayout layout() {
        return model.layout();
    }

    @Override
    public LseProblem over(Ensemble other) {
        return of(model, other, loss);
    }

    /** Has none: returns 0. */
    @Override
    public double addRunningCosts(double[] theta, double[] gradient) {
        return 0;
    }

    /** Returns {@code J(θ)}. */
    public double cost(double[] theta) {
        return gradient(theta, new double[theta.length]);
    }

    /** Returns {@code ∂J/∂θ}, exact to rounding. */
    public double[] gradient(double[] theta) {
        double[] gradient = new double[theta.length];
        gradient(theta, gradient);
        return gradient;
    }

    private double gradient(double[] theta, double[] gradient) {
        try (LseGradient sweep = model.sweeping(loss, 1)) {
            return sweep.gradient(theta, ensemble, gradient);
        }
    }
}
