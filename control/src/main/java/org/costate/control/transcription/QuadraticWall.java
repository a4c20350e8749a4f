package org.costate.control.transcription;

import java.util.Arrays;
import org.costate.control.SmoothMap;

/** The rows of other constraints, and one more: {@code a |u|² + ⟨b, u⟩ − c} at most zero. */
final class QuadraticWall implements SmoothMap {

    private final SmoothMap walls;
    private final int rows;
    private final int first;
    private final int controls;
    private final double a;
    private final double b;
    private final double c;
    private final double[] weight;

    private QuadraticWall(SmoothMap walls, int rows, int controls, double a, double b, double c) {
        this.walls = walls;
        this.rows = rows;
        this.controls = controls;
        this.first = walls.inputs() - controls;
        this.a = a;
        this.b = b;
        this.c = c;
        weight = new double[walls.outputs()];
    }

    /**
     * Returns constraints with {@code |u|² ≤ radius²} behind them.
     *
     * @param walls a map of {@code (t, x, u)}
     * @param rows how many of its rows are constraints: the first ones
     */
    static QuadraticWall ball(SmoothMap walls, int rows, int controls, double radius) {
        return new QuadraticWall(walls, rows, controls, 1 / (radius * radius), 0, 1);
    }

    /** Returns constraints with {@code Σ u_j ≤ 1} behind them. */
    static QuadraticWall sum(SmoothMap walls, int rows, int controls) {
        return new QuadraticWall(walls, rows, controls, 0, 1, 1);
    }

    @Override
    public int inputs() {
        return walls.inputs();
    }

    @Override
    public int outputs() {
        return rows + 1;
    }

    private double own(double[] v) {
        double sum = -c;
        for (int j = 0; j < controls; j++) {
            double u = v[first + j];
            sum += a * u * u + b * u;
        }
        return sum;
    }

    @Override
    public void value(double[] v, double[] y) {
        if (rows > 0) {
            walls.value(v, y);
        }
        y[rows] = own(v);
    }

    @Override
    public void jacobian(double[] v, double[] y, double[][] dy) {
        if (rows > 0) {
            walls.jacobian(v, y, dy);
        }
        y[rows] = own(v);
        Arrays.fill(dy[rows], 0);
        for (int j = 0; j < controls; j++) {
            dy[rows][first + j] = 2 * a * v[first + j] + b;
        }
    }

    @Override
    public void hessian(double[] v, double[] w, double[][] h) {
        if (rows > 0) {
            System.arraycopy(w, 0, weight, 0, rows);
            walls.hessian(v, weight, h);
        } else {
            for (double[] row : h) {
                Arrays.fill(row, 0);
            }
        }
        for (int j = 0; j < controls; j++) {
            h[first + j][first + j] += 2 * a * w[rows];
        }
    }
}
