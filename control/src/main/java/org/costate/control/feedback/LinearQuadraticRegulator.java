package org.costate.control.feedback;

import java.util.Locale;
import org.costate.control.OptimalControlProblem;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * The linear system {@code ẋ = Ax + Bu} with cost {@code ½ ∫ xᵀQx + 2xᵀSu + uᵀRu dt}: its best
 * feedback {@code u = −Kx} for ever, or up to a time.
 *
 * <pre>{@code
 * var regulator = LinearQuadraticRegulator.of(a, b, q, r);
 * double[][] k = regulator.forEver().gain();
 * double[][] early = regulator.over(0, 5, last).gain(0.0);
 * }</pre>
 *
 * <p>Immutable.
 */
public final class LinearQuadraticRegulator {

    private static final double AT_REST = 1e-8;

    private final ConstantModel model;

    private LinearQuadraticRegulator(ConstantModel model) {
        this.model = model;
    }

    /**
     * Returns the regulator with {@code S = 0}.
     *
     * @throws IllegalArgumentException PROBLEM-01 if a shape is wrong, CONFIG-03 if a weight is not
     *     symmetric, RICCATI-03 if {@code R} is not positive definite
     */
    public static LinearQuadraticRegulator of(
            double[][] a, double[][] b, double[][] q, double[][] r) {
        return of(a, b, q, r, new double[a.length][r.length]);
    }

    /** Returns the regulator with the cross weight {@code S}, {@code n × m}. */
    public static LinearQuadraticRegulator of(
            double[][] a, double[][] b, double[][] q, double[][] r, double[][] s) {
        return new LinearQuadraticRegulator(
                new ConstantModel(
                        Dense.copy(a), Dense.copy(b), Dense.copy(q), Dense.copy(s), Dense.copy(r)));
    }

    /**
     * Returns the regulator of small deviations from a point of rest of a problem.
     *
     * @param x a state with {@code f(t, x, u) = 0}
     * @param u its control, at which {@code ∇ℓ = 0}
     * @throws IllegalArgumentException PROBLEM-09 if it is no point of rest
     */
    public static LinearQuadraticRegulator near(
            OptimalControlProblem problem, double t, double[] x, double[] u) {
        int n = problem.stateDimension();
        int m = problem.controlDimension();
        double[] v = new double[1 + n + m];
        v[0] = t;
        System.arraycopy(x, 0, v, 1, n);
        System.arraycopy(u, 0, v, 1 + n, m);
        double[] y = new double[n + 1];
        double[][] dy = new double[n + 1][1 + n + m];
        problem.dynamicsAndCost().jacobian(v, y, dy);
        checkRest(y, dy[n]);
        double[] w = new double[n + 1];
        w[n] = 1;
        double[][] h = new double[1 + n + m][1 + n + m];
        problem.dynamicsAndCost().hessian(v, w, h);
        return of(
                part(dy, 0, n, 1, n),
                part(dy, 0, n, 1 + n, m),
                part(h, 1, n, 1, n),
                part(h, 1 + n, m, 1 + n, m),
                part(h, 1, n, 1 + n, m));
    }

    private static void checkRest(double[] velocity, double[] slope) {
        double worst = 0;
        for (int i = 0; i < velocity.length - 1; i++) {
            worst = Math.max(worst, Math.abs(velocity[i]));
        }
        for (int i = 1; i < slope.length; i++) {
            worst = Math.max(worst, Math.abs(slope[i]));
        }
        if (!(worst <= AT_REST)) {
            throw new IllegalArgumentException(
                    String.format(
                            Locale.ROOT,
                            "PROBLEM-09: f or the gradient of the cost is %.6g at the point, expected"
                                    + " 0. Try: a state that rests and costs least there, or"
                                    + " NeighbouringExtremal along a path",
                            worst));
        }
    }

    private static double[][] part(double[][] a, int row, int rows, int column, int columns) {
        double[][] c = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            System.arraycopy(a[row + i], column, c[i], 0, columns);
        }
        return c;
    }

    /**
     * Returns the best feedback for ever.
     *
     * @throws IllegalArgumentException RICCATI-01, -02 or -04 if none brings the state to rest
     */
    public AlgebraicRiccati forEver() {
        return AlgebraicRiccati.continuous(model.a(), model.b(), model.q(), model.r(), model.s());
    }

    /**
     * Returns the best feedback up to {@code t_f}, with the final cost {@code ½ xᵀP_f x}.
     *
     * @param last {@code P_f}, {@code n × n}, symmetric
     */
    public RiccatiFlow over(double start, double end, double[][] last) {
        return RiccatiFlow.backward(model, start, end, last);
    }

    /**
     * Returns the best feedback for ever if the control is held over steps of length {@code h}: the
     * exact discrete problem [Van Loan 1978], with {@code F = [[A, B], [0, 0]]} and {@code W = [[Q,
     * S], [Sᵀ, R]]},
     *
     * <pre>
     *   exp(h [[−Fᵀ, W], [0, F]]) = [[·, G], [0, Φ]],   (x, u)⁺ = Φ(x, u),   W_h = ΦᵀG
     * </pre>
     *
     * @param h positive
     * @throws IllegalArgumentException CONFIG-03 if {@code h} is not positive, RICCATI-01, -02 or
     *     -04 as {@link AlgebraicRiccati#discrete}
     */
    public AlgebraicRiccati sampled(double h) {
        if (!(h > 0 && h < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "CONFIG-03: h = " + h + " is not allowed; use a positive number");
        }
        int n = model.states();
        int m = model.controls();
        RealMatrix f = Dense.zero(n + m, n + m);
        f.setSubMatrix(model.a(), 0, 0);
        f.setSubMatrix(model.b(), 0, n);
        RealMatrix s = MatrixUtils.createRealMatrix(model.s());
        RealMatrix w =
                Dense.blocks(
                        MatrixUtils.createRealMatrix(model.q()),
                        s,
                        s.transpose(),
                        MatrixUtils.createRealMatrix(model.r()));
        RealMatrix whole =
                Dense.blocks(f.transpose().scalarMultiply(-1), w, Dense.zero(n + m, n + m), f);
        double[][] e = MatrixUtils.matrixExponential(whole.scalarMultiply(h)).getData();
        RealMatrix map = MatrixUtils.createRealMatrix(part(e, n + m, n + m, n + m, n + m));
        RealMatrix g = MatrixUtils.createRealMatrix(part(e, 0, n + m, n + m, n + m));
        double[][] phi = map.getData();
        double[][] cost = Dense.symmetrised(map.transpose().multiply(g)).getData();
        return AlgebraicRiccati.discrete(
                part(phi, 0, n, 0, n),
                part(phi, 0, n, n, m),
                part(cost, 0, n, 0, n),
                part(cost, n, m, n, m),
                part(cost, 0, n, n, m));
    }

    ConstantModel model() {
        return model;
    }
}
