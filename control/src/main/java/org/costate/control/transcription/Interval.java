package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;
import org.costate.ode.Collocation;

/**
 * One interval of a transcription: its stages, their derivatives, and its rows of the constraints
 *
 * <pre>
 *   x_k + h Σ_j a_ij f(t_j, X_j, U_j) − X_i = 0,    x_k + h Σ_j b_j f(t_j, X_j, U_j) − x_{k+1} = 0,
 *   c(t_j, X_j, U_j) + S_j = 0,     h = Δτ (t_f − t₀)
 * </pre>
 *
 * <p>Derivatives of a stage are kept in its local variables {@code (X_j, U_j, θ)}, {@code w} of
 * them.
 */
final class Interval {

    final Layout at;
    final int k;
    final int w;
    private final Horizon horizon;
    private final Collocation scheme;
    private final SmoothMap dynamics;
    private final SmoothMap path;
    private final double[] tau;
    private final double width;

    /** {@code ∂(h f_j)/∂(X_j, U_j, θ)}, {@code n × w}. */
    final double[][] slope;

    /** {@code ∂c_j/∂(X_j, U_j, θ)}, {@code r × w}. */
    final double[][] wall;

    /** {@code ∇²} of the Lagrangian in {@code (X_j, U_j, θ)}, {@code w × w}. */
    final double[][] curvature;

    private final double[] in;
    private final double[][] out;
    private final double[] pathOut;
    private final double[][] pathJacobian;
    private final double[][][] jacobian;
    private final double[] weight;
    private final double[] pathWeight;
    private final double[][] hessian;
    private final double[] local;
    private double length;

    Interval(Layout at, int k, double[] grid, BolzaProblem problem, Horizon h, Collocation scheme) {
        this.at = at;
        this.k = k;
        this.w = at.n() + at.m() + at.q();
        this.horizon = h;
        this.scheme = scheme;
        this.dynamics = problem.dynamics();
        this.path = problem.path() == null ? problem.dynamics() : problem.path();
        this.width = grid[k + 1] - grid[k];
        int s = at.s();
        int z = 1 + at.n() + at.m();
        tau = new double[s];
        for (int j = 0; j < s; j++) {
            tau[j] = grid[k] + scheme.c()[j] * width;
        }
        slope = new double[s][at.n() * w];
        wall = new double[s][at.r() * w];
        curvature = new double[s][w * w];
        in = new double[z];
        out = new double[s][at.n() + 1];
        pathOut = new double[at.r()];
        pathJacobian = new double[at.r()][z];
        jacobian = new double[s][at.n() + 1][z];
        weight = new double[at.n() + 1];
        pathWeight = new double[at.r()];
        hessian = new double[z][z];
        local = new double[w];
    }

    double tau(int j) {
        return tau[j];
    }

    double width() {
        return width;
    }

    private void place(double[] v, int j) {
        double t0 = horizon.start(v);
        double tf = horizon.end(v);
        length = tf - t0;
        in[0] = t0 + tau[j] * length;
        System.arraycopy(v, at.state(k, j), in, 1, at.n() + at.m());
    }

    /** Writes this interval's constraints and returns its part of the running cost. */
    double evaluate(double[] v, double[] c) {
        double cost = 0;
        for (int j = 0; j < at.s(); j++) {
            place(v, j);
            dynamics.value(in, out[j]);
            cost += width * length * scheme.b()[j] * out[j][at.n()];
            if (at.r() > 0) {
                path.value(in, pathOut);
                for (int i = 0; i < at.r(); i++) {
                    c[at.pathRow(k, j) + i] = pathOut[i] + v[at.slack(k, j) + i];
                }
            }
        }
        double h = width * length;
        for (int i = 0; i < at.n(); i++) {
            double x = v[at.node(k) + i];
            for (int j = 0; j < at.s(); j++) {
                double sum = 0;
                for (int l = 0; l < at.s(); l++) {
                    sum += scheme.a()[j][l] * out[l][i];
                }
                c[at.stageRow(k, j) + i] = x + h * sum - v[at.state(k, j) + i];
            }
            double sum = 0;
            for (int l = 0; l < at.s(); l++) {
                sum += scheme.b()[l] * out[l][i];
            }
            c[at.continuityRow(k) + i] = x + h * sum - v[at.node(k + 1) + i];
        }
        return cost;
    }

