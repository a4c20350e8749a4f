package org.costate.control.hj;

import org.costate.ode.Hamiltonian;

/**
 * The equation {@code ∂u/∂t + H(x, −∇u) = tr(D ∇²u)} of a value {@code u(x, t)} with {@code t} to
 * go, for any Hamiltonian of this library and any constant diffusion {@code D ⪰ 0}.
 *
 * <p>{@code H(t, x, p) = max_u ⟨p, f⟩ − ℓ} is the maximised Hamiltonian with costate {@code p =
 * −∇u}; in physical time {@code T − t} and for the action {@code S = −u} this is {@code ∂S/∂t +
 * H(t, x, ∇S) + tr(D∇²S) = 0}. {@code H} is given the time to go as its time. Where {@code H} is
 * even in {@code p}, as {@code |p|²} is, the sign of the slope cannot be seen and the equation
 * reads {@code u_t + |∇u|² = εΔu}.
 *
 * <p>Risk-sensitive control of {@code dX = F dt + √(2ε) dB} is {@code H = ⟨p, F⟩ + |p|²}, {@code D
 * = εI}: {@code V_t = F·∇V + εΔV − |∇V|²}. A network with fixed weights is {@code H = ⟨p, F⟩}
 * alone: linear in {@code p}, a transport equation of viscosity zero.
 */
public final class HamiltonJacobiEquation {

    private final Hamiltonian hamiltonian;
    private final double[][] diffusion;

    private HamiltonJacobiEquation(Hamiltonian hamiltonian, double[][] diffusion) {
        this.hamiltonian = hamiltonian;
        this.diffusion = diffusion;
    }

    /**
     * Returns the equation of {@code H} with diffusion matrix {@code D}.
     *
     * @param diffusion {@code d × d}, symmetric; zero for no viscosity
     */
    public static HamiltonJacobiEquation of(Hamiltonian hamiltonian, double[][] diffusion) {
        double[][] copy = Require.rows("row of D", diffusion);
        Require.dimension("D", copy.length, hamiltonian.dimension());
        Require.dimension("a row of D", copy[0].length, hamiltonian.dimension());
        return new HamiltonJacobiEquation(hamiltonian, copy);
    }

    /**
     * Returns the equation of {@code H} with the same viscosity {@code ν ≥ 0} in all directions.
     */
    public static HamiltonJacobiEquation of(Hamiltonian hamiltonian, double viscosity) {
        double[][] diffusion = new double[hamiltonian.dimension()][hamiltonian.dimension()];
        for (int i = 0; i < diffusion.length; i++) {
            diffusion[i][i] = Require.temperature(viscosity);
        }
        return of(hamiltonian, diffusion);
    }

    /** Returns {@code H}. */
    public Hamiltonian hamiltonian() {
        return hamiltonian;
    }

    /** Returns {@code D}, fresh. */
    public double[][] diffusion() {
        return QuadraticHamiltonian.copy(diffusion);
    }

    /** Returns {@code ∂u/∂t + H(x, −∇u) − tr(D∇²u)} from exact derivatives. */
    public double residual(SmoothValueFunction u, double[] x, double t) {
        Require.dimension("point x", x.length, hamiltonian.dimension());
        return residual(u.timeDerivative(x, t), x, t, u.gradient(x, t), u.hessian(x, t));
    }

    /**
     * Returns the residual from central differences of step {@code h} in space and time; its own
     * error is {@code O(h²) + O(rounding/h²)}.
     */
    public double differenceResidual(ValueFunction u, double[] x, double t, double h) {
        Require.dimension("point x", x.length, hamiltonian.dimension());
        double[] gradient = new double[x.length];
        double[][] hessian = new double[x.length][x.length];
        double centre = u.value(x, t);
        for (int i = 0; i < x.length; i++) {
            double above = u.value(moved(x, i, h, i, 0), t);
            double below = u.value(moved(x, i, -h, i, 0), t);
            gradient[i] = (above - below) / (2 * h);
            hessian[i][i] = (above - 2 * centre + below) / (h * h);
            for (int k = 0; k < i; k++) {
                hessian[i][k] = diffusion[i][k] == 0 ? 0 : mixed(u, x, t, h, i, k);
                hessian[k][i] = hessian[i][k];
            }
        }
        double ut = (u.value(x, t + h) - u.value(x, t - h)) / (2 * h);
        return residual(ut, x, t, gradient, hessian);
    }

    private static double mixed(ValueFunction u, double[] x, double t, double h, int i, int k) {
        return (u.value(moved(x, i, h, k, h), t)
                        - u.value(moved(x, i, h, k, -h), t)
                        - u.value(moved(x, i, -h, k, h), t)
                        + u.value(moved(x, i, -h, k, -h), t))
                / (4 * h * h);
    }

    private static double[] moved(double[] x, int i, double a, int k, double b) {
        double[] moved = x.clone();
        moved[i] += a;
        moved[k] += b;
        return moved;
    }

    private double residual(
            double ut, double[] x, double t, double[] gradient, double[][] hessian) {
        double[] p = new double[x.length];
        double trace = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = -gradient[i];
            for (int k = 0; k < p.length; k++) {
                trace += diffusion[i][k] == 0 ? 0 : diffusion[i][k] * hessian[k][i];
            }
        }
        return ut + hamiltonian.value(t, x, p) - trace;
    }
}
