package org.costate.ode.problems;

import java.util.List;
import org.hipparchus.ode.ODEJacobiansProvider;
import org.hipparchus.ode.OrdinaryDifferentialEquation;

/** Oscillations whose damping is stiff [Mazzia, Magherini 2008]. */
final class StiffOscillations {

    private StiffOscillations() {}

    static List<InitialValueProblem> all() {
        return List.of(vanDerPol(1000), RingModulator.problem(), ElasticBeam.problem());
    }

    /** Relaxation with damping {@code μ}; the end state is known for 1000. */
    static InitialValueProblem vanDerPol(double mu) {
        InitialValueProblem published =
                InitialValueProblem.of(
                                "VDPOL",
                                "van der Pol: y'' = 1000 (1 − y²) y' − y",
                                relaxation(1000),
                                2,
                                0)
                        .stiff();
        return mu == 1000 ? published : published.under(relaxation(mu));
    }

    private static OrdinaryDifferentialEquation relaxation(double mu) {
        return new ODEJacobiansProvider() {
            @Override
            public int getDimension() {
                return 2;
            }

            @Override
            public double[] computeDerivatives(double t, double[] y) {
                return new double[] {y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0]};
            }

            @Override
            public double[][] computeMainStateJacobian(double t, double[] y, double[] d) {
                return new double[][] {{0, 1}, {-2 * mu * y[0] * y[1] - 1, mu * (1 - y[0] * y[0])}};
            }
        };
    }
}