    /** Evaluates first derivatives and adds the gradient of the running cost. */
    boolean linearise(double[] v, double[] gradient) {
        boolean finite = true;
        for (int j = 0; j < at.s(); j++) {
            place(v, j);
            dynamics.jacobian(in, out[j], jacobian[j]);
            double h = width * length;
            for (int i = 0; i < at.n(); i++) {
                fill(slope[j], i * w, out[j][i], jacobian[j][i], h, width, tau[j]);
            }
            double b = scheme.b()[j];
            Arrays.fill(local, 0);
            fill(local, 0, out[j][at.n()], jacobian[j][at.n()], b * h, b * width, tau[j]);
            scatter(j, local, gradient);
            if (at.r() > 0) {
                path.jacobian(in, pathOut, pathJacobian);
                for (int i = 0; i < at.r(); i++) {
                    fill(wall[j], i * w, 0, pathJacobian[i], 1, 0, tau[j]);
                }
            }
            finite &= finite(slope[j]) && finite(local) && finite(wall[j]);
        }
        return finite;
    }

    /** Writes the local derivative of {@code scale(θ) y}, where {@code ∂scale/∂length = rate}. */
    private void fill(
            double[] to, int from, double y, double[] dy, double scale, double rate, double tau) {
        int z = at.n() + at.m();
        for (int i = 0; i < z; i++) {
            to[from + i] = scale * dy[1 + i];
        }
        for (int a = 0; a < at.q(); a++) {
            to[from + z + a] =
                    horizon.lengthRate(a) * rate * y + scale * horizon.timeRate(a, tau) * dy[0];
        }
    }

    static boolean finite(double[] values) {
        double sum = 0;
        for (double x : values) {
            sum += x * 0;
        }
        return sum == 0;
    }

    /** Evaluates the second derivatives of the Lagrangian with multipliers {@code y}. */
    boolean curve(double[] v, double[] y) {
        boolean finite = true;
        for (int j = 0; j < at.s(); j++) {
            place(v, j);
            stageWeight(y, j, weight);
            weight[at.n()] = scheme.b()[j];
            dynamics.hessian(in, weight, hessian);
            double rate = 0;
            double h = width * length;
            for (int i = 0; i <= at.n(); i++) {
                rate += weight[i] * jacobian[j][i][0];
            }
            addCurvature(curvature[j], j, h, width, rate, true);
            addLengthCurvature(j);
            if (at.r() > 0) {
                System.arraycopy(y, at.pathRow(k, j), pathWeight, 0, at.r());
                path.hessian(in, pathWeight, hessian);
                addCurvature(curvature[j], j, 1, 0, 0, false);
            }
            finite &= finite(curvature[j]);
        }
        return finite;
    }

    /** Writes {@code g_j = b_j μ + Σ_i a_ij Λ_i}. */
    void stageWeight(double[] y, int j, double[] g) {
        for (int i = 0; i < at.n(); i++) {
            double sum = scheme.b()[j] * y[at.continuityRow(k) + i];
            for (int l = 0; l < at.s(); l++) {
                sum += scheme.a()[l][j] * y[at.stageRow(k, l) + i];
            }
            g[i] = sum;
        }
    }

    private void addCurvature(
            double[] to, int j, double scale, double rate, double timeSlope, boolean fresh) {
        int z = at.n() + at.m();
        if (fresh) {
            Arrays.fill(to, 0);
        }
        for (int i = 0; i < z; i++) {
            for (int l = 0; l < z; l++) {
                to[i * w + l] += scale * hessian[1 + i][1 + l];
            }
            for (int a = 0; a < at.q(); a++) {
                double v = scale * horizon.timeRate(a, tau[j]) * hessian[1 + i][0];
                to[i * w + z + a] += v;
                to[(z + a) * w + i] += v;
            }
        }
        for (int a = 0; a < at.q(); a++) {
            for (int b = 0; b < at.q(); b++) {
                double ta = horizon.timeRate(a, tau[j]);
                double tb = horizon.timeRate(b, tau[j]);
                double mixed = horizon.lengthRate(a) * tb + horizon.lengthRate(b) * ta;
                to[(z + a) * w + z + b] +=
                        scale * ta * tb * hessian[0][0] + rate * mixed * timeSlope;
            }
        }
    }

