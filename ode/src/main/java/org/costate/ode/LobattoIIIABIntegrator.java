package org.costate.ode;

import org.hipparchus.ode.ExpandableODE;
import org.hipparchus.ode.ODEState;
import org.hipparchus.ode.ODEStateAndDerivative;

/**
 * The pair Lobatto IIIA for the first half of the state, IIIB for the second, on a fixed step:
 * order {@code 2s − 2} with {@code s} stages, symmetric, and symplectic for {@code (x, p)} of a
 * Hamiltonian system [Sun 1993; Hairer, Lubich, Wanner 2006, II.2.2].
 *
 * <p>IIIA is collocation at the Lobatto nodes, IIIB its symplectic partner {@code Â_ij = b_j − b_j
 * a_ji / b_i}: the discretisation of costates that belongs to a state discretised by IIIA. Two
 * stages of a separable Hamiltonian are Störmer–Verlet. Dense output is the cubic of both ends.
 *
 * <p>Ends in an {@link IntegrationException} if the stages do not converge, or a state or slope is
 * not finite.
 */
public final class LobattoIIIABIntegrator extends ImplicitFixedStepIntegrator {

    private final double[][] partner;

    /**
     * Makes an integrator.
     *
     * @param stages 2, 3 or 4
     * @param step its length; the direction is that of the integration
     * @throws IllegalArgumentException if there is no such method, or the step is zero or not
     *     finite
     */
    public LobattoIIIABIntegrator(int stages, double step) {
        super("lobatto-iiiab-" + stages, Collocation.lobatto(stages), step);
        this.partner = method().partner();
    }

    /**
     * Integrates equations of {@code (x, p)}, {@code n} components each.
     *
     * @throws IllegalArgumentException if the state has no two halves, or there are secondary
     *     equations
     */
    @Override
    public ODEStateAndDerivative integrate(
            ExpandableODE equations, ODEState initialState, double finalTime) {
        int dimension = equations.getMapper().getTotalDimension();
        if (dimension % 2 != 0 || dimension != equations.getPrimary().getDimension()) {
            throw new IllegalArgumentException(
                    getName()
                            + " takes x and p of equal dimension and no secondary equations,"
                            + " got a state of dimension "
                            + equations.getPrimary().getDimension()
                            + " of "
                            + dimension);
        }
        return super.integrate(equations, initialState, finalTime);
    }

    @Override
    double a(int i, int j, int component, int dimension) {
        return component < dimension / 2 ? method().a()[i][j] : partner[i][j];
    }

    @Override
    double[][] polynomial(
            double h, ODEStateAndDerivative start, ODEStateAndDerivative end, double[][] slopes) {
        return PolynomialInterpolator.hermite(
                h,
                start.getCompleteState(),
                start.getCompleteDerivative(),
                end.getCompleteState(),
                end.getCompleteDerivative());
    }
}
