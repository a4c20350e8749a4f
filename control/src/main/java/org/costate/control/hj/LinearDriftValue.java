package org.costate.control.hj;

import java.util.Arrays;
import org.costate.control.ControlSystem;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.LUDecomposition;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The risk-sensitive value of a linear drift, in closed form: {@code dX = MX dt + √(2ε) dB}, {@code
 * Φ = ½(x − x*)ᵀQ(x − x*)}, {@code Q ⪰ 0},
 *
 * <pre>
 *   V(x, s) = −ε log E[e^{−Φ(X_s)/ε}] = ½ rᵀKr + (ε/2) log det(I + 2ΣQ)
 *   r = e^{Ms}x − x*,   Σ = ∫₀ˢ e^{Mτ}e^{Mᵀτ} dτ,   K = Q(I + 2ΣQ)⁻¹
 * </pre>
 *
 * <p>because {@code X_s} is normal with mean {@code e^{Ms}x} and covariance {@code 2εΣ}. It solves
 * {@code V_s = Mx·∇V + εΔV − |∇V|²}; {@code Σ} and {@code e^{Ms}} come from one exponential of a
 * doubled matrix [Van Loan 1978]. At {@code ε = 0} it is the deterministic optimal cost.
 */
public final class LinearDriftValue implements SmoothValueFunction {

    private final RealMatrix m;
    private final RealMatrix q;
    private final double[] target;
    private final double epsilon;

    private LinearDriftValue(RealMatrix m, RealMatrix q, double[] target, double epsilon) {
        this.m = m;
        this.q = q;
        this.target = target;
        this.epsilon = epsilon;
    }

    /**
     * Returns the value of drift {@code Mx} and terminal cost {@code ½(x − x*)ᵀQ(x − x*)}.
     *
     * @param m {@code d × d}
     * @param q {@code d × d}, symmetric, {@code ⪰ 0}
     * @param target {@code x*}
     * @param epsilon {@code ε ≥ 0}
     * @throws IllegalArgumentException if shapes differ, or {@code Q} is not as said
     */
    public static LinearDriftValue of(double[][] m, double[][] q, double[] target, double epsilon) {
        int d = target.length;
        double[][] drift = Require.rows("row of M", m);
        double[][] weight = Require.rows("row of Q", q);
        Require.dimension("M", drift.length, d);
        Require.dimension("a row of M", drift[0].length, d);
        Require.dimension("Q", weight.length, d);
        Require.dimension("a row of Q", weight[0].length, d);
        requireNonNegative(weight);
        return new LinearDriftValue(
                MatrixUtils.createRealMatrix(drift),
                MatrixUtils.createRealMatrix(weight),
                Require.values("target x*", d, target),
                Require.temperature(epsilon));
    }

    private static void requireNonNegative(double[][] q) {
        double asymmetry = 0;
        double size = 0;
        for (int i = 0; i < q.length; i++) {
            for (int k = 0; k < q.length; k++) {
                asymmetry = Math.max(asymmetry, Math.abs(q[i][k] - q[k][i]));
                size = Math.max(size, Math.abs(q[i][k]));
            }
        }
        double least =
                asymmetry > 1e-12 * size
                        ? Double.NaN
                        : new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(q))
                                .getEigenvalue(q.length - 1);
        if (!(least >= -1e-12 * size)) {
            throw new IllegalArgumentException(
                    "HJ-10: Q = "
                            + Arrays.deepToString(q)
                            + " is not symmetric with eigenvalues ≥ 0; the mean of exp(-Φ/ε) may"
                            + " be infinite. Try: Q = BᵀB");
        }
    }

    /** Returns the equation that this value solves. */
    public HamiltonJacobiEquation equation() {
        double[][] drift = m.getData();
        ControlSystem linear = new LinearDrift(drift);
        return RiskSensitiveHamiltonian.of(linear, new double[0], 1).withNoise(epsilon);
    }

    /** What {@code V} needs at one {@code s}. */
    private record Kernel(RealMatrix flow, RealMatrix k, double logDeterminant) {}

    private Kernel kernel(double s) {
        Require.time(s);
        int d = target.length;
        RealMatrix block = MatrixUtils.createRealMatrix(2 * d, 2 * d);
        block.setSubMatrix(m.scalarMultiply(-s).getData(), 0, 0);
        block.setSubMatrix(
                MatrixUtils.createRealIdentityMatrix(d).scalarMultiply(s).getData(), 0, d);
        block.setSubMatrix(m.transpose().scalarMultiply(s).getData(), d, d);
        RealMatrix exponential = MatrixUtils.matrixExponential(block);
        RealMatrix flow = exponential.getSubMatrix(d, 2 * d - 1, d, 2 * d - 1).transpose();
        RealMatrix sigma = flow.multiply(exponential.getSubMatrix(0, d - 1, d, 2 * d - 1));
        RealMatrix spread =
                MatrixUtils.createRealIdentityMatrix(d).add(sigma.multiply(q).scalarMultiply(2));
        var lu = new LUDecomposition(spread);
        RealMatrix k = q.multiply(lu.getSolver().getInverse());
        double log = 0;
        for (int i = 0; i < d; i++) {
            log += Math.log(Math.abs(lu.getU().getEntry(i, i))); // det > 0: a product of 1 + 2σq
        }
        return new Kernel(flow, k, log);
    }

    private double[] miss(Kernel kernel, double[] x) {
        Require.dimension("point x", x.length, target.length);
        double[] r = kernel.flow().operate(x);
        for (int i = 0; i < r.length; i++) {
            r[i] -= target[i];
        }
        return r;
    }

    @Override
    public int dimension() {
        return target.length;
    }

    @Override
    public double value(double[] x, double s) {
        Kernel kernel = kernel(s);
        double[] r = miss(kernel, x);
        return 0.5 * LseLayer.dot(r, kernel.k().operate(r))
                + 0.5 * epsilon * kernel.logDeterminant();
    }

    /** With {@code r′ = Me^{Ms}x}, {@code Σ′ = e^{Ms}e^{Mᵀs}}, {@code K′ = −2KΣ′K}. */
    @Override
    public double timeDerivative(double[] x, double s) {
        Kernel kernel = kernel(s);
        double[] kr = kernel.k().operate(miss(kernel, x));
        double[] moving = m.operate(kernel.flow().operate(x));
        double[] back = kernel.flow().transpose().operate(kr);
        double trace =
                kernel.k().multiply(kernel.flow()).multiply(kernel.flow().transpose()).getTrace();
        return LseLayer.dot(kr, moving) - LseLayer.dot(back, back) + epsilon * trace;
    }

    @Override
    public double[] gradient(double[] x, double s) {
        Kernel kernel = kernel(s);
        double[] kr = kernel.k().operate(miss(kernel, x));
        return kernel.flow().transpose().operate(kr);
    }

    @Override
    public double[][] hessian(double[] x, double s) {
        Kernel kernel = kernel(s);
        return kernel.flow().transpose().multiply(kernel.k()).multiply(kernel.flow()).getData();
    }
}
