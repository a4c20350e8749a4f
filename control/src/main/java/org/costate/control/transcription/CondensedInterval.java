package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.ode.Collocation;

/**
 * An interval with its stage states and slacks eliminated: a linear step {@code dx_{k+1} = [A B C]
 * (dx_k, dU, dθ) + c̃} and a quadratic cost in {@code y = (dx_k, dU, dθ)}.
 *
 * <p>The stages are solved as {@code dX = T y + t} with the matrix {@code I − h a ⊗ ∂f/∂x}; {@code
 * Z_j} is the map from {@code y} to the local variables of stage {@code j}.
 */
final class CondensedInterval {

    private final Interval interval;
    private final Layout at;
    private final Collocation scheme;
    private final int w;
    private final int size;
    private final LuFactor stages;
    private final double[] solved;
    private final double[][] map;
    private final double[][] hessian;
    private final double[] image;
    private final double[] wallDiagonal;
    private final double[] shift;
    private final double[] offset;
    private final double[] residual;
    private final double[] weight;

    /** {@code [A B C]}, {@code n × size}. */
    final double[] step;

    /** The Hessian in {@code y}, {@code size × size}. */
    final double[] cost;

    /** The linear term in {@code y}. */
    final double[] linear;

    /** {@code c̃}. */
    final double[] gap;

    CondensedInterval(Interval interval, Collocation scheme) {
        this.interval = interval;
        this.at = interval.at;
        this.scheme = scheme;
        this.w = interval.w;
        this.size = at.n() + at.s() * at.m() + at.q();
        int n = at.n();
        int s = at.s();
        stages = new LuFactor(s * n);
        solved = new double[s * n * size];
        map = new double[s][w * size];
        hessian = new double[s][w * w];
        image = new double[w * size];
        wallDiagonal = new double[s * at.r()];
        shift = new double[s * n];
        offset = new double[w];
        residual = new double[w];
        weight = new double[n];
        step = new double[n * size];
        cost = new double[size * size];
        linear = new double[size];
        gap = new double[n];
    }

    int size() {
        return size;
    }

    /** Eliminates the stage states at the linearised point; returns whether that is possible. */
    boolean condense() {
        int n = at.n();
        int s = at.s();
        double[] matrix = stages.matrix();
        for (int i = 0; i < s; i++) {
            for (int a = 0; a < n; a++) {
                int row = (i * n + a) * s * n;
                int to = (i * n + a) * size;
                Arrays.fill(solved, to, to + size, 0);
                solved[to + a] = 1;
                for (int j = 0; j < s; j++) {
                    condense(row + j * n, to, j, a, scheme.a()[i][j]);
                }
                matrix[row + i * n + a] += 1;
            }
        }
        if (!stages.run()) {
            return false;
        }
        stages.solve(solved, size);
        mapStages();
        return true;
    }

    private void condense(int to, int side, int j, int a, double coefficient) {
        int n = at.n();
        int m = at.m();
        double[] matrix = stages.matrix();
        double[] slope = interval.slope[j];
        for (int b = 0; b < n; b++) {
            matrix[to + b] = -coefficient * slope[a * w + b];
        }
        for (int b = 0; b < m; b++) {
            solved[side + n + j * m + b] = coefficient * slope[a * w + n + b];
        }
        for (int b = 0; b < at.q(); b++) {
            solved[side + n + at.s() * m + b] += coefficient * slope[a * w + n + m + b];
        }
    }

    private void mapStages() {
        int n = at.n();
        int m = at.m();
        Arrays.fill(step, 0);
        for (int i = 0; i < n; i++) {
            step[i * size + i] = 1;
        }
        for (int j = 0; j < at.s(); j++) {
            double[] z = map[j];
            System.arraycopy(solved, j * n * size, z, 0, n * size);
            for (int b = 0; b < m; b++) {
                z[(n + b) * size + n + j * m + b] = 1;
            }
            for (int b = 0; b < at.q(); b++) {
                z[(n + m + b) * size + n + at.s() * m + b] = 1;
            }
            Arrays.fill(image, 0);
            Products.add(image, interval.slope[j], z, n, w, size);
            for (int i = 0; i < n * size; i++) {
                step[i] += scheme.b()[j] * image[i];
            }
        }
    }

