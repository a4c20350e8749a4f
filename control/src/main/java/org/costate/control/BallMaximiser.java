package org.costate.control;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;

/**
 * Maximises {@code H} over a ball: inside, or on its sphere where {@code H_u = λu, λ ≥ 0}.
 *
 * <p>A quadratic model on a ball is maximised exactly, from the eigenvalues of its curvature and
 * one equation for {@code λ} [Moré, Sorensen 1983]. If {@code H} is affine or quadratic in {@code
 * u} that is all; otherwise models are maximised one after the other, with a line search, from
 * several starts.
 */
final class BallMaximiser implements Maximiser {

    private static final int INSIDE = 0;
    private static final int ON_SPHERE = 1;
    private static final int ITERATIONS = 60;
    private static final int STARTS = 12;

    private final ControlPrograms programs;
    private final Ball ball;
    private final int n;
    private final int m;
    private final boolean quadratic;
    private final boolean affine;
    private final double[][] starts;

    BallMaximiser(ControlPrograms programs, Ball ball) {
        this.programs = programs;
        this.ball = ball;
        this.n = programs.states();
        this.m = programs.controls();
        boolean constant = true;
        boolean zero = true;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                constant &= programs.constantCurvature(i, j);
                zero &= programs.uncoupled(i, j);
            }
        }
        if (!programs.kinks().isEmpty()) {
            throw new IllegalArgumentException(
                    "PROBLEM-11: H has a kink in u, so no law is derived on a ball."
                            + " Try: a law of your own");
        }
        this.quadratic = constant;
        this.affine = zero;
        this.starts = new double[constant ? 1 : STARTS][m];
        SplittableRandom random = new SplittableRandom(20261121L);
        for (int k = 1; k < starts.length; k++) {
            ball.sample(random, starts[k]);
        }
    }

    @Override
    public int signs() {
        return 0;
    }

    @Override
    public void maximise(double t, double[] x, double[] p, LawPoint at) {
        double top = Double.NEGATIVE_INFINITY;
        double[] best = new double[m];
        for (double[] start : starts) {
            System.arraycopy(start, 0, at.u, 0, m);
            climb(t, x, p, at, 0);
            double value = quadratic ? 0 : programs.values(t, x, p, at.u, at);
            if (value > top) {
                top = value;
                System.arraycopy(at.u, 0, best, 0, m);
            }
        }
        System.arraycopy(best, 0, at.u, 0, m);
        if (!(top > Double.NEGATIVE_INFINITY) || !Double.isFinite(Ball.norm(best))) {
            throw new NoMaximiserException("u", t, x, p);
        }
        boolean inside = Ball.norm(best) < ball.radius() * (1 - 1e-12);
        Arrays.fill(at.code, inside ? INSIDE : ON_SPHERE);
    }

    /** Maximises models until they stand still; {@code λ} may go down to {@code least}. */
    private void climb(double t, double[] x, double[] p, LawPoint at, double least) {
        double value = programs.values(t, x, p, at.u, at);
        for (int k = 0; k < ITERATIONS && Double.isFinite(value); k++) {
            double[] from = at.u.clone();
            double[] to = model(at, least, 0);
            double next = quadratic ? value : risen(t, x, p, at, value, least);
            if (!(next > value)) {
                // H no longer tells points apart near its top; the model still does
                boolean near = quadratic || distance(from, to) < 1e-6 * ball.radius();
                System.arraycopy(near ? to : from, 0, at.u, 0, m);
                return;
            }
            value = next;
        }
    }

    /** Damps the model until its maximiser raises {@code H}; returns the new value, or the old. */
    private double risen(
            double t, double[] x, double[] p, LawPoint at, double value, double least) {
        double[] from = at.u.clone();
        double scale = 1e-3;
        for (double[] row : at.curvature) {
            scale = Math.max(scale, Ball.norm(row));
        }
        for (double damping = 0; damping < 1e9 * scale; damping = Math.max(scale, 8 * damping)) {
            double[] to = model(at, least, damping);
            double promise = 0;
            for (int j = 0; j < m; j++) {
                promise += at.slopes[j] * (to[j] - from[j]);
            }
            System.arraycopy(to, 0, at.u, 0, m);
            double next = programs.values(t, x, p, at.u, at);
            if (next > value && next >= value + 1e-4 * promise) {
                return next;
            }
            System.arraycopy(from, 0, at.u, 0, m);
            programs.values(t, x, p, at.u, at);
        }
        return value;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (int j = 0; j < a.length; j++) {
            largest = Math.max(largest, Math.abs(a[j] - b[j]));
        }
        return largest;
    }

    /** Returns the maximiser on the ball of the damped quadratic model at {@code at.u}. */
    private double[] model(LawPoint at, double least, double damping) {
        double[] g = new double[m];
        double[][] damped = new double[m][];
        for (int i = 0; i < m; i++) {
            g[i] = at.slopes[i];
            damped[i] = Arrays.copyOf(at.curvature[i], m);
            damped[i][i] -= damping;
            for (int j = 0; j < m; j++) {
                g[i] -= damped[i][j] * at.u[j]; // the slope of the model at zero
            }
        }
        if (affine) {
            double length = Ball.norm(g);
            for (int j = 0; j < m && length > 0; j++) {
                g[j] *= ball.radius() / length;
            }
            return g;
        }
        EigenDecompositionSymmetric eigen =
                new EigenDecompositionSymmetric(MatrixUtils.createRealMatrix(damped));
        double[] q = eigen.getEigenvalues(); // largest first
        double[] c = eigen.getVT().operate(g);
        return eigen.getV().operate(diagonal(q, c, least));
    }

    /** Maximises {@code Σ c_i v_i + ½ q_i v_i²} over the ball, {@code v_i = c_i / (λ − q_i)}. */
    private double[] diagonal(double[] q, double[] c, double least) {
        double r = ball.radius();
        double low = Math.max(least, q[0]);
        double length = Ball.norm(c);
        if (q[0] < 0 && least == 0 && Ball.norm(at(0, q, c)) <= r) {
            return at(0, q, c);
        }
        double high = Math.max(low, q[0] + length / r); // |v| ≤ |c|/(λ − q_0)
        double[] bottom = at(low, q, c);
        if (!(Ball.norm(bottom) > r)) {
            return onSphere(bottom, q, low, r);
        }
        for (int k = 0; k < 200 && high - low > 1e-16 * Math.abs(high); k++) {
            double middle = 0.5 * (low + high);
            if (Ball.norm(at(middle, q, c)) > r) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return at(high, q, c);
    }

    /** The hard case: no slope along the steepest curvature, so either way along it is best. */
    private static double[] onSphere(double[] v, double[] q, double lambda, double r) {
        double length = Ball.norm(v);
        if (lambda > q[0]) {
            return v;
        }
        v[0] += Math.sqrt(Math.max(0, (r - length) * (r + length)));
        return v;
    }

    private static double[] at(double lambda, double[] q, double[] c) {
        double[] v = new double[c.length];
        for (int i = 0; i < v.length; i++) {
            v[i] = c[i] == 0 ? 0 : c[i] / (lambda - q[i]);
        }
        return v;
    }

    @Override
    public void follow(double t, double[] x, double[] p, LawPoint at) {
        boolean sphere = at.code[0] == ON_SPHERE;
        maximise(t, x, p, at);
        boolean onSphere = at.code[0] == ON_SPHERE;
        Arrays.fill(at.code, sphere ? ON_SPHERE : INSIDE);
        if (sphere == onSphere) {
            return;
        }
        if (sphere) {
            climb(t, x, p, at, Double.NEGATIVE_INFINITY);
            return;
        }
        for (int k = 0; k < ITERATIONS; k++) {
            programs.slopes(t, x, p, at.u, at);
            double step = newton(t, x, p, at);
            if (quadratic || step < 1e-12 * (1 + Ball.norm(at.u))) {
                return;
            }
        }
        throw new NoMaximiserException("u", t, x, p);
    }

    /** Takes a Newton step towards {@code H_u = 0}; returns its length. */
    private double newton(double t, double[] x, double[] p, LawPoint at) {
        for (int i = 0; i < m; i++) {
            System.arraycopy(at.curvature[i], 0, at.small[i], 0, m);
            at.right[i][0] = -at.slopes[i];
        }
        if (!SmallSolve.general(at.small, at.right, m)) {
            throw new NoMaximiserException("u", t, x, p);
        }
        double step = 0;
        for (int i = 0; i < m; i++) {
            at.u[i] += at.right[i][0];
            step = Math.max(step, Math.abs(at.right[i][0]));
        }
        return step;
    }

    private double multiplier(LawPoint at) {
        double sum = 0;
        for (int j = 0; j < m; j++) {
            sum += at.u[j] * at.slopes[j];
        }
        return sum / (ball.radius() * ball.radius());
    }

    @Override
    public void differentiate(double t, double[] x, double[] p, LawPoint at) {
        int first = 1 + 2 * n;
        boolean sphere = at.code[0] == ON_SPHERE;
        programs.slopes(t, x, p, at.u, at);
        double lambda = sphere ? multiplier(at) : 0;
        for (int i = 0; i < m; i++) {
            for (int j = 0; j < m; j++) {
                at.small[i][j] = at.hessian[first + i][first + j] - (i == j ? lambda : 0);
            }
            at.small[i][m] = -at.u[i];
            at.small[m][i] = at.u[i];
            for (int z = 0; z < first; z++) {
                at.right[i][z] = -at.hessian[first + i][z];
            }
        }
        at.small[m][m] = 0;
        Arrays.fill(at.right[m], 0);
        if (!SmallSolve.general(at.small, at.right, sphere ? m + 1 : m)) {
            throw new NoMaximiserException("u", t, x, p);
        }
        for (int j = 0; j < m; j++) {
            System.arraycopy(at.right[j], 0, at.du[j], 0, first);
        }
    }

    @Override
    public ControlArc arc(int[] code) {
        ArcKind[] kinds = new ArcKind[m];
        Arrays.fill(kinds, code[0] == INSIDE ? ArcKind.INTERIOR : ArcKind.SPHERE);
        return new ControlArc(kinds, code.clone());
    }

    @Override
    public int guards(int[] code) {
        return affine ? 0 : 1;
    }

    @Override
    public void guards(double t, double[] x, double[] p, LawPoint at, double[] g) {
        if (affine) {
            return;
        }
        if (at.code[0] == INSIDE) {
            double length = Ball.norm(at.u);
            g[0] = (ball.radius() - length) * (ball.radius() + length) / (2 * ball.radius());
        } else {
            programs.slopes(t, x, p, at.u, at);
            g[0] = multiplier(at) * ball.radius();
        }
    }

    @Override
    public void guardGradients(double t, double[] x, double[] p, LawPoint at, double[][] dg) {
        if (affine) {
            return;
        }
        programs.rows(t, x, p, at.u, at);
        int first = 1 + 2 * n;
        for (int z = 0; z < first; z++) {
            double sum = 0;
            for (int j = 0; j < m; j++) {
                double along = at.du[j][z];
                if (at.code[0] == ON_SPHERE) {
                    along = -at.rows[j][z];
                    for (int i = 0; i < m; i++) {
                        along -= at.rows[j][first + i] * at.du[i][z];
                    }
                }
                sum -= at.u[j] * along;
            }
            dg[0][z] = sum / ball.radius();
        }
    }

    @Override
    public void cross(int guard, double t, double[] x, double[] p, LawPoint at) {
        Arrays.fill(at.code, 1 - at.code[0]);
    }
}
