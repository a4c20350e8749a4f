package org.costate.nets;

import static org.costate.nets.PlainMatrix.add;
import static org.costate.nets.PlainMatrix.addTransposedProduct;
import static org.costate.nets.PlainMatrix.linear;
import static org.costate.nets.PlainMatrix.of;
import static org.costate.nets.PlainMatrix.outer;
import static org.costate.nets.PlainMatrix.product;

import java.util.Arrays;
import org.costate.kernels.Activation;

/**
 * One cell {@code M σ(Ax + b)} at a point, moving along a direction of state and weights: {@code δU
 * = A δx + δA x + δb}, and its pull-back with the curvature {@code σ″}.
 */
final class CellTangent {

    private final Cell cell;
    private final Activation activation;
    private final int in;
    private final int out;
    private final double[] x;
    private final double[] u;
    private final double[] dx;
    private final double[] du;
    private final double[] z;
    private final double[] dz;
    private final double[] hidden;
    private final double[] dHidden;

    CellTangent(
            Cell cell,
            Activation activation,
            int in,
            int out,
            double[] x,
            double[] u,
            double[] dx,
            double[] du) {
        this.cell = cell;
        this.activation = activation;
        this.in = in;
        this.out = out;
        this.x = x;
        this.u = u;
        this.dx = dx;
        this.du = du;
        MatrixMap a = cell.inner();
        this.z = product(of(a, u), a, x, in);
        this.dz = product(of(a, u), a, dx, in);
        add(product(linear(a, du), a, x, in), dz);
        this.hidden = new double[z.length];
        this.dHidden = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            z[i] += u[cell.bias() + i];
            dz[i] += du[cell.bias() + i];
            hidden[i] = activation.value(z[i]);
            dHidden[i] = activation.slope(z[i]) * dz[i];
        }
    }

    /** Adds {@code δf} of this cell. */
    void addVelocity(double[] df) {
        MatrixMap m = cell.outer();
        double[] change = dHidden;
        if (m != null) {
            change = product(of(m, u), m, dHidden, 0);
            add(product(linear(m, du), m, hidden, 0), change);
        }
        for (int i = 0; i < change.length; i++) {
            df[out + i] += change[i];
        }
    }

    /** Adds the derivative of the pull-back of {@code p}, which moves along {@code dp}. */
    void addPullBack(double[] p, double[] dp, double[] dpx, double[] dpu) {
        MatrixMap m = cell.outer();
        int rows = m == null ? hidden.length : m.rows();
        double[] r = Arrays.copyOfRange(p, out, out + rows);
        double[] dr = Arrays.copyOfRange(dp, out, out + rows);
        if (m != null) {
            double[] v = r;
            double[] dv = dr;
            double[] moved = outer(dv, hidden, 0, hidden.length);
            add(outer(v, dHidden, 0, hidden.length), moved);
            m.addPullBack(moved, dpu, 0);
            r = new double[hidden.length];
            dr = new double[hidden.length];
            addTransposedProduct(of(m, u), m, v, r, 0);
            addTransposedProduct(of(m, u), m, dv, dr, 0);
            addTransposedProduct(linear(m, du), m, v, dr, 0);
        }
        for (int i = 0; i < r.length; i++) {
            double slope = activation.slope(z[i]);
            dr[i] = slope * dr[i] + curvature(activation, z[i]) * dz[i] * r[i];
            r[i] *= slope;
            dpu[cell.bias() + i] += dr[i];
        }
        MatrixMap a = cell.inner();
        addTransposedProduct(linear(a, du), a, r, dpx, in);
        addTransposedProduct(of(a, u), a, dr, dpx, in);
        double[] moved = outer(dr, x, in, a.cols());
        add(outer(r, dx, in, a.cols()), moved);
        a.addPullBack(moved, dpu, 0);
    }

    /** Returns {@code σ″(u)}; 0 at the kink of ReLU. */
    static double curvature(Activation activation, double u) {
        return switch (activation) {
            case IDENTITY, RELU -> 0;
            case TANH -> -2 * Math.tanh(u) * activation.slope(u);
            case SOFTPLUS -> activation.slope(u) * activation.slope(-u);
            case LOG_COSH -> Activation.TANH.slope(u);
            case GELU ->
                    Math.exp(-0.5 * u * u) / Math.sqrt(2 * Math.PI) * (2 - Math.min(u * u, 1e4));
            case SILU -> {
                double s = Activation.SOFTPLUS.slope(u);
                double v = Math.max(-1e4, Math.min(1e4, u));
                yield s * Activation.SOFTPLUS.slope(-u) * (2 + v * (1 - 2 * s));
            }
        };
    }
}
