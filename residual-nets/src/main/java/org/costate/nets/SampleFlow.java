package org.costate.nets;

import java.util.Arrays;
import java.util.function.Supplier;
import org.costate.control.ControlHamiltonian;
import org.costate.ode.Velocity;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import org.hipparchus.ode.DenseOutputModel;
import org.hipparchus.ode.ODEIntegrator;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.OrdinaryDifferentialEquation;
import org.hipparchus.ode.sampling.ODEStateInterpolator;

/**
 * One sample's state and costate as adaptive Hipparchus integrations, layer by layer.
 *
 * <p>The state goes forward with dense output; the costate comes back through {@code ṗ = −∂H/∂x}
 * along it; {@code ∫ ∂H/∂u dt} is taken over every accepted step by Gauss–Legendre quadrature on
 * both interpolants.
 */
final class SampleFlow {

    private static final int QUADRATURE_POINTS = 6; // exact to degree 11, above every interpolant

    private final ResidualNetwork network;
    private final double[] theta;
    private final Supplier<ODEIntegrator> integrators;
    private final PlainEnds ends;
    private final ControlHamiltonian hamiltonian;
    private final DenseOutputModel[] layers;
    private final double[] points;
    private final double[] shares;
    private double runningCost;

    SampleFlow(
            TrainingProblem problem,
            double[] theta,
            int sample,
            Supplier<ODEIntegrator> integrators) {
        this(
                problem.network(),
                problem.regularisation(),
                new PlainEnds(problem.network(), problem.ensemble(), problem.loss(), theta, sample),
                theta,
                integrators);
    }

    SampleFlow(
            ResidualNetwork network,
            Ensemble ensemble,
            Loss loss,
            double[] theta,
            int sample,
            Supplier<ODEIntegrator> integrators) {
        this(
                network,
                Regularisation.none(),
                new PlainEnds(network, ensemble, loss, theta, sample),
                theta,
                integrators);
    }

    private SampleFlow(
            ResidualNetwork network,
            Regularisation regularisation,
            PlainEnds ends,
            double[] theta,
            Supplier<ODEIntegrator> integrators) {
        this.network = network;
        this.theta = theta;
        this.integrators = integrators;
        this.ends = ends;
        this.hamiltonian =
                ControlHamiltonian.of(
                        network.block(),
                        new PlainEnds.KineticCost(
                                network, network.block(), regularisation.kinetic()));
        this.layers = new DenseOutputModel[network.depth()];
        GaussIntegrator gauss = new GaussIntegratorFactory().legendre(QUADRATURE_POINTS, 0, 1);
        this.points = new double[QUADRATURE_POINTS];
        this.shares = new double[QUADRATURE_POINTS];
        for (int i = 0; i < QUADRATURE_POINTS; i++) {
            points[i] = gauss.getPoint(i);
            shares[i] = gauss.getWeight(i);
        }
    }

    /** Returns the outputs at the end of the flow. */
    double[] outputs() {
        return ends.outputs(forward(false));
    }

    /** Adds {@code weight ∂J_s/∂θ} and returns {@code J_s}. */
    double addGradient(double weight, double[] gradient) {
        double[] end = forward(true);
        double[] p = new double[end.length];
        ends.gradient(end, p);
        for (int i = 0; i < p.length; i++) {
            p[i] = -p[i]; // p(T) = −∇φ
        }
        for (int k = network.depth() - 1; k >= 0; k--) {
            p = backward(k, p, weight, gradient);
        }
        ends.addEndGradients(end, p, weight, gradient);
        return ends.value(end) + runningCost;
    }

    private double[] control(int k) {
        return PlainSweep.slice(
                theta, network.layout().control(k), network.layout().controlDimension());
    }

    private double[] forward(boolean dense) {
        double[] x = ends.initialState();
        for (int k = 0; k < network.depth(); k++) {
            double[] u = control(k);
            ODEIntegrator integrator = integrators.get();
            if (dense) {
                layers[k] = new DenseOutputModel();
                integrator.addStepHandler(layers[k]);
            }
            x =
                    integrate(
                            integrator,
                            k,
                            k + 1,
                            x,
                            (t, y, yDot) -> network.block().velocity(t, y, u, yDot));
        }
        return x;
    }

    private double[] backward(int k, double[] end, double weight, double[] gradient) {
        double[] u = control(k);
        double[] ignored = new double[u.length];
        double[] hu = new double[u.length];
        DenseOutputModel states = layers[k];
        ODEIntegrator integrator = integrators.get();
        integrator.addStepHandler(step -> addStep(step, states, u, hu));
        double[] start =
                integrate(
                        integrator,
                        k + 1,
                        k,
                        end,
                        (t, p, pDot) -> {
                            double[] x = states.getInterpolatedState(t).getPrimaryState();
                            hamiltonian.addGradient(t, x, p, -1, u, pDot, ignored);
                            for (int i = 0; i < pDot.length; i++) {
                                pDot[i] = -pDot[i];
                            }
                        });
        int at = network.layout().control(k);
        for (int i = 0; i < hu.length; i++) {
            gradient[at + i] -= weight * hu[i]; // ∂J/∂u = −∫ ∂H/∂u dt
        }
        return start;
    }

    /** Adds {@code ∫ ∂H/∂u dt} over one accepted step of the costate, which runs backward. */
    private void addStep(
            ODEStateInterpolator step, DenseOutputModel states, double[] u, double[] hu) {
        double t1 = step.getPreviousState().getTime();
        double t0 = step.getCurrentState().getTime();
        double[] stepHu = new double[u.length];
        double[] ignored = new double[network.width()];
        for (int i = 0; i < points.length; i++) {
            double t = t0 + points[i] * (t1 - t0);
            double share = shares[i] * (t1 - t0);
            double[] p = step.getInterpolatedState(t).getPrimaryState();
            double[] x = states.getInterpolatedState(t).getPrimaryState();
            Arrays.fill(stepHu, 0);
            hamiltonian.addGradient(t, x, p, -1, u, ignored, stepHu);
            runningCost += share * hamiltonian.runningCost().value(t, x, u);
            for (int j = 0; j < hu.length; j++) {
                hu[j] += share * stepHu[j];
            }
        }
    }

    private double[] integrate(ODEIntegrator integrator, int from, int to, double[] x, Velocity f) {
        OrdinaryDifferentialEquation equation =
                new OrdinaryDifferentialEquation() {
                    @Override
                    public int getDimension() {
                        return x.length;
                    }

                    @Override
                    public double[] computeDerivatives(double t, double[] y) {
                        double[] yDot = new double[y.length];
                        f.evaluate(t, y, yDot);
                        return yDot;
                    }
                };
        return integrator
                .integrate(
                        equation,
                        new ODEState(network.grid().node(from), x),
                        network.grid().node(to))
                .getPrimaryState();
    }
}
