package org.costate.nets;

import java.util.Arrays;
import org.costate.kernels.Activation;

/**
 * One cell {@code M σ(A x + b)} at one step's weights, at samples that lie one after the other,
 * with its derivatives: matrices and hidden units are evaluated once.
 */
final class BatchedCell {

    private final Cell cell;
    private final Activation activation;
    private final int n;
    private final int in;
    private final int out;
    private final int hidden;
    private final int cols;
    private final int rows;
    private final double[] u;
    private final double[] a;
    private final double[] m;
    private final double[] x;
    private final double[] value; // σ of every hidden unit of every sample
    private final double[] here;
    private final double[] slope;
    private final boolean isIdentity;
    private final double[] q;

    /**
     * @param n the numbers of one sample's state
     * @param in where the field it reads starts in it
     * @param out where the field it drives starts
     * @param x the states of all samples
     * @param u the weights of the step
     */
    BatchedCell(Cell cell, Activation activation, int n, int in, int out, double[] x, double[] u) {
        this.cell = cell;
        this.activation = activation;
        this.n = n;
        this.in = in;
        this.out = out;
        this.x = x;
        this.u = u;
        hidden = cell.hidden();
        isIdentity = cell.inner() instanceof MatrixMap.Identity;
        cols = cell.inner().cols();
        MatrixMap outer = cell.outer();
        rows = outer == null ? hidden : outer.rows();
        a = PlainMatrix.of(cell.inner(), u);
        m = outer == null ? new double[0] : PlainMatrix.of(outer, u);
        value = new double[x.length / n * hidden];
        here = new double[hidden];
        slope = new double[hidden];
        q = new double[hidden];
        for (int s = 0, at = 0; s < x.length; s += n) {
            for (int i = 0; i < hidden; i++, at++) {
                value[at] = activation.value(preActivation(s, i));
            }
        }
    }

    /** Looks up the hidden units of the sample that starts at {@code s}. */
    private void look(int s) {
        System.arraycopy(value, s / n * hidden, here, 0, hidden);
        for (int i = 0; i < hidden; i++) {
            slope[i] =
                    activation == Activation.TANH
                            ? 1 - here[i] * here[i]
                            : activation.slope(preActivation(s, i));
        }
    }

    private double preActivation(int s, int i) {
        return u[cell.bias() + i] + row(a, i, x, s + in);
    }

    private double row(double[] matrix, int i, double[] x, int from) {
        if (isIdentity) {
            return matrix == a ? x[from + i] : 0;
        }
        double sum = 0;
        for (int j = 0, at = i * cols; j < cols; j++) {
            sum += matrix[at + j] * x[from + j];
        }
        return sum;
    }

    /** Adds the velocity of every sample. */
    void addVelocity(double[] f) {
        for (int s = 0; s < x.length; s += n) {
            System.arraycopy(value, s / n * hidden, here, 0, hidden);
            addOut(m, here, f, s);
        }
    }

