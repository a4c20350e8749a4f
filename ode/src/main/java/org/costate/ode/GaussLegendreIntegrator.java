package org.costate.ode;

import org.hipparchus.ode.ODEStateAndDerivative;

/**
 * The Gauss–Legendre methods of 1, 2 and 3 stages on a fixed step: collocation at the zeros of the
 * shifted Legendre polynomial, order {@code 2s}, A-stable, symmetric and symplectic; one stage is
 * the implicit midpoint rule [Hairer, Lubich, Wanner 2006, II.1.3].
 *
 * <p>Conserves every quadratic first integral to rounding. The stages are solved to rounding, by
 * fixed-point iteration or, where that does not contract, by Newton's with the Jacobian of an
 * {@link org.hipparchus.ode.ODEJacobiansProvider} (else by differences).
 *
 * <p>Dense output: the cubic of both ends for one stage; for more, the polynomial of degree {@code
 * s + 2} with the slopes of the ends and stages, exact at both ends and in error by {@code
 * O(h^{s+2})} between.
 *
 * <p>Ends in an {@link IntegrationException} if the stages do not converge, or a state or slope is
 * not finite.
 */
public final class GaussLegendreIntegrator extends ImplicitFixedStepIntegrator {

    /**
     * Makes an integrator.
     *
     * @param stages 1, 2 or 3
     * @param step its length; the direction is that of the integration
     * @throws IllegalArgumentException if there is no such method, or the step is zero or not
     *     finite
     */
    public GaussLegendreIntegrator(int stages, double step) {
        super("gauss-" + stages, Collocation.gauss(stages), step);
    }

    @Override
    double a(int i, int j, int component, int dimension) {
        return method().a()[i][j];
    }

    @Override
    double[][] polynomial(
            double h, ODEStateAndDerivative start, ODEStateAndDerivative end, double[][] slopes) {
        int s = slopes.length;
        if (s == 1) {
            return PolynomialInterpolator.hermite(
                    h,
                    start.getCompleteState(),
                    start.getCompleteDerivative(),
                    end.getCompleteState(),
                    end.getCompleteDerivative());
        }
        double[] nodes = new double[s + 2];
        double[][] all = new double[s + 2][];
        System.arraycopy(method().c(), 0, nodes, 1, s);
        System.arraycopy(slopes, 0, all, 1, s);
        nodes[s + 1] = 1;
        all[0] = start.getCompleteDerivative();
        all[s + 1] = end.getCompleteDerivative();
        return PolynomialInterpolator.throughSlopes(h, nodes, all);
    }
}
