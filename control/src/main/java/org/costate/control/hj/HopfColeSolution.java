package org.costate.control.hj;

import org.hipparchus.util.FastMath;

/**
 * The Hopf–Cole solution of {@code u_t + ∇uᵀA∇u = ε tr(A∇²u)} from an {@link AtomMeasure}, and its
 * Hopf–Lax limit at {@code ε = 0}.
 *
 * <p>With {@code E_j(x, t) = g_j + (x−y_j)ᵀA⁻¹(x−y_j)/(4t)} and {@code π_j ∝ w_j e^{−E_j/ε}}
 *
 * <pre>
 *   raw   u_ε = −ε log Σ_j w_j e^{−E_j/ε}
 *   true  ũ_ε = u_ε + (ε/2) log det(4πεtA)
 * </pre>
 *
 * <p>The raw function is what a layer gives, and it does <em>not</em> solve the equation: {@code
 * ∂_t u + ∇uᵀA∇u − ε tr(A∇²u) = −εd/(2t)}, because the sum is the heat kernel without its
 * prefactor: {@code φ_raw = (4πεt)^{d/2} φ} has {@code ∂_t φ_raw = εΔφ_raw + (d/2t) φ_raw}. The
 * prefactor is constant in space, so {@code π}, {@code ∇u} and {@code ∇²u} are the same for both.
 * {@link #value} is the true solution.
 *
 * <pre>
 *   ∇u = A⁻¹(x − ȳ)/(2t)          ∇²u = A⁻¹/(2t) − A⁻¹ Cov_π(y) A⁻¹/(4t²ε)   ⪯ A⁻¹/(2t)
 *   ∂_t u = −Σ π_j (E_j − g_j)/t   ∂_t ũ = ∂_t u + εd/(2t)
 *   ∂u/∂g_j = π_j                  ∂u/∂y_j = π_j A⁻¹(y_j − x)/(2t)
 * </pre>
 *
 * <p>{@code ȳ = Σ π_j y_j} is the posterior mean of the starting points, the foot of the
 * characteristic through {@code x}. The optimal velocity is {@code ∂H/∂p} at the costate {@code p =
 * −∇u}: {@code (ȳ − x)/t}, towards the atoms as the time to go runs out; the characteristic of the
 * equation itself leaves them with {@code 2A∇u = (x − ȳ)/t}.
 *
 * @see HopfColeDictionary
 */
public final class HopfColeSolution implements SmoothValueFunction {

    private final QuadraticHamiltonian hamiltonian;
    private final double[][] y;
    private final double[] g;
    private final double[] logWeights;
    private final double epsilon;

    private HopfColeSolution(AtomMeasure atoms, QuadraticHamiltonian hamiltonian, double epsilon) {
        this.hamiltonian = hamiltonian;
        this.y = atoms.positions();
        this.g = atoms.initialValues();
        this.logWeights = atoms.logWeights();
        this.epsilon = epsilon;
    }

    /** Returns the solution for {@code H = |p|²}, viscosity {@code ε ≥ 0}. */
    public static HopfColeSolution of(AtomMeasure atoms, double epsilon) {
        return of(atoms, QuadraticHamiltonian.square(atoms.dimension()), epsilon);
    }

    /**
     * Returns the solution for {@code H = pᵀAp}, temperature {@code ε ≥ 0}.
     *
     * @throws IllegalArgumentException if dimensions differ or {@code ε} is negative
     */
    public static HopfColeSolution of(
            AtomMeasure atoms, QuadraticHamiltonian hamiltonian, double epsilon) {
        Require.dimension("each atom", atoms.dimension(), hamiltonian.dimension());
        return new HopfColeSolution(atoms, hamiltonian, Require.temperature(epsilon));
    }

    @Override
    public int dimension() {
        return hamiltonian.dimension();
    }

    /** Returns {@code ε}. */
    public double temperature() {
        return epsilon;
    }

    /** Returns the equation that {@link #value} solves. */
    public HamiltonJacobiEquation equation() {
        double[][] diffusion = hamiltonian.matrix();
        for (double[] row : diffusion) {
            for (int i = 0; i < row.length; i++) {
                row[i] *= epsilon;
            }
        }
        return HamiltonJacobiEquation.of(hamiltonian, diffusion);
    }

    /** Returns the energies {@code E_j(x, t)}. */
    public double[] energies(double[] x, double t) {
        check(x, t);
        double[] e = new double[g.length];
        for (int j = 0; j < e.length; j++) {
            e[j] = g[j] + hamiltonian.transportEnergy(x, y[j], t);
        }
        return e;
    }