    /** Adds {@code M v}, or {@code v} where there is no {@code M}. */
    private void addOut(double[] matrix, double[] v, double[] f, int s) {
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            if (matrix.length == 0) {
                sum = v[i];
            }
            for (int j = 0, at = i * hidden; j < hidden && matrix.length > 0; j++) {
                sum += matrix[at + j] * v[j];
            }
            f[s + out + i] += sum;
        }
    }

    /** Writes {@code Mᵀ p}, or {@code p} where there is no {@code M}. */
    private void backOut(double[] matrix, double[] p, int s, double[] target) {
        if (matrix.length == 0) {
            System.arraycopy(p, s + out, target, 0, hidden);
            return;
        }
        Arrays.fill(target, 0);
        for (int i = 0; i < rows; i++) {
            double pi = p[s + out + i];
            for (int j = 0, at = i * hidden; j < hidden; j++) {
                target[j] += matrix[at + j] * pi;
            }
        }
    }

    /** Adds the pull-backs of {@code p}, summed over samples for the weights. */
    void addPullBack(double[] p, double[] px, double[] pu) {
        double[] ga = new double[a.length];
        double[] gm = new double[m.length];
        for (int s = 0; s < x.length; s += n) {
            look(s);
            backOut(m, p, s, q);
            addOuter(p, s + out, here, gm);
            for (int i = 0; i < hidden; i++) {
                q[i] *= slope[i];
                pu[cell.bias() + i] += q[i];
            }
            addBack(a, q, x, px, s, ga);
        }
        gather(ga, gm, pu);
    }

    /** Adds {@code Aᵀq} to {@code px} and {@code q xᵀ} to {@code ga}. */
    private void addBack(
            double[] matrix, double[] v, double[] point, double[] px, int s, double[] ga) {
        if (isIdentity) {
            for (int i = 0; i < hidden && matrix == a; i++) {
                px[s + in + i] += v[i];
            }
            return;
        }
        for (int i = 0; i < hidden; i++) {
            for (int j = 0, at = i * cols; j < cols; j++) {
                px[s + in + j] += matrix[at + j] * v[i];
                ga[at + j] += v[i] * point[s + in + j];
            }
        }
    }

    private void addOuter(double[] p, int from, double[] v, double[] gm) {
        for (int i = 0; i < rows && gm.length > 0; i++) {
            double pi = p[from + i];
            for (int j = 0, at = i * hidden; j < hidden; j++) {
                gm[at + j] += pi * v[j];
            }
        }
    }

    private void gather(double[] ga, double[] gm, double[] pu) {
        cell.inner().addPullBack(ga, pu, 0);
        MatrixMap outer = cell.outer();
        if (outer != null) {
            outer.addPullBack(gm, pu, 0);
        }
    }

    /** Adds the tangent of the velocity. */
    void addTangent(double[] dx, double[] du, double[] df) {
        double[] da = PlainMatrix.linear(cell.inner(), du);
        double[] dm = outerDirection(du);
        double[] dValue = new double[hidden];
        for (int s = 0; s < x.length; s += n) {
            look(s);
            for (int i = 0; i < hidden; i++) {
                dValue[i] = slope[i] * direction(i, da, dx, du, s);
            }
            addOut(m, dValue, df, s);
            if (dm.length > 0) {
                addOut(dm, here, df, s);
            }
        }
    }

    private double[] outerDirection(double[] du) {
        MatrixMap outer = cell.outer();
        return outer == null ? new double[0] : PlainMatrix.linear(outer, du);
    }

    private double direction(int i, double[] da, double[] dx, double[] du, int s) {
        return du[cell.bias() + i] + row(a, i, dx, s + in) + row(da, i, x, s + in);
    }

    /** Adds the tangents of the pull-backs along {@code (δx, δp, δu)}. */
    void addPullBackTangent(
            double[] p, double[] dx, double[] dp, double[] du, double[] dpx, double[] dpu) {
        double[] da = PlainMatrix.linear(cell.inner(), du);
        double[] dm = outerDirection(du);
        double[] ga = new double[a.length];
        double[] gm = new double[m.length];
        double[] dValue = new double[hidden];
        double[] dq = new double[hidden];
        double[] turned = new double[hidden];
        for (int s = 0; s < x.length; s += n) {
            look(s);
            backOut(m, p, s, q);
            backOut(m, dp, s, dq);
            if (dm.length > 0) {
                backOut(dm, p, s, turned);
                PlainMatrix.add(turned, dq);
            }
            for (int i = 0; i < hidden; i++) {
                double dz = direction(i, da, dx, du, s);
                dValue[i] = slope[i] * dz;
                dq[i] = slope[i] * dq[i] + curvature(s, i) * dz * q[i];
                q[i] *= slope[i];
                dpu[cell.bias() + i] += dq[i];
            }
            addOuter(dp, s + out, here, gm);
            addOuter(p, s + out, dValue, gm);
            addBack(a, dq, x, dpx, s, ga);
            addBack(da, q, dx, dpx, s, ga);
        }
        gather(ga, gm, dpu);
    }

    private double curvature(int s, int i) {
        return activation == Activation.TANH
                ? -2 * here[i] * slope[i]
                : CellTangent.curvature(activation, preActivation(s, i));
    }
}
