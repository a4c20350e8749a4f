package org.costate.nets;

import java.util.Optional;
import java.util.ServiceLoader;
import org.costate.ode.AdaptiveIntegrator;

/** A way to get {@code ∂J/∂θ} of a training problem. */
public interface GradientMethod {

    /** Returns its name, for tables. */
    String name();

    /**
     * Returns {@code ∂J/∂θ}.
     *
     * @param theta the weights, as long as the network's layout
     * @return as many numbers; NaN where this method was not asked to look
     */
    double[] gradient(TrainingProblem problem, double[] theta);

    /** Returns the costate sweep by the fastest kernels there are. */
    static GradientMethod costateSweep() {
        return named("costate sweep", TrainingProblem::gradient);
    }

    /**
     * Returns the costate sweep one sample at a time, in plain loops: the oracle of the kernels.
     */
    static GradientMethod plainSweep() {
        return new PlainSweep();
    }

    /**
     * Returns forward-mode differentiation by Hipparchus, which restates the network's formulas and
     * shares no derivative code.
     *
     * <p>Its cost grows with the number of weights; beyond {@code most}, a fixed selection of that
     * many weights is looked at and the rest is NaN.
     */
    static GradientMethod forwardMode(int most) {
        return new ForwardMode(most);
    }

    /**
     * Returns the continuous costate equation, state and costate integrated adaptively.
     *
     * @param integrator a Hipparchus integrator with step control
     * @param tolerance its relative tolerance; the absolute one is a hundredth of it
     */
    static GradientMethod continuous(AdaptiveIntegrator integrator, double tolerance) {
        return ContinuousSweep.method(integrator, tolerance);
    }

    /** Returns the autograd engine, if its module and its native library are there. */
    static Optional<GradientMethod> autograd() {
        return ServiceLoader.load(Referee.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(Referee::isAvailable)
                .map(referee -> (GradientMethod) referee)
                .findFirst();
    }

    /** A gradient method that comes from another module and may not work on every platform. */
    interface Referee extends GradientMethod {
        /** Says whether it can run here. */
        boolean isAvailable();
    }

    /** The formula of a method. */
    @FunctionalInterface
    interface Formula {
        /** Returns {@code ∂J/∂θ}. */
        double[] gradient(TrainingProblem problem, double[] theta);
    }

    /** Returns a method from its name and its formula. */
    static GradientMethod named(String name, Formula formula) {
        return new GradientMethod() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double[] gradient(TrainingProblem problem, double[] theta) {
                return formula.gradient(problem, theta);
            }
        };
    }
}