    /** Adds the products of {@code ∂h/∂θ} with the gradient of the stage's Lagrangian. */
    private void addLengthCurvature(int j) {
        int z = at.n() + at.m();
        for (int i = 0; i < z && at.q() > 0; i++) {
            double g = 0;
            for (int l = 0; l <= at.n(); l++) {
                g += weight[l] * jacobian[j][l][1 + i];
            }
            for (int a = 0; a < at.q(); a++) {
                double v = width * horizon.lengthRate(a) * g;
                curvature[j][i * w + z + a] += v;
                curvature[j][(z + a) * w + i] += v;
            }
        }
    }

    void flatten() {
        for (double[] c : curvature) {
            Arrays.fill(c, 0);
        }
    }

    /** Copies {@code (X_j, U_j, θ)} out of a vector of all variables. */
    void gather(int j, double[] v, double[] to) {
        int z = at.n() + at.m();
        System.arraycopy(v, at.state(k, j), to, 0, z);
        System.arraycopy(v, 0, to, z, at.q());
    }

    /** Adds {@code (X_j, U_j, θ)} to a vector of all variables. */
    void scatter(int j, double[] from, double[] v) {
        int z = at.n() + at.m();
        for (int i = 0; i < z; i++) {
            v[at.state(k, j) + i] += from[i];
        }
        for (int a = 0; a < at.q(); a++) {
            v[a] += from[z + a];
        }
    }

    /** Adds this interval's part of {@code Aᵀy}. */
    void addTransposed(double[] y, double[] to) {
        double[] g = weight;
        for (int j = 0; j < at.s(); j++) {
            stageWeight(y, j, g);
            Arrays.fill(local, 0);
            Products.add(local, g, slope[j], 1, at.n(), w);
            for (int i = 0; i < at.r(); i++) {
                double p = y[at.pathRow(k, j) + i];
                to[at.slack(k, j) + i] += p;
                for (int l = 0; l < w; l++) {
                    local[l] += p * wall[j][i * w + l];
                }
            }
            for (int i = 0; i < at.n(); i++) {
                double lambda = y[at.stageRow(k, j) + i];
                local[i] -= lambda;
                to[at.node(k) + i] += lambda;
            }
            scatter(j, local, to);
        }
        for (int i = 0; i < at.n(); i++) {
            double mu = y[at.continuityRow(k) + i];
            to[at.node(k) + i] += mu;
            to[at.node(k + 1) + i] -= mu;
        }
    }

    /** Adds this interval's part of {@code A dv}. */
    void addProduct(double[] dv, double[] to) {
        for (int j = 0; j < at.s(); j++) {
            gather(j, dv, local);
            for (int i = 0; i < at.n(); i++) {
                double f = 0;
                for (int l = 0; l < w; l++) {
                    f += slope[j][i * w + l] * local[l];
                }
                for (int l = 0; l < at.s(); l++) {
                    to[at.stageRow(k, l) + i] += scheme.a()[l][j] * f;
                }
                to[at.continuityRow(k) + i] += scheme.b()[j] * f;
                to[at.stageRow(k, j) + i] += dv[at.node(k) + i] - local[i];
            }
            for (int i = 0; i < at.r(); i++) {
                double p = dv[at.slack(k, j) + i];
                for (int l = 0; l < w; l++) {
                    p += wall[j][i * w + l] * local[l];
                }
                to[at.pathRow(k, j) + i] += p;
            }
        }
        for (int i = 0; i < at.n(); i++) {
            to[at.continuityRow(k) + i] += dv[at.node(k) + i] - dv[at.node(k + 1) + i];
        }
    }

    /** Adds this interval's part of {@code W dv}. */
    void addCurved(double[] dv, double[] to) {
        double[] image = new double[w];
        for (int j = 0; j < at.s(); j++) {
            gather(j, dv, local);
            Arrays.fill(image, 0);
            Products.add(image, local, curvature[j], 1, w, w);
            scatter(j, image, to);
        }
    }
}
