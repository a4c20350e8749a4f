package org.costate.control.transcription;

/** A point of an interior-point iteration with what is known there. */
final class Iterate {

    final double[] v;
    final double[] y;
    final double[] c;
    double objective;

    Iterate(StructuredProgram program) {
        v = new double[program.variables()];
        y = new double[program.constraints()];
        c = new double[program.constraints()];
    }

    /** Evaluates the program here; returns whether all is finite. */
    boolean evaluate(StructuredProgram program) {
        objective = program.evaluate(v, c);
        return Double.isFinite(objective) && Double.isFinite(violation());
    }

    /** Returns {@code |c|₁}. */
    double violation() {
        double sum = 0;
        for (double r : c) {
            sum += Math.abs(r);
        }
        return sum;
    }

    /** Returns {@code |c|∞}. */
    double worst() {
        return worst(c);
    }

    static double worst(double[] values) {
        double worst = 0;
        for (double r : values) {
            worst = Math.max(worst, Math.abs(r));
        }
        return worst;
    }

    /** Puts {@code v = from + α d}. */
    void step(double[] from, double alpha, double[] d) {
        for (int i = 0; i < v.length; i++) {
            v[i] = from[i] + alpha * d[i];
        }
    }

    void copy(Iterate other) {
        System.arraycopy(other.v, 0, v, 0, v.length);
        System.arraycopy(other.y, 0, y, 0, y.length);
        System.arraycopy(other.c, 0, c, 0, c.length);
        objective = other.objective;
    }
}