    /** Condenses the Hessian with {@code diag(d)} added. */
    void curve(double[] diagonal) {
        Arrays.fill(cost, 0);
        int z = at.n() + at.m();
        for (int j = 0; j < at.s(); j++) {
            double[] h = hessian[j];
            System.arraycopy(interval.curvature[j], 0, h, 0, w * w);
            for (int i = 0; i < z; i++) {
                h[i * w + i] += diagonal[at.state(interval.k, j) + i];
            }
            for (int i = 0; i < at.r(); i++) {
                wallDiagonal[j * at.r() + i] = diagonal[at.slack(interval.k, j) + i];
                addWall(h, interval.wall[j], i, wallDiagonal[j * at.r() + i]);
            }
            Arrays.fill(image, 0);
            Products.add(image, h, map[j], w, w, size);
            Products.addTransposed(cost, map[j], image, size, w, size);
        }
    }

    private void addWall(double[] h, double[] wall, int i, double sigma) {
        for (int a = 0; a < w; a++) {
            double v = sigma * wall[i * w + a];
            for (int b = 0; b < w && v != 0; b++) {
                h[a * w + b] += v * wall[i * w + b];
            }
        }
    }

    /** Condenses a right-hand side into {@link #linear} and {@link #gap}. */
    void load(double[] rv, double[] rc) {
        int n = at.n();
        int k = interval.k;
        for (int i = 0; i < at.s() * n; i++) {
            shift[i] = -rc[at.stageRow(k, 0) + i];
        }
        stages.solve(shift, 1);
        Arrays.fill(linear, 0);
        for (int i = 0; i < n; i++) {
            gap[i] = -rc[at.continuityRow(k) + i];
        }
        for (int j = 0; j < at.s(); j++) {
            Arrays.fill(offset, 0);
            System.arraycopy(shift, j * n, offset, 0, n);
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int l = 0; l < n; l++) {
                    sum += interval.slope[j][i * w + l] * offset[l];
                }
                gap[i] += scheme.b()[j] * sum;
            }
            target(j, rv, rc);
            for (int i = 0; i < w; i++) {
                residual[i] = -residual[i];
            }
            Products.add(residual, hessian[j], offset, w, w, 1);
            Products.addTransposed(linear, map[j], residual, size, w, 1);
        }
    }

    /** Writes the right-hand side of stage {@code j} with its slacks eliminated. */
    private void target(int j, double[] rv, double[] rc) {
        int k = interval.k;
        int z = at.n() + at.m();
        Arrays.fill(residual, 0);
        System.arraycopy(rv, at.state(k, j), residual, 0, z);
        for (int i = 0; i < at.r(); i++) {
            double sigma = wallDiagonal[j * at.r() + i];
            double v = rv[at.slack(k, j) + i] - sigma * rc[at.pathRow(k, j) + i];
            for (int l = 0; l < w; l++) {
                residual[l] -= v * interval.wall[j][i * w + l];
            }
        }
    }

    /**
     * Writes the eliminated unknowns.
     *
     * @param y the solution {@code (dx_k, dU, dθ)}
     */
    void unload(double[] y, double[] rv, double[] rc, double[] dv, double[] dy) {
        int n = at.n();
        int k = interval.k;
        for (int j = 0; j < at.s(); j++) {
            Arrays.fill(offset, 0);
            System.arraycopy(shift, j * n, offset, 0, n);
            Products.add(offset, map[j], y, w, size, 1);
            System.arraycopy(offset, 0, dv, at.state(k, j), n + at.m());
            for (int i = 0; i < at.r(); i++) {
                double slack = rc[at.pathRow(k, j) + i];
                for (int l = 0; l < w; l++) {
                    slack -= interval.wall[j][i * w + l] * offset[l];
                }
                dv[at.slack(k, j) + i] = slack;
                dy[at.pathRow(k, j) + i] =
                        rv[at.slack(k, j) + i] - wallDiagonal[j * at.r() + i] * slack;
            }
            target(j, rv, rc);
            for (int i = 0; i < w; i++) {
                residual[i] = -residual[i];
            }
            Products.add(residual, hessian[j], offset, w, w, 1);
            System.arraycopy(dy, at.continuityRow(k), weight, 0, n);
            for (int i = 0; i < n; i++) {
                weight[i] *= scheme.b()[j];
            }
            Products.add(residual, weight, interval.slope[j], 1, n, w);
            System.arraycopy(residual, 0, shift, j * n, n);
        }
        stages.solveTransposed(shift);
        System.arraycopy(shift, 0, dy, at.stageRow(k, 0), at.s() * n);
    }
}