    /** Returns {@code π(x, t)}, whose value is {@code −u_ε}. */
    public GibbsMeasure gibbs(double[] x, double t) {
        double[] scores = energies(x, t);
        for (int j = 0; j < scores.length; j++) {
            scores[j] = -scores[j];
        }
        return GibbsMeasure.of(scores, logWeights, epsilon);
    }

    /**
     * Returns the raw {@code u_ε(x, t) = −ε log Σ w_j e^{−E_j/ε}}, no solution for {@code ε > 0}.
     */
    public double raw(double[] x, double t) {
        return -gibbs(x, t).value();
    }

    /** Returns {@code ũ − u = (ε/2) log det(4πεtA)}, 0 at {@code ε = 0}. */
    public double normalisation(double t) {
        Require.time(t);
        if (epsilon == 0) {
            return 0;
        }
        double log = dimension() * FastMath.log(4 * FastMath.PI * epsilon * t);
        return 0.5 * epsilon * (log + hamiltonian.logDeterminant());
    }

    /** Returns {@code ũ_ε(x, t)}, which solves the equation. */
    @Override
    public double value(double[] x, double t) {
        return raw(x, t) + normalisation(t);
    }

    /** Returns {@code ∂_t u_ε} of the raw function. */
    public double rawTimeDerivative(double[] x, double t) {
        double[] e = energies(x, t);
        GibbsMeasure pi = gibbs(x, t);
        for (int j = 0; j < e.length; j++) {
            e[j] -= g[j];
        }
        return -pi.mean(e) / t;
    }

    @Override
    public double timeDerivative(double[] x, double t) {
        return rawTimeDerivative(x, t) + epsilon * dimension() / (2 * t);
    }

    /** Returns {@code ȳ = Σ π_j y_j}, the foot of the characteristic through {@code (x, t)}. */
    public double[] foot(double[] x, double t) {
        return gibbs(x, t).mean(y);
    }

    /** Returns the optimal velocity {@code ∂H/∂p(−∇u) = (ȳ − x)/t}. */
    public double[] optimalVelocity(double[] x, double t) {
        double[] v = foot(x, t);
        for (int i = 0; i < v.length; i++) {
            v[i] = (v[i] - x[i]) / t;
        }
        return v;
    }

    @Override
    public double[] gradient(double[] x, double t) {
        double[] foot = foot(x, t);
        for (int i = 0; i < foot.length; i++) {
            foot[i] = (x[i] - foot[i]) / (2 * t);
        }
        return hamiltonian.lower(foot);
    }

    @Override
    public double[][] hessian(double[] x, double t) {
        double[][] covariance = gibbs(x, t).covariance(y);
        double[][] inverse = hamiltonian.inverse();
        int d = inverse.length;
        double[][] hessian = new double[d][];
        double[][] half = new double[d][];
        for (int i = 0; i < d; i++) {
            half[i] = hamiltonian.lower(covariance[i]);
        }
        for (int i = 0; i < d; i++) {
            double[] column = new double[d];
            for (int k = 0; k < d; k++) {
                column[k] = half[k][i];
            }
            hessian[i] = hamiltonian.lower(column);
            for (int k = 0; k < d; k++) {
                double bend = LseLayer.curvature(hessian[i][k], epsilon);
                hessian[i][k] = inverse[i][k] / (2 * t) - bend / (4 * t * t);
            }
        }
        return hessian;
    }

    /** Returns {@code ∂u/∂g = π}. */
    public double[] initialValueGradient(double[] x, double t) {
        return gibbs(x, t).probabilities();
    }

    /** Returns {@code ∂u/∂y_j = π_j A⁻¹(y_j − x)/(2t)}, {@code N × d}. */
    public double[][] positionGradient(double[] x, double t) {
        GibbsMeasure pi = gibbs(x, t);
        double[][] gradient = new double[y.length][];
        for (int j = 0; j < y.length; j++) {
            double[] gap = new double[x.length];
            for (int i = 0; i < gap.length; i++) {
                gap[i] = pi.probability(j) * (y[j][i] - x[i]) / (2 * t);
            }
            gradient[j] = hamiltonian.lower(gap);
        }
        return gradient;
    }

    private void check(double[] x, double t) {
        Require.dimension("point x", x.length, dimension());
        Require.time(t);
    }
}
