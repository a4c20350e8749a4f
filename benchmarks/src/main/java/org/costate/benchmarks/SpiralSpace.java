package org.costate.benchmarks;

import java.util.Arrays;
import org.costate.control.SweepSpace;

/**
 * Two numbers a slot, and the field {@code f(u) = W₂ tanh(W₁ u³ + b₁) + b₂} with its pull-back by
 * hand. A record keeps the outputs of the hidden units. Weights: a row {@code (W₁ₕ₁, W₁ₕ₂, b₁ₕ,
 * W₂₁ₕ, W₂₂ₕ)} for each hidden unit, then {@code b₂}.
 */
final class SpiralSpace implements SweepSpace {

    private static final int ROW = 5;

    private final int hidden;
    private double[] theta = {};
    private final double[] accumulated;
    private double[][] slots = {};
    private double[][] records = {};

    SpiralSpace(int hidden) {
        this.hidden = hidden;
        this.accumulated = new double[weights(hidden)];
    }

    static int weights(int hidden) {
        return ROW * hidden + 2;
    }

    static boolean isBias(int hidden, int i) {
        return i >= ROW * hidden || i % ROW == 2;
    }

    /** Takes weights, borrowed until the gradient is written. */
    void begin(double[] weights) {
        theta = weights;
        Arrays.fill(accumulated, 0);
    }

    double[] slot(int i) {
        return slots[i];
    }

    /** Writes {@code ∂J/∂θ = −Σ h ∂H/∂θ}. */
    void writeGradient(double[] gradient) {
        for (int i = 0; i < gradient.length; i++) {
            gradient[i] = -accumulated[i];
        }
    }

    @Override
    public void reserve(int stateSlots, int recordSlots) {
        slots = new double[stateSlots][2];
        records = new double[recordSlots][hidden];
    }

    @Override
    public void zero(int y) {
        slots[y][0] = 0;
        slots[y][1] = 0;
    }

    @Override
    public void copy(int x, int y) {
        slots[y][0] = slots[x][0];
        slots[y][1] = slots[x][1];
    }

    @Override
    public void addScaled(double a, int x, int y) {
        slots[y][0] += a * slots[x][0];
        slots[y][1] += a * slots[x][1];
    }

    @Override
    public double dot(int x, int y) {
        return slots[x][0] * slots[y][0] + slots[x][1] * slots[y][1];
    }

    @Override
    public void velocity(int part, double t, int x, int k, int f, int record) {
        double[] u = slots[x];
        double a = u[0] * u[0] * u[0];
        double b = u[1] * u[1] * u[1];
        double[] outputs = records[record];
        double first = theta[ROW * hidden];
        double second = theta[ROW * hidden + 1];
        for (int h = 0; h < hidden; h++) {
            int row = ROW * h;
            double y = tanh(theta[row] * a + theta[row + 1] * b + theta[row + 2]);
            outputs[h] = y;
            first += theta[row + 3] * y;
            second += theta[row + 4] * y;
        }
        slots[f][0] = first;
        slots[f][1] = second;
    }

    /** By the exponential, which the virtual machine knows how to make; to an absolute rounding. */
    private static double tanh(double v) {
        return 1 - 2 / (Math.exp(2 * v) + 1);
    }

    @Override
    public void pullBack(
            int part,
            double t,
            int x,
            int k,
            int v,
            double weight,
            double h,
            int f,
            int record,
            int g) {
        double[] u = slots[x];
        double a = u[0] * u[0] * u[0];
        double b = u[1] * u[1] * u[1];
        double p = h * slots[v][0];
        double q = h * slots[v][1];
        double[] outputs = records[record];
        double toA = 0;
        double toB = 0;
        for (int unit = 0; unit < hidden; unit++) {
            int row = ROW * unit;
            double y = outputs[unit];
            double w = (1 - y * y) * (theta[row + 3] * p + theta[row + 4] * q);
            toA += w * theta[row];
            toB += w * theta[row + 1];
            accumulated[row] += w * a;
            accumulated[row + 1] += w * b;
            accumulated[row + 2] += w;
            accumulated[row + 3] += p * y;
            accumulated[row + 4] += q * y;
        }
        accumulated[ROW * hidden] += p;
        accumulated[ROW * hidden + 1] += q;
        slots[g][0] += 3 * u[0] * u[0] * toA;
        slots[g][1] += 3 * u[1] * u[1] * toB;
    }

    @Override
    public double runningCost(int part, double t, int x, int k, int f) {
        return 0;
    }

    @Override
    public boolean hasRunningCost() {
        return false;
    }

    @Override
    public boolean needsVelocity() {
        return false;
    }
}
