package org.costate.control;

import org.costate.control.formula.Formula;
import org.costate.control.formula.HarmonicFormula;
import org.costate.control.formula.Program;
import org.hipparchus.util.FastMath;

/**
 * A steering angle: {@code H = A cos θ + B sin θ + C}, {@code θ = ωu + θ₀}, is greatest where
 * {@code (cos θ, sin θ)} points along {@code (A, B)}.
 */
final class HarmonicBlock implements Block {

    private static final double[] NOTHING = {};

    private final String name;
    private final int j;
    private final double low;
    private final double high;
    private final Program parts;

    HarmonicBlock(ControlPrograms programs, ScalarPieces pieces, HarmonicFormula form) {
        this.j = pieces.control;
        this.name = programs.name(j);
        this.low = pieces.breakpoints[0];
        this.high = pieces.breakpoints[1];
        Formula[] all = {form.cosine(), form.sine(), form.frequency(), form.phase()};
        this.parts = Program.of(programs.layout(), all);
    }

    @Override
    public boolean startsAtZero() {
        return false;
    }

    @Override
    public boolean overwrites() {
        return false;
    }

    @Override
    public void maximise(double t, double[] x, double[] p, LawPoint at) {
        double[] y = new double[4];
        parts.run(t, x, p, NOTHING, at.constants, y, new double[0][]);
        double u = top(y);
        if (!Double.isFinite(u)) {
            throw new NoMaximiserException(name, t, x, p);
        }
        if (u >= low && u <= high) {
            at.code[j] = u == low ? 0 : u == high ? 2 : 1;
        } else {
            double atLow = FastMath.cos(y[2] * (low - u));
            double atHigh = FastMath.cos(y[2] * (high - u));
            at.code[j] = atHigh > atLow ? 2 : 0;
            u = atHigh > atLow ? high : low;
        }
        at.u[j] = u;
    }

    /**
     * Returns the angle of {@code (A, B)} as a control: in the interval, if a turn brings it in.
     */
    private double top(double[] y) {
        double u = (FastMath.atan2(y[1], y[0]) - y[3]) / y[2];
        double turn = 2 * Math.PI / Math.abs(y[2]);
        if (u < low) {
            u += turn * Math.ceil((low - u) / turn);
        } else if (u > high) {
            u -= turn * Math.ceil((u - high) / turn);
        }
        return u;
    }

    @Override
    public void follow(double t, double[] x, double[] p, LawPoint at) {
        if (at.code[j] == 1) {
            double[] y = new double[4];
            parts.run(t, x, p, NOTHING, at.constants, y, new double[0][]);
            at.u[j] = top(y);
        } else {
            at.u[j] = at.code[j] == 0 ? low : high;
        }
    }
}
